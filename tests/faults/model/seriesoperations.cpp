// SPDX-License-Identifier: GPL-3.0-or-later
// Appointments that recur.
#include "world.h"

#include <algorithm>

namespace frontdesk::test {

using namespace Qt::StringLiterals;

namespace {

using enum AppointmentStatus;

WallTime someTime(quint32 number)
{
    // The one before the last two is in the hour that clocks skip or repeat.
    static const QList<int> minutes {540, 560, 600, 640, 680, 600, 560, 150, 575, 840};
    return WallTime {minutes[qsizetype(number % quint32(minutes.size()))]};
}

Errors allFaults(const QList<ModelOccurrence> &planned)
{
    Errors faults;
    for (const ModelOccurrence &each : planned)
        faults.insert(each.faults.begin(), each.faults.end());
    return faults;
}

class MakeSeries final : public Operation
{
public:
    using Operation::Operation;
    QString run(World &world) const override
    {
        const Actor &actor = world.staff(number(0));
        NewSeries wanted;
        wanted.patientId = world.patient(number(1));
        wanted.doctorId = world.doctor(number(2));
        Recurrence &rule = wanted.recurrence;
        rule.pattern = allRecurrencePatterns()[std::max(0, below(3, 5) - 2)];
        rule.firstDay = world.model.time.toDate(world.now()).addDays(below(4, 9));
        rule.time = someTime(number(5));
        rule.interval = 1 + below(6, 2);
        rule.count = 1 + below(7, 4);
        if (rule.pattern == RecurrencePattern::MonthlyByDay)
            rule.dayOfMonth = 1 + below(8, 31);
        else
            rule.daysOfWeek = {1 + below(8, 7)};
        if (rule.pattern == RecurrencePattern::Weekly && chance(9, 40))
            rule.daysOfWeek.append(1 + (rule.daysOfWeek.first() + below(9, 5)) % 7);
        if (rule.pattern == RecurrencePattern::MonthlyByWeekday)
            rule.weekOfMonth = chance(9, 30) ? Recurrence::LastWeek : 1 + below(9, 5);
        if (chance(10, 30))
            wanted.durationMinutes = 10 + 5 * below(10, 9);
        wanted.typeId = world.type(number(11));
        wanted.roomId = world.room(number(12));
        world.story = u"%1 makes a series of %2 at %3"_s.arg(who(actor))
                          .arg(rule.count)
                          .arg(toString(rule.time));

        ClinicModel rest = world.model;
        QList<ModelOccurrence> planned;
        QList<ClinicModel> seen; // what is in the way of each one's alternatives
        const ModelPlace place = placeFor(world, wanted, {});
        const int minutes =
            wanted.durationMinutes > 0 ? wanted.durationMinutes : place.typeMinutes.value_or(0);
        for (const QDate &day : daysOf(rule)) {
            planned.append(rest.judge(world.actor(0), place, day, rest.time.resolve(day, rule.time),
                                      minutes, world.now()));
            seen.append(rest);
        }
        Errors faults;
        if (actor.role == Role::Patient
            || (actor.role == Role::Doctor && actor.doctorId != wanted.doctorId))
            faults = {ErrorCode::Forbidden};
        const auto preview = world.services().series.preview(actor, wanted);
        if (const QString bad = World::misjudged(faults, preview); !bad.isEmpty())
            return bad;
        if (preview) {
            const QString bad = misplanned(world, wanted, *preview, planned, seen);
            if (!bad.isEmpty())
                return bad;
        }
        const auto result = world.services().series.create(actor, wanted);
        if (faults.empty())
            faults = allFaults(planned);
        if (const QString bad = World::misjudged(faults, result); !bad.isEmpty() || !result)
            return bad;
        return made(world, actor, *result, place, planned);
    }

private:
    static ModelPlace placeFor(const World &world, const NewSeries &wanted, const Interval &span)
    {
        ModelPlace place = world.model.placeOf(
            {wanted.doctorId, wanted.patientId, world.now(), {}, wanted.typeId, wanted.roomId});
        place.span = span;
        return place;
    }

    /// Every rule that stops each time is told, and what is offered instead is free.
    static QString misplanned(const World &world, const NewSeries &wanted,
                              const QList<PlannedOccurrence> &told,
                              const QList<ModelOccurrence> &planned, const QList<ClinicModel> &seen)
    {
        if (told.size() != planned.size())
            return u"%1 days of a series, expected %2"_s.arg(told.size()).arg(planned.size());
        for (qsizetype i = 0; i < told.size(); ++i) {
            Errors codes;
            for (const Violation &violation : told[i].violations)
                codes.insert(violation.code);
            if (told[i].day != planned[i].day || told[i].span != planned[i].span
                || codes != planned[i].faults)
                return u"the series' day %1 is misjudged"_s.arg(
                    planned[i].day.toString(Qt::ISODate));
            for (const Interval &other : told[i].alternatives) {
                const ModelPlace place = placeFor(world, wanted, other);
                if (!seen[i].placeFaults(world.actor(0), place, world.now()).empty())
                    return u"an alternative is not free"_s;
            }
        }
        return {};
    }

    static QString made(World &world, const Actor &actor, const SeriesDetails &told,
                        const ModelPlace &place, const QList<ModelOccurrence> &planned)
    {
        const ModelSeries series {told.series.id, place.patient, place.doctor};
        world.model.series.append(series);
        world.audit(u"appointment_series"_s, u"create"_s, series.id.toString());
        if (told.appointments.size() != planned.size())
            return u"a series of another number of appointments"_s;
        for (qsizetype i = 0; i < planned.size(); ++i) {
            const Appointment &each = told.appointments[i].appointment;
            const ModelAppointment made {
                each.id, series.doctor, series.patient,     *planned[i].span, Confirmed,    1,
                false,   series.id,     told.series.typeId, place.room,       place.buffers};
            if (const QString bad = differs(each, made); !bad.isEmpty())
                return bad;
            world.model.appointments.append(made);
            world.audit(u"appointment"_s, u"book"_s, made.id.toString());
            world.closeOffers(actor, made);
            if (i == 0)
                world.model.tell(actor, NotificationKind::Created, made);
        }
        return {};
    }
};

/// What a change and a cancellation have in common: some of the appointments of a series.
class OnSeries : public Operation
{
public:
    using Operation::Operation;

protected:
    struct Chosen {
        ModelSeries *series = nullptr;
        SeriesScope scope = SeriesScope::All;
        AppointmentId from;
        Instant fromStart;
        std::optional<qint64> version;
    };

    /// One that is there; null where there is none.
    Chosen choose(World &world) const
    {
        Chosen chosen;
        chosen.series = World::pick(world.model.series, number(0));
        if (!chosen.series)
            return chosen;
        chosen.scope = allSeriesScopes()[below(1, 3)];
        chosen.version = World::version(number(2), chosen.series->version);
        QList<const ModelAppointment *> members;
        for (const ModelAppointment &each : world.model.appointments) {
            if (each.series == chosen.series->id)
                members.append(&each);
        }
        if (chosen.scope != SeriesScope::All) {
            const ModelAppointment &one = *members[below(3, int(members.size()))];
            chosen.from = one.id;
            chosen.fromStart = one.span.start;
        }
        return chosen;
    }

    static Errors faultsOf(const Actor &actor, const Chosen &chosen)
    {
        if (actor.role == Role::Patient)
            return {ErrorCode::Forbidden};
        if (actor.role == Role::Doctor && actor.doctorId != chosen.series->doctor)
            return {ErrorCode::NotFound};
        if (chosen.version.value_or(chosen.series->version) != chosen.series->version)
            return {ErrorCode::StaleVersion};
        return {};
    }

    /// Those that are still ahead, by start.
    static QList<ModelAppointment> concerned(const World &world, const Actor &actor,
                                             const Chosen &chosen)
    {
        QList<ModelAppointment> result;
        for (const ModelAppointment &each : world.model.appointments) {
            const bool inScope =
                chosen.scope == SeriesScope::All || each.id == chosen.from
                || (chosen.scope == SeriesScope::Following && each.span.start >= chosen.fromStart);
            if (each.series == chosen.series->id && inScope && each.span.start > world.now()
                && (each.status == Pending || each.status == Confirmed)
                && ClinicModel::isOwn(actor, each))
                result.append(each);
        }
        std::sort(result.begin(), result.end(),
                  [](const ModelAppointment &a, const ModelAppointment &b) {
                      return std::pair(a.span.start, a.id.toString())
                             < std::pair(b.span.start, b.id.toString());
                  });
        return result;
    }

    static ModelAppointment &stored(World &world, AppointmentId id)
    {
        return *std::find_if(world.model.appointments.begin(), world.model.appointments.end(),
                             [&](const ModelAppointment &each) { return each.id == id; });
    }
};

class ChangeSeries final : public OnSeries
{
public:
    using OnSeries::OnSeries;
    QString run(World &world) const override
    {
        const Chosen chosen = choose(world);
        if (!chosen.series)
            return {};
        const Actor &actor = world.staff(number(4));
        SeriesChange change;
        change.scope = chosen.scope;
        change.from = chosen.from;
        if (chance(5, 50))
            change.time = someTime(number(6));
        if (chance(7, 40))
            change.shiftDays = below(8, 7) - 3;
        if (chance(9, 20))
            change.durationMinutes = 10 + 5 * below(9, 6);
        if (chance(10, 25))
            change.doctorId = world.doctor(number(10) / 100);
        if (chance(11, 20))
            change.roomId = world.room(number(11) / 100);
        change.reason = u"follow-up"_s;
        world.story = u"%1 changes a series: %2"_s.arg(who(actor), toString(change.scope));

        const auto result =
            world.services().series.change(actor, chosen.series->id, change, chosen.version);
        const QList<ModelAppointment> befores = concerned(world, actor, chosen);
        const QList<ModelOccurrence> planned = plan(world, befores, change);
        Errors faults = faultsOf(actor, chosen);
        if (actor.role == Role::Doctor
            && change.doctorId.value_or(actor.doctorId) != actor.doctorId)
            faults = {ErrorCode::Forbidden};
        else if (faults.empty() && befores.isEmpty())
            faults = {ErrorCode::IllegalTransition};
        else if (faults.empty())
            faults = allFaults(planned);
        if (const QString bad = World::misjudged(faults, result); !bad.isEmpty() || !result)
            return bad;
        bool moved = false;
        for (qsizetype i = 0; i < befores.size(); ++i) {
            ModelAppointment &after = stored(world, befores[i].id);
            after.doctor = change.doctorId.value_or(after.doctor);
            after.room = change.roomId.value_or(after.room);
            after.span = *planned[i].span;
            if (after.doctor != befores[i].doctor || after.span != befores[i].span)
                moved = true;
            if (after != befores[i])
                after.overbooked = false;
            ++after.version;
            world.audit(u"appointment"_s, u"reschedule"_s, after.id.toString());
        }
        for (const ModelAppointment &before : befores)
            world.closeOffers(actor, stored(world, before.id));
        if (moved)
            world.model.tell(actor, NotificationKind::Moved, stored(world, befores.first().id));
        if (change.scope == SeriesScope::All)
            chosen.series->doctor = change.doctorId.value_or(chosen.series->doctor);
        ++chosen.series->version;
        world.audit(u"appointment_series"_s, u"update"_s, chosen.series->id.toString());
        return {};
    }

private:
    static QList<ModelOccurrence> plan(const World &world, const QList<ModelAppointment> &befores,
                                       const SeriesChange &change)
    {
        ClinicModel rest = world.model;
        rest.appointments.removeIf([&](const ModelAppointment &each) {
            return std::any_of(befores.begin(), befores.end(),
                               [&](const ModelAppointment &b) { return b.id == each.id; });
        });
        QList<ModelOccurrence> planned(befores.size());
        // Those that stay come first: they are in the way of those that move.
        for (const bool staying : {true, false}) {
            for (qsizetype i = 0; i < befores.size(); ++i) {
                const ModelAppointment &before = befores[i];
                const LocalTime local = rest.time.toLocal(before.span.start);
                const DoctorId doctor = change.doctorId.value_or(before.doctor);
                const auto length =
                    std::chrono::duration_cast<std::chrono::minutes>(before.span.duration());
                const int minutes = change.durationMinutes.value_or(int(length.count()));
                const bool keepsTime = !change.time && change.shiftDays.value_or(0) == 0;
                const QDate day = local.date.addDays(change.shiftDays.value_or(0));
                const WallTime time = change.time.value_or(WallTime {local.minutes});
                const Resolution at = keepsTime ? Resolution {Resolution::Unique, before.span.start,
                                                              before.span.start}
                                                : rest.time.resolve(day, time);
                const bool stays = at.kind == Resolution::Unique && at.first == before.span.start
                                   && minutes == int(length.count()) && doctor == before.doctor
                                   && change.roomId.value_or(before.room) == before.room;
                if (stays != staying)
                    continue;
                if (stays) {
                    // Nobody asks again whether it may be where it is.
                    rest.appointments.append(before);
                    planned[i] = {day, before.span, {}};
                } else {
                    ModelAppointment after = before;
                    after.doctor = doctor;
                    after.room = change.roomId.value_or(before.room);
                    planned[i] = rest.judge(world.actor(0), rest.placeOf(before, after), day, at,
                                            minutes, world.now());
                }
            }
        }
        return planned;
    }
};

class CancelSeries final : public OnSeries
{
public:
    using OnSeries::OnSeries;
    QString run(World &world) const override
    {
        const Chosen chosen = choose(world);
        if (!chosen.series)
            return {};
        const Actor &actor = world.staff(number(4));
        world.story = u"%1 cancels of a series: %2"_s.arg(who(actor), toString(chosen.scope));
        const auto result = world.services().series.cancel(
            actor, chosen.series->id, {chosen.scope, chosen.from, u"moved away"_s}, chosen.version);
        const QList<ModelAppointment> befores = concerned(world, actor, chosen);
        Errors faults = faultsOf(actor, chosen);
        if (faults.empty() && befores.isEmpty())
            faults = {ErrorCode::IllegalTransition};
        if (const QString bad = World::misjudged(faults, result); !bad.isEmpty() || !result)
            return bad;
        for (const ModelAppointment &before : befores) {
            ModelAppointment &after = stored(world, before.id);
            after.status = Cancelled;
            ++after.version;
            world.audit(u"appointment"_s, u"cancel"_s, after.id.toString());
        }
        world.model.tell(actor, NotificationKind::Cancelled, befores.first());
        ++chosen.series->version;
        world.audit(u"appointment_series"_s, u"cancel"_s, chosen.series->id.toString());
        return {};
    }
};

} // namespace

std::vector<OperationKind> seriesOperations()
{
    std::vector<OperationKind> kinds;
    kinds.push_back(kindOf<MakeSeries>("make series", 6));
    kinds.push_back(kindOf<ChangeSeries>("change series", 7));
    kinds.push_back(kindOf<CancelSeries>("cancel series", 3));
    return kinds;
}

} // namespace frontdesk::test
