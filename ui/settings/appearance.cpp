// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/appearance.h"

#include <QApplication>

using namespace Qt::StringLiterals;

namespace frontdesk {

namespace {
constexpr auto Key = "theme"_L1;
}

QStringList Appearance::choices()
{
    return {u"system"_s, u"light"_s, u"dark"_s, u"contrast"_s};
}

Appearance::Appearance(QApplication &app, QSettings &settings, QObject *parent)
    : QObject(parent)
    , m_app(app)
    , m_settings(settings)
    , m_system(systemThemeKind())
    , m_choice(settings.value(Key, u"system"_s).toString())
{
    if (!choices().contains(m_choice))
        m_choice = u"system"_s;
}

void Appearance::choose(const QString &choice)
{
    m_choice = choices().contains(choice) ? choice : u"system"_s;
    m_settings.setValue(Key, m_choice);
    applyTheme(m_app, kindOf(m_choice));
}

void Appearance::apply(const QString &override)
{
    if (choices().contains(override))
        m_choice = override;
    applyTheme(m_app, kindOf(m_choice));
}

ThemeKind Appearance::kindOf(const QString &choice) const
{
    if (choice == "light"_L1)
        return ThemeKind::Light;
    if (choice == "dark"_L1)
        return ThemeKind::Dark;
    return choice == "contrast"_L1 ? ThemeKind::HighContrast : m_system;
}

} // namespace frontdesk
