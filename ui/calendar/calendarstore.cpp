// SPDX-License-Identifier: GPL-3.0-or-later
#include "calendar/calendarstore.h"

#include "shell/whendone.h"

#include <algorithm>

namespace frontdesk {

namespace {

constexpr auto CoalesceDelay = std::chrono::milliseconds(50);

} // namespace

CalendarStore::CalendarStore(CalendarSource &source, ChangeFeed &changes, ClinicZone &zone,
                             const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_source(source)
    , m_zone(zone)
    , m_clock(clock)
{
    m_coalesce.setSingleShot(true);
    m_coalesce.setInterval(CoalesceDelay);
    connect(&m_coalesce, &QTimer::timeout, this, &CalendarStore::reload);
    connect(&changes, &ChangeFeed::changed, this, &CalendarStore::changed);
    connect(&changes, &ChangeFeed::resynchronise, this, [this] {
        ++m_generation;
        m_days.removeIf([this](const auto &entry) { return entry.key() != m_day; });
        m_coalesce.start();
    });
}

void CalendarStore::showDay(QDate day)
{
    if (day == m_day) {
        reload();
        return;
    }
    m_day = day;
    m_failure.reset();
    m_dirty = false; // an answer still on its way is for another day
    m_recent.removeOne(day);
    m_recent.append(day);
    refresh();
    load(day);
}

void CalendarStore::reload()
{
    if (!m_day.isValid())
        return;
    if (m_loading)
        m_dirty = true; // one request at a time; this one goes out when that one is answered
    else
        load(m_day);
}

void CalendarStore::load(QDate day)
{
    const quint64 request = ++m_requests;
    const quint64 generation = m_generation;
    if (day == m_day) {
        m_loading = true;
        emit stateChanged();
    }
    whenDone(m_source.load(day, day), this,
             [this, day, request, generation](const Result<QList<DoctorCalendar>> &result) {
                 loaded(day, request, generation, result);
             });
}

void CalendarStore::loaded(QDate day, quint64 request, quint64 generation,
                           const Result<QList<DoctorCalendar>> &result)
{
    if (day != m_day) { // a neighbour, or a day that has been left meanwhile
        if (result && generation == m_generation)
            keep(day, *result);
        return;
    }
    if (request < m_accepted)
        return; // a newer answer is already shown
    m_accepted = request;
    m_loading = false;
    if (result) {
        m_failure.reset();
        m_adopted.removeIf([request](const auto &entry) { return entry->asOf < request; });
        keep(day, *result);
        refresh();
    } else {
        m_failure = result.error();
    }
    emit stateChanged();
    if (std::exchange(m_dirty, false))
        load(day);
    else if (result)
        prefetchNeighbours();
}

void CalendarStore::prefetchNeighbours()
{
    for (const QDate day : {m_day.addDays(1), m_day.addDays(-1)}) {
        if (!m_days.contains(day))
            load(day);
    }
}

void CalendarStore::keep(QDate day, const QList<DoctorCalendar> &calendars)
{
    m_days.insert(day, {calendars, m_clock.now()});
    if (!m_recent.contains(day))
        m_recent.prepend(day); // never looked at yet: the first to go
    while (m_days.size() > KeptDays) {
        const auto oldest = std::find_if(m_recent.begin(), m_recent.end(),
                                         [&](QDate kept) { return kept != m_day && kept != day; });
        m_days.remove(*oldest);
        m_recent.erase(oldest);
    }
}

namespace {

/// Those that show something in a calendar; a freed slot's appointment tells of itself.
bool concernsCalendars(ChangedEntity entity)
{
    return entity != ChangedEntity::User && entity != ChangedEntity::Waitlist
           && entity != ChangedEntity::Queue && entity != ChangedEntity::FreedSlot;
}

} // namespace

void CalendarStore::changed(const Change &change)
{
    if (!concernsCalendars(change.entity))
        return;
    ++m_generation;
    forgetOtherDays(change);
    if (concernsShownDay(change) && !m_coalesce.isActive())
        m_coalesce.start();
}

bool CalendarStore::concernsShownDay(const Change &change) const
{
    if (!m_day.isValid())
        return false;
    switch (change.entity) {
    case ChangedEntity::Appointment:
        return change.span.isEmpty() || change.span.overlaps(m_zone.get()->day(m_day));
    case ChangedEntity::Patient:
        return std::any_of(m_shown.begin(), m_shown.end(), [&](const DoctorCalendar &calendar) {
            return std::any_of(calendar.appointments.begin(), calendar.appointments.end(),
                               [&](const AppointmentDetails &details) {
                                   return details.appointment.patientId.uuid() == change.id;
                               });
        });
    case ChangedEntity::Doctor:
    case ChangedEntity::Schedule:
    case ChangedEntity::Clinic:
    case ChangedEntity::AppointmentType:
    case ChangedEntity::Room:
        return true;
    case ChangedEntity::User:
    case ChangedEntity::Waitlist:
    case ChangedEntity::Queue:
    case ChangedEntity::FreedSlot:
        return false;
    }
    Q_UNREACHABLE();
}

void CalendarStore::forgetOtherDays(const Change &change)
{
    const auto time = m_zone.get();
    m_days.removeIf([&](const auto &entry) {
        return entry.key() != m_day
               && (change.entity != ChangedEntity::Appointment || change.span.isEmpty()
                   || change.span.overlaps(time->day(entry.key())));
    });
    m_recent.removeIf([this](QDate day) { return day != m_day && !m_days.contains(day); });
}

std::optional<AppointmentDetails> CalendarStore::find(AppointmentId id) const
{
    for (const DoctorCalendar &calendar : m_shown) {
        for (const AppointmentDetails &details : calendar.appointments) {
            if (details.appointment.id == id)
                return details;
        }
    }
    return std::nullopt;
}

QSet<AppointmentId> CalendarStore::pending() const
{
    return {m_wanted.keyBegin(), m_wanted.keyEnd()};
}

void CalendarStore::move(AppointmentId id, DoctorId doctor, const Interval &span)
{
    const auto before = find(id);
    if (!before || m_wanted.contains(id))
        return;
    AppointmentDetails wanted = *before;
    wanted.appointment.span = span;
    wanted.appointment.doctorId = doctor;
    for (const DoctorCalendar &calendar : std::as_const(m_shown)) {
        if (calendar.doctor.id == doctor)
            wanted.doctorName = calendar.doctor.fullName;
    }
    Move move {span.start, span.end, std::nullopt};
    if (doctor != before->appointment.doctorId)
        move.doctorId = doctor;
    submit(*before, wanted,
           [&] { return m_source.move(id, move, before->appointment.stamp.version); });
}

void CalendarStore::setStatus(AppointmentId id, AppointmentStatus status)
{
    const auto before = find(id);
    if (!before || m_wanted.contains(id) || !mayFollow(before->appointment.status, status))
        return;
    AppointmentDetails wanted = *before;
    applyStatus(wanted.appointment, status, m_clock.now());
    submit(*before, wanted,
           [&] { return m_source.setStatus(id, status, before->appointment.stamp.version); });
}

void CalendarStore::submit(const AppointmentDetails &before, const AppointmentDetails &wanted,
                           const std::function<QFuture<Result<AppointmentDetails>>()> &send)
{
    const AppointmentId id = before.appointment.id;
    m_wanted.insert(id, wanted);
    refresh();
    whenDone(send(), this, [this, id, before](const Result<AppointmentDetails> &result) {
        m_wanted.remove(id);
        if (result) {
            adopt(*result);
            emit changeAccepted(*result);
            return;
        }
        refresh();
        emit changeRefused(before, result.error());
        if (result.error().code == ErrorCode::StaleVersion
            || result.error().code == ErrorCode::NotFound
            || result.error().code == ErrorCode::SlotTaken)
            reload();
    });
}

void CalendarStore::adopt(const AppointmentDetails &details)
{
    // Any load already on its way may have read the row before.
    m_adopted.insert(details.appointment.id, {details, m_requests});
    refresh();
}

void CalendarStore::refresh()
{
    m_shown = m_days.value(m_day).calendars;
    if (isLoaded()) {
        const Interval day = m_zone.get()->day(m_day);
        for (const Adopted &adopted : std::as_const(m_adopted))
            place(m_shown, adopted.details, day);
        for (const AppointmentDetails &wanted : std::as_const(m_wanted))
            place(m_shown, wanted, day);
    }
    emit calendarChanged();
}

void CalendarStore::place(QList<DoctorCalendar> &calendars, const AppointmentDetails &details,
                          const Interval &day)
{
    const auto startsEarlier = [](const AppointmentDetails &a, const AppointmentDetails &b) {
        return a.appointment.span.start < b.appointment.span.start;
    };
    for (DoctorCalendar &calendar : calendars) {
        auto &list = calendar.appointments;
        list.removeIf([&](const AppointmentDetails &other) {
            return other.appointment.id == details.appointment.id;
        });
        if (calendar.doctor.id == details.appointment.doctorId
            && details.appointment.span.overlaps(day))
            list.insert(std::upper_bound(list.begin(), list.end(), details, startsEarlier),
                        details);
    }
}

} // namespace frontdesk
