// SPDX-License-Identifier: GPL-3.0-or-later
// The waiting list: who is on it, whom a freed time is offered to, and who gets it.
#include "support/result.h"
#include "support/testclinic.h"

#include <QSignalSpy>
#include <QtConcurrent>

#include <barrier>

using namespace frontdesk;
using namespace frontdesk::test;
using namespace Qt::StringLiterals;

class TestWaitlistService : public QObject
{
    Q_OBJECT

    std::unique_ptr<TestClinic> m_clinic;
    Doctor m_doctor;

    WaitlistService &waitlist() { return m_clinic->services().waitlist; }
    const Actor &desk() const { return m_clinic->receptionist(); }
    Instant at(int hour, int minute = 0) const
    {
        return m_clinic->at(m_clinic->today(), hour, minute);
    }

    WaitlistEntryId entered(const Actor &patient, Urgency urgency = Urgency::Routine)
    {
        NewWaitlistEntry wanted;
        wanted.patientId = patient.patientId;
        wanted.doctorId = m_doctor.id;
        wanted.urgency = urgency;
        const auto entry = waitlist().enter(desk(), wanted);
        if (!entry)
            qFatal("No entry: %s", describe(entry).constData());
        m_clinic->clock.advance(std::chrono::seconds(1));
        return entry->entry.id;
    }

    WaitlistOfferId offered(WaitlistEntryId entry, Instant start)
    {
        const auto details = waitlist().offer(desk(), {entry}, {m_doctor.id, start, {}, 60});
        if (!details)
            qFatal("No offer: %s", describe(details).constData());
        return details->first().offers.last().id;
    }

    QString statusOf(WaitlistEntryId entry)
    {
        const auto details = waitlist().get(desk(), entry);
        QStringList texts {QString(toString(details->entry.statusAt(m_clinic->clock.now())))};
        for (const WaitlistOffer &offer : details->offers)
            texts.append(QString(toString(offer.statusAt(m_clinic->clock.now()))));
        return texts.join(u' ');
    }

    QStringList told(const Actor &actor)
    {
        QStringList kinds;
        const auto page = m_clinic->services().notifications.own(actor, false, {});
        for (const Notification &one : page->items)
            kinds.append(QString(toString(one.kind)));
        return kinds;
    }

    AppointmentDetails booked(PatientId patient, Instant start)
    {
        const auto details =
            m_clinic->services().appointments.book(desk(), {m_doctor.id, patient, start, {}, {}});
        if (!details)
            qFatal("No booking: %s", describe(details).constData());
        return *details;
    }

private Q_SLOTS:
    void init()
    {
        m_clinic = std::make_unique<TestClinic>();
        m_doctor = m_clinic->newDoctor();
    }
    void cleanup() { m_clinic.reset(); }

    void whatWasWishedForIsReadBack()
    {
        NewWaitlistEntry wanted;
        wanted.patientId = m_clinic->newPatient().id;
        wanted.specialty = u" Cardiology "_s;
        wanted.daysOfWeek = {1, 5};
        wanted.windows = {{{9 * 60}, {12 * 60}}, {{15 * 60}, {17 * 60}}};
        wanted.earliestDate = m_clinic->today();
        wanted.latestDate = m_clinic->today().addDays(30);
        wanted.urgency = Urgency::Soon;
        wanted.note = u"Any time"_s;
        wanted.expiresAt = at(8) + std::chrono::days(10);
        const auto made = waitlist().enter(desk(), wanted);
        QVERIFY_RESULT(made);
        QCOMPARE(made->entry.specialty, u"Cardiology"_s);
        const auto read = waitlist().get(desk(), made->entry.id);
        QVERIFY_RESULT(read);
        QVERIFY(*read == *made);
        QVERIFY(read->entry.windows == wanted.windows);
        QCOMPARE(read->entry.daysOfWeek, wanted.daysOfWeek);
        QCOMPARE(read->patientName, u"Omar Khalil"_s);
    }

    void patientsEnterChangeAndLeaveForThemselves()
    {
        const Actor patient = m_clinic->newPatientActor();
        const Actor other = m_clinic->newPatientActor();
        NewWaitlistEntry wanted;
        wanted.doctorId = m_doctor.id;
        const auto own = waitlist().enter(patient, wanted);
        QVERIFY_RESULT(own);
        QVERIFY(own->entry.patientId == patient.patientId);
        wanted.patientId = other.patientId;
        QCOMPARE_ERROR(waitlist().enter(patient, wanted), ErrorCode::InvalidInput);
        wanted.patientId = {};
        wanted.urgency = Urgency::Urgent;
        QCOMPARE_ERROR(waitlist().enter(patient, wanted), ErrorCode::InvalidInput);
        const WaitlistEntryId id = own->entry.id;
        QCOMPARE_ERROR(waitlist().get(other, id), ErrorCode::NotFound);
        QCOMPARE_ERROR(waitlist().withdraw(other, id, {}), ErrorCode::NotFound);
        QVERIFY(waitlist().list(other, {}, {})->items.isEmpty());
        QCOMPARE(waitlist().list(patient, {}, {})->items.size(), 1);
        WaitlistChanges changes;
        changes.note = u"Mornings are best"_s;
        const auto changed = waitlist().update(patient, id, changes, 1);
        QVERIFY_RESULT(changed);
        QCOMPARE(changed->entry.note, u"Mornings are best"_s);
        QCOMPARE_ERROR(waitlist().update(patient, id, changes, 1), ErrorCode::StaleVersion);
        QVERIFY_RESULT(waitlist().withdraw(patient, id, 2));
        QCOMPARE(statusOf(id), u"WITHDRAWN"_s);
        QCOMPARE_ERROR(waitlist().withdraw(patient, id, {}), ErrorCode::IllegalTransition);
        QCOMPARE(m_clinic->database
                     .raw(u"SELECT count(*) FROM audit_log WHERE entity = 'waitlist_entry'"_s)
                     .toInt(),
                 3);
    }

    void aDoctorSeesWhomTheyCouldSee()
    {
        const Actor doctor = m_clinic->newDoctorActor(); // general practice
        const Actor patient = m_clinic->newPatientActor();
        entered(patient);
        NewWaitlistEntry wanted;
        wanted.patientId = patient.patientId;
        wanted.specialty = u"general practice"_s;
        QVERIFY_RESULT(waitlist().enter(desk(), wanted));
        QCOMPARE(waitlist().list(desk(), {}, {})->items.size(), 2);
        const auto seen = waitlist().list(doctor, {}, {});
        QCOMPARE(seen->items.size(), 1);
        QCOMPARE(seen->items.first().entry.specialty, wanted.specialty);
    }

    void aListIsPagedByUrgencyThenAge()
    {
        const Actor patient = m_clinic->newPatientActor();
        const QList<WaitlistEntryId> made {entered(patient), entered(patient, Urgency::Urgent),
                                           entered(patient, Urgency::Soon),
                                           entered(patient, Urgency::Urgent), entered(patient)};
        QList<WaitlistEntryId> seen;
        PageRequest page {2, {}};
        do {
            const auto got = waitlist().list(desk(), {}, page);
            QVERIFY_RESULT(got);
            for (const WaitlistDetails &one : got->items)
                seen.append(one.entry.id);
            page.cursor = got->nextCursor;
        } while (!page.cursor.isEmpty());
        QVERIFY(seen == (QList<WaitlistEntryId> {made[1], made[3], made[2], made[0], made[4]}));
    }

    void aFreedSlotIsToldOfAndFindsItsMatches()
    {
        const Actor patient = m_clinic->newPatientActor();
        const WaitlistEntryId routine = entered(patient);
        const WaitlistEntryId urgent = entered(patient, Urgency::Urgent);
        const AppointmentDetails taken = booked(m_clinic->newPatient().id, at(10));
        const Interval slot = taken.appointment.span;
        QVERIFY(waitlist().matchesFor(desk(), m_doctor.id, slot)->isEmpty());
        QSignalSpy changes(&m_clinic->backend().changes(), &ChangeFeed::changed);
        const auto freed = [&] {
            int count = 0;
            for (const auto &arguments : changes) {
                const auto change = arguments.first().value<Change>();
                count += change.entity == ChangedEntity::FreedSlot && change.doctorId == m_doctor.id
                         && change.span == slot;
            }
            return count;
        };
        auto &appointments = m_clinic->services().appointments;
        const AppointmentId id = taken.appointment.id;
        QVERIFY_RESULT(appointments.reschedule(desk(), id, {at(11), {}, {}}, {}));
        QTRY_COMPARE(freed(), 1);
        QVERIFY_RESULT(appointments.reschedule(desk(), id, {at(10), {}, {}}, {}));
        QVERIFY_RESULT(appointments.setStatus(desk(), id, AppointmentStatus::NoShow, {}, {}));
        QTRY_COMPARE(freed(), 2);
        const auto matches = waitlist().matchesFor(desk(), m_doctor.id, slot);
        QVERIFY_RESULT(matches);
        QCOMPARE(matches->size(), 2);
        QVERIFY(matches->at(0).details.entry.id == urgent);
        QVERIFY(matches->at(1).details.entry.id == routine);
        QVERIFY(matches->at(0).slot == slot);
        QCOMPARE_ERROR(waitlist().matchesFor(patient, m_doctor.id, slot), ErrorCode::Forbidden);
    }

    void extraHoursAreToldOfAndFindTheirMatches()
    {
        entered(m_clinic->newPatientActor());
        QSignalSpy changes(&m_clinic->backend().changes(), &ChangeFeed::changed);
        NewScheduleException extra;
        extra.doctorId = m_doctor.id;
        extra.kind = ExceptionKind::ExtraHours;
        extra.fromDate = extra.toDate = m_clinic->today();
        extra.start = WallTime {18 * 60};
        extra.end = WallTime {20 * 60};
        extra.slotMinutes = 20;
        QVERIFY_RESULT(m_clinic->services().exceptions.create(m_clinic->admin(), extra));
        std::optional<Change> freed;
        QTRY_VERIFY(([&] {
            for (const auto &arguments : changes) {
                const auto change = arguments.first().value<Change>();
                if (change.entity == ChangedEntity::FreedSlot)
                    freed = change;
            }
            return freed.has_value();
        }()));
        QVERIFY((freed->span == Interval {at(18), at(20)}));
        const auto matches = waitlist().matchesFor(desk(), m_doctor.id, freed->span);
        QCOMPARE(matches->size(), 1);
    }

    void anOfferIsToldAndAcceptedOnce()
    {
        const Actor first = m_clinic->newPatientActor();
        const Actor second = m_clinic->newPatientActor();
        const WaitlistEntryId a = entered(first);
        const WaitlistEntryId b = entered(second);
        const auto both = waitlist().offer(desk(), {a, b}, {m_doctor.id, at(10), {}, 60});
        QVERIFY_RESULT(both);
        QCOMPARE(told(first), QStringList {u"WAITLIST_OFFERED"_s});
        QCOMPARE_ERROR(waitlist().offer(desk(), {a}, {m_doctor.id, at(10), {}, 60}),
                       ErrorCode::AlreadyExists);
        const auto accepted = waitlist().accept(first, a, both->at(0).offers.first().id);
        QVERIFY_RESULT(accepted);
        QVERIFY(accepted->appointment.patientId == first.patientId);
        QVERIFY(accepted->appointment.status == AppointmentStatus::Confirmed);
        QVERIFY(accepted->appointment.channel == BookingChannel::App);
        QVERIFY((accepted->appointment.span == Interval {at(10), at(10, 20)}));
        QCOMPARE(statusOf(a), u"BOOKED ACCEPTED"_s);
        QCOMPARE(statusOf(b), u"WAITING CLOSED"_s);
        QCOMPARE(told(second), (QStringList {u"WAITLIST_OFFER_CLOSED"_s, u"WAITLIST_OFFERED"_s}));
        QCOMPARE_ERROR(waitlist().accept(second, b, both->at(1).offers.first().id),
                       ErrorCode::OfferClosed);
        QCOMPARE_ERROR(waitlist().accept(first, a, both->at(0).offers.first().id),
                       ErrorCode::OfferClosed);
        QCOMPARE_ERROR(waitlist().accept(second, b, both->at(0).offers.first().id),
                       ErrorCode::NotFound);
    }

    void ofManyWhoAcceptAtOnceOneHasTheTime()
    {
        constexpr int Racers = 12;
        QList<Actor> patients;
        QList<WaitlistEntryId> entries;
        QList<WaitlistOfferId> offers;
        for (int i = 0; i < Racers; ++i) {
            patients.append(m_clinic->newPatientActor());
            entries.append(entered(patients.last()));
            offers.append(offered(entries.last(), at(10)));
        }
        QThreadPool pool;
        pool.setMaxThreadCount(Racers);
        std::barrier start(Racers);
        QList<QFuture<QString>> answers;
        for (int i = 0; i < Racers; ++i) {
            answers.append(QtConcurrent::run(&pool, [&, i] {
                const auto scope = m_clinic->anotherScope();
                start.arrive_and_wait();
                const auto result =
                    scope->services().waitlist.accept(patients[i], entries[i], offers[i]);
                return result ? u"won"_s : QString(toString(result.error().code));
            }));
        }
        QHash<QString, int> counts;
        for (auto &answer : answers)
            ++counts[answer.result()];
        QCOMPARE(counts, (QHash<QString, int> {{u"won"_s, 1}, {u"offer_closed"_s, Racers - 1}}));
        QCOMPARE(m_clinic->database.raw(u"SELECT count(*) FROM appointments"_s).toInt(), 1);
    }

    void anOfferClosesWhenTheDeskFillsTheSlot()
    {
        const Actor patient = m_clinic->newPatientActor();
        const WaitlistEntryId entry = entered(patient);
        const WaitlistOfferId offer = offered(entry, at(10));
        booked(m_clinic->newPatient().id, at(10, 10));
        QCOMPARE(statusOf(entry), u"WAITING CLOSED"_s);
        QCOMPARE(told(patient).first(), u"WAITLIST_OFFER_CLOSED"_s);
        QCOMPARE_ERROR(waitlist().accept(patient, entry, offer), ErrorCode::OfferClosed);
        const WaitlistOfferId later = offered(entry, at(12));
        const auto moved = booked(m_clinic->newPatient().id, at(14));
        QVERIFY_RESULT(m_clinic->services().appointments.reschedule(desk(), moved.appointment.id,
                                                                    {at(12), {}, {}}, {}));
        QCOMPARE_ERROR(waitlist().accept(patient, entry, later), ErrorCode::OfferClosed);
        QCOMPARE_ERROR(waitlist().offer(desk(), {entry}, {m_doctor.id, at(12), {}, 60}),
                       ErrorCode::SlotTaken);
    }

    void anOfferClosesWhenABookingNeedsItsBuffersOrItsRoom()
    {
        auto &services = m_clinic->services();
        NewAppointmentType wanted;
        wanted.name = u"Dressing"_s;
        wanted.durationMinutes = 20;
        wanted.bufferBeforeMinutes = 5;
        wanted.bufferAfterMinutes = 20;
        const auto type = services.appointmentTypes.create(m_clinic->admin(), wanted);
        const auto room = services.rooms.create(m_clinic->admin(), {u"Laser"_s});
        QVERIFY(type && room);
        const Actor patient = m_clinic->newPatientActor();
        NewWaitlistEntry wish;
        wish.patientId = patient.patientId;
        wish.typeId = type->id;
        wish.roomId = room->id;
        const auto entry = waitlist().enter(desk(), wish);
        QVERIFY_RESULT(entry);
        const WaitlistEntryId id = entry->entry.id;

        // Right after the offered time, in its buffer; where the buffer ends, nothing is touched.
        const WaitlistOfferId first = offered(id, at(10));
        booked(m_clinic->newPatient().id, at(10, 40));
        booked(m_clinic->newPatient().id, at(9, 20));
        QCOMPARE(statusOf(id), u"WAITING OPEN"_s);
        booked(m_clinic->newPatient().id, at(10, 20));
        QCOMPARE(statusOf(id), u"WAITING CLOSED"_s);
        QCOMPARE(told(patient).first(), u"WAITLIST_OFFER_CLOSED"_s);
        QCOMPARE_ERROR(waitlist().accept(patient, id, first), ErrorCode::OfferClosed);

        // The room is another doctor's then.
        offered(id, at(12));
        Booking elsewhere {m_clinic->newDoctor().id, m_clinic->newPatient().id, at(11, 40), {}, {}};
        QVERIFY_RESULT(services.appointments.book(desk(), elsewhere));
        elsewhere.patientId = m_clinic->newPatient().id;
        elsewhere.start = at(12, 20);
        elsewhere.roomId = room->id;
        QCOMPARE(statusOf(id), u"WAITING CLOSED OPEN"_s);
        QVERIFY_RESULT(services.appointments.book(desk(), elsewhere));
        QCOMPARE(statusOf(id), u"WAITING CLOSED CLOSED"_s);

        // What is booked has a buffer of its own, which reaches into the offered time.
        const WaitlistEntryId plain = entered(m_clinic->newPatientActor());
        offered(plain, at(14));
        Booking dressing {m_doctor.id, m_clinic->newPatient().id, at(13, 40), {}, {}};
        dressing.typeId = type->id;
        QVERIFY_RESULT(services.appointments.book(desk(), dressing));
        QCOMPARE(statusOf(plain), u"WAITING CLOSED"_s);
    }

    void anOfferThatWouldMoveABookingHasThatOnesBuffersAndRoom()
    {
        auto &services = m_clinic->services();
        NewAppointmentType wanted;
        wanted.name = u"Dressing"_s;
        wanted.durationMinutes = 20;
        wanted.bufferAfterMinutes = 20;
        const auto type = services.appointmentTypes.create(m_clinic->admin(), wanted);
        QVERIFY_RESULT(type);
        Booking late {m_doctor.id, m_clinic->newPatient().id, at(16), {}, {}};
        late.typeId = type->id;
        const auto source = services.appointments.book(desk(), late);
        QVERIFY_RESULT(source);
        NewWaitlistEntry wish;
        wish.patientId = late.patientId;
        wish.sourceId = source->appointment.id;
        const auto entry = waitlist().enter(desk(), wish);
        QVERIFY_RESULT(entry);
        offered(entry->entry.id, at(10));
        booked(m_clinic->newPatient().id, at(10, 20));
        QCOMPARE(statusOf(entry->entry.id), u"WAITING CLOSED"_s);
    }

    void anOfferClosesWithItsTimeOrWhenItIsDeclined()
    {
        const Actor patient = m_clinic->newPatientActor();
        const WaitlistEntryId entry = entered(patient);
        const WaitlistOfferId first = offered(entry, at(12));
        QVERIFY_RESULT(waitlist().decline(patient, entry, first));
        QCOMPARE_ERROR(waitlist().accept(patient, entry, first), ErrorCode::OfferClosed);
        const WaitlistOfferId second = offered(entry, at(12));
        m_clinic->clock.advance(std::chrono::minutes(61));
        QCOMPARE_ERROR(waitlist().accept(patient, entry, second), ErrorCode::OfferClosed);
        QCOMPARE(statusOf(entry), u"WAITING DECLINED EXPIRED"_s);
        // An offer of what begins soon ends there.
        const WaitlistOfferId third = offered(entry, at(9, 20));
        QVERIFY(waitlist().get(desk(), entry)->offers.last().expiresAt == at(9, 20));
        QVERIFY_RESULT(waitlist().withdraw(desk(), entry, {}));
        QCOMPARE_ERROR(waitlist().accept(patient, entry, third), ErrorCode::OfferClosed);
    }

    void whoWantsEarlierKeepsTheBookingAndMovesIt()
    {
        const Actor patient = m_clinic->newPatientActor();
        const AppointmentDetails source = booked(patient.patientId, at(15));
        NewWaitlistEntry wanted;
        wanted.doctorId = m_doctor.id;
        wanted.sourceId = source.appointment.id;
        const auto entry = waitlist().enter(patient, wanted);
        QVERIFY_RESULT(entry);
        QVERIFY(entry->entry.earlierThan == at(15));
        QVERIFY(waitlist().matchesFor(desk(), m_doctor.id, {at(16), at(16, 20)})->isEmpty());
        QCOMPARE(waitlist().matchesFor(desk(), m_doctor.id, {at(10), at(10, 20)})->size(), 1);
        const WaitlistOfferId offer = offered(entry->entry.id, at(10));
        const auto moved = waitlist().accept(patient, entry->entry.id, offer);
        QVERIFY_RESULT(moved);
        QVERIFY(moved->appointment.id == source.appointment.id);
        QVERIFY(moved->appointment.span.start == at(10));
        QVERIFY(moved->appointment.channel == BookingChannel::Desk);
        QCOMPARE(m_clinic->database.raw(u"SELECT count(*) FROM appointments"_s).toInt(), 1);
        wanted.sourceId = booked(m_clinic->newPatient().id, at(16)).appointment.id;
        QCOMPARE_ERROR(waitlist().enter(patient, wanted), ErrorCode::InvalidInput);
    }

    void whatCannotBeWishedForIsRefused()
    {
        const auto refused = [&](auto spoil) {
            NewWaitlistEntry wanted;
            wanted.patientId = m_clinic->newPatient().id;
            spoil(wanted);
            const auto result = waitlist().enter(desk(), wanted);
            return !result && result.error().code == ErrorCode::InvalidInput;
        };
        QVERIFY(!refused([](NewWaitlistEntry &) {}));
        QVERIFY(refused([](NewWaitlistEntry &w) { w.patientId = PatientId::generate(); }));
        QVERIFY(refused([](NewWaitlistEntry &w) { w.doctorId = DoctorId::generate(); }));
        QVERIFY(refused([](NewWaitlistEntry &w) { w.daysOfWeek = {0}; }));
        QVERIFY(refused([](NewWaitlistEntry &w) { w.windows = {{{600}, {600}}}; }));
        QVERIFY(
            refused([&](NewWaitlistEntry &w) { w.latestDate = m_clinic->today().addDays(-1); }));
        QVERIFY(refused([&](NewWaitlistEntry &w) { w.expiresAt = m_clinic->clock.now(); }));
        QVERIFY(refused([&](NewWaitlistEntry &w) {
            w.doctorId = m_doctor.id;
            w.specialty = u"Cardiology"_s;
        }));
    }

    void aTypeIsOfferedOnlyTimesThatFitIt()
    {
        NewAppointmentType wanted;
        wanted.name = u"Surgery"_s;
        wanted.durationMinutes = 60;
        wanted.bufferAfterMinutes = 20;
        wanted.doctors = {m_doctor.id};
        const auto type = m_clinic->services().appointmentTypes.create(m_clinic->admin(), wanted);
        QVERIFY_RESULT(type);
        NewWaitlistEntry wish;
        wish.patientId = m_clinic->newPatient().id;
        wish.specialty = m_doctor.specialty;
        wish.typeId = type->id;
        const auto entry = waitlist().enter(desk(), wish);
        QVERIFY_RESULT(entry);
        booked(m_clinic->newPatient().id, at(11, 20));
        const auto fits = [&](DoctorId doctor, const Interval &span) {
            return waitlist().matchesFor(desk(), doctor, span)->size();
        };
        // A slot is too short; an hour from ten leaves the buffer free, twenty minutes later not.
        QCOMPARE(fits(m_doctor.id, {at(10), at(10, 20)}), 0);
        QCOMPARE(fits(m_doctor.id, {at(10), at(11)}), 1);
        QCOMPARE(fits(m_doctor.id, {at(10, 20), at(11, 20)}), 0);
        QCOMPARE(fits(m_doctor.id, {at(16, 20), at(17)}), 0);
        const auto match = waitlist().matchesFor(desk(), m_doctor.id, {at(9), at(12)});
        QVERIFY((match->first().slot == Interval {at(9), at(10)}));
        const Doctor other = m_clinic->newDoctor();
        QCOMPARE(fits(other.id, {at(10), at(11)}), 0);
        QCOMPARE_ERROR(waitlist().offer(desk(), {entry->entry.id}, {other.id, at(10), {}, 60}),
                       ErrorCode::TypeNotOffered);
        QCOMPARE_ERROR(
            waitlist().offer(desk(), {entry->entry.id}, {m_doctor.id, at(10, 20), {}, 60}),
            ErrorCode::SlotTaken);
        const auto accepted =
            waitlist().accept(desk(), entry->entry.id, offered(entry->entry.id, at(10)));
        QVERIFY_RESULT(accepted);
        QVERIFY((accepted->appointment.span == Interval {at(10), at(11)}));
        QVERIFY(accepted->appointment.typeId == type->id);
        QVERIFY((accepted->appointment.buffers == Buffers {0, 20}));
    }

    void aRoomIsOfferedAndKeptWithTheDoctor()
    {
        auto &rooms = m_clinic->services().rooms;
        const auto room = rooms.create(m_clinic->admin(), {u"Laser"_s});
        QVERIFY_RESULT(room);
        NewWaitlistEntry wish;
        wish.patientId = m_clinic->newPatient().id;
        wish.roomId = room->id;
        const auto entry = waitlist().enter(desk(), wish);
        QVERIFY_RESULT(entry);
        QVERIFY(waitlist().get(desk(), entry->entry.id)->entry.roomId == room->id);
        Booking elsewhere {m_clinic->newDoctor().id, m_clinic->newPatient().id, at(10), {}, {}};
        elsewhere.roomId = room->id;
        QVERIFY_RESULT(m_clinic->services().appointments.book(desk(), elsewhere));
        QVERIFY(waitlist().matchesFor(desk(), m_doctor.id, {at(10), at(10, 20)})->isEmpty());
        QCOMPARE_ERROR(waitlist().offer(desk(), {entry->entry.id}, {m_doctor.id, at(10), {}, 60}),
                       ErrorCode::RoomBusy);
        QCOMPARE(waitlist().matchesFor(desk(), m_doctor.id, {at(11), at(11, 20)})->size(), 1);
        const WaitlistOfferId first = offered(entry->entry.id, at(11));
        const WaitlistOfferId second = offered(entry->entry.id, at(12));
        elsewhere.start = at(11);
        elsewhere.patientId = m_clinic->newPatient().id;
        QVERIFY_RESULT(m_clinic->services().appointments.book(desk(), elsewhere));
        QCOMPARE_ERROR(waitlist().accept(desk(), entry->entry.id, first), ErrorCode::OfferClosed);
        const auto accepted = waitlist().accept(desk(), entry->entry.id, second);
        QVERIFY_RESULT(accepted);
        QVERIFY(accepted->appointment.roomId == room->id);
        QCOMPARE(accepted->roomName, u"Laser"_s);
        wish.roomId = RoomId::generate();
        QCOMPARE_ERROR(waitlist().enter(desk(), wish), ErrorCode::InvalidInput);
    }

    void patientsChooseNoRoom()
    {
        const Actor patient = m_clinic->newPatientActor();
        NewWaitlistEntry wish;
        wish.roomId = RoomId::generate();
        QCOMPARE_ERROR(waitlist().enter(patient, wish), ErrorCode::Forbidden);
        WaitlistChanges changes;
        changes.roomId = RoomId();
        QCOMPARE_ERROR(waitlist().update(patient, entered(patient), changes, {}),
                       ErrorCode::Forbidden);
    }

    void anOfferEndsWhereTheDoctorIsAwayByThen()
    {
        const Actor patient = m_clinic->newPatientActor();
        const WaitlistEntryId entry = entered(patient);
        const WaitlistOfferId offer = offered(entry, at(11));
        NewScheduleException away;
        away.doctorId = m_doctor.id;
        away.kind = ExceptionKind::TimeOff;
        away.fromDate = away.toDate = m_clinic->today();
        QVERIFY_RESULT(m_clinic->services().exceptions.create(m_clinic->admin(), away));
        QCOMPARE_ERROR(waitlist().accept(patient, entry, offer), ErrorCode::OfferClosed);
        QCOMPARE(m_clinic->database.raw(u"SELECT count(*) FROM appointments"_s).toInt(), 0);
    }

    void whatWasOverbookedIsGuardedAgainOnceItIsEarlier()
    {
        const Actor patient = m_clinic->newPatientActor();
        booked(m_clinic->newPatient().id, at(15));
        Booking over {m_doctor.id, patient.patientId, at(15), {}, {}};
        over.overbookReason = u"Only then"_s;
        const auto source = m_clinic->services().appointments.book(desk(), over);
        QVERIFY_RESULT(source);
        QVERIFY(source->appointment.overbooked);
        NewWaitlistEntry wanted;
        wanted.doctorId = m_doctor.id;
        wanted.sourceId = source->appointment.id;
        const auto entry = waitlist().enter(patient, wanted);
        QVERIFY_RESULT(entry);
        const auto moved =
            waitlist().accept(patient, entry->entry.id, offered(entry->entry.id, at(10)));
        QVERIFY_RESULT(moved);
        QVERIFY(!moved->appointment.overbooked);
    }
};

QTEST_GUILESS_MAIN(TestWaitlistService)
#include "tst_waitlistservice.moc"
