// SPDX-License-Identifier: GPL-3.0-or-later
#include "calendar/calendarstore.h"

#include "calendar/dayscene.h"
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
        m_days.removeIf([this](const auto &entry) { return !m_range.contains(entry.key()); });
        m_coalesce.start();
    });
}

/// Whether a refusal means that what is shown is not what is stored.
static bool showsOldState(const Error &error)
{
    return error.code == ErrorCode::StaleVersion || error.code == ErrorCode::NotFound
           || error.code == ErrorCode::SlotTaken || error.code == ErrorCode::RoomBusy;
}

bool isSamePlace(const Appointment &a, const Appointment &b)
{
    return a.span == b.span && a.doctorId == b.doctorId && a.roomId == b.roomId
           && a.typeId == b.typeId;
}

QList<QDate> DayRange::days() const
{
    QList<QDate> all;
    for (QDate day = from; isValid() && day <= to; day = day.addDays(1))
        all.append(day);
    return all;
}

void CalendarStore::showDays(const DayRange &range)
{
    if (range == m_range) {
        reload();
        return;
    }
    m_range = range;
    m_failure.reset();
    m_dirty = false; // an answer still on its way is for other days
    for (const QDate day : range.days()) {
        m_recent.removeOne(day);
        m_recent.append(day);
    }
    refresh();
    load(range);
}

void CalendarStore::reload()
{
    if (!m_range.isValid())
        return;
    if (m_loading)
        m_dirty = true; // one request at a time; this one goes out when that one is answered
    else
        load(m_range);
}

bool CalendarStore::knows(const DayRange &range) const
{
    const QList<QDate> days = range.days();
    return !days.isEmpty() && std::all_of(days.begin(), days.end(), [this](QDate day) {
        return m_days.contains(day);
    });
}

Instant CalendarStore::loadedAt() const
{
    Instant oldest = m_days.value(m_range.from).loadedAt;
    for (const QDate day : m_range.days())
        oldest = std::min(oldest, m_days.value(day).loadedAt);
    return oldest;
}

Interval CalendarStore::shownSpan() const
{
    return m_zone.get()->days(m_range.from, m_range.to);
}

void CalendarStore::load(const DayRange &range)
{
    const quint64 request = ++m_requests;
    const quint64 generation = m_generation;
    if (range == m_range) {
        m_loading = true;
        emit stateChanged();
    }
    whenDone(m_source.load(range.from, range.to), this,
             [this, range, request, generation](const Result<QList<DoctorCalendar>> &result) {
                 loaded(range, request, generation, result);
             });
}

void CalendarStore::loaded(const DayRange &range, quint64 request, quint64 generation,
                           const Result<QList<DoctorCalendar>> &result)
{
    if (range != m_range) { // a neighbour, or days that have been left meanwhile
        if (result && generation == m_generation)
            keep(range, *result);
        return;
    }
    if (request < m_accepted)
        return; // a newer answer is already shown
    m_accepted = request;
    m_loading = false;
    if (result) {
        m_failure.reset();
        m_adopted.removeIf([request](const auto &entry) { return entry->asOf < request; });
        keep(range, *result);
        refresh();
    } else {
        m_failure = result.error();
    }
    emit stateChanged();
    if (std::exchange(m_dirty, false))
        load(range);
    else if (result)
        prefetchNeighbours();
}

void CalendarStore::prefetchNeighbours()
{
    const int length = m_range.count();
    if (length > LongestAhead)
        return;
    for (const DayRange &range : {m_range.moved(length), m_range.moved(-length)}) {
        if (!knows(range))
            load(range);
    }
}

void CalendarStore::keep(const DayRange &range, const QList<DoctorCalendar> &calendars)
{
    const auto time = m_zone.get();
    for (const QDate day : range.days()) {
        QList<DoctorCalendar> own;
        if (range.count() == 1) {
            own = calendars;
        } else {
            for (const DoctorCalendar &calendar : calendars)
                own.append(onDay(calendar, time->day(day), true));
        }
        m_days.insert(day, {own, m_clock.now()});
        if (!m_recent.contains(day))
            m_recent.prepend(day); // never looked at yet: the first to go
    }
    while (m_days.size() > KeptDays + m_range.count()) {
        const auto oldest = std::find_if(m_recent.begin(), m_recent.end(), [&](QDate kept) {
            return !m_range.contains(kept) && !range.contains(kept);
        });
        if (oldest == m_recent.end())
            break;
        m_days.remove(*oldest);
        m_recent.erase(oldest);
    }
}

namespace {

/// Those that show something in a calendar; a freed slot's appointment tells of itself.
bool concernsCalendars(ChangedEntity entity)
{
    return entity != ChangedEntity::User && entity != ChangedEntity::Waitlist
           && entity != ChangedEntity::Queue && entity != ChangedEntity::Notification
           && entity != ChangedEntity::FreedSlot;
}

} // namespace

void CalendarStore::changed(const Change &change)
{
    if (!concernsCalendars(change.entity))
        return;
    ++m_generation;
    forgetOtherDays(change);
    if (concernsShownDays(change) && !m_coalesce.isActive())
        m_coalesce.start();
}

bool CalendarStore::concernsShownDays(const Change &change) const
{
    if (!m_range.isValid())
        return false;
    switch (change.entity) {
    case ChangedEntity::Appointment:
        return change.span.isEmpty() || change.span.overlaps(shownSpan());
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
    case ChangedEntity::Notification:
    case ChangedEntity::FreedSlot:
        return false;
    }
    Q_UNREACHABLE();
}

void CalendarStore::forgetOtherDays(const Change &change)
{
    const auto time = m_zone.get();
    m_days.removeIf([&](const auto &entry) {
        return !m_range.contains(entry.key())
               && (change.entity != ChangedEntity::Appointment || change.span.isEmpty()
                   || change.span.overlaps(time->day(entry.key())));
    });
    m_recent.removeIf(
        [this](QDate day) { return !m_range.contains(day) && !m_days.contains(day); });
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

std::optional<AppointmentDetails> CalendarStore::known(AppointmentId id) const
{
    if (auto shown = find(id))
        return shown;
    for (const Day &day : m_days) {
        for (const DoctorCalendar &calendar : day.calendars) {
            for (const AppointmentDetails &details : calendar.appointments) {
                if (details.appointment.id == id)
                    return details;
            }
        }
    }
    return std::nullopt;
}

QSet<AppointmentId> CalendarStore::pending() const
{
    return {m_wanted.keyBegin(), m_wanted.keyEnd()};
}

std::optional<AppointmentDetails> CalendarStore::moved(AppointmentId id, DoctorId doctor,
                                                       const Interval &span) const
{
    const auto from = known(id);
    return from ? moved(*from, doctor, span) : std::nullopt;
}

std::optional<AppointmentDetails> CalendarStore::moved(const AppointmentDetails &from,
                                                       DoctorId doctor, const Interval &span) const
{
    if (m_wanted.contains(from.appointment.id))
        return std::nullopt;
    std::optional<AppointmentDetails> wanted = from;
    wanted->appointment.span = span;
    wanted->appointment.doctorId = doctor;
    // Why it stood over something else is no reason for another place.
    wanted->appointment.overbooked = false;
    wanted->appointment.overbookReason.clear();
    for (const DoctorCalendar &calendar : m_shown) {
        if (calendar.doctor.id == doctor)
            wanted->doctorName = calendar.doctor.fullName;
    }
    return wanted;
}

void CalendarStore::move(AppointmentId id, DoctorId doctor, const Interval &span)
{
    if (const auto from = known(id))
        move(*from, doctor, span);
}

void CalendarStore::move(const AppointmentDetails &from, DoctorId doctor, const Interval &span)
{
    if (const auto wanted = moved(from, doctor, span))
        change(from, *wanted);
}

void CalendarStore::setStatus(AppointmentId id, AppointmentStatus status)
{
    const auto before = find(id);
    if (!before || m_wanted.contains(id) || !mayFollow(before->appointment.status, status))
        return;
    AppointmentDetails wanted = *before;
    applyStatus(wanted.appointment, status, m_clock.now());
    change(*before, wanted);
}

std::optional<Verdict> CalendarStore::againstHours(DoctorId doctor, const Interval &span) const
{
    const auto day = m_days.constFind(m_zone.get()->toDate(span.start));
    if (day == m_days.cend())
        return std::nullopt;
    for (const DoctorCalendar &calendar : day->calendars) {
        if (calendar.doctor.id != doctor)
            continue;
        QList<Interval> hours;
        for (const WorkingWindow &window : calendar.windows)
            hours.append(window.span);
        return covers(merged(hours), span) ? Verdict::Free : whyClosed(calendar, span);
    }
    return std::nullopt;
}

QFuture<Result<AppointmentDetails>> CalendarStore::send(const AppointmentDetails &from,
                                                        const AppointmentDetails &to)
{
    const Appointment &now = from.appointment;
    const Appointment &then = to.appointment;
    if (!isSamePlace(now, then)) {
        Move move {then.span.start, then.span.end, std::nullopt};
        if (then.doctorId != now.doctorId)
            move.doctorId = then.doctorId;
        if (then.roomId != now.roomId)
            move.roomId = then.roomId;
        if (then.typeId != now.typeId)
            move.typeId = then.typeId;
        move.edit = editBetween(now, then);
        // Seen in amber where it was put; a day off, and a type that another doctor may not offer,
        // still take the form.
        const auto standing = againstHours(then.doctorId, then.span);
        move.overridesWarnings = standing && severityOf(*standing) == Severity::Remark
                                 && (then.doctorId == now.doctorId || then.typeId.isNull());
        // On the way back to where it was put on purpose.
        move.overbookReason = then.overbookReason;
        return m_source.move(now.id, move, now.stamp.version);
    }
    if (now.status == then.status)
        return m_source.edit(now.id, editBetween(now, then), now.stamp.version);
    if (!mayFollow(now.status, then.status))
        return m_source.revert(now.id, then.status, now.stamp.version);
    if (then.status == AppointmentStatus::Cancelled)
        return m_source.cancel(now.id, then.cancelReason, now.stamp.version);
    return m_source.setStatus(now.id, then.status, now.stamp.version);
}

void CalendarStore::change(const AppointmentDetails &from, const AppointmentDetails &to,
                           const Answer &answer)
{
    const AppointmentId id = from.appointment.id;
    m_wanted.insert(id, to);
    refresh();
    whenDone(send(from, to), this, [this, id, from, answer](const auto &result) {
        m_wanted.remove(id);
        if (result)
            adopt(*result);
        else
            refresh();
        if (answer)
            answer(result);
        else if (result)
            emit changeAccepted(from, *result);
        else
            emit changeRefused(from, result.error());
        if (!result && showsOldState(result.error()))
            reload();
    });
}

void CalendarStore::changeSeries(
    SeriesId series, bool restore, const QString &reason,
    const QHash<AppointmentId, qint64> &versions,
    const std::function<void(const Result<QList<AppointmentDetails>> &)> &answer)
{
    const auto future = restore ? m_source.restoreSeries(series, versions)
                                : m_source.cancelSeries(series, reason, versions);
    whenDone(future, this, [this, answer](const Result<QList<AppointmentDetails>> &result) {
        if (result) {
            for (const AppointmentDetails &details : *result)
                adopt(details);
        } else if (showsOldState(result.error())) {
            reload();
        }
        answer(result);
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
    m_shown = isLoaded() ? joined() : QList<DoctorCalendar>();
    if (isLoaded()) {
        const Interval range = shownSpan();
        for (const Adopted &adopted : std::as_const(m_adopted))
            place(m_shown, adopted.details, range);
        for (const AppointmentDetails &wanted : std::as_const(m_wanted))
            place(m_shown, wanted, range);
    }
    emit calendarChanged();
}

/// The shown days as one calendar for each doctor.
QList<DoctorCalendar> CalendarStore::joined() const
{
    QList<DoctorCalendar> all = m_days.value(m_range.from).calendars;
    if (m_range.count() == 1)
        return all;
    QHash<DoctorId, qsizetype> places;
    for (qsizetype at = 0; at < all.size(); ++at)
        places.insert(all[at].doctor.id, at);
    const auto time = m_zone.get();
    for (QDate day = m_range.from.addDays(1); day <= m_range.to; day = day.addDays(1)) {
        const Instant start = time->day(day).start;
        for (const DoctorCalendar &part : m_days.value(day).calendars) {
            const auto place = places.constFind(part.doctor.id);
            if (place == places.cend()) {
                places.insert(part.doctor.id, all.size());
                all.append(part);
                continue;
            }
            DoctorCalendar &whole = all[*place];
            whole.windows += part.windows;
            whole.closures += part.closures;
            whole.holds += part.holds;
            for (const AppointmentDetails &details : part.appointments) {
                if (details.appointment.span.start >= start) // else the day before has it
                    whole.appointments.append(details);
            }
        }
    }
    return all;
}

void CalendarStore::place(QList<DoctorCalendar> &calendars, const AppointmentDetails &details,
                          const Interval &range)
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
            && details.appointment.span.overlaps(range))
            list.insert(std::upper_bound(list.begin(), list.end(), details, startsEarlier),
                        details);
    }
}

} // namespace frontdesk
