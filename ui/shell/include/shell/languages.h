// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QTranslator>

namespace frontdesk {

/// A language that the desktop speaks.
struct Language {
    QString code; ///< "en", "ar"
    QString name; ///< in the language itself
};

/// Switches the application's language while it runs: texts, layout direction and the locale's
/// formats. Widgets hear of it by QEvent::LanguageChange. Owned by the composition root.
class Languages
{
public:
    Languages() = default;
    ~Languages();
    Q_DISABLE_COPY_MOVE(Languages)

    static QList<Language> available();
    /// The available language nearest to what the system speaks; English where there is none.
    static QString systemCode();

    /// An unknown code is taken for English.
    void use(const QString &code);
    QString current() const { return m_current; }

private:
    QString m_current;
    QTranslator m_ours;
    QTranslator m_qts; ///< Qt's own texts, where the system has them
};

} // namespace frontdesk
