// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "setupstep.h"

class QButtonGroup;

namespace frontdesk {

class Languages;

class LanguageStep final : public SetupStep
{
    Q_OBJECT

public:
    explicit LanguageStep(Languages &languages, QWidget *parent = nullptr);

    QString name() const override { return QStringLiteral("language"); }
    QString title() const override;
    QString sentence() const override;
    void focusFirst() override;

Q_SIGNALS:
    void chosen(const QString &code);

private:
    QButtonGroup *m_group;
};

} // namespace frontdesk
