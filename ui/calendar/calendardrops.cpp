// SPDX-License-Identifier: GPL-3.0-or-later
// Where an appointment may go: what is dropped, and the free slots that are offered.
#include "calendar/calendarpage.h"

#include "calendar/dayview.h"
#include "calendar/minimonth.h"
#include "calendarsidebar.h"
#include "calendartext.h"
#include "models/clinicformat.h"
#include "shell/bidi.h"
#include "shell/errortext.h"
#include "shell/whendone.h"

#include <QAction>
#include <QMenu>

#include <algorithm>

namespace frontdesk {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qsizetype OfferedSlots = 12;
constexpr int NextFreeDays = CalendarService::MaxDays - 1;
constexpr qsizetype NextFreeOffers = 6;

/// The free places of a doctor on a day where an appointment fits, those at its own time of day
/// first; in order of time.
QList<Interval> fittingSlots(const DoctorCalendar &calendar, const ClinicTime &time, QDate date,
                             const Appointment &appointment, Instant now)
{
    const Interval day = time.day(date);
    const WallTime usual {time.toLocal(appointment.span.start).minutes};
    const Instant same = time.resolve(date, usual).first;
    const auto length = appointment.span.duration();
    QList<Interval> busy;
    for (const AppointmentDetails &other : calendar.appointments) {
        if (occupies(other.appointment.status) && other.appointment.id != appointment.id)
            busy.append(other.appointment.span);
    }
    busy = merged(busy);
    QList<Interval> fitting;
    QList<Interval> hours;
    for (const WorkingWindow &window : calendar.windows)
        hours.append(window.span);
    hours = merged(hours);
    for (const Interval &slot : freeSlots(calendar.windows, busy, now)) {
        const Interval wanted {slot.start, slot.start + length};
        const auto covers = [&](const Interval &open) { return open.contains(wanted); };
        const auto clashes = [&](const Interval &taken) { return taken.overlaps(wanted); };
        if (day.contains(slot.start) && std::any_of(hours.begin(), hours.end(), covers)
            && std::none_of(busy.begin(), busy.end(), clashes))
            fitting.append(wanted);
    }
    std::stable_sort(fitting.begin(), fitting.end(), [&](const Interval &a, const Interval &b) {
        return std::chrono::abs(a.start - same) < std::chrono::abs(b.start - same);
    });
    fitting = fitting.mid(0, OfferedSlots);
    std::sort(fitting.begin(), fitting.end(),
              [](const Interval &a, const Interval &b) { return a.start < b.start; });
    return fitting;
}

} // namespace

void CalendarPage::offerSlots(const AppointmentDetails &details, QDate day, const QPoint &at)
{
    if (!m_context.actor.isDesk() || !mayChange())
        return;
    const Appointment &appointment = details.appointment;
    const ClinicTime &time = *m_context.zone.get();
    QList<Interval> free;
    for (const DoctorCalendar &calendar : m_store->calendars()) {
        if (calendar.doctor.id == appointment.doctorId)
            free = fittingSlots(calendar, time, day, appointment, m_context.clock.now());
    }
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(u"freeSlotMenu"_s);
    const QLocale shown = locale();
    menu->addSection(shortDayText(shown, day));
    if (free.isEmpty())
        menu->addAction(tr("Nothing is free on this day"))->setEnabled(false);
    for (const Interval &slot : std::as_const(free)) {
        QAction *action = menu->addAction(spanText(shown, time, slot));
        connect(action, &QAction::triggered, this, [this, details, slot] {
            AppointmentDetails wanted = details;
            wanted.appointment.span = slot;
            m_store->change(details, wanted);
        });
    }
    menu->popup(at);
    if (!free.isEmpty())
        menu->setActiveAction(menu->actions().at(1));
}

/// The next free slots from now on: of the doctor at the cursor, and of the others.
void CalendarPage::offerNextFree()
{
    const DayScene &scene = m_view->scene();
    if (!m_context.actor.isDesk() || !mayChange() || scene.columnCount() == 0)
        return;
    const Doctor doctor = scene.doctor(m_view->cursor().column);
    auto asked =
        m_context.services.run([actor = m_context.actor, from = today()](Services &services) {
            return services.calendar.availabilityBySpecialty(actor, {}, from,
                                                             from.addDays(NextFreeDays));
        });
    whenDone(asked, this, [this, doctor](const Result<QList<DoctorAvailability>> &found) {
        if (!found) {
            emit notice(errorText(found.error()));
            return;
        }
        QList<FreeSlot> own;
        QList<FreeSlot> others;
        for (const DoctorAvailability &calendar : *found) {
            const auto who =
                std::find_if(m_lastDoctors.cbegin(), m_lastDoctors.cend(),
                             [&](const Doctor &d) { return d.id == calendar.doctorId; });
            if (who == m_lastDoctors.cend())
                continue;
            for (const Interval &span : calendar.freeSlots.mid(0, NextFreeOffers))
                (who->id == doctor.id ? own : others).append({*who, span});
        }
        // The same specialty first, then whoever is free soonest.
        std::stable_sort(others.begin(), others.end(), [&](const FreeSlot &a, const FreeSlot &b) {
            const bool first = a.doctor.specialty == doctor.specialty;
            const bool second = b.doctor.specialty == doctor.specialty;
            return first != second ? first : a.span.start < b.span.start;
        });
        showNextFree(own, others.mid(0, NextFreeOffers));
    });
}

void CalendarPage::showNextFree(const QList<FreeSlot> &own, const QList<FreeSlot> &others)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(u"nextFreeMenu"_s);
    const auto add = [&](const FreeSlot &slot) {
        QAction *action = menu->addAction(
            menuText(tr("%1, %2", "time, doctor")
                         .arg(daySpanText(locale(), *m_context.zone.get(), slot.span),
                              bidiIsolated(slot.doctor.fullName))));
        connect(action, &QAction::triggered, this, [this, slot] {
            goTo(m_context.zone.get()->toDate(slot.span.start));
            startBooking(slot.doctor, slot.span, int(slot.span.duration() / 1min), {});
        });
    };
    for (const FreeSlot &slot : own)
        add(slot);
    if (!own.isEmpty() && !others.isEmpty())
        menu->addSeparator();
    for (const FreeSlot &slot : others)
        add(slot);
    if (menu->isEmpty())
        menu->addAction(tr("Nothing is free in the next two months"))->setEnabled(false);
    menu->popup(currentView()->mapToGlobal(currentView()->rect().center()));
    menu->setActiveAction(menu->actions().first());
}

/// Something that is held over a day of the month at the side for a while leads there.
void CalendarPage::dragMoved(AppointmentId id, const QPoint &at)
{
    MonthGrid *grid = m_sideBar->month()->grid();
    const QPoint place = grid->mapFromGlobal(at);
    const bool over = !id.isNull() && grid->isVisible() && grid->rect().contains(place);
    const QDate target = over ? grid->dayAt(place) : QDate();
    grid->setDropTarget(target);
    if (target == m_dwellDay)
        return;
    m_dwellDay = target;
    if (target.isValid() && target != day())
        m_dwell.start();
    else
        m_dwell.stop();
}

void CalendarPage::moveDropped(AppointmentId id, DoctorId doctor, const Interval &span)
{
    // The day it was carried from may have changed, and been forgotten, on the way.
    const auto known = m_store->known(id);
    if (const auto before = known ? known : m_view->carried())
        m_store->move(*before, doctor, span);
}

/// What is let go over the month at the side gets a menu of what is free on that day.
void CalendarPage::offerSlotsBeside(const AppointmentDetails &details, const QPoint &at)
{
    MonthGrid *grid = m_sideBar->month()->grid();
    const QPoint place = grid->mapFromGlobal(at);
    const bool over = grid->isVisible() && grid->rect().contains(place);
    const QDate target = over ? grid->dayAt(place) : QDate();
    if (target.isValid() && m_store->range().contains(target) && m_store->isLoaded())
        offerSlots(details, target, at);
    else
        emit notice(
            tr("Nothing was moved. Hold it over a day until that day opens, then drop it."));
}

} // namespace frontdesk
