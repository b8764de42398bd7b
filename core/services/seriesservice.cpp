// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/seriesservice.h"

#include "appointmentrecords.h"
#include "audit.h"
#include "bookingplan.h"
#include "notices.h"
#include "outboxwriter.h"
#include "overlaps.h"
#include "permissions.h"
#include "seriesplan.h"
#include "storage/holdrepository.h"
#include "storage/seriesrepository.h"
#include "validation.h"
#include "waitlisthooks.h"

#include <QJsonArray>

#include <algorithm>
#include <map>
#include <set>

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

// Its days are looked for in the ten years that follow, and RFC 3339 ends with the year 9999.
constexpr int LastYear = 9980;

void validateRule(Validator &validator, const Recurrence &rule)
{
    validator.range(u"/interval"_s, rule.interval, 1, Recurrence::MostInterval);
    if (!rule.firstDay.isValid())
        validator.add(u"/firstDay"_s, u"required"_s, u"A first day is required"_s);
    else if (rule.firstDay.year() > LastYear)
        validator.add(u"/firstDay"_s, u"too_late"_s,
                      u"A series begins in the year %1 at the latest"_s.arg(LastYear));
    if (rule.time.minutes < 0 || rule.time >= ScheduleException::Midnight)
        validator.add(u"/startTime"_s, u"out_of_range"_s, u"The start must be before 24:00"_s);
    if ((rule.count > 0) == rule.until.isValid())
        validator.add(u"/count"_s, u"required"_s, u"Give either a count or a last day"_s);
    if (rule.count != 0)
        validator.range(u"/count"_s, rule.count, 1, Recurrence::MostOccurrences);
    if (rule.until.isValid() && rule.until < rule.firstDay)
        validator.add(u"/until"_s, u"before_from"_s, u"The last day cannot be before the first"_s);
    const bool byWeekday = rule.pattern == RecurrencePattern::MonthlyByWeekday;
    const qsizetype days = rule.daysOfWeek.size();
    if (rule.pattern == RecurrencePattern::MonthlyByDay)
        validator.range(u"/dayOfMonth"_s, rule.dayOfMonth, 1, 31);
    else if (days == 0 || (byWeekday && days != 1))
        validator.add(u"/daysOfWeek"_s, u"required"_s,
                      byWeekday ? u"Name one day of the week"_s
                                : u"Name at least one day of the week"_s);
    for (const int day : rule.daysOfWeek)
        validator.range(u"/daysOfWeek"_s, day, 1, 7);
    if (byWeekday && rule.weekOfMonth != Recurrence::LastWeek)
        validator.range(u"/weekOfMonth"_s, rule.weekOfMonth, 1, 5);
}

Result<void> validate(const NewSeries &wanted)
{
    Validator validator;
    if (wanted.patientId.isNull())
        validator.add(u"/patientId"_s, u"required"_s, u"A patient is required"_s);
    validateRule(validator, wanted.recurrence);
    validator.range(u"/durationMinutes"_s, wanted.durationMinutes, 0, SeriesService::MostMinutes);
    validator.text(u"/reason"_s, wanted.reason, MostReason);
    validator.line(u"/alert"_s, wanted.alert, 0, AppointmentEdit::MostAlert);
    return validator.result();
}

Result<void> checkMayBook(const Actor &actor, DoctorId doctor)
{
    FRONTDESK_TRY(require(actor.isStaff()));
    return require(actor.isDesk() || (!doctor.isNull() && actor.doctorId == doctor));
}

/// What each appointment of a new series wants.
Result<SeriesPlan::Wish> wishOf(Connection &connection, const NewSeries &wanted)
{
    FRONTDESK_TRY_ASSIGN(const auto type, findType(connection, wanted.typeId));
    SeriesPlan::Wish wish {wanted.durationMinutes, {}, wanted.roomId};
    if (type) {
        wish.buffers = type->buffers;
        wish.isOffered = type->isOfferedBy(wanted.doctorId);
        if (wish.minutes == 0)
            wish.minutes = type->durationMinutes;
    }
    return wish;
}

QList<RoomId> roomsOf(RoomId room)
{
    return room.isNull() ? QList<RoomId>() : QList<RoomId> {room};
}

Result<QList<PlannedOccurrence>> judgeAll(const ServiceContext &context, Connection &connection,
                                          const NewSeries &wanted)
{
    const auto time = context.zone.get();
    const QList<Occurrence> times = occurrences(wanted.recurrence, *time);
    if (times.isEmpty())
        return fail(invalidField(u"/until"_s, u"no_days"_s, u"The rule names no day"_s));
    if (times.size() > Recurrence::MostOccurrences)
        return fail(invalidField(
            u"/until"_s, u"too_many_days"_s,
            u"A series has at most %1 appointments"_s.arg(Recurrence::MostOccurrences)));
    FRONTDESK_TRY_ASSIGN(SeriesPlan plan,
                         SeriesPlan::load(context, connection, wanted.doctorId, wanted.patientId,
                                          times.first().day, times.last().day,
                                          roomsOf(wanted.roomId)));
    FRONTDESK_TRY_ASSIGN(const auto wish, wishOf(connection, wanted));
    QList<PlannedOccurrence> planned;
    for (const Occurrence &occurrence : times)
        planned.append(plan.judge(occurrence, wish));
    return planned;
}

/// The chosen starts, judged; InvalidInput where they are none of this series.
Result<QList<PlannedOccurrence>> judgeChosen(const ServiceContext &context, Connection &connection,
                                             const NewSeries &wanted)
{
    QList<Instant> starts = *wanted.starts;
    std::sort(starts.begin(), starts.end());
    const qsizetype most = occurrenceDays(wanted.recurrence).size();
    if (starts.isEmpty() || starts.size() > most)
        return fail(invalidField(u"/startTimes"_s, u"out_of_range"_s,
                                 u"Choose at least one time, and no more than the rule gives"_s));
    if (std::adjacent_find(starts.begin(), starts.end()) != starts.end())
        return fail(
            invalidField(u"/startTimes"_s, u"repeated"_s, u"Each time can be chosen once"_s));
    const auto time = context.zone.get();
    FRONTDESK_TRY_ASSIGN(SeriesPlan plan,
                         SeriesPlan::load(context, connection, wanted.doctorId, wanted.patientId,
                                          time->toDate(starts.first()), time->toDate(starts.last()),
                                          roomsOf(wanted.roomId)));
    FRONTDESK_TRY_ASSIGN(const auto wish, wishOf(connection, wanted));
    QList<PlannedOccurrence> planned;
    for (const Instant start : std::as_const(starts))
        planned.append(plan.judge(time->toDate(start), start, wish));
    return planned;
}

/// The first rule that stops one of them, with a fault for each that is stopped, and in its params
/// the alternatives.
Result<void> checkAllFree(const QList<PlannedOccurrence> &planned)
{
    std::optional<Error> first;
    for (qsizetype i = 0; i < planned.size(); ++i) {
        if (planned[i].isFree())
            continue;
        const Violation &violation = planned[i].violations.first();
        if (!first)
            first = Error {violation.code, violation.message, {}, {}};
        QJsonArray alternatives;
        for (const Interval &other : planned[i].alternatives)
            alternatives.append(QJsonObject {{u"startTime"_s, toRfc3339(other.start)},
                                             {u"endTime"_s, toRfc3339(other.end)}});
        QJsonObject params = violation.params;
        if (!alternatives.isEmpty())
            params.insert(u"alternatives"_s, alternatives);
        first->faults.append({u"/occurrences/%1"_s.arg(i), QString(toString(violation.code)),
                              violation.message, params});
    }
    if (first)
        return fail(*std::move(first));
    return {};
}

Result<SeriesDetails> readDetails(Connection &connection, const Actor &actor,
                                  const AppointmentSeries &series)
{
    AppointmentQuery query;
    query.series = series.id;
    FRONTDESK_TRY_ASSIGN(auto rows, AppointmentRepository(connection).list(query));
    SeriesDetails details {series, {}};
    for (AppointmentRow &row : rows) {
        if (isOwn(actor, row.appointment))
            details.appointments.append(toDetails(std::move(row)));
    }
    return details;
}

/// The series that the actor may change, locked, in the version they have seen.
Result<AppointmentSeries> findForChange(Connection &connection, const Actor &actor, SeriesId id,
                                        std::optional<qint64> expectedVersion)
{
    FRONTDESK_TRY(require(actor.isStaff()));
    FRONTDESK_TRY_ASSIGN(const auto series, SeriesRepository(connection).findForUpdate(id));
    if (!series || (!actor.isDesk() && series->doctorId != actor.doctorId))
        return notFound();
    FRONTDESK_TRY(checkVersion(expectedVersion, series->stamp.version));
    return *series;
}

/// Those of the scope that have neither begun nor ended, by start.
Result<QList<Appointment>> concerned(const ServiceContext &context, Connection &connection,
                                     const Actor &actor, SeriesId id, SeriesScope scope,
                                     AppointmentId from)
{
    if (from.isNull() != (scope == SeriesScope::All))
        return fail(scope == SeriesScope::All ? invalidField(u"/appointmentId"_s, u"not_allowed"_s,
                                                             u"For all of them, name none"_s)
                                              : invalidField(u"/appointmentId"_s, u"required"_s,
                                                             u"Name the appointment"_s));
    AppointmentQuery query;
    query.series = id;
    FRONTDESK_TRY_ASSIGN(const auto rows, AppointmentRepository(connection).list(query));
    const auto anchor = std::find_if(rows.begin(), rows.end(), [&](const AppointmentRow &row) {
        return row.appointment.id == from;
    });
    if (!from.isNull() && anchor == rows.end())
        return fail(invalidField(u"/appointmentId"_s, u"unknown"_s,
                                 u"The series has no such appointment"_s));
    QList<Appointment> result;
    for (const AppointmentRow &row : rows) {
        const Appointment &appointment = row.appointment;
        const bool inScope = scope == SeriesScope::All
                             || (scope == SeriesScope::This
                                     ? appointment.id == from
                                     : appointment.span.start >= anchor->appointment.span.start);
        const bool isAhead = (appointment.status == AppointmentStatus::Pending
                              || appointment.status == AppointmentStatus::Confirmed)
                             && appointment.span.start > context.clock.now();
        if (inScope && isAhead && isOwn(actor, appointment))
            result.append(appointment);
    }
    if (result.isEmpty())
        return fail(ErrorCode::IllegalTransition, u"None of these appointments is still to come"_s);
    return result;
}

Result<void> recordSeries(Transaction &transaction, const Clock &clock, const Actor &actor,
                          QLatin1StringView action, const std::optional<AppointmentSeries> &before,
                          const AppointmentSeries &after)
{
    return writeAudit(transaction, clock, actor,
                      {action, "appointment_series"_L1, after.id.toString(),
                       before ? auditJson(*before) : QJsonObject(), auditJson(after)});
}

/// Where a change takes an appointment.
struct Target {
    Occurrence to;
    SeriesPlan::Wish wish;
    DoctorId doctor;
    bool stays = false;
};

Target targetOf(const ClinicTime &time, const Appointment &appointment, const SeriesChange &change,
                const QHash<AppointmentTypeId, AppointmentType> &types)
{
    const LocalTime local = time.toLocal(appointment.span.start);
    const auto length =
        std::chrono::duration_cast<std::chrono::minutes>(appointment.span.duration());
    const int minutes = change.durationMinutes.value_or(int(length.count()));
    Occurrence to {local.date.addDays(change.shiftDays.value_or(0)),
                   {Resolution::Unique, appointment.span.start, appointment.span.start}};
    // The clock may have the appointment's own time twice: it is looked up only where it changes.
    if (change.time || to.day != local.date)
        to.at = time.resolve(to.day, change.time.value_or(WallTime {local.minutes}));
    const RoomId room = change.roomId.value_or(appointment.roomId);
    const bool stays = to.at.kind == Resolution::Unique && to.at.first == appointment.span.start
                       && minutes == length.count()
                       && change.doctorId.value_or(appointment.doctorId) == appointment.doctorId
                       && room == appointment.roomId;
    const DoctorId doctor = change.doctorId.value_or(appointment.doctorId);
    // As for a single move: only another doctor is asked whether they offer it.
    const auto type = types.constFind(appointment.typeId);
    const bool isOffered =
        doctor == appointment.doctorId || type == types.constEnd() || type->isOfferedBy(doctor);
    return {to,
            {minutes, appointment.buffers, room, room == appointment.roomId, isOffered},
            doctor,
            stays};
}

/// The types that the appointments are of.
Result<QHash<AppointmentTypeId, AppointmentType>> typesOf(Connection &connection,
                                                          const QList<Appointment> &appointments)
{
    QHash<AppointmentTypeId, AppointmentType> types;
    for (const Appointment &appointment : appointments) {
        if (types.contains(appointment.typeId))
            continue;
        FRONTDESK_TRY_ASSIGN(const auto type, findType(connection, appointment.typeId));
        if (type)
            types.insert(type->id, *type);
    }
    return types;
}

/// Those that stay are in the way of those that move, so they come first.
QList<PlannedOccurrence> placeAll(std::map<DoctorId, SeriesPlan> &plans,
                                  const QList<Appointment> &befores, const QList<Target> &targets)
{
    QList<PlannedOccurrence> planned(befores.size());
    for (const bool staying : {true, false}) {
        for (qsizetype i = 0; i < befores.size(); ++i) {
            const Target &target = targets[i];
            if (target.stays != staying)
                continue;
            SeriesPlan &plan = plans.at(target.doctor);
            planned[i] =
                staying ? plan.keep(target.to.day, befores[i]) : plan.judge(target.to, target.wish);
        }
    }
    return planned;
}

/// The calendars that appointments of one patient are to be moved in: of the doctor and the room
/// that the change names, or each one's own.
Result<std::map<DoctorId, SeriesPlan>> plansFor(const ServiceContext &context,
                                                Connection &connection,
                                                const QList<Appointment> &appointments,
                                                const SeriesChange &change)
{
    const auto time = context.zone.get();
    QList<AppointmentId> ids;
    std::set<DoctorId> doctors;
    std::set<RoomId> rooms;
    for (const Appointment &appointment : appointments) {
        ids.append(appointment.id);
        doctors.insert(change.doctorId.value_or(appointment.doctorId));
        const RoomId room = change.roomId.value_or(appointment.roomId);
        if (!room.isNull())
            rooms.insert(room);
    }
    // Always in one order, so that two changes never wait for each other.
    AppointmentRepository repository(connection);
    for (const DoctorId &one : doctors)
        FRONTDESK_TRY(repository.lockDoctor(one));
    FRONTDESK_TRY(HoldRepository(connection).sweep(context.clock.now()));
    for (const RoomId &one : rooms)
        FRONTDESK_TRY(repository.holdRoom(one));
    // Where they go to counts as well as where they are: alternatives are looked for around it.
    const int shift = change.shiftDays.value_or(0);
    const QDate first = time->toDate(appointments.first().span.start).addDays(std::min(0, shift));
    const QDate last = time->toDate(appointments.last().span.start).addDays(std::max(0, shift));
    std::map<DoctorId, SeriesPlan> plans;
    for (const DoctorId &one : doctors) {
        FRONTDESK_TRY_ASSIGN(SeriesPlan plan,
                             SeriesPlan::load(context, connection, one,
                                              appointments.first().patientId, first, last,
                                              QList<RoomId>(rooms.begin(), rooms.end()), ids));
        plans.emplace(one, std::move(plan));
    }
    return plans;
}

Result<void> validate(const SeriesChange &change)
{
    Validator validator;
    if (change.shiftDays)
        validator.range(u"/shiftDays"_s, *change.shiftDays, -6, 6);
    if (change.durationMinutes)
        validator.range(u"/durationMinutes"_s, *change.durationMinutes, 1,
                        SeriesService::MostMinutes);
    if (change.time && *change.time >= ScheduleException::Midnight)
        validator.add(u"/startTime"_s, u"out_of_range"_s, u"The start must be before 24:00"_s);
    if (change.reason)
        validator.text(u"/reason"_s, *change.reason, MostReason);
    return validator.result();
}

/// The rule as a change of all appointments leaves it.
AppointmentSeries changed(AppointmentSeries series, const SeriesChange &change)
{
    if (change.scope != SeriesScope::All)
        return series;
    Recurrence &rule = series.recurrence;
    rule.time = change.time.value_or(rule.time);
    series.durationMinutes = change.durationMinutes.value_or(series.durationMinutes);
    series.doctorId = change.doctorId.value_or(series.doctorId);
    series.roomId = change.roomId.value_or(series.roomId);
    series.reason = change.reason.value_or(series.reason).trimmed();
    if (const int shift = change.shiftDays.value_or(0)) {
        constexpr int DaysInWeek = 7;
        rule.firstDay = rule.firstDay.addDays(shift);
        if (rule.until.isValid())
            rule.until = rule.until.addDays(shift);
        for (int &day : rule.daysOfWeek)
            day = (day - 1 + shift + DaysInWeek) % DaysInWeek + 1;
    }
    return series;
}

/// StaleVersion where one that is named has another version, or is none of them.
Result<void> checkVersions(const QList<Appointment> &appointments,
                           const QHash<AppointmentId, qint64> &versions)
{
    qsizetype found = 0;
    for (const Appointment &one : appointments) {
        const auto version = versions.constFind(one.id);
        if (version == versions.cend())
            continue;
        FRONTDESK_TRY(checkVersion(*version, one.stamp.version));
        ++found;
    }
    return found == versions.size() ? Result<void>() : checkVersion(0, 1);
}

/// The appointments that a restore is about, by start.
Result<QList<Appointment>> cancelledOnes(Connection &connection, const Actor &actor, SeriesId id,
                                         const QHash<AppointmentId, qint64> &versions)
{
    AppointmentQuery query;
    query.series = id;
    FRONTDESK_TRY_ASSIGN(const auto rows, AppointmentRepository(connection).list(query));
    QList<Appointment> result;
    for (const AppointmentRow &row : rows) {
        if (versions.contains(row.appointment.id) && isOwn(actor, row.appointment))
            result.append(row.appointment);
    }
    FRONTDESK_TRY(checkVersions(result, versions));
    const bool allCancelled = std::all_of(result.begin(), result.end(), [](const Appointment &one) {
        return one.status == AppointmentStatus::Cancelled;
    });
    if (result.isEmpty() || !allCancelled)
        return fail(ErrorCode::IllegalTransition, u"Not all of these are cancelled"_s);
    return result;
}

} // namespace

Result<QList<PlannedOccurrence>> SeriesService::preview(const Actor &actor, const NewSeries &wanted)
{
    FRONTDESK_TRY(checkMayBook(actor, wanted.doctorId));
    FRONTDESK_TRY(validate(wanted));
    return m_context.data.read([&](Connection &connection) {
        return wanted.starts ? judgeChosen(m_context, connection, wanted)
                             : judgeAll(m_context, connection, wanted);
    });
}

Result<SeriesDetails> SeriesService::create(const Actor &actor, const NewSeries &wanted)
{
    FRONTDESK_TRY(checkMayBook(actor, wanted.doctorId));
    FRONTDESK_TRY(validate(wanted));
    return m_context.data.write([&](Transaction &transaction) -> Result<SeriesDetails> {
        Connection &connection = transaction.connection();
        const Clock &clock = m_context.clock;
        const Instant now = clock.now();
        AppointmentRepository appointments(connection);
        FRONTDESK_TRY(appointments.holdHours(wanted.doctorId));
        FRONTDESK_TRY(lockPatient(connection, wanted.patientId));
        FRONTDESK_TRY(HoldRepository(connection).sweep(now));
        FRONTDESK_TRY(appointments.holdRoom(wanted.roomId));
        FRONTDESK_TRY_ASSIGN(const auto planned, wanted.starts
                                                     ? judgeChosen(m_context, connection, wanted)
                                                     : judgeAll(m_context, connection, wanted));
        FRONTDESK_TRY(checkAllFree(planned));
        FRONTDESK_TRY_ASSIGN(const auto type, findType(connection, wanted.typeId));
        const Interval first = *planned.first().span;
        AppointmentSeries series;
        series.id = SeriesId::generate();
        series.patientId = wanted.patientId;
        series.doctorId = wanted.doctorId;
        series.typeId = wanted.typeId;
        series.roomId = wanted.roomId;
        series.recurrence = wanted.recurrence;
        series.durationMinutes =
            int(std::chrono::duration_cast<std::chrono::minutes>(first.duration()).count());
        series.reason = wanted.reason.trimmed();
        series.createdBy = actor.userId;
        series.stamp = {now, now, 1};
        FRONTDESK_TRY(SeriesRepository(connection).insert(series));
        FRONTDESK_TRY(recordSeries(transaction, clock, actor, "create"_L1, std::nullopt, series));
        for (const PlannedOccurrence &occurrence : planned) {
            Appointment appointment;
            appointment.id = AppointmentId::generate();
            appointment.patientId = series.patientId;
            appointment.doctorId = series.doctorId;
            appointment.span = *occurrence.span;
            appointment.reason = series.reason;
            appointment.alert = wanted.alert.simplified();
            appointment.reminds = wanted.reminds;
            appointment.createdBy = actor.userId;
            appointment.channel = wanted.channel.value_or(BookingChannel::Desk);
            appointment.seriesId = series.id;
            appointment.typeId = series.typeId;
            appointment.roomId = series.roomId;
            appointment.buffers = type ? type->buffers : Buffers();
            appointment.stamp = {now, now, 1};
            applyStatus(appointment, AppointmentStatus::Confirmed, now);
            FRONTDESK_TRY(appointments.insert(appointment));
            FRONTDESK_TRY(
                recordAppointment(transaction, clock, actor, "book"_L1, std::nullopt, appointment));
            FRONTDESK_TRY(closeOffers(transaction, clock, actor, appointment));
            if (&occurrence != &planned.constFirst())
                FRONTDESK_TRY(followFirst(transaction, clock, NotificationKind::Created,
                                          appointment, std::nullopt));
        }
        FRONTDESK_TRY_ASSIGN(const auto details, readDetails(connection, actor, series));
        FRONTDESK_TRY(notifyOf(transaction, clock, actor, NotificationKind::Created,
                               details.appointments.first(), std::nullopt, int(planned.size())));
        return details;
    });
}

Result<SeriesDetails> SeriesService::get(const Actor &actor, SeriesId id)
{
    FRONTDESK_TRY(require(actor.isStaff()));
    return m_context.data.read([&](Connection &connection) -> Result<SeriesDetails> {
        FRONTDESK_TRY_ASSIGN(const auto series, SeriesRepository(connection).find(id));
        if (!series || (!actor.isDesk() && series->doctorId != actor.doctorId))
            return notFound();
        return readDetails(connection, actor, *series);
    });
}

Result<SeriesDetails> SeriesService::change(const Actor &actor, SeriesId id,
                                            const SeriesChange &wanted,
                                            std::optional<qint64> expectedVersion)
{
    FRONTDESK_TRY(validate(wanted));
    FRONTDESK_TRY(require(actor.isStaff()));
    if (wanted.doctorId)
        FRONTDESK_TRY(checkMayBook(actor, *wanted.doctorId));
    return m_context.data.write([&](Transaction &transaction) -> Result<SeriesDetails> {
        Connection &connection = transaction.connection();
        const Clock &clock = m_context.clock;
        FRONTDESK_TRY_ASSIGN(const AppointmentSeries series,
                             findForChange(connection, actor, id, expectedVersion));
        FRONTDESK_TRY_ASSIGN(QList<Appointment> befores, concerned(m_context, connection, actor, id,
                                                                   wanted.scope, wanted.from));
        AppointmentRepository appointments(connection);
        const auto time = m_context.zone.get();
        FRONTDESK_TRY_ASSIGN(auto plans, plansFor(m_context, connection, befores, wanted));
        FRONTDESK_TRY_ASSIGN(const auto types, typesOf(connection, befores));
        QList<Target> targets;
        for (const Appointment &before : std::as_const(befores))
            targets.append(targetOf(*time, before, wanted, types));
        const QList<PlannedOccurrence> planned = placeAll(plans, befores, targets);
        FRONTDESK_TRY(checkAllFree(planned));
        // From the end where they move later, so that none meets the next one's old place.
        QList<qsizetype> order;
        for (qsizetype i = 0; i < befores.size(); ++i)
            order.append(i);
        if (planned.first().span->start > befores.first().span.start)
            std::reverse(order.begin(), order.end());
        int moved = 0;
        QList<Appointment> afters;
        for (const qsizetype i : std::as_const(order)) {
            Appointment after = befores[i];
            after.doctorId = wanted.doctorId.value_or(after.doctorId);
            after.roomId = wanted.roomId.value_or(after.roomId);
            after.span = *planned[i].span;
            after.reason = wanted.reason.value_or(after.reason).trimmed();
            after.stamp.updatedAt = clock.now();
            const bool isMoved =
                after.span != befores[i].span || after.doctorId != befores[i].doctorId;
            moved += isMoved ? 1 : 0;
            if (!targets[i].stays) { // it was judged, and is free
                after.overbooked = false;
                after.overbookReason.clear();
            }
            FRONTDESK_TRY(appointments.update(after));
            FRONTDESK_TRY(
                recordAppointment(transaction, clock, actor, "reschedule"_L1, befores[i], after));
            afters.append(after);
            if (i > 0 && isMoved)
                FRONTDESK_TRY(
                    followFirst(transaction, clock, NotificationKind::Moved, after, befores[i]));
            publishFreed(transaction, clock, befores[i], after);
        }
        // When all are where they stay: an offer may be to move one of them.
        for (const Appointment &after : std::as_const(afters))
            FRONTDESK_TRY(closeOffers(transaction, clock, actor, after));
        AppointmentSeries after = changed(series, wanted);
        after.stamp.updatedAt = clock.now();
        FRONTDESK_TRY(SeriesRepository(connection).update(after));
        FRONTDESK_TRY(recordSeries(transaction, clock, actor, "update"_L1, series, after));
        if (moved > 0) {
            FRONTDESK_TRY_ASSIGN(const auto first, readBack(appointments, befores.first().id));
            FRONTDESK_TRY(notifyOf(transaction, clock, actor, NotificationKind::Moved, first,
                                   befores.first(), moved));
        }
        return readDetails(connection, actor, after);
    });
}

Result<SeriesDetails> SeriesService::cancel(const Actor &actor, SeriesId id,
                                            const SeriesCancellation &cancellation,
                                            std::optional<qint64> expectedVersion)
{
    FRONTDESK_TRY(checkReason(cancellation.reason));
    return m_context.data.write([&](Transaction &transaction) -> Result<SeriesDetails> {
        Connection &connection = transaction.connection();
        const Clock &clock = m_context.clock;
        FRONTDESK_TRY_ASSIGN(AppointmentSeries series,
                             findForChange(connection, actor, id, expectedVersion));
        FRONTDESK_TRY_ASSIGN(
            QList<Appointment> befores,
            concerned(m_context, connection, actor, id, cancellation.scope, cancellation.from));
        if (!cancellation.versions.isEmpty())
            befores.removeIf(
                [&](const Appointment &one) { return !cancellation.versions.contains(one.id); });
        FRONTDESK_TRY(checkVersions(befores, cancellation.versions));
        AppointmentRepository appointments(connection);
        for (const Appointment &before : std::as_const(befores)) {
            Appointment after = before;
            applyStatus(after, AppointmentStatus::Cancelled, clock.now());
            after.cancelReason = cancellation.reason.trimmed();
            after.stamp.updatedAt = clock.now();
            FRONTDESK_TRY(appointments.update(after));
            FRONTDESK_TRY(recordAppointment(transaction, clock, actor, "cancel"_L1, before, after));
            if (&before != &befores.constFirst())
                FRONTDESK_TRY(
                    followFirst(transaction, clock, NotificationKind::Cancelled, after, before));
            publishFreed(transaction, clock, before, after);
        }
        const AppointmentSeries seen = series;
        series.stamp.updatedAt = clock.now();
        FRONTDESK_TRY(SeriesRepository(connection).update(series));
        FRONTDESK_TRY(recordSeries(transaction, clock, actor, "cancel"_L1, seen, series));
        FRONTDESK_TRY_ASSIGN(const auto first, readBack(appointments, befores.first().id));
        FRONTDESK_TRY(notifyOf(transaction, clock, actor, NotificationKind::Cancelled, first,
                               befores.first(), int(befores.size())));
        return readDetails(connection, actor, series);
    });
}

Result<SeriesDetails> SeriesService::restore(const Actor &actor, SeriesId id,
                                             const QHash<AppointmentId, qint64> &versions)
{
    return m_context.data.write([&](Transaction &transaction) -> Result<SeriesDetails> {
        Connection &connection = transaction.connection();
        const Clock &clock = m_context.clock;
        FRONTDESK_TRY_ASSIGN(AppointmentSeries series,
                             findForChange(connection, actor, id, std::nullopt));
        FRONTDESK_TRY_ASSIGN(const QList<Appointment> befores,
                             cancelledOnes(connection, actor, id, versions));
        AppointmentRepository appointments(connection);
        for (const Appointment &before : befores) {
            Appointment after = before;
            revertStatus(after, AppointmentStatus::Confirmed);
            FRONTDESK_TRY(takeTimeAgain(m_context, connection, actor, after));
            after.stamp.updatedAt = clock.now();
            FRONTDESK_TRY(appointments.update(after));
            FRONTDESK_TRY(
                recordAppointment(transaction, clock, actor, "revert_status"_L1, before, after));
            FRONTDESK_TRY(closeOffers(transaction, clock, actor, after));
            if (&before != &befores.constFirst())
                FRONTDESK_TRY(
                    followFirst(transaction, clock, NotificationKind::Created, after, before));
        }
        const AppointmentSeries seen = series;
        series.stamp.updatedAt = clock.now();
        FRONTDESK_TRY(SeriesRepository(connection).update(series));
        FRONTDESK_TRY(recordSeries(transaction, clock, actor, "restore"_L1, seen, series));
        FRONTDESK_TRY_ASSIGN(const auto first, readBack(appointments, befores.first().id));
        FRONTDESK_TRY(notifyOf(transaction, clock, actor, NotificationKind::Created, first,
                               befores.first(), int(befores.size())));
        return readDetails(connection, actor, series);
    });
}

} // namespace frontdesk
