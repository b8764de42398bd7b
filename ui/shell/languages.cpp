// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/languages.h"

#include <QApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QWidget>

using namespace Qt::StringLiterals;

// Resources of a static library must be asked for, and from the global namespace.
static void loadTranslationResources()
{
    Q_INIT_RESOURCE(translations);
}

namespace frontdesk {

TextsIn::TextsIn(const QString &code)
{
    loadTranslationResources();
    const QString desk = QLocale().name().section(u'_', 0, 0);
    QString known = desk;
    for (const Language &language : Languages::available()) {
        if (language.code == code)
            known = code;
    }
    // The desk's own locale keeps its country.
    m_locale = known == desk ? QLocale() : QLocale(known);
    (void)m_texts.load(u":/frontdesk/i18n/frontdesk_%1.qm"_s.arg(known));
}

QString TextsIn::text(const char *context, const char *source) const
{
    const QString translated = m_texts.translate(context, source);
    return translated.isEmpty() ? QString::fromUtf8(source) : translated;
}

Languages::~Languages()
{
    if (QCoreApplication::instance()) {
        QCoreApplication::removeTranslator(&m_ours);
        QCoreApplication::removeTranslator(&m_qts);
    }
}

QList<Language> Languages::available()
{
    return {{u"en"_s, u"English"_s}, {u"ar"_s, u"العربية"_s}};
}

QString Languages::systemCode()
{
    for (const QString &wanted : QLocale::system().uiLanguages()) {
        for (const Language &language : available()) {
            if (wanted == language.code || wanted.startsWith(language.code + u'-'))
                return language.code;
        }
    }
    return u"en"_s;
}

void Languages::use(const QString &code)
{
    loadTranslationResources();
    QString known = u"en"_s;
    for (const Language &language : available()) {
        if (language.code == code)
            known = code;
    }
    if (known == m_current)
        return;
    m_current = known;

    // Keeps the country, which decides on the first day of the week, where the system speaks the
    // same language.
    const QLocale system = QLocale::system();
    const QLocale locale = system.name().startsWith(known + u'_') ? system : QLocale(known);
    QLocale::setDefault(locale);
    // Widgets keep the locale they were made with, until their window hears of another.
    for (QWidget *window : QApplication::topLevelWidgets()) {
        if (!window->testAttribute(Qt::WA_SetLocale))
            window->unsetLocale();
    }
    QGuiApplication::setLayoutDirection(locale.textDirection());

    QCoreApplication::removeTranslator(&m_qts);
    QCoreApplication::removeTranslator(&m_ours);
    if (m_qts.load(u"qtbase_"_s + known, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&m_qts);
    // English is loaded too, for its plural forms; installing also tells the widgets.
    if (m_ours.load(u":/frontdesk/i18n/frontdesk_%1.qm"_s.arg(known)))
        QCoreApplication::installTranslator(&m_ours);
}

} // namespace frontdesk
