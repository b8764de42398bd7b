// SPDX-License-Identifier: GPL-3.0-or-later
#include "clinicmodel.h"

#include <algorithm>
#include <map>

namespace frontdesk::test {

using enum AppointmentStatus;
using namespace std::chrono_literals;

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
    for (Instant at = span.start; at < span.end; at += 5min) {
        const LocalTime local = time.toLocal(at);
        const auto holds = [&](const auto &row) {
            return row.appliesOn(local.date) && row.start.minutes <= local.minutes
                   && local.minutes < row.end.minutes;
        };
        bool weekly = false;
        for (const Schedule &schedule : schedules)
            weekly = weekly || (schedule.doctorId == doctor && holds(schedule));
        bool holiday = false;
        bool away = false;
        bool extra = false;
        for (const ScheduleException &exception : exceptions) {
            if (!holds(exception))
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

Errors ClinicModel::placeFaults(const Actor &actor, DoctorId doctor, PatientId patient,
                                const Interval &span, Instant now, AppointmentId moved) const
{
    Errors faults;
    const bool staff = actor.role != Role::Patient;
    for (const ModelDoctor &each : doctors) {
        if (each.id == doctor && !each.active)
            faults.insert(ErrorCode::DoctorInactive);
    }
    if (staff ? span.end <= now : span.start < now)
        faults.insert(ErrorCode::InThePast);
    if (!works(doctor, span))
        faults.insert(ErrorCode::OutsideWorkingHours);
    if (!staff) {
        const WorkingWindow window = windowAt(doctor, span.start);
        const std::chrono::minutes slot(window.slotMinutes);
        if (slot == 0min || (span.start - window.span.start) % slot != 0ms
            || span.start + slot > window.span.end)
            faults.insert(ErrorCode::OffGrid);
        else if (span.duration() != slot)
            faults.insert(ErrorCode::DurationNotAllowed);
        if (span.start >= now && span.start < now + rules.minNotice)
            faults.insert(ErrorCode::NoticeTooShort);
        if (span.start > now + std::chrono::days(rules.maxDaysAhead))
            faults.insert(ErrorCode::TooFarAhead);
    }
    for (const ModelAppointment &other : appointments) {
        if (other.id == moved || !other.occupies() || !other.span.overlaps(span))
            continue;
        if (other.doctor == doctor)
            faults.insert(ErrorCode::SlotTaken);
        if (other.patient == patient)
            faults.insert(ErrorCode::PatientBusy);
    }
    return faults;
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

Errors hoursFaults(const Actor &actor, DoctorId doctor)
{
    if (actor.role == Role::Patient)
        return {ErrorCode::Forbidden};
    if (actor.role == Role::Doctor && (doctor.isNull() || actor.doctorId != doctor))
        return {ErrorCode::NotFound};
    return {};
}

} // namespace frontdesk::test
