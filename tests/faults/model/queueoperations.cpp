// SPDX-License-Identifier: GPL-3.0-or-later
// Those who come without an appointment.
#include "world.h"

#include <algorithm>

namespace frontdesk::test {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

QList<DoctorId> activeDoctors(const World &world)
{
    QList<DoctorId> doctors;
    for (const ModelDoctor &doctor : world.model.doctors) {
        if (doctor.active)
            doctors.append(doctor.id);
    }
    return doctors;
}

/// How long the doctor is free, where that is a whole slot of theirs; else nothing.
std::optional<Instant> freeForASlot(const World &world, DoctorId doctor)
{
    const WorkingWindow window = world.model.windowAt(doctor, world.now());
    const Instant until = world.model.freeUntil(doctor, world.now());
    if (window.slotMinutes == 0 || until < world.now() + std::chrono::minutes(window.slotMinutes))
        return std::nullopt;
    return until;
}

/// When the one is free until who is free for longest; nothing where nobody is.
std::optional<Instant> bestOf(const World &world, const QList<DoctorId> &doctors)
{
    std::optional<Instant> best;
    for (const DoctorId &doctor : doctors)
        best = std::max(best, freeForASlot(world, doctor));
    return best;
}

bool patientIsBusy(const World &world, PatientId patient, const Interval &span)
{
    return std::any_of(world.model.appointments.begin(), world.model.appointments.end(),
                       [&](const ModelAppointment &each) {
                           return each.patient == patient && each.occupies()
                                  && each.span.overlaps(span);
                       });
}

/// The visit that begins now, in the model.
QString begin(World &world, const Actor &actor, const Appointment &told, PatientId patient,
              AppointmentStatus status, const Interval &span)
{
    const ModelAppointment made {told.id, told.doctorId, patient, span, status, 1};
    world.model.appointments.append(made);
    world.model.tell(actor, NotificationKind::Created, made);
    world.audit(u"appointment"_s, u"walk_in"_s, made.id.toString());
    world.closeOffers(actor, made);
    return differs(told, made);
}

Interval slotOf(const World &world, DoctorId doctor)
{
    const int minutes = world.model.windowAt(doctor, world.now()).slotMinutes;
    return {world.now(), world.now() + std::chrono::minutes(minutes)};
}

/// Whether any of the best doctors could see the patient; of equals the program may choose.
bool someSlotSuits(const World &world, const QList<DoctorId> &doctors, Instant best,
                   PatientId patient, bool wanted)
{
    return std::any_of(doctors.begin(), doctors.end(), [&](DoctorId doctor) {
        return freeForASlot(world, doctor) == best
               && patientIsBusy(world, patient, slotOf(world, doctor)) != wanted;
    });
}

class WalkInNow final : public Operation
{
public:
    using Operation::Operation;
    QString run(World &world) const override
    {
        const Actor &actor = world.staff(number(0));
        WalkIn wanted;
        wanted.patientId = world.patient(number(1));
        if (chance(2, 50))
            wanted.doctorId = world.doctor(number(3));
        else
            wanted.specialty = world.specialty();
        wanted.urgency = allUrgencies()[below(4, 3)];
        world.story =
            u"%1 receives one who walks in at %2"_s.arg(who(actor), when(world, world.now()));
        const auto result = world.services().queue.walkIn(actor, wanted);
        const QList<DoctorId> doctors =
            wanted.doctorId.isNull() ? activeDoctors(world) : QList<DoctorId> {wanted.doctorId};
        Errors faults;
        const auto best = bestOf(world, doctors);
        const bool waits = std::any_of(
            world.model.queue.begin(), world.model.queue.end(), [&](const ModelQueued &each) {
                return each.patient == wanted.patientId && each.status == QueueStatus::Waiting;
            });
        if (actor.role == Role::Patient
            || (actor.role == Role::Doctor && wanted.doctorId != actor.doctorId))
            faults = {ErrorCode::Forbidden};
        else if (!wanted.doctorId.isNull() && !world.model.doctor(wanted.doctorId).active)
            faults = {ErrorCode::DoctorInactive};
        else if (best) {
            // Of equals, who has a shorter slot may suit where the other does not.
            if (!someSlotSuits(world, doctors, *best, wanted.patientId, true)
                || (!result && someSlotSuits(world, doctors, *best, wanted.patientId, false)))
                faults = {ErrorCode::PatientBusy};
        } else if (waits) {
            faults = {ErrorCode::AlreadyExists};
        }
        if (const QString bad = World::misjudged(faults, result); !bad.isEmpty() || !result)
            return bad;
        if (result->appointment.has_value() != best.has_value()
            || result->queued.has_value() == best.has_value())
            return u"waits, or does not, and should not, or should"_s;
        if (best) {
            const Appointment &told = result->appointment->appointment;
            if (!doctors.contains(told.doctorId) || freeForASlot(world, told.doctorId) != best)
                return u"another doctor is free for longer"_s;
            return begin(world, actor, told, wanted.patientId, AppointmentStatus::Arrived,
                         slotOf(world, told.doctorId));
        }
        const QueueEntry &entry = result->queued->entry;
        world.model.queue.append({entry.id, wanted.patientId, wanted.doctorId});
        world.audit(u"queue_entry"_s, u"create"_s, entry.id.toString());
        return {};
    }
};

/// Why an actor cannot act on one who waits.
Errors waitingFaults(const Actor &actor, const ModelQueued &queued)
{
    if (actor.role == Role::Patient)
        return {ErrorCode::Forbidden};
    if (actor.role == Role::Doctor && !queued.doctor.isNull() && queued.doctor != actor.doctorId)
        return {ErrorCode::NotFound};
    if (queued.status != QueueStatus::Waiting)
        return {ErrorCode::IllegalTransition};
    return {};
}

class TakeInNow final : public Operation
{
public:
    using Operation::Operation;
    QString run(World &world) const override
    {
        ModelQueued *const queued = World::pick(world.model.queue, number(0) * 4 + 1);
        if (!queued)
            return {};
        const Actor &actor = world.staff(number(1));
        TakeIn wanted;
        if (chance(2, 30))
            wanted.doctorId = world.doctor(number(3));
        if (chance(4, 30))
            wanted.durationMinutes = 5 * below(5, 9);
        wanted.status = chance(6, 50) ? AppointmentStatus::InProgress : AppointmentStatus::Arrived;
        world.story =
            u"%1 takes in one who waits at %2"_s.arg(who(actor), when(world, world.now()));
        const auto result = world.services().queue.take(actor, queued->id, wanted);
        const DoctorId named = actor.role == Role::Doctor ? actor.doctorId
                               : wanted.doctorId.isNull() ? queued->doctor
                                                          : wanted.doctorId;
        const QList<DoctorId> doctors =
            named.isNull() ? activeDoctors(world) : QList<DoctorId> {named};
        const auto best = bestOf(world, doctors);
        Interval span {world.now(), world.now()};
        if (doctors.size() == 1)
            span = timeNow(world, doctors.first(), wanted.durationMinutes);
        else if (result)
            span = slotOf(world, result->appointment.doctorId);
        Errors faults = waitingFaults(actor, *queued);
        if (actor.role == Role::Patient
            || (actor.role == Role::Doctor && !wanted.doctorId.isNull()
                && wanted.doctorId != actor.doctorId))
            faults = {ErrorCode::Forbidden};
        else if (wanted.durationMinutes == 0)
            faults = {ErrorCode::InvalidInput};
        else if (faults.empty() && !named.isNull() && !world.model.doctor(named).active)
            faults = {ErrorCode::DoctorInactive};
        else if (faults.empty() && doctors.size() == 1)
            faults = faultsNow(world, doctors.first(), queued->patient, span);
        else if (faults.empty() && !best)
            faults = {ErrorCode::NoDoctorFree};
        else if (faults.empty()
                 && (!someSlotSuits(world, doctors, *best, queued->patient, true)
                     || (!result && someSlotSuits(world, doctors, *best, queued->patient, false))))
            faults = {ErrorCode::PatientBusy};
        if (const QString bad = World::misjudged(faults, result); !bad.isEmpty() || !result)
            return bad;
        const Appointment &told = result->appointment;
        if (!doctors.contains(told.doctorId)
            || (doctors.size() > 1 && freeForASlot(world, told.doctorId) != best))
            return u"another doctor is free for longer"_s;
        queued->status = QueueStatus::Taken;
        ++queued->version;
        world.audit(u"queue_entry"_s, u"take"_s, queued->id.toString());
        return begin(world, actor, told, queued->patient, wanted.status, span);
    }

private:
    static Interval timeNow(const World &world, DoctorId doctor, std::optional<int> minutes)
    {
        const Instant now = world.now();
        if (minutes)
            return {now, now + std::chrono::minutes(*minutes)};
        return {now, std::min(world.model.freeUntil(doctor, now), slotOf(world, doctor).end)};
    }

    static Errors faultsNow(const World &world, DoctorId doctor, PatientId patient,
                            const Interval &span)
    {
        if (world.model.windowAt(doctor, span.start).slotMinutes == 0)
            return {ErrorCode::OutsideWorkingHours};
        if (span.end > world.model.freeUntil(doctor, span.start) || span.duration() < 5min)
            return {ErrorCode::SlotTaken};
        if (patientIsBusy(world, patient, span))
            return {ErrorCode::PatientBusy};
        return {};
    }
};

class Leave final : public Operation
{
public:
    using Operation::Operation;
    QString run(World &world) const override
    {
        ModelQueued *const queued = World::pick(world.model.queue, number(0));
        if (!queued)
            return {};
        const Actor &actor = world.staff(number(1));
        const auto version = World::version(number(2), queued->version);
        world.story = u"%1 lets one who waits leave"_s.arg(who(actor));
        const auto result = world.services().queue.leave(actor, queued->id, version);
        Errors faults = waitingFaults(actor, *queued);
        if (faults.empty() && version.value_or(queued->version) != queued->version)
            faults = {ErrorCode::StaleVersion};
        if (const QString bad = World::misjudged(faults, result); !bad.isEmpty() || !result)
            return bad;
        queued->status = QueueStatus::Left;
        ++queued->version;
        world.audit(u"queue_entry"_s, u"leave"_s, queued->id.toString());
        return {};
    }
};

} // namespace

std::vector<OperationKind> queueOperations()
{
    std::vector<OperationKind> kinds;
    kinds.push_back(kindOf<WalkInNow>("walk in", 10));
    kinds.push_back(kindOf<TakeInNow>("take in", 8));
    kinds.push_back(kindOf<Leave>("leave", 3));
    return kinds;
}

} // namespace frontdesk::test
