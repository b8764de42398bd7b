// SPDX-License-Identifier: GPL-3.0-or-later
#include "clinicmodel.h"

#include <algorithm>
#include <map>

namespace frontdesk::test {

using enum AppointmentStatus;
using namespace std::chrono_literals;

namespace {

/// The next whole five minutes: hours begin and end there, visits may begin in between.
Instant nextTick(Instant at)
{
    using Tick = std::chrono::duration<qint64, std::ratio<300>>;
    return std::chrono::floor<Tick>(at) + Tick(1);
}

/// Whether the clock goes back within an hour of it.
bool isByFold(const ClinicTime &time, Instant at)
{
    const int minutes = time.toLocal(at + 60min).minutes - time.toLocal(at - 60min).minutes;
    return (minutes - 120) % (24 * 60) != 0;
}

} // namespace

bool ModelAppointment::occupies() const
{
    return status != Cancelled && status != NoShow;
}

bool ModelAppointment::ended() const
{
    return status == Completed || status == Cancelled || status == NoShow;
}

ModelDoctor &ClinicModel::doctor(DoctorId id)
{
    return *std::find_if(doctors.begin(), doctors.end(),
                         [&](const ModelDoctor &d) { return d.id == id; });
}

WorkingWindow ClinicModel::windowAt(DoctorId doctor, Instant at) const
{
    const QDate date = time.toDate(at);
    const WorkingHours hours = WorkingHours {schedules, exceptions}.of(doctor);
    for (const WorkingWindow &window :
         workingWindows(hours, time, date.addDays(-1), date.addDays(1))) {
        if (window.span.contains(at))
            return window;
    }
    return {{}, 0};
}

bool ClinicModel::works(DoctorId doctor, const Interval &span) const
{
    for (Instant at = span.start; at < span.end; at = nextTick(at)) {
        const LocalTime local = time.toLocal(at);
        const bool byFold = isByFold(time, at);
        const auto applies = [&](const auto &row) {
            const auto isWithin = [&](Instant instant) {
                const LocalTime one = time.toLocal(instant);
                return one.date == local.date && row.start.minutes <= one.minutes
                       && one.minutes < row.end.minutes;
            };
            if (!row.appliesOn(local.date))
                return false;
            bool before = isWithin(at);
            bool after = before;
            // A window has no hole: what comes between two of its times is of it.
            for (int i = 1; byFold && i <= 12; ++i) {
                before = before || isWithin(at - i * 5min);
                after = after || isWithin(at + i * 5min);
            }
            return before && after;
        };
        bool weekly = false;
        for (const Schedule &schedule : schedules)
            weekly = weekly || (schedule.doctorId == doctor && applies(schedule));
        bool holiday = false;
        bool away = false;
        bool extra = false;
        for (const ScheduleException &exception : exceptions) {
            if (!applies(exception))
                continue;
            holiday = holiday || exception.isClinicWide();
            const bool own = exception.doctorId == doctor;
            (exception.kind == ExceptionKind::ExtraHours ? extra : away) |= own;
        }
        if (away || !((weekly && !holiday) || extra))
            return false;
    }
    return true;
}

std::set<QUuid> ClinicModel::affectedSince(const ClinicModel &before, Instant now) const
{
    std::set<QUuid> affected;
    for (const ModelAppointment &each : appointments) {
        if (each.span.end > now && !each.ended() && before.works(each.doctor, each.span)
            && !works(each.doctor, each.span))
            affected.insert(each.id.uuid());
    }
    return affected;
}

const AppointmentType *ClinicModel::type(AppointmentTypeId id) const
{
    const auto found = std::find_if(types.begin(), types.end(),
                                    [&](const AppointmentType &each) { return each.id == id; });
    return found == types.end() ? nullptr : &*found;
}

bool ClinicModel::isOpen(RoomId room) const
{
    return std::none_of(rooms.begin(), rooms.end(),
                        [&](const Room &each) { return each.id == room && !each.isActive; });
}

Buffers ClinicModel::buffersOf(AppointmentTypeId id) const
{
    const AppointmentType *const found = type(id);
    return found ? found->buffers : Buffers();
}

namespace {

bool isOffered(DoctorId doctor, const AppointmentType &type)
{
    return type.isActive && (type.doctors.isEmpty() || type.doctors.contains(doctor));
}

} // namespace

ModelPlace ClinicModel::placeOf(const ModelWish &wish) const
{
    ModelPlace place {wish.doctor, wish.patient, {wish.start, wish.start}};
    place.room = wish.room;
    const int slot = windowAt(wish.doctor, wish.start).slotMinutes;
    int minutes = slot == 0 ? 15 : slot;
    if (const AppointmentType *const wanted = type(wish.type)) {
        place.buffers = wanted->buffers;
        place.typeMinutes = minutes = wanted->durationMinutes;
        place.offered = isOffered(wish.doctor, *wanted);
        place.online = wanted->bookableOnline;
    }
    place.span.end = wish.end.value_or(wish.start + std::chrono::minutes(minutes));
    return place;
}

ModelPlace ClinicModel::placeOf(const ModelAppointment &before, const ModelAppointment &after) const
{
    ModelPlace place {after.doctor, after.patient, after.span, before.id};
    place.room = after.room;
    place.keepsRoom = after.room == before.room;
    place.buffers = after.buffers;
    if (const AppointmentType *const wanted = type(after.type)) {
        const bool same = after.type == before.type;
        place.typeMinutes = same ? int((before.span.duration()) / 1min) : wanted->durationMinutes;
        place.offered = (same && after.doctor == before.doctor) || isOffered(after.doctor, *wanted);
    }
    return place;
}

bool ClinicModel::isTaken(const ModelPlace &place, Instant now, bool room) const
{
    const auto shares = [&](const auto &other) {
        return (room ? other.room == place.room : other.doctor == place.doctor)
               && other.kept().overlaps(place.kept());
    };
    return std::any_of(appointments.begin(), appointments.end(),
                       [&](const ModelAppointment &other) {
                           return other.id != place.moved && other.occupies() && shares(other);
                       })
           || std::any_of(holds.begin(), holds.end(), [&](const ModelHold &hold) {
                  return hold.id != place.hold && hold.stands(now) && shares(hold);
              });
}

bool ClinicModel::doctorIsBusy(const ModelPlace &place, Instant now) const
{
    return isTaken(place, now, false);
}

bool ClinicModel::roomIsBusy(const ModelPlace &place, Instant now) const
{
    return !place.room.isNull() && isTaken(place, now, true);
}

Errors ClinicModel::placeFaults(const Actor &actor, const ModelPlace &place, Instant now) const
{
    Errors faults;
    const Interval &span = place.span;
    const bool staff = actor.role != Role::Patient;
    for (const ModelDoctor &each : doctors) {
        if (each.id == place.doctor && !each.active)
            faults.insert(ErrorCode::DoctorInactive);
    }
    if (staff ? span.end <= now : span.start < now)
        faults.insert(ErrorCode::InThePast);
    const bool inHours = works(place.doctor, span);
    if (!place.overrides && !inHours)
        faults.insert(ErrorCode::OutsideWorkingHours);
    if (!place.overrides && !place.offered)
        faults.insert(ErrorCode::TypeNotOffered);
    if (!place.keepsRoom && !isOpen(place.room))
        faults.insert(ErrorCode::RoomInactive);
    if (!staff) {
        const WorkingWindow window = windowAt(place.doctor, span.start);
        const std::chrono::minutes slot(window.slotMinutes);
        const bool onGrid = slot != 0min && (span.start - window.span.start) % slot == 0ms
                            && (place.typeMinutes || span.start + slot <= window.span.end);
        if (inHours && !onGrid)
            faults.insert(ErrorCode::OffGrid);
        if (place.typeMinutes ? span.duration() != std::chrono::minutes(*place.typeMinutes)
                              : inHours && onGrid && span.duration() != slot)
            faults.insert(ErrorCode::DurationNotAllowed);
        if (!place.online)
            faults.insert(ErrorCode::NotBookableOnline);
        if (span.start >= now && span.start < now + rules.minNotice)
            faults.insert(ErrorCode::NoticeTooShort);
        if (span.start > now + std::chrono::days(rules.maxDaysAhead))
            faults.insert(ErrorCode::TooFarAhead);
    }
    if (!place.overbooks && !place.stays && doctorIsBusy(place, now))
        faults.insert(ErrorCode::SlotTaken);
    if (!place.overbooks && !(place.stays && place.keepsRoom) && roomIsBusy(place, now))
        faults.insert(ErrorCode::RoomBusy);
    for (const ModelAppointment &other : appointments) {
        if (!place.patient.isNull() && other.patient == place.patient && other.id != place.moved
            && other.occupies() && other.span.overlaps(span))
            faults.insert(ErrorCode::PatientBusy);
    }
    return faults;
}

Instant ClinicModel::freeUntil(DoctorId doctor, Instant now) const
{
    Instant end = now;
    for (WorkingWindow at = windowAt(doctor, end); at.slotMinutes != 0; at = windowAt(doctor, end))
        end = at.span.end;
    const auto stopBy = [&](const Interval &busy) {
        if (busy.end > now)
            end = std::min(end, std::max(now, busy.start));
    };
    for (const ModelAppointment &each : appointments) {
        if (each.doctor == doctor && each.occupies())
            stopBy(each.kept());
    }
    for (const ModelHold &hold : holds) {
        if (hold.doctor == doctor && hold.stands(now))
            stopBy(hold.kept());
    }
    return end;
}

bool ClinicModel::wants(const ModelEntry &entry, DoctorId doctor, const Interval &span,
                        Instant now) const
{
    if (!entry.waits(now) || span.start <= now)
        return false;
    if (!entry.doctor.isNull() && entry.doctor != doctor)
        return false;
    for (const ModelAppointment &each : appointments) {
        if (each.id == entry.source && (each.status == Pending || each.status == Confirmed)
            && span.start >= each.span.start)
            return false;
    }
    const LocalTime from = time.toLocal(span.start);
    if ((entry.earliest.isValid() && from.date < entry.earliest)
        || (entry.latest.isValid() && from.date > entry.latest)
        || (!entry.days.isEmpty() && !entry.days.contains(from.date.dayOfWeek())))
        return false;
    if (!entry.window)
        return true;
    for (Instant at = span.start; at < span.end; at = nextTick(at)) {
        const LocalTime local = time.toLocal(at);
        if (local.date != from.date || local.minutes < entry.window->start.minutes
            || local.minutes >= entry.window->end.minutes)
            return false;
    }
    return true;
}

QList<Interval> ClinicModel::freeTimes(const ModelEntry &entry, DoctorId doctor,
                                       const Interval &span, Instant now) const
{
    const AppointmentType *const wanted = type(entry.type);
    if ((wanted && !isOffered(doctor, *wanted)) || !isOpen(entry.room))
        return {};
    const auto isFree = [&](const Interval &slot) {
        ModelPlace place {doctor, {}, slot};
        place.room = entry.room;
        place.buffers = buffersOf(entry.type);
        return !isBusy(place, now);
    };
    const auto typed = [&](Instant start, int minutes) {
        return Interval {start,
                         start + std::chrono::minutes(wanted ? wanted->durationMinutes : minutes)};
    };
    QList<Interval> free;
    Interval whole = span;
    if (wanted)
        whole = typed(span.start, 0);
    bool inOneWindow = false;
    const QDate date = time.toDate(span.start);
    for (const WorkingWindow &window :
         workingWindows(WorkingHours {schedules, exceptions}.of(doctor), time, date.addDays(-1),
                        time.toDate(span.end).addDays(1))) {
        inOneWindow = inOneWindow || window.span.contains(whole);
        for (Instant start = window.span.start; start < window.span.end;
             start += std::chrono::minutes(window.slotMinutes)) {
            const Interval slot = typed(start, window.slotMinutes);
            if (span.contains(slot) && start >= now && works(doctor, slot)
                && (wanted || slot.end <= window.span.end) && isFree(slot))
                free.append(slot);
        }
    }
    // What was freed off the grid may be had as it is.
    if (inOneWindow && span.contains(whole) && isFree(whole) && !free.contains(whole)
        && (wanted || whole.duration() <= 2h))
        free.prepend(whole);
    return free;
}

QList<std::pair<WaitlistEntryId, Interval>> ClinicModel::matches(DoctorId doctor,
                                                                 const Interval &span,
                                                                 Instant now) const
{
    QList<std::pair<WaitlistEntryId, Interval>> result;
    for (const ModelDoctor &each : doctors) {
        if (each.id == doctor && !each.active)
            return result;
    }
    for (const Urgency urgency : {Urgency::Urgent, Urgency::Soon, Urgency::Routine}) {
        for (const ModelEntry &entry : entries) { // in the order of their coming
            if (entry.urgency != urgency)
                continue;
            for (const Interval &slot : freeTimes(entry, doctor, span, now)) {
                if (!wants(entry, doctor, slot, now))
                    continue;
                result.append({entry.id, slot});
                break;
            }
        }
    }
    return result;
}

ModelOccurrence ClinicModel::judge(const Actor &actor, ModelPlace place, QDate day,
                                   const Resolution &at, int minutes, Instant now)
{
    if (at.kind != Resolution::Unique)
        return {day,
                {},
                {at.kind == Resolution::Gap ? ErrorCode::TimeDoesNotExist
                                            : ErrorCode::TimeIsAmbiguous}};
    if (minutes == 0)
        minutes = windowAt(place.doctor, at.first).slotMinutes;
    if (minutes == 0)
        minutes = 15;
    place.span = {at.first, at.first + std::chrono::minutes(minutes)};
    ModelOccurrence judged {day, place.span, placeFaults(actor, place, now)};
    if (judged.faults.empty()) {
        ModelAppointment made {AppointmentId::generate(), place.doctor, place.patient, place.span,
                               Confirmed};
        made.room = place.room;
        made.buffers = place.buffers;
        appointments.append(made);
    }
    return judged;
}

int ClinicModel::futureBookings(PatientId patient, Instant now) const
{
    return int(
        std::count_if(appointments.begin(), appointments.end(), [&](const ModelAppointment &each) {
            return each.patient == patient && each.span.start > now
                   && (each.status == Pending || each.status == Confirmed);
        }));
}

bool ClinicModel::isOwn(const Actor &actor, const ModelAppointment &appointment)
{
    if (actor.role == Role::Patient)
        return appointment.patient == actor.patientId;
    return actor.role != Role::Doctor || appointment.doctor == actor.doctorId;
}

bool ClinicModel::stepAllowed(AppointmentStatus from, AppointmentStatus to)
{
    static const std::map<AppointmentStatus, std::set<AppointmentStatus>> next {
        {Pending, {Confirmed, Arrived, Cancelled, NoShow}},
        {Confirmed, {Arrived, InProgress, Cancelled, NoShow}},
        {Arrived, {Confirmed, InProgress, Completed, Cancelled}},
        {InProgress, {Arrived, Completed}}};
    const auto found = next.find(from);
    return found != next.end() && found->second.contains(to);
}

bool ClinicModel::hoursOverlap(const Schedule &schedule, QDate around) const
{
    for (const Schedule &other : schedules) {
        if (other.id == schedule.id || other.doctorId != schedule.doctorId
            || other.start >= schedule.end || schedule.start >= other.end)
            continue;
        for (int day = -120; day <= 240; ++day) {
            const QDate date = around.addDays(day);
            if (other.appliesOn(date) && schedule.appliesOn(date))
                return true;
        }
    }
    return false;
}

void ClinicModel::tell(const Actor &actor, NotificationKind kind,
                       const ModelAppointment &appointment, DoctorId formerDoctor)
{
    const auto add = [&](UserId user) {
        if (!user.isNull() && user != actor.userId)
            notices.append({user, kind, appointment.id});
    };
    for (const ModelPatient &patient : std::as_const(patients)) {
        if (patient.id == appointment.patient)
            add(patient.account);
    }
    if (actor.role != Role::Patient)
        return;
    add(doctor(appointment.doctor).account);
    if (!formerDoctor.isNull() && formerDoctor != appointment.doctor)
        add(doctor(formerDoctor).account);
}

void ClinicModel::tellPatient(const Actor &actor, NotificationKind kind, PatientId patient)
{
    for (const ModelPatient &each : std::as_const(patients)) {
        if (each.id == patient && !each.account.isNull() && each.account != actor.userId)
            notices.append({each.account, kind, {}});
    }
}

bool namesAll(const Errors &rules, const Error &refusal)
{
    std::set<QString> told;
    for (const FieldFault &fault : refusal.faults)
        told.insert(fault.code);
    std::set<QString> wanted;
    for (const ErrorCode code : rules)
        wanted.insert(toString(code));
    return told == wanted;
}

QList<QDate> daysOf(const Recurrence &rule)
{
    const QDate monday = rule.firstDay.addDays(1 - rule.firstDay.dayOfWeek());
    QList<QDate> days;
    for (QDate day = rule.firstDay; days.size() < rule.count; day = day.addDays(1)) {
        const qint64 weeks = monday.daysTo(day) / 7;
        const int months =
            12 * (day.year() - rule.firstDay.year()) + day.month() - rule.firstDay.month();
        const bool onDay = rule.daysOfWeek.contains(day.dayOfWeek());
        const bool last = day.addDays(7).month() != day.month();
        const bool named = rule.pattern == RecurrencePattern::Weekly ? onDay
                           : rule.pattern == RecurrencePattern::MonthlyByDay
                               ? day.day() == rule.dayOfMonth
                               : onDay
                                     && (rule.weekOfMonth == Recurrence::LastWeek
                                             ? last
                                             : (day.day() + 6) / 7 == rule.weekOfMonth);
        const qint64 steps = rule.pattern == RecurrencePattern::Weekly ? weeks : months;
        if (named && steps % rule.interval == 0)
            days.append(day);
    }
    return days;
}

Errors hoursFaults(const Actor &actor, DoctorId doctor)
{
    if (actor.role == Role::Patient)
        return {ErrorCode::Forbidden};
    if (actor.role == Role::Doctor && (doctor.isNull() || actor.doctorId != doctor))
        return {ErrorCode::NotFound};
    return {};
}

} // namespace frontdesk::test
