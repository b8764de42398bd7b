// SPDX-License-Identifier: GPL-3.0-or-later
// What the page keeps for the person at the desk.
#include "calendar/calendarpage.h"

#include "calendar/dayview.h"
#include "calendar/monthview.h"
#include "calendar/pinboard.h"
#include "calendarsidebar.h"
#include "calendartoolbar.h"

#include <QAction>
#include <QActionGroup>
#include <QSettings>

#include <algorithm>

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

constexpr const char16_t *FillNames[] = {u"fillByStatus", u"fillByDoctor", u"fillByType"};

} // namespace

void CalendarPage::keepIn(QSettings &settings, const QString &key)
{
    m_settingsKey = u"calendar/"_s + key;
    m_pinboard->keepIn(settings, m_settingsKey + u"/pinboard"_s);
    const bool hidden = settings.value(m_settingsKey + u"/private"_s).toBool();
    const int mode = settings.value(m_settingsKey + u"/mode"_s).toInt();
    const int fill = settings.value(m_settingsKey + u"/fill"_s).toInt();
    m_settings = &settings;
    setFill(CardFill::By(std::clamp(fill, 0, int(CardFill::By::Type))));
    setPrivate(hidden);
    m_mode = CalendarMode(std::clamp(mode, 0, int(CalendarMode::List)));
    settings.beginGroup(m_settingsKey + u"/presets"_s);
    m_sideBar->setPresets(settings.childKeys());
    settings.endGroup();
    for (auto usual = m_usualKeys.cbegin(); usual != m_usualKeys.cend(); ++usual) {
        const QString own = settings.value(m_settingsKey + u"/keys/"_s + usual.key()).toString();
        if (auto *action = findChild<QAction *>(usual.key()); action && !own.isEmpty())
            action->setShortcut(QKeySequence(own, QKeySequence::PortableText));
    }
}

/// One key for each, which the toolbar's menu and the palette show too.
void CalendarPage::buildFills()
{
    auto *fills = new QActionGroup(this);
    for (int by = 0; by <= int(CardFill::By::Type); ++by) {
        const auto key = Qt::Key(Qt::Key_5 + by);
        QAction *action = addKey(QString::fromUtf16(FillNames[by]), Qt::CTRL | Qt::ALT | key);
        action->setCheckable(true);
        action->setChecked(by == int(m_fill));
        fills->addAction(action);
        connect(action, &QAction::triggered, this, [this, by] { setFill(CardFill::By(by)); });
    }
    m_toolBar->setFills(fills->actions());
}

void CalendarPage::setFill(CardFill::By by)
{
    m_fill = by;
    keep(u"fill"_s, int(by));
    findChild<QAction *>(QString::fromUtf16(FillNames[int(by)]))->setChecked(true);
    showFill();
}

/// Doctors that are hidden keep their colours.
void CalendarPage::showFill()
{
    QList<DoctorId> doctors;
    for (const Doctor &doctor : std::as_const(m_lastDoctors))
        doctors.append(doctor.id);
    const CardFill fill(m_fill, doctors);
    m_view->setFill(fill);
    m_month->setFill(fill);
}

void CalendarPage::keep(const QString &name, const QVariant &value)
{
    if (!m_settings)
        return;
    if (value.isValid())
        m_settings->setValue(m_settingsKey + u'/' + name, value);
    else
        m_settings->remove(m_settingsKey + u'/' + name);
}

void CalendarPage::choosePreset(const QStringList &doctors)
{
    m_hidden.clear();
    for (const Doctor &doctor : std::as_const(m_lastDoctors)) {
        if (!doctors.contains(doctor.id.toString()))
            m_hidden.insert(doctor.id);
    }
    showColumns();
}

void CalendarPage::savePreset(const QString &name)
{
    if (!m_settings)
        return;
    QString key = name;
    key.replace(u'/', u'-').replace(u'\\', u'-'); // these part groups
    QStringList shown;
    for (const Doctor &doctor : std::as_const(m_lastDoctors)) {
        if (!m_hidden.contains(doctor.id))
            shown.append(doctor.id.toString());
    }
    keep(u"presets/"_s + key, shown);
    m_settings->beginGroup(m_settingsKey + u"/presets"_s);
    m_sideBar->setPresets(m_settings->childKeys());
    m_settings->endGroup();
}

void CalendarPage::removePreset(const QString &name)
{
    if (!m_settings)
        return;
    m_settings->beginGroup(m_settingsKey + u"/presets"_s);
    m_settings->remove(name);
    m_sideBar->setPresets(m_settings->childKeys());
    m_settings->endGroup();
}

} // namespace frontdesk
