// SPDX-License-Identifier: GPL-3.0-or-later
// Appointments that recur: what a preview says, what is booked, and how far a change reaches.
#include "support/result.h"
#include "support/testclinic.h"

using namespace frontdesk;
using namespace frontdesk::test;
using namespace Qt::StringLiterals;

class TestSeries : public QObject
{
    Q_OBJECT

    std::unique_ptr<TestClinic> m_clinic;
    Doctor m_doctor;
    Actor m_patient;

    SeriesService &series() { return m_clinic->services().series; }
    const Actor &desk() const { return m_clinic->receptionist(); }

    /// Mondays at 10:00, from the Monday of the test's next week on.
    NewSeries mondays(int count = 4) const
    {
        NewSeries wanted;
        wanted.patientId = m_patient.patientId;
        wanted.doctorId = m_doctor.id;
        wanted.recurrence.firstDay = m_clinic->today().addDays(7);
        wanted.recurrence.time = WallTime {10 * 60};
        wanted.recurrence.daysOfWeek = {1};
        wanted.recurrence.count = count;
        wanted.reason = u"Physiotherapy"_s;
        return wanted;
    }

    /// The start of the n-th of mondays(), 0 the first.
    Instant monday(int n, int hour = 10, int minute = 0) const
    {
        return m_clinic->at(m_clinic->today().addDays(7 * (n + 1)), hour, minute);
    }

    SeriesDetails booked(const NewSeries &wanted)
    {
        const auto made = series().create(desk(), wanted);
        if (!made)
            qFatal("No series: %s", describe(made).constData());
        return *made;
    }

    void bookOther(Instant start)
    {
        QVERIFY_RESULT(m_clinic->services().appointments.book(
            desk(), {m_doctor.id, m_clinic->newPatient().id, start, {}, {}}));
    }

    static QStringList codes(const QList<Violation> &errors)
    {
        QStringList list;
        for (const Violation &error : errors)
            list.append(QString(toString(error.code)));
        return list;
    }

    QStringList wallStarts(const SeriesDetails &details) const
    {
        const auto time = m_clinic->backend().zone().get();
        QStringList list;
        for (const AppointmentDetails &one : details.appointments) {
            const LocalTime local = time->toLocal(one.appointment.span.start);
            list.append(local.date.toString(u"MM-dd "_s) + toString(WallTime {local.minutes}));
        }
        return list;
    }

    static QHash<AppointmentId, qint64> versionsOf(const SeriesDetails &details)
    {
        QHash<AppointmentId, qint64> versions;
        for (const AppointmentDetails &one : details.appointments)
            versions.insert(one.appointment.id, one.appointment.stamp.version);
        return versions;
    }

    QStringList told()
    {
        QStringList list;
        const auto page = m_clinic->services().notifications.own(m_patient, false, {});
        for (const Notification &one : page->items)
            list.append(
                u"%1 %2"_s.arg(toString(one.kind)).arg(one.params[u"occurrences"_s].toInt(1)));
        return list;
    }

    int count(const QString &what)
    {
        return m_clinic->database.raw(u"SELECT count(*) FROM "_s + what).toInt();
    }

private Q_SLOTS:
    void init()
    {
        m_clinic = std::make_unique<TestClinic>();
        m_doctor = m_clinic->newDoctor();
        m_patient = m_clinic->newPatientActor();
    }
    void cleanup() { m_clinic.reset(); }

    void theWallTimeStaysAcrossTheClockChange()
    {
        const SeriesDetails made = booked(mondays());
        QCOMPARE(wallStarts(made), (QStringList {u"03-16 10:00"_s, u"03-23 10:00"_s,
                                                 u"03-30 10:00"_s, u"04-06 10:00"_s}));
        for (const AppointmentDetails &one : made.appointments) {
            QVERIFY(one.appointment.seriesId == made.series.id);
            QVERIFY(one.appointment.status == AppointmentStatus::Confirmed);
            QVERIFY(one.appointment.channel == BookingChannel::Desk);
            QCOMPARE(one.appointment.reason, u"Physiotherapy"_s);
            QVERIFY(one.appointment.span.duration() == std::chrono::minutes(20));
        }
        QCOMPARE(made.series.durationMinutes, 20);
        QCOMPARE(told(), QStringList {u"APPOINTMENT_CREATED 4"_s});
        QCOMPARE(count(u"audit_log WHERE action = 'book'"_s), 4);
        QCOMPARE(count(u"audit_log WHERE entity = 'appointment_series' AND action = 'create'"_s),
                 1);
        const auto read = series().get(desk(), made.series.id);
        QVERIFY_RESULT(read);
        QVERIFY(read->series == made.series);
        QVERIFY(read->appointments == made.appointments);
    }

    void aPreviewNamesEveryRuleAndWhatIsFreeNearby()
    {
        bookOther(monday(1));
        NewSeries wanted = mondays();
        const auto preview = series().preview(desk(), wanted);
        QVERIFY_RESULT(preview);
        QCOMPARE(preview->size(), 4);
        QVERIFY(preview->at(0).isFree());
        QCOMPARE(codes(preview->at(1).violations), QStringList {u"slot_taken"_s});
        const QList<Interval> &near = preview->at(1).alternatives;
        QCOMPARE(near.size(), 3);
        QVERIFY(near[0].start == monday(1, 9, 40));
        QVERIFY(near[1].start == monday(1, 10, 20));
        QVERIFY(near[2].start == monday(1, 9, 20));
        QVERIFY(preview->at(2).alternatives.isEmpty());
        QCOMPARE(count(u"appointments"_s), 1);

        wanted.recurrence.time = WallTime {18 * 60};
        const auto evening = series().preview(desk(), wanted);
        QCOMPARE(codes(evening->at(0).violations), QStringList {u"outside_working_hours"_s});
        QVERIFY(evening->at(0).alternatives.first().start == monday(0, 16, 40));
    }

    void aTimeInTheGapOrTheFoldIsAConflictWithAlternatives()
    {
        NewSchedule night;
        night.doctorId = m_doctor.id;
        night.dayOfWeek = 7;
        night.start = WallTime {0};
        night.end = WallTime {6 * 60};
        night.slotMinutes = 30;
        QVERIFY_RESULT(m_clinic->services().schedules.create(m_clinic->admin(), night));
        NewSeries wanted = mondays(3);
        wanted.recurrence.time = WallTime {2 * 60 + 30};
        wanted.recurrence.daysOfWeek = {7};
        wanted.recurrence.firstDay = QDate(2026, 3, 22);
        const auto spring = series().preview(desk(), wanted);
        QVERIFY_RESULT(spring);
        QVERIFY(spring->at(0).isFree());
        QCOMPARE(codes(spring->at(1).violations), QStringList {u"time_does_not_exist"_s});
        QVERIFY(!spring->at(1).span);
        QVERIFY(spring->at(1).alternatives.first().start
                == m_clinic->at(QDate(2026, 3, 29), 3)); // the end of the gap
        QVERIFY(spring->at(2).isFree());
        QCOMPARE_ERROR(series().create(desk(), wanted), ErrorCode::TimeDoesNotExist);
        QCOMPARE(count(u"appointments"_s), 0);

        wanted.recurrence.firstDay = QDate(2026, 10, 18);
        const auto autumn = series().preview(desk(), wanted);
        QCOMPARE(codes(autumn->at(1).violations), QStringList {u"time_is_ambiguous"_s});
        // The two hours of that name are an hour apart, and both are among what is near.
        const QList<Interval> &both = autumn->at(1).alternatives;
        QVERIFY(both.first().start == m_clinic->at(QDate(2026, 10, 25), 2, 30));
    }

    void oneConflictKeepsAllFromBeingBooked()
    {
        bookOther(monday(1));
        bookOther(monday(3));
        const auto refused = series().create(desk(), mondays());
        QCOMPARE_ERROR(refused, ErrorCode::SlotTaken);
        QStringList faults;
        for (const FieldFault &fault : refused.error().faults)
            faults.append(fault.pointer + u' ' + fault.code);
        QCOMPARE(faults,
                 (QStringList {u"/occurrences/1 slot_taken"_s, u"/occurrences/3 slot_taken"_s}));
        QCOMPARE(count(u"appointments"_s), 2);
        QCOMPARE(count(u"appointment_series"_s), 0);
    }

    void theChosenTimesAreBookedAndNoOthers()
    {
        bookOther(monday(1));
        NewSeries wanted = mondays();
        wanted.starts = QList<Instant> {monday(3), monday(0), monday(1, 10, 20)};
        const SeriesDetails made = booked(wanted);
        QCOMPARE(wallStarts(made),
                 (QStringList {u"03-16 10:00"_s, u"03-23 10:20"_s, u"04-06 10:00"_s}));
        wanted.starts = QList<Instant> {};
        QCOMPARE_ERROR(series().create(desk(), wanted), ErrorCode::InvalidInput);
        wanted.starts = QList<Instant> {monday(0), monday(0)};
        QCOMPARE_ERROR(series().create(desk(), wanted), ErrorCode::InvalidInput);
        wanted.starts = QList<Instant> {monday(0)};
        QCOMPARE_ERROR(series().create(desk(), wanted), ErrorCode::SlotTaken);
    }

    void aRuleThatIsIncompleteIsRefused()
    {
        const auto refused = [&](auto spoil) {
            NewSeries wanted = mondays();
            spoil(wanted.recurrence);
            const auto result = series().preview(desk(), wanted);
            return !result && result.error().code == ErrorCode::InvalidInput;
        };
        QVERIFY(refused([](Recurrence &r) { r.interval = 0; }));
        QVERIFY(refused([](Recurrence &r) { r.interval = 13; }));
        QVERIFY(refused([](Recurrence &r) { r.count = 0; }));
        QVERIFY(refused([](Recurrence &r) { r.count = Recurrence::MostOccurrences + 1; }));
        QVERIFY(refused([](Recurrence &r) { r.daysOfWeek.clear(); }));
        QVERIFY(refused([](Recurrence &r) { r.daysOfWeek = {8}; }));
        QVERIFY(refused([](Recurrence &r) { r.until = r.firstDay; }));
        QVERIFY(refused([](Recurrence &r) { r.firstDay = {}; }));
        QVERIFY(refused([](Recurrence &r) { r.pattern = RecurrencePattern::MonthlyByDay; }));
        QVERIFY(refused([](Recurrence &r) { r.pattern = RecurrencePattern::MonthlyByWeekday; }));
        QVERIFY(refused([](Recurrence &r) {
            r.count = 0;
            r.daysOfWeek = {1, 2, 3, 4, 5};
            r.until = r.firstDay.addYears(1);
        }));
    }

    void aChangeReachesAsFarAsItsScope()
    {
        const SeriesDetails made = booked(mondays());
        const AppointmentId second = made.appointments[1].appointment.id;
        SeriesChange change;
        change.scope = SeriesScope::This;
        change.from = second;
        change.time = WallTime {11 * 60};
        const auto one = series().change(desk(), made.series.id, change, 1);
        QVERIFY_RESULT(one);
        QCOMPARE(wallStarts(*one), (QStringList {u"03-16 10:00"_s, u"03-23 11:00"_s,
                                                 u"03-30 10:00"_s, u"04-06 10:00"_s}));
        change.scope = SeriesScope::Following;
        change.from = made.appointments[2].appointment.id;
        change.time = WallTime {12 * 60};
        change.shiftDays = 1;
        const auto tail = series().change(desk(), made.series.id, change, 2);
        QVERIFY_RESULT(tail);
        QCOMPARE(wallStarts(*tail), (QStringList {u"03-16 10:00"_s, u"03-23 11:00"_s,
                                                  u"03-31 12:00"_s, u"04-07 12:00"_s}));
        QVERIFY(tail->series.recurrence == made.series.recurrence);
        change = {SeriesScope::All, {}, WallTime {13 * 60}, -1, 40, {}, u"Longer"_s};
        change.shiftDays = 0;
        const auto all = series().change(desk(), made.series.id, change, 3);
        QVERIFY_RESULT(all);
        QCOMPARE(wallStarts(*all), (QStringList {u"03-16 13:00"_s, u"03-23 13:00"_s,
                                                 u"03-31 13:00"_s, u"04-07 13:00"_s}));
        QCOMPARE(toString(all->series.recurrence.time), u"13:00"_s);
        QCOMPARE(all->series.durationMinutes, 40);
        for (qsizetype i = 0; i < 4; ++i) {
            const Appointment &appointment = all->appointments[i].appointment;
            QVERIFY(appointment.id == made.appointments[i].appointment.id);
            QVERIFY(appointment.confirmedAt == made.appointments[i].appointment.confirmedAt);
            QVERIFY(appointment.span.duration() == std::chrono::minutes(40));
            QCOMPARE(appointment.reason, u"Longer"_s);
        }
        QCOMPARE(told().first(3), (QStringList {u"APPOINTMENT_MOVED 4"_s, u"APPOINTMENT_MOVED 2"_s,
                                                u"APPOINTMENT_MOVED 1"_s}));
        QCOMPARE_ERROR(series().change(desk(), made.series.id, change, 1), ErrorCode::StaleVersion);
    }

    void aShiftIntoTheNextOnesPlaceIsNoConflict()
    {
        NewSeries wanted = mondays(6);
        wanted.recurrence.daysOfWeek = {1, 2, 3};
        const SeriesDetails made = booked(wanted);
        SeriesChange change;
        change.scope = SeriesScope::All;
        for (const int shift : {1, -1}) {
            change.shiftDays = shift;
            QVERIFY_RESULT(series().change(desk(), made.series.id, change, {}));
        }
        const auto back = series().get(desk(), made.series.id);
        QCOMPARE(wallStarts(*back), wallStarts(made));
        QVERIFY(back->series.recurrence == made.series.recurrence);
    }

    void whatStaysIsInTheWayOfWhatMovesToIt()
    {
        NewSeries wanted = mondays(2);
        wanted.recurrence.daysOfWeek = {1, 2};
        const SeriesDetails made = booked(wanted);
        SeriesChange change;
        change.scope = SeriesScope::This;
        change.from = made.appointments[1].appointment.id;
        change.time = WallTime {11 * 60};
        change.shiftDays = -1; // to Monday, an hour after the other one
        QVERIFY_RESULT(series().change(desk(), made.series.id, change, {}));
        SeriesChange all;
        all.scope = SeriesScope::All;
        all.time = WallTime {11 * 60};
        const auto refused = series().change(desk(), made.series.id, all, {});
        QCOMPARE_ERROR(refused, ErrorCode::SlotTaken);
        QCOMPARE(refused.error().faults.first().pointer, u"/occurrences/0"_s);
    }

    void aConflictKeepsAWholeChangeFromHappening()
    {
        const SeriesDetails made = booked(mondays());
        bookOther(monday(2, 11));
        SeriesChange change;
        change.scope = SeriesScope::All;
        change.time = WallTime {11 * 60};
        const auto refused = series().change(desk(), made.series.id, change, {});
        QCOMPARE_ERROR(refused, ErrorCode::SlotTaken);
        QCOMPARE(refused.error().faults.size(), 1);
        QCOMPARE(refused.error().faults.first().pointer, u"/occurrences/2"_s);
        QCOMPARE(wallStarts(*series().get(desk(), made.series.id)), wallStarts(made));
    }

    void aConflictOfAChangeComesWithItsAlternatives()
    {
        const SeriesDetails made = booked(mondays());
        bookOther(monday(2, 11));
        bookOther(monday(2, 11, 20));
        SeriesChange change;
        change.scope = SeriesScope::Following;
        change.from = made.appointments[1].appointment.id;
        change.time = WallTime {11 * 60};
        const auto refused = series().change(desk(), made.series.id, change, {});
        QCOMPARE_ERROR(refused, ErrorCode::SlotTaken);
        const FieldFault &fault = refused.error().faults.first();
        QCOMPARE(fault.pointer, u"/occurrences/1"_s);
        QStringList starts;
        for (const QJsonValue &&one : fault.params[u"alternatives"_s].toArray())
            starts.append(one[u"startTime"_s].toString());
        QCOMPARE(starts, (QStringList {toRfc3339(monday(2, 10, 40)), toRfc3339(monday(2, 10, 20)),
                                       toRfc3339(monday(2, 11, 40))}));
    }

    void whatHasBegunStays()
    {
        const SeriesDetails made = booked(mondays());
        m_clinic->clock.set(monday(1, 10, 5));
        SeriesCancellation all;
        all.scope = SeriesScope::All;
        all.reason = u"Moved away"_s;
        const auto cancelled = series().cancel(desk(), made.series.id, all, {});
        QVERIFY_RESULT(cancelled);
        QStringList statuses;
        for (const AppointmentDetails &one : cancelled->appointments)
            statuses.append(QString(toString(one.appointment.status)));
        QCOMPARE(statuses,
                 (QStringList {u"CONFIRMED"_s, u"CONFIRMED"_s, u"CANCELLED"_s, u"CANCELLED"_s}));
        QCOMPARE(cancelled->appointments.last().appointment.cancelReason, u"Moved away"_s);
        QCOMPARE(told().first(), u"APPOINTMENT_CANCELLED 2"_s);
        QCOMPARE_ERROR(series().cancel(desk(), made.series.id, all, {}),
                       ErrorCode::IllegalTransition);
    }

    void cancellingFollowsTheScopeAndFreesTheTime()
    {
        const SeriesDetails made = booked(mondays());
        SeriesCancellation some {SeriesScope::Following, made.appointments[2].appointment.id, {}};
        QVERIFY_RESULT(series().cancel(desk(), made.series.id, some, {}));
        bookOther(monday(2));
        bookOther(monday(3));
        some = {SeriesScope::This, made.appointments[0].appointment.id, {}};
        const auto left = series().cancel(desk(), made.series.id, some, {});
        QVERIFY_RESULT(left);
        QVERIFY(left->appointments[1].appointment.status == AppointmentStatus::Confirmed);
        QCOMPARE_ERROR(series().cancel(desk(), made.series.id,
                                       {SeriesScope::This, AppointmentId::generate(), {}}, {}),
                       ErrorCode::InvalidInput);
        QCOMPARE_ERROR(series().cancel(desk(), made.series.id, {SeriesScope::This, {}, {}}, {}),
                       ErrorCode::InvalidInput);
    }

    void aDoctorMakesTheirOwnAndSeesNoOthers()
    {
        const Actor doctor = m_clinic->newDoctorActor();
        const SeriesDetails others = booked(mondays());
        QCOMPARE_ERROR(series().get(doctor, others.series.id), ErrorCode::NotFound);
        QCOMPARE_ERROR(series().cancel(doctor, others.series.id, {SeriesScope::All, {}, {}}, {}),
                       ErrorCode::NotFound);
        QCOMPARE_ERROR(series().create(doctor, mondays()), ErrorCode::Forbidden);
        QCOMPARE_ERROR(series().create(m_patient, mondays()), ErrorCode::Forbidden);
        NewSeries own = mondays();
        own.doctorId = doctor.doctorId;
        own.recurrence.time = WallTime {15 * 60};
        QVERIFY_RESULT(series().create(doctor, own));
    }

    void aSeriesOfATypeObeysItsLengthBuffersDoctorsAndColour()
    {
        NewAppointmentType wanted;
        wanted.name = u"Physiotherapy"_s;
        wanted.durationMinutes = 45;
        wanted.bufferBeforeMinutes = 5;
        wanted.bufferAfterMinutes = 10;
        wanted.colour = u"#336699"_s;
        wanted.doctors = {m_doctor.id};
        auto &types = m_clinic->services().appointmentTypes;
        const auto type = types.create(m_clinic->admin(), wanted);
        QVERIFY_RESULT(type);
        NewSeries asked = mondays(2);
        asked.typeId = type->id;
        bookOther(monday(1, 10, 50)); // within the buffer after the second one
        const auto planned = series().preview(desk(), asked);
        QVERIFY_RESULT(planned);
        QVERIFY(planned->first().isFree());
        QVERIFY(planned->first().span->duration() == std::chrono::minutes(45));
        QCOMPARE(codes(planned->last().violations), QStringList {u"slot_taken"_s});
        asked.recurrence.count = 1;
        const SeriesDetails made = booked(asked);
        QVERIFY(made.series.typeId == type->id);
        QCOMPARE(made.series.durationMinutes, 45);
        const AppointmentDetails &one = made.appointments.first();
        QVERIFY(one.appointment.typeId == type->id);
        QVERIFY((one.appointment.buffers == Buffers {5, 10}));
        QCOMPARE(one.typeColour, u"#336699"_s);
        // The buffer is kept free, to the minute.
        auto &appointments = m_clinic->services().appointments;
        const PatientId other = m_clinic->newPatient().id;
        QCOMPARE_ERROR(appointments.book(desk(), {m_doctor.id, other, monday(0, 10, 54), {}, {}}),
                       ErrorCode::SlotTaken);
        QVERIFY_RESULT(appointments.book(desk(), {m_doctor.id, other, monday(0, 10, 55), {}, {}}));
        asked.doctorId = m_clinic->newDoctor().id;
        QCOMPARE_ERROR(series().create(desk(), asked), ErrorCode::TypeNotOffered);
        SeriesChange change;
        change.scope = SeriesScope::All;
        change.doctorId = asked.doctorId;
        QCOMPARE_ERROR(series().change(desk(), made.series.id, change, {}),
                       ErrorCode::TypeNotOffered);
    }

    void aRoomIsKeptForEachOfThem()
    {
        auto &rooms = m_clinic->services().rooms;
        const auto room = rooms.create(m_clinic->admin(), {u"Gym"_s});
        const auto other = rooms.create(m_clinic->admin(), {u"Pool"_s});
        QVERIFY_RESULT(room);
        QVERIFY_RESULT(other);
        Booking elsewhere {m_clinic->newDoctor().id, m_clinic->newPatient().id, monday(2), {}, {}};
        elsewhere.roomId = room->id;
        QVERIFY_RESULT(m_clinic->services().appointments.book(desk(), elsewhere));
        NewSeries wanted = mondays();
        wanted.roomId = room->id;
        const auto planned = series().preview(desk(), wanted);
        QVERIFY_RESULT(planned);
        QCOMPARE(codes((*planned)[2].violations), QStringList {u"room_busy"_s});
        QVERIFY((*planned)[2].alternatives.first().start != monday(2));
        QVERIFY((*planned)[1].isFree() && (*planned)[3].isFree());
        QCOMPARE_ERROR(series().create(desk(), wanted), ErrorCode::RoomBusy);
        QCOMPARE(count(u"appointment_series"_s), 0);
        wanted.starts = QList<Instant> {monday(0), monday(1)};
        const SeriesDetails made = booked(wanted);
        QVERIFY(made.series.roomId == room->id);
        QCOMPARE(made.appointments.first().roomName, u"Gym"_s);
        elsewhere.start = monday(1);
        QCOMPARE_ERROR(m_clinic->services().appointments.book(desk(), elsewhere),
                       ErrorCode::RoomBusy);
        // The other room for all, then none for the last.
        SeriesChange change;
        change.scope = SeriesScope::All;
        change.roomId = other->id;
        const auto moved = series().change(desk(), made.series.id, change, {});
        QVERIFY_RESULT(moved);
        QVERIFY(moved->series.roomId == other->id);
        QVERIFY(series().get(desk(), made.series.id)->series == moved->series);
        QVERIFY_RESULT(m_clinic->services().appointments.book(desk(), elsewhere));
        change = {SeriesScope::This, made.appointments[1].appointment.id, {}, {}, {}, {}, {}, {}};
        change.roomId = RoomId();
        const auto without = series().change(desk(), made.series.id, change, {});
        QVERIFY_RESULT(without);
        QVERIFY(without->appointments[0].appointment.roomId == other->id);
        QVERIFY(without->appointments[1].appointment.roomId.isNull());
        wanted.roomId = RoomId::generate();
        QCOMPARE_ERROR(series().create(desk(), wanted), ErrorCode::InvalidInput);
        RoomChanges closed;
        closed.isActive = false;
        QVERIFY_RESULT(rooms.update(m_clinic->admin(), room->id, closed, {}));
        wanted.roomId = room->id;
        wanted.starts = QList<Instant> {monday(3)};
        QCOMPARE_ERROR(series().create(desk(), wanted), ErrorCode::RoomInactive);
    }

    void aTimeThatIsHeldIsAConflictInThePreview()
    {
        NewHold hold;
        hold.doctorId = m_doctor.id;
        hold.start = monday(1);
        QVERIFY_RESULT(m_clinic->services().holds.create(desk(), hold));
        const auto planned = series().preview(desk(), mondays());
        QVERIFY_RESULT(planned);
        QCOMPARE(codes((*planned)[1].violations), QStringList {u"slot_taken"_s});
    }

    void whatStaysWhereItIsIsNotJudgedAgain()
    {
        const SeriesDetails made = booked(mondays());
        NewScheduleException away;
        away.doctorId = m_doctor.id;
        away.kind = ExceptionKind::TimeOff;
        away.fromDate = away.toDate = m_clinic->today().addDays(14);
        QVERIFY_RESULT(m_clinic->services().exceptions.create(m_clinic->admin(), away));
        SeriesChange change;
        change.scope = SeriesScope::All;
        change.reason = u"Massage"_s;
        const auto renamed = series().change(desk(), made.series.id, change, {});
        QVERIFY_RESULT(renamed);
        QCOMPARE(renamed->appointments[1].appointment.reason, u"Massage"_s);
        change.time = WallTime {11 * 60};
        QCOMPARE_ERROR(series().change(desk(), made.series.id, change, {}),
                       ErrorCode::OutsideWorkingHours);
    }

    void whatWasOverbookedIsGuardedAgainOnceItsSeriesMovesIt()
    {
        const SeriesDetails made = booked(mondays(1));
        bookOther(monday(0, 12));
        Move over {monday(0, 12), {}, {}};
        over.overbookReason = u"Only then"_s;
        const AppointmentId id = made.appointments.first().appointment.id;
        auto &appointments = m_clinic->services().appointments;
        QVERIFY(appointments.reschedule(desk(), id, over, {})->appointment.overbooked);
        SeriesChange change;
        change.scope = SeriesScope::All;
        change.time = WallTime {14 * 60};
        const auto moved = series().change(desk(), made.series.id, change, {});
        QVERIFY_RESULT(moved);
        QVERIFY(!moved->appointments.first().appointment.overbooked);
        QVERIFY(moved->appointments.first().appointment.overbookReason.isEmpty());
    }

    void aCancellationIsTakenBackAsOne()
    {
        const SeriesDetails made = booked(mondays(3));
        SeriesCancellation undo {SeriesScope::All, {}, u"Booked by mistake"_s, versionsOf(made)};
        const auto cancelled = series().cancel(desk(), made.series.id, undo, {});
        QVERIFY_RESULT(cancelled);
        const auto restored = series().restore(desk(), made.series.id, versionsOf(*cancelled));
        QVERIFY_RESULT(restored);
        QCOMPARE(wallStarts(*restored), wallStarts(made));
        for (const AppointmentDetails &one : restored->appointments) {
            QVERIFY(one.appointment.status == AppointmentStatus::Confirmed);
            QVERIFY(one.appointment.cancelReason.isEmpty());
        }
        // Whoever is told is told once.
        QCOMPARE(told().first(), u"APPOINTMENT_CREATED 3"_s);
        QCOMPARE(told().size(), 3);
        QCOMPARE(count(u"audit_log WHERE action = 'revert_status'"_s), 3);
        QCOMPARE_ERROR(series().restore(desk(), made.series.id, versionsOf(*restored)),
                       ErrorCode::IllegalTransition);
        QCOMPARE_ERROR(series().restore(desk(), made.series.id, {}), ErrorCode::IllegalTransition);
    }

    void whereSomeAreNamedTheyAloneAreCancelled()
    {
        const SeriesDetails made = booked(mondays());
        SeriesCancellation some {SeriesScope::All, {}, u"Holiday"_s};
        for (const qsizetype at : {1, 2}) {
            const Appointment &one = made.appointments[at].appointment;
            some.versions.insert(one.id, one.stamp.version);
        }
        const auto cancelled = series().cancel(desk(), made.series.id, some, {});
        QVERIFY_RESULT(cancelled);
        QStringList statuses;
        for (const AppointmentDetails &one : cancelled->appointments)
            statuses.append(QString(toString(one.appointment.status)));
        QCOMPARE(statuses,
                 (QStringList {u"CONFIRMED"_s, u"CANCELLED"_s, u"CANCELLED"_s, u"CONFIRMED"_s}));
        QCOMPARE(told().first(), u"APPOINTMENT_CANCELLED 2"_s);
        // One that the scope has not is none of them.
        const Appointment &first = made.appointments[0].appointment;
        const SeriesCancellation outside {SeriesScope::Following,
                                          made.appointments[3].appointment.id,
                                          {},
                                          {{first.id, first.stamp.version}}};
        QCOMPARE_ERROR(series().cancel(desk(), made.series.id, outside, {}),
                       ErrorCode::StaleVersion);
    }

    void oneThatOthersChangedStopsTheUndoOfAll()
    {
        const SeriesDetails made = booked(mondays(3));
        const AppointmentId second = made.appointments[1].appointment.id;
        QVERIFY_RESULT(m_clinic->services().appointments.reschedule(desk(), second,
                                                                    {monday(1, 11), {}, {}}, {}));
        const SeriesCancellation undo {SeriesScope::All, {}, {}, versionsOf(made)};
        QCOMPARE_ERROR(series().cancel(desk(), made.series.id, undo, {}), ErrorCode::StaleVersion);
        QCOMPARE(count(u"appointments WHERE status = 'CANCELLED'"_s), 0);
        // One that has ended is no part of what would be cancelled, and stops it as well.
        SeriesCancellation named = undo;
        named.versions = versionsOf(*series().get(desk(), made.series.id));
        QVERIFY_RESULT(m_clinic->services().appointments.cancel(desk(), second, {}, {}));
        QCOMPARE_ERROR(series().cancel(desk(), made.series.id, named, {}), ErrorCode::StaleVersion);
    }

    void aTimeThatWasGivenAwayKeepsAllCancelled()
    {
        const SeriesDetails made = booked(mondays(3));
        const auto cancelled =
            series().cancel(desk(), made.series.id, {SeriesScope::All, {}, {}, {}}, {});
        QVERIFY_RESULT(cancelled);
        bookOther(monday(2));
        QCOMPARE_ERROR(series().restore(desk(), made.series.id, versionsOf(*cancelled)),
                       ErrorCode::SlotTaken);
        QCOMPARE(count(u"appointments WHERE status = 'CANCELLED'"_s), 3);
    }
};

QTEST_GUILESS_MAIN(TestSeries)
#include "tst_series.moc"
