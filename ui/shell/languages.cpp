// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/languages.h"

#include <QApplication>
#include <QLibraryInfo>
#include <QLocale>

using namespace Qt::StringLiterals;

// Resources of a static library must be asked for, and from the global namespace.
static void loadTranslationResources()
{
    Q_INIT_RESOURCE(translations);
}

namespace frontdesk {

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
