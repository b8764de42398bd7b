// SPDX-License-Identifier: GPL-3.0-or-later
// What people do to working hours, and to doctors.
#include "world.h"

#include <algorithm>

namespace frontdesk::test {

using namespace Qt::StringLiterals;

namespace {

WallTime some(quint32 number, int least, int most)
{
    return WallTime {least + 5 * int(number % quint32((most - least) / 5 + 1))};
}

/// What every change of hours must give: a worklist of what it leaves outside, and no more.
QString differs(const World &world, const ClinicModel &before, const QList<Appointment> &affected)
{
    std::set<QUuid> told;
    for (const Appointment &appointment : affected)
        told.insert(appointment.id.uuid());
    const std::set<QUuid> wanted = world.model.affectedSince(before, world.now());
    if (told == wanted && qsizetype(told.size()) == affected.size())
        return {};
    return u"told of %1 affected appointments, expected %2"_s.arg(told.size()).arg(wanted.size());
}

/// Puts the row in the place of the one that has its id.
template <class Row>
void replace(QList<Row> &rows, const Row &row)
{
    *std::find_if(rows.begin(), rows.end(), [&](const Row &r) { return r.id == row.id; }) = row;
}

class AddHours final : public Operation
{
public:
    using Operation::Operation;
    QString run(World &world) const override
    {
        const Actor &actor = world.staff(number(0));
        NewSchedule wanted;
        wanted.doctorId = world.doctor(number(1));
        wanted.dayOfWeek = 1 + below(2, 7);
        wanted.start = some(number(3), 0, 1'200);
        wanted.end =
            some(number(4), wanted.start.minutes, std::min(1'440, wanted.start.minutes + 240));
        wanted.slotMinutes = QList<int> {10, 15, 20, 30}[below(5, 4)];
        if (chance(6, 50)) {
            wanted.validFrom = world.firstDay().addDays(below(7, 20) - 10);
            wanted.weekInterval = 1 + below(7, 3);
            if (number(6) % 3 == 0)
                wanted.validTo = wanted.validFrom.addDays(below(7, 30));
        }
        world.story = u"%1 adds hours %2 to %3"_s.arg(toString(actor.role), toString(wanted.start),
                                                      toString(wanted.end));
        const ClinicModel before = world.model;
        const auto result = world.services().schedules.create(actor, wanted);
        Errors faults = hoursFaults(actor, wanted.doctorId);
        const Schedule made {{},
                             wanted.doctorId,
                             wanted.dayOfWeek,
                             wanted.start,
                             wanted.end,
                             wanted.slotMinutes,
                             wanted.validFrom,
                             wanted.validTo,
                             wanted.weekInterval,
                             {}};
        if (faults.empty() && wanted.end.minutes - wanted.start.minutes < wanted.slotMinutes)
            faults = {ErrorCode::InvalidInput};
        else if (faults.empty() && before.hoursOverlap(made, world.firstDay()))
            faults = {ErrorCode::AlreadyExists};
        if (const QString bad = World::misjudged(faults, result); !bad.isEmpty() || !result)
            return bad;
        world.model.schedules.append(result->schedule);
        world.audits = {{u"schedule"_s, u"create"_s, result->schedule.id.toString()}};
        return differs(world, before, result->affected);
    }
};

class ChangeHours final : public Operation
{
public:
    using Operation::Operation;
    QString run(World &world) const override
    {
        if (world.model.schedules.isEmpty())
            return {};
        const Schedule found = world.model.schedules[below(1, int(world.model.schedules.size()))];
        const Actor &actor = world.staff(number(0));
        const bool removes = chance(2, 30);
        const auto version = World::version(number(3), found.stamp.version);
        Schedule after = found;
        ScheduleChanges changes;
        if (chance(4, 60))
            changes.start = after.start = some(number(4) / 100, 0, 900);
        if (chance(5, 60))
            changes.end = after.end = some(number(5) / 100, 300, 1'440);
        if (chance(6, 40))
            changes.slotMinutes = after.slotMinutes = 10 + 5 * below(6, 5);
        if (chance(7, 20)) {
            changes.validFrom = after.validFrom = world.firstDay().addDays(below(7, 14) - 3);
            changes.weekInterval = after.weekInterval = 1 + below(7, 2);
        }
        world.story = u"%1 %2 hours from %3"_s.arg(
            toString(actor.role), removes ? u"removes"_s : u"changes"_s, toString(found.start));
        const ClinicModel before = world.model;
        auto &service = world.services().schedules;
        const ScheduleId id = found.id;
        const auto result = removes ? service.remove(actor, id, version)
                                    : service.update(actor, id, changes, version);
        Errors faults = hoursFaults(actor, found.doctorId);
        if (faults.empty() && version.value_or(found.stamp.version) != found.stamp.version)
            faults = {ErrorCode::StaleVersion};
        if (faults.empty() && !removes) {
            if (after.end.minutes - after.start.minutes < after.slotMinutes
                || (after.validTo.isValid() && after.validTo < after.validFrom))
                faults = {ErrorCode::InvalidInput};
            else if (before.hoursOverlap(after, world.firstDay()))
                faults = {ErrorCode::AlreadyExists};
        }
        if (const QString bad = World::misjudged(faults, result); !bad.isEmpty() || !result)
            return bad;
        world.audits = {{u"schedule"_s, removes ? u"delete"_s : u"update"_s, id.toString()}};
        if (removes)
            world.model.schedules.removeIf([&](const Schedule &s) { return s.id == id; });
        else
            replace(world.model.schedules, result->schedule);
        if (!removes
            && (result->schedule.start != after.start || result->schedule.end != after.end))
            return u"the answer is not what was asked for"_s;
        return differs(world, before, result->affected);
    }
};

class AddException final : public Operation
{
public:
    using Operation::Operation;
    QString run(World &world) const override
    {
        const Actor &actor = world.staff(number(0));
        NewScheduleException wanted;
        wanted.kind = allExceptionKinds()[below(1, 3)];
        if (wanted.kind != ExceptionKind::TimeOff || !chance(2, 30))
            wanted.doctorId = world.doctor(number(2));
        wanted.fromDate = world.model.time.toDate(world.now()).addDays(below(3, 9));
        wanted.toDate = wanted.fromDate.addDays(chance(4, 80) ? 0 : below(4, 4));
        if (wanted.kind != ExceptionKind::TimeOff || chance(5, 40)) {
            wanted.start = some(number(6), 0, 900);
            wanted.end = some(number(7), wanted.start->minutes, wanted.start->minutes + 180);
        }
        if (wanted.kind == ExceptionKind::ExtraHours)
            wanted.slotMinutes = 20;
        world.story = u"%1 adds %2%3"_s.arg(toString(actor.role), toString(wanted.kind),
                                            wanted.doctorId.isNull() ? u" of the clinic"_s : u""_s);
        const ClinicModel before = world.model;
        const auto result = world.services().exceptions.create(actor, wanted);
        Errors faults = hoursFaults(actor, wanted.doctorId);
        if (faults.empty() && wanted.start
            && wanted.end->minutes - wanted.start->minutes
                   < std::max(5, wanted.slotMinutes.value_or(5)))
            faults = {ErrorCode::InvalidInput};
        if (const QString bad = World::misjudged(faults, result); !bad.isEmpty() || !result)
            return bad;
        world.model.exceptions.append(result->exception);
        world.audits = {{u"schedule_exception"_s, u"create"_s, result->exception.id.toString()}};
        return differs(world, before, result->affected);
    }
};

class ChangeException final : public Operation
{
public:
    using Operation::Operation;
    QString run(World &world) const override
    {
        if (world.model.exceptions.isEmpty())
            return {};
        const ScheduleException found =
            world.model.exceptions[below(1, int(world.model.exceptions.size()))];
        const Actor &actor = world.staff(number(0));
        const bool removes = chance(2, 60);
        const auto version = World::version(number(3), found.stamp.version);
        ScheduleException after = found;
        ScheduleExceptionChanges changes;
        const QDate day = world.model.time.toDate(world.now()).addDays(below(4, 9));
        changes.fromDate = changes.toDate = after.fromDate = after.toDate = day;
        world.story = u"%1 %2 %3"_s.arg(toString(actor.role), removes ? u"removes"_s : u"changes"_s,
                                        toString(found.kind));
        const ClinicModel before = world.model;
        auto &service = world.services().exceptions;
        const ScheduleExceptionId id = found.id;
        const auto result = removes ? service.remove(actor, id, version)
                                    : service.update(actor, id, changes, version);
        Errors faults = hoursFaults(actor, found.doctorId);
        if (faults.empty() && version.value_or(found.stamp.version) != found.stamp.version)
            faults = {ErrorCode::StaleVersion};
        if (const QString bad = World::misjudged(faults, result); !bad.isEmpty() || !result)
            return bad;
        world.audits = {
            {u"schedule_exception"_s, removes ? u"delete"_s : u"update"_s, id.toString()}};
        if (removes)
            world.model.exceptions.removeIf([&](const ScheduleException &e) { return e.id == id; });
        else
            replace(world.model.exceptions, result->exception);
        if (!removes && result->exception.fromDate != day)
            return u"the answer is not what was asked for"_s;
        return differs(world, before, result->affected);
    }
};

/// A doctor stops taking appointments, or takes them again; those that are booked stay.
class SwitchDoctor final : public Operation
{
public:
    using Operation::Operation;
    QString run(World &world) const override
    {
        const Actor &actor = chance(0, 70) ? world.actor(0) : world.actor(number(0) / 100);
        ModelDoctor &doctor = world.model.doctor(world.doctor(number(1)));
        const bool active = chance(2, 75);
        const auto version = World::version(number(3), doctor.version);
        DoctorChanges changes;
        changes.isActive = active;
        world.story = u"%1 makes a doctor %2"_s.arg(toString(actor.role),
                                                    active ? u"active"_s : u"inactive"_s);
        const auto result = world.services().doctors.update(actor, doctor.id, changes, version);
        Errors faults;
        if (actor.role != Role::Admin)
            faults = {ErrorCode::Forbidden};
        else if (version.value_or(doctor.version) != doctor.version)
            faults = {ErrorCode::StaleVersion};
        if (const QString bad = World::misjudged(faults, result); !bad.isEmpty() || !result)
            return bad;
        doctor.active = active;
        ++doctor.version;
        world.audits = {{u"doctor"_s, u"update"_s, doctor.id.toString()}};
        return result->stamp.version == doctor.version && result->isActive == active
                   ? QString()
                   : u"the answer is not what was asked for"_s;
    }
};

} // namespace

std::vector<OperationKind> hoursOperations()
{
    std::vector<OperationKind> kinds;
    kinds.push_back(kindOf<AddHours>("add hours", 3));
    kinds.push_back(kindOf<ChangeHours>("change hours", 3));
    kinds.push_back(kindOf<AddException>("add exception", 4));
    kinds.push_back(kindOf<ChangeException>("change exception", 4));
    kinds.push_back(kindOf<SwitchDoctor>("switch doctor", 3));
    return kinds;
}

} // namespace frontdesk::test
