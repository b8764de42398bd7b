// SPDX-License-Identifier: GPL-3.0-or-later
// Who may do what is for the services to say, not for the routes: the desktop comes to them too.
#include "support/result.h"
#include "support/testclinic.h"

using namespace frontdesk;
using namespace frontdesk::test;
using namespace Qt::StringLiterals;

namespace {

QHash<AppointmentId, qint64> versionsOf(const SeriesDetails &series)
{
    QHash<AppointmentId, qint64> versions;
    for (const AppointmentDetails &one : series.appointments)
        versions.insert(one.appointment.id, one.appointment.stamp.version);
    return versions;
}

/// One call: who makes it, and whose object it is about.
struct Call {
    TestClinic &clinic;
    Actor actor;
    DoctorId doctor;
    PatientId patient;
    int number; ///< of the call: no two need the same time

    Services &services() const { return clinic.services(); }

    /// A time that nobody has, and on which both doctors work.
    Instant slot(int more = 0) const
    {
        const int slot = 2 * number + more;
        const int day = slot / 20;
        const int minute = slot % 20 * 20;
        return clinic.at(clinic.today().addDays(7 + day / 5 * 7 + day % 5), 9 + minute / 60,
                         minute % 60);
    }

    QDate saturday() const { return clinic.today().addDays(5 + 7 * number); }

    Booking booking() const
    {
        const bool forOneself = actor.role == Role::Patient && patient == actor.patientId;
        return {doctor, forOneself ? PatientId() : patient, slot(), {}, {}};
    }

    AppointmentId appointment() const
    {
        const auto booked =
            services().appointments.book(clinic.admin(), {doctor, patient, slot(), {}, {}});
        if (!booked)
            qFatal("%s", describe(booked).constData());
        return booked->appointment.id;
    }

    NewSchedule hours() const
    {
        return {doctor, 6, WallTime {540}, WallTime {720}, 20, saturday(), saturday(), 1};
    }

    ScheduleId schedule() const
    {
        const auto made = services().schedules.create(clinic.admin(), hours());
        if (!made)
            qFatal("%s", describe(made).constData());
        return made->schedule.id;
    }

    static QByteArray holidays()
    {
        return "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nDTSTART;VALUE=DATE:20270101\nEND:VEVENT\n"
               "END:VCALENDAR\n";
    }
    NewScheduleException timeOff(DoctorId whose) const
    {
        return {whose, ExceptionKind::TimeOff, saturday(), saturday(), {}, {}, {}, {}, {}};
    }

    ScheduleExceptionId exception() const
    {
        const auto made = services().exceptions.create(clinic.admin(), timeOff(doctor));
        if (!made)
            qFatal("%s", describe(made).constData());
        return made->exception.id;
    }

    /// Two appointments, on a day of their own.
    NewSeries twice() const
    {
        NewSeries wanted;
        wanted.patientId = patient;
        wanted.doctorId = doctor;
        const LocalTime local = clinic.backend().zone().get()->toLocal(slot());
        wanted.recurrence.firstDay = local.date;
        wanted.recurrence.time = WallTime {local.minutes};
        wanted.recurrence.daysOfWeek = {local.date.dayOfWeek()};
        wanted.recurrence.interval = 12;
        wanted.recurrence.count = 2;
        return wanted;
    }

    SeriesId series() const
    {
        const auto made = services().series.create(clinic.admin(), twice());
        if (!made)
            qFatal("%s", describe(made).constData());
        return made->series.id;
    }

    NewWaitlistEntry waiting() const
    {
        NewWaitlistEntry wanted;
        if (actor.role != Role::Patient || patient != actor.patientId)
            wanted.patientId = patient;
        wanted.doctorId = doctor;
        return wanted;
    }

    WaitlistEntryId entry() const
    {
        NewWaitlistEntry wanted = waiting();
        wanted.patientId = patient;
        const auto made = services().waitlist.enter(clinic.admin(), wanted);
        if (!made)
            qFatal("%s", describe(made).constData());
        return made->entry.id;
    }

    WaitlistOfferId offer(WaitlistEntryId to) const
    {
        const auto made = services().waitlist.offer(clinic.admin(), {to}, {doctor, slot(), {}, 60});
        if (!made)
            qFatal("%s", describe(made).constData());
        return made->first().offers.first().id;
    }

    /// At night nobody is free.
    WalkIn walkIn() const { return {clinic.newPatient().id, doctor, {}, {}, {}}; }

    QueueEntryId queued() const
    {
        const auto made = services().queue.walkIn(clinic.admin(), walkIn());
        if (!made || !made->queued)
            qFatal("%s", describe(made).constData());
        return made->queued->entry.id;
    }
    NewHold hold() const { return {doctor, slot(), {}, {}, {}}; }

    AppointmentTypeId type() const
    {
        NewAppointmentType wanted;
        wanted.name = u"Visit %1"_s.arg(number);
        const auto made = services().appointmentTypes.create(clinic.admin(), wanted);
        if (!made)
            qFatal("%s", describe(made).constData());
        return made->id;
    }

    RoomId room() const
    {
        const auto made = services().rooms.create(clinic.admin(), {u"Place %1"_s.arg(number)});
        if (!made)
            qFatal("%s", describe(made).constData());
        return made->id;
    }

    QString email() const { return u"new%1@clinic.example"_s.arg(number); }

    UserId user() const
    {
        const auto made = services().users.create(
            clinic.admin(), {email(), u"correct horse battery"_s, Role::Receptionist});
        if (!made)
            qFatal("%s", describe(made).constData());
        return made->id;
    }
};

template <class T>
QString outcome(const Result<T> &result)
{
    return result ? u"ok"_s : QString(toString(result.error().code));
}

/// A list that shows nothing of what was asked for is as good as a refusal.
template <class T>
QString found(const Result<Page<T>> &page)
{
    return page && page->items.isEmpty() ? u"empty"_s : outcome(page);
}

struct Row {
    const char *name;
    QList<const char *> expected; ///< by column
    QString (*make)(const Call &);
};

constexpr auto ok = "ok";
constexpr auto no = "forbidden";
constexpr auto absent = "not_found";
constexpr auto empty = "empty";
constexpr auto bad = "invalid_input";

// "own" is the patient's own record or appointment, the doctor's own patient, hours or appointment.
const QList<Row> Table {
    // clang-format off
    //                           patient         doctor          reception  administrator
    //                           own     other   own     other
    {"appointments.book",       {ok,     bad,    ok,     no,     ok,        ok}, [](const Call &c) {
        return outcome(c.services().appointments.book(c.actor, c.booking())); }},
    {"appointments.get",        {ok,     absent, ok,     absent, ok,        ok}, [](const Call &c) {
        return outcome(c.services().appointments.get(c.actor, c.appointment())); }},
    {"appointments.list",       {ok,     empty,  ok,     empty,  ok,        ok}, [](const Call &c) {
        c.appointment();
        AppointmentFilter filter;
        filter.doctorId = c.doctor;
        filter.patientId = c.patient;
        return found(c.services().appointments.list(c.actor, filter, {})); }},
    {"appointments.reschedule", {ok,     absent, ok,     absent, ok,        ok}, [](const Call &c) {
        return outcome(c.services().appointments.reschedule(c.actor, c.appointment(), {c.slot(1), {}, {}}, {})); }},
    {"appointments.edit",       {no,     no,     ok,     absent, ok,        ok}, [](const Call &c) {
        AppointmentEdit edit;
        edit.alert = u"Comes by wheelchair"_s;
        return outcome(c.services().appointments.edit(c.actor, c.appointment(), edit, {})); }},
    {"appointments.cancel",     {ok,     absent, ok,     absent, ok,        ok}, [](const Call &c) {
        return outcome(c.services().appointments.cancel(c.actor, c.appointment(), {}, {})); }},
    {"appointments.setStatus",  {no,     no,     ok,     absent, ok,        ok}, [](const Call &c) {
        return outcome(c.services().appointments.setStatus(c.actor, c.appointment(), AppointmentStatus::Arrived, {}, {})); }},
    {"appointments.revertStatus", {no,   no,     ok,     absent, ok,        ok}, [](const Call &c) {
        const auto booked = c.services().appointments.get(c.clinic.admin(), c.appointment());
        return outcome(c.services().appointments.revertStatus(c.actor, booked->appointment.id, AppointmentStatus::Pending,
                                                              booked->appointment.stamp.version)); }},
    {"appointments.lastChange", {no,     no,     ok,     absent, ok,        ok}, [](const Call &c) {
        return outcome(c.services().appointments.lastChange(c.actor, c.appointment())); }},
    {"appointments.announceEditing", {no, no,    ok,     absent, ok,        ok}, [](const Call &c) {
        return outcome(c.services().appointments.announceEditing(c.actor, {QUuid::createUuid(), {}, c.appointment(), 1})); }},
    {"appointments.editorOf",   {no,     no,     ok,     absent, ok,        ok}, [](const Call &c) {
        return outcome(c.services().appointments.editorOf(c.actor, c.appointment(), c.clinic.admin().userId)); }},

    {"series.preview",          {no,     no,     ok,     no,     ok,        ok}, [](const Call &c) {
        return outcome(c.services().series.preview(c.actor, c.twice())); }},
    {"series.create",           {no,     no,     ok,     no,     ok,        ok}, [](const Call &c) {
        return outcome(c.services().series.create(c.actor, c.twice())); }},
    {"series.get",              {no,     no,     ok,     absent, ok,        ok}, [](const Call &c) {
        return outcome(c.services().series.get(c.actor, c.series())); }},
    {"series.change",           {no,     no,     ok,     absent, ok,        ok}, [](const Call &c) {
        SeriesChange change;
        change.scope = SeriesScope::All;
        return outcome(c.services().series.change(c.actor, c.series(), change, {})); }},
    {"series.cancel",           {no,     no,     ok,     absent, ok,        ok}, [](const Call &c) {
        return outcome(c.services().series.cancel(c.actor, c.series(), {SeriesScope::All, {}, {}}, {})); }},
    {"series.restore",          {no,     no,     ok,     absent, ok,        ok}, [](const Call &c) {
        const auto cancelled = c.services().series.cancel(c.clinic.admin(), c.series(), {SeriesScope::All, {}, {}}, {});
        return outcome(c.services().series.restore(c.actor, cancelled->series.id, versionsOf(*cancelled))); }},

    {"waitlist.enter",          {ok,     bad,    ok,     no,     ok,        ok}, [](const Call &c) {
        return outcome(c.services().waitlist.enter(c.actor, c.waiting())); }},
    {"waitlist.get",            {ok,     absent, ok,     absent, ok,        ok}, [](const Call &c) {
        return outcome(c.services().waitlist.get(c.actor, c.entry())); }},
    {"waitlist.list",           {ok,     empty,  ok,     empty,  ok,        ok}, [](const Call &c) {
        c.entry();
        return found(c.services().waitlist.list(c.actor, {c.patient, c.doctor, {}}, {})); }},
    {"waitlist.update",         {ok,     absent, ok,     absent, ok,        ok}, [](const Call &c) {
        return outcome(c.services().waitlist.update(c.actor, c.entry(), {}, {})); }},
    {"waitlist.withdraw",       {ok,     absent, ok,     absent, ok,        ok}, [](const Call &c) {
        return outcome(c.services().waitlist.withdraw(c.actor, c.entry(), {})); }},
    {"waitlist.matchesFor",     {no,     no,     ok,     absent, ok,        ok}, [](const Call &c) {
        return outcome(c.services().waitlist.matchesFor(c.actor, c.doctor, {c.slot(), c.slot(1)})); }},
    {"waitlist.offer",          {no,     no,     ok,     no,     ok,        ok}, [](const Call &c) {
        return outcome(c.services().waitlist.offer(c.actor, {c.entry()}, {c.doctor, c.slot(), {}, 60})); }},
    {"waitlist.accept",         {ok,     absent, ok,     absent, ok,        ok}, [](const Call &c) {
        const WaitlistEntryId entry = c.entry();
        return outcome(c.services().waitlist.accept(c.actor, entry, c.offer(entry))); }},
    {"waitlist.decline",        {ok,     absent, ok,     absent, ok,        ok}, [](const Call &c) {
        const WaitlistEntryId entry = c.entry();
        return outcome(c.services().waitlist.decline(c.actor, entry, c.offer(entry))); }},

    {"queue.walkIn",            {no,     no,     ok,     no,     ok,        ok}, [](const Call &c) {
        return outcome(c.services().queue.walkIn(c.actor, c.walkIn())); }},
    {"queue.list",              {no,     no,     ok,     empty,  ok,        ok}, [](const Call &c) {
        const QueueEntryId entry = c.queued();
        const auto all = c.services().queue.list(c.actor);
        if (!all)
            return outcome(all);
        const bool there = std::any_of(all->begin(), all->end(), [&](const QueueDetails &one) {
            return one.entry.id == entry;
        });
        return there ? u"ok"_s : u"empty"_s; }},
    {"queue.take",              {no,     no,     "outside_working_hours", absent, "outside_working_hours",
                                 "outside_working_hours"}, [](const Call &c) {
        return outcome(c.services().queue.take(c.actor, c.queued(), {})); }},
    {"queue.leave",             {no,     no,     ok,     absent, ok,        ok}, [](const Call &c) {
        return outcome(c.services().queue.leave(c.actor, c.queued(), {})); }},
    {"appointments.check",      {ok,     bad,    ok,     no,     ok,        ok}, [](const Call &c) {
        return outcome(c.services().appointments.check(c.actor, c.booking())); }},
    {"appointments.check, move",{ok,     absent, ok,     absent, ok,        ok}, [](const Call &c) {
        Move there {c.booking().start, {}, c.booking().doctorId};
        if (c.actor.role == Role::Doctor)
            there.doctorId = c.actor.doctorId;
        return outcome(c.services().appointments.checkMove(c.actor, c.appointment(), there)); }},
    {"appointments.book, overridden", {no, no,   ok,     no,     ok,        ok}, [](const Call &c) {
        Booking booking = c.booking();
        booking.patientId = c.actor.role == Role::Patient ? PatientId() : c.patient;
        booking.overridesWarnings = true;
        return outcome(c.services().appointments.book(c.actor, booking)); }},
    {"appointments.book, overbooked", {no, no,   ok,     no,     ok,        ok}, [](const Call &c) {
        Booking booking = c.booking();
        booking.patientId = c.actor.role == Role::Patient ? PatientId() : c.patient;
        booking.overbookReason = u"Acute pain"_s;
        return outcome(c.services().appointments.book(c.actor, booking)); }},
    {"appointments.reschedule, overbooked", {no, no, ok, absent, ok,        ok}, [](const Call &c) {
        Move move {c.slot(1), {}, {}};
        move.overbookReason = u"Acute pain"_s;
        return outcome(c.services().appointments.reschedule(c.actor, c.appointment(), move, {})); }},

    {"holds.create",            {ok,     ok,     ok,     no,     ok,        ok}, [](const Call &c) {
        return outcome(c.services().holds.create(c.actor, c.hold())); }},
    {"holds.create, a room",    {no,     no,     ok,     no,     ok,        ok}, [](const Call &c) {
        NewHold wanted = c.hold();
        wanted.roomId = c.room();
        return outcome(c.services().holds.create(c.actor, wanted)); }},
    {"holds.remove, another's", {absent, absent, absent, absent, absent,    ok}, [](const Call &c) {
        const auto held = c.services().holds.create(c.clinic.admin(), c.hold());
        return held ? outcome(c.services().holds.remove(c.actor, held->id)) : outcome(held); }},

    {"appointmentTypes.create", {no,     no,     no,     no,     no,        ok}, [](const Call &c) {
        NewAppointmentType type;
        type.name = u"Type %1"_s.arg(c.number);
        return outcome(c.services().appointmentTypes.create(c.actor, type)); }},
    {"appointmentTypes.get",    {ok,     ok,     ok,     ok,     ok,        ok}, [](const Call &c) {
        return outcome(c.services().appointmentTypes.get(c.actor, c.type())); }},
    {"appointmentTypes.list",   {ok,     ok,     ok,     ok,     ok,        ok}, [](const Call &c) {
        c.type();
        return found(c.services().appointmentTypes.list(c.actor, true, {})); }},
    {"appointmentTypes.update", {no,     no,     no,     no,     no,        ok}, [](const Call &c) {
        return outcome(c.services().appointmentTypes.update(c.actor, c.type(), {}, {})); }},
    {"rooms.create",            {no,     no,     no,     no,     no,        ok}, [](const Call &c) {
        return outcome(c.services().rooms.create(c.actor, {u"Room %1"_s.arg(c.number)})); }},
    {"rooms.get",               {no,     no,     ok,     ok,     ok,        ok}, [](const Call &c) {
        return outcome(c.services().rooms.get(c.actor, c.room())); }},
    {"rooms.list",              {no,     no,     ok,     ok,     ok,        ok}, [](const Call &c) {
        c.room();
        return found(c.services().rooms.list(c.actor, true, {})); }},
    {"rooms.update",            {no,     no,     no,     no,     no,        ok}, [](const Call &c) {
        return outcome(c.services().rooms.update(c.actor, c.room(), {}, {})); }},

    {"patients.create",         {no,     no,     ok,     ok,     ok,        ok}, [](const Call &c) {
        return outcome(c.services().patients.create(c.actor, {u"Noor Aziz"_s, {}, {}, {}, {}, {}})); }},
    {"patients.get",            {ok,     absent, ok,     absent, ok,        ok}, [](const Call &c) {
        return outcome(c.services().patients.get(c.actor, c.patient)); }},
    {"patients.search",         {no,     no,     ok,     empty,  ok,        ok}, [](const Call &c) {
        const auto patient = c.services().patients.get(c.clinic.admin(), c.patient);
        return found(c.services().patients.search(c.actor, patient ? patient->phone : QString(), {})); }},
    {"patients.update",         {ok,     absent, ok,     absent, ok,        ok}, [](const Call &c) {
        PatientChanges changes;
        changes.address = u"Lindenstr. 4"_s;
        return outcome(c.services().patients.update(c.actor, c.patient, changes, {})); }},
    {"patients.update notes",   {no,     no,     ok,     absent, no,        ok}, [](const Call &c) {
        PatientChanges changes;
        changes.notes = u"Walks with a stick"_s;
        return outcome(c.services().patients.update(c.actor, c.patient, changes, {})); }},

    {"doctors.create",          {no,     no,     no,     no,     no,        ok}, [](const Call &c) {
        return outcome(c.services().doctors.create(c.actor, {u"Dr. New"_s, u"Surgery"_s, {}, {}, {}})); }},
    {"doctors.get",             {ok,     ok,     ok,     ok,     ok,        ok}, [](const Call &c) {
        return outcome(c.services().doctors.get(c.actor, c.doctor)); }},
    {"doctors.update",          {no,     no,     no,     no,     no,        ok}, [](const Call &c) {
        return outcome(c.services().doctors.update(c.actor, c.doctor, {}, {})); }},

    {"schedules.create",        {no,     no,     ok,     absent, ok,        ok}, [](const Call &c) {
        return outcome(c.services().schedules.create(c.actor, c.hours())); }},
    {"schedules.get",           {ok,     ok,     ok,     ok,     ok,        ok}, [](const Call &c) {
        return outcome(c.services().schedules.get(c.actor, c.schedule())); }},
    {"schedules.listForDoctor", {ok,     ok,     ok,     ok,     ok,        ok}, [](const Call &c) {
        return outcome(c.services().schedules.listForDoctor(c.actor, c.doctor)); }},
    {"schedules.update",        {no,     no,     ok,     absent, ok,        ok}, [](const Call &c) {
        return outcome(c.services().schedules.update(c.actor, c.schedule(), {}, {})); }},
    {"schedules.remove",        {no,     no,     ok,     absent, ok,        ok}, [](const Call &c) {
        return outcome(c.services().schedules.remove(c.actor, c.schedule(), {})); }},

    {"exceptions.create",       {no,     no,     ok,     absent, ok,        ok}, [](const Call &c) {
        return outcome(c.services().exceptions.create(c.actor, c.timeOff(c.doctor))); }},
    {"exceptions.create, all",  {no,     no,     absent, absent, ok,        ok}, [](const Call &c) {
        return outcome(c.services().exceptions.create(c.actor, c.timeOff({}))); }},
    {"exceptions.get",          {no,     no,     ok,     absent, ok,        ok}, [](const Call &c) {
        return outcome(c.services().exceptions.get(c.actor, c.exception())); }},
    {"exceptions.listForDoctor",{no,     no,     ok,     absent, ok,        ok}, [](const Call &c) {
        return outcome(c.services().exceptions.listForDoctor(c.actor, c.doctor)); }},
    {"exceptions.listForClinic",{no,     no,     ok,     ok,     ok,        ok}, [](const Call &c) {
        return outcome(c.services().exceptions.listForClinic(c.actor)); }},
    {"exceptions.update",       {no,     no,     ok,     absent, ok,        ok}, [](const Call &c) {
        return outcome(c.services().exceptions.update(c.actor, c.exception(), {}, {})); }},
    {"exceptions.remove",       {no,     no,     ok,     absent, ok,        ok}, [](const Call &c) {
        return outcome(c.services().exceptions.remove(c.actor, c.exception(), {})); }},
    {"exceptions.importHolidays",{no,    no,     no,     no,     no,        ok}, [](const Call &c) {
        return outcome(c.services().exceptions.importHolidays(c.actor, c.holidays())); }},
    {"exceptions.previewHolidays",{no,   no,     no,     no,     no,        ok}, [](const Call &c) {
        return outcome(c.services().exceptions.previewHolidays(c.actor, c.holidays())); }},

    {"calendar.availability",   {ok,     ok,     ok,     ok,     ok,        ok}, [](const Call &c) {
        return outcome(c.services().calendar.availability(c.actor, c.doctor, c.clinic.today(), c.clinic.today())); }},
    {"calendar.fullness",       {no,     no,     ok,     ok,     ok,        ok}, [](const Call &c) {
        return outcome(c.services().calendar.fullness(c.actor, c.clinic.today(), c.clinic.today())); }},
    {"calendar.load",           {no,     no,     ok,     empty,  ok,        ok}, [](const Call &c) {
        const auto days = c.services().calendar.load(c.actor, {c.doctor}, c.clinic.today(), c.clinic.today());
        return days && days->first().doctor.id != c.doctor ? u"empty"_s : outcome(days); }},

    {"users.create",            {no,     no,     no,     no,     no,        ok}, [](const Call &c) {
        return outcome(c.services().users.create(c.actor, {c.email(), u"correct horse battery"_s, Role::Receptionist})); }},
    {"users.get",               {no,     no,     no,     no,     no,        ok}, [](const Call &c) {
        return outcome(c.services().users.get(c.actor, c.user())); }},
    {"users.get, oneself",      {ok,     ok,     ok,     ok,     ok,        ok}, [](const Call &c) {
        return outcome(c.services().users.get(c.actor, c.actor.userId)); }},
    {"users.list",              {no,     no,     no,     no,     no,        ok}, [](const Call &c) {
        return outcome(c.services().users.list(c.actor, {}, {})); }},
    {"users.update",            {no,     no,     no,     no,     no,        ok}, [](const Call &c) {
        return outcome(c.services().users.update(c.actor, c.user(), {}, {})); }},
    {"users.update, oneself",   {no,     no,     no,     no,     no,        ok}, [](const Call &c) {
        return outcome(c.services().users.update(c.actor, c.actor.userId, {}, {})); }},
    {"users.deactivate",        {no,     no,     no,     no,     no,        ok}, [](const Call &c) {
        return outcome(c.services().users.deactivate(c.actor, c.user(), {})); }},
    {"passwordResets.makeCode", {no,     no,     no,     no,     no,        ok}, [](const Call &c) {
        return outcome(c.services().passwordResets.makeCode(c.actor, c.user())); }},
    {"secondFactor.removeFor",  {no,     no,     no,     no,     no,        absent}, [](const Call &c) {
        return outcome(c.services().secondFactor.removeFor(c.actor, c.user())); }},
    {"auth.registerDoctor",     {no,     no,     no,     no,     no,        ok}, [](const Call &c) {
        return outcome(c.services().auth.registerDoctor(c.actor, {c.email(), u"correct horse battery"_s, u"Dr. New"_s,
                                                                  u"Surgery"_s, {}, {}, {}})); }},
    {"webhooks.create",         {no,     no,     no,     no,     no,        ok}, [](const Call &c) {
        return outcome(c.services().webhooks.create(c.actor, {u"https://integrator.example/"_s, {}})); }},
    {"webhooks.get",            {no,     no,     no,     no,     no,        absent}, [](const Call &c) {
        return outcome(c.services().webhooks.get(c.actor, WebhookId::generate())); }},
    {"webhooks.list",           {no,     no,     no,     no,     no,        ok}, [](const Call &c) {
        return outcome(c.services().webhooks.list(c.actor, {})); }},
    {"webhooks.update",         {no,     no,     no,     no,     no,        absent}, [](const Call &c) {
        return outcome(c.services().webhooks.update(c.actor, WebhookId::generate(), {}, {})); }},
    {"webhooks.renewSecret",    {no,     no,     no,     no,     no,        absent}, [](const Call &c) {
        return outcome(c.services().webhooks.renewSecret(c.actor, WebhookId::generate())); }},
    {"webhooks.remove",         {no,     no,     no,     no,     no,        absent}, [](const Call &c) {
        return outcome(c.services().webhooks.remove(c.actor, WebhookId::generate(), {})); }},
    {"outbox.list",             {no,     no,     no,     no,     ok,        ok}, [](const Call &c) {
        return outcome(c.services().outbox.list(c.actor, std::nullopt, {})); }},
    {"outbox.preview",          {no,     no,     no,     no,     ok,        ok}, [](const Call &c) {
        return outcome(c.services().outbox.preview(c.actor, MessageKind::Moved, u"en"_s)); }},
    {"outbox.retry",            {no,     no,     no,     no,     absent,    absent}, [](const Call &c) {
        return outcome(c.services().outbox.retry(c.actor, MessageId::generate())); }},
    {"clinic.setProfile",       {no,     no,     no,     no,     no,        ok}, [](const Call &c) {
        return outcome(c.services().clinic.setProfile(c.actor, {u"Praxis am Park"_s, u"Europe/Berlin"_s})); }},
    // clang-format on
};

const QList<const char *> Columns {"a patient, their own",
                                   "a patient, another's",
                                   "a doctor, their own",
                                   "a doctor, another's",
                                   "reception",
                                   "an administrator"};

} // namespace

class TestServiceRights : public QObject
{
    Q_OBJECT

    std::unique_ptr<TestClinic> m_clinic;
    Actor m_patient;
    Actor m_doctor;
    DoctorId m_otherDoctor;
    int m_calls = 0;

    /// The call that a column is about; the other's patient is treated by the other doctor.
    Call callOf(qsizetype column)
    {
        const Actor actors[] = {
            m_patient, m_patient, m_doctor, m_doctor, m_clinic->receptionist(), m_clinic->admin()};
        Call call {*m_clinic, actors[column], m_otherDoctor, m_clinic->newPatient().id, ++m_calls};
        if (column == 0)
            call.patient = m_patient.patientId;
        if (column == 2) {
            call.doctor = m_doctor.doctorId;
            call.appointment();
            call.number = ++m_calls;
        }
        return call;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_clinic = std::make_unique<TestClinic>();
        m_patient = m_clinic->newPatientActor();
        m_doctor = m_clinic->newDoctorActor();
        m_otherDoctor = m_clinic->newDoctor().id;
    }
    void cleanupTestCase() { m_clinic.reset(); }

    void security27_everyCallAnswersAsTheTableSays_data()
    {
        QTest::addColumn<int>("row");
        for (qsizetype i = 0; i < Table.size(); ++i)
            QTest::newRow(Table[i].name) << int(i);
    }
    void security27_everyCallAnswersAsTheTableSays()
    {
        QFETCH(int, row);
        for (qsizetype column = 0; column < Columns.size(); ++column) {
            const QString expected = QString::fromLatin1(Table[row].expected[column]);
            const Call call = callOf(column);
            const QString answer = Table[row].make(call);
            QVERIFY2(answer == expected,
                     qPrintable(u"%1 for %2"_s.arg(answer, QLatin1StringView(Columns[column]))));
        }
    }
};

QTEST_GUILESS_MAIN(TestServiceRights)
#include "tst_servicerights.moc"
