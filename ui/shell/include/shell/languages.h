// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QLocale>
#include <QString>
#include <QTranslator>

namespace frontdesk {

/// A language that the desktop speaks.
struct Language {
    QString code; ///< "en", "ar"
    QString name; ///< in the language itself
};

/// The program's texts in one language, whatever the desk speaks: for what a patient takes home.
class TextsIn
{
public:
    /// An empty or unknown code: the desk's language.
    explicit TextsIn(const QString &code);
    /// `source` as it stands in the code, marked by QT_TRANSLATE_NOOP(); itself where there is no
    /// translation.
    QString text(const char *context, const char *source) const;
    const QLocale &locale() const { return m_locale; }

private:
    QLocale m_locale;
    QTranslator m_texts;
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
