// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shell/theme.h"

#include <QObject>
#include <QSettings>

class QApplication;

namespace frontdesk {

/// Which theme this computer uses: a fixed one, or the system's. Owned by the composition root;
/// must be made before the first applyTheme(), as it asks the system then.
class Appearance : public QObject
{
    Q_OBJECT

public:
    /// "system", "light", "dark" or "contrast".
    static QStringList choices();

    Appearance(QApplication &app, QSettings &settings, QObject *parent = nullptr);

    QString choice() const { return m_choice; }
    /// Applies a choice and keeps it; an unknown one is taken for "system".
    void choose(const QString &choice);
    /// Applies what was chosen last, or `override` without keeping it.
    void apply(const QString &override = {});

private:
    ThemeKind kindOf(const QString &choice) const;

    QApplication &m_app;
    QSettings &m_settings;
    ThemeKind m_system;
    QString m_choice;
};

} // namespace frontdesk
