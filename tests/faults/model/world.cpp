// SPDX-License-Identifier: GPL-3.0-or-later
#include "world.h"

#include "storage/database.h"

#include <QTest>

#include <algorithm>

namespace frontdesk::test {

using namespace Qt::StringLiterals;

namespace {

template <class T>
T expectValue(Result<T> result)
{
    if (!result)
        qFatal("A world cannot be made: %s %s", qPrintable(result.error().message),
               qPrintable(result.error().detail));
    if constexpr (!std::is_void_v<T>)
        return *std::move(result);
}

/// Mondays before and in weeks in which Berlin's clocks change, and plain ones.
QDate someMonday(quint64 seed)
{
    static const QList<QDate> mondays {{2026, 3, 9},   {2026, 3, 23}, {2026, 10, 19},
                                       {2026, 10, 12}, {2027, 3, 22}, {2027, 6, 7}};
    return mondays[qsizetype(seed % quint64(mondays.size()))];
}

} // namespace

Cast::Cast(TestClinic &where)
    : clinic(where)
{
    for (int i = 0; i < 2; ++i)
        doctors << clinic.newDoctorActor();
    for (int i = 0; i < 3; ++i)
        patients << clinic.newPatientActor();
}

World::World(Cast &cast, quint64 seed)
    : m_cast(cast)
    , m_clinic(cast.clinic)
    , m_data(expectValue(cast.clinic.backend().database().access()))
    , m_firstDay(someMonday(seed))
    , m_specialty(DoctorId::generate().toString())
{
    m_clinic.clock.set(m_clinic.at(m_firstDay, 7, 0));
    model.time = *m_clinic.backend().zone().get();
    const Config &config = m_clinic.backend().config();
    model.rules.minNotice =
        std::chrono::duration_cast<std::chrono::minutes>(config.bookingMinNotice);
    model.rules.cancelCutoff =
        std::chrono::duration_cast<std::chrono::minutes>(config.cancelCutoff);
    model.rules.maxDaysAhead = config.bookingMaxDaysAhead;
    expectValue(m_data->write([](Transaction &transaction) -> Result<void> {
        for (const QString &table :
             {u"schedules"_s, u"schedule_exceptions"_s, u"notifications"_s, u"holds"_s,
              u"waitlist_offers"_s, u"waitlist_entries"_s, u"queue_entries"_s})
            FRONTDESK_TRY(transaction.connection().execute(u"DELETE FROM "_s + table));
        return {};
    }));
    m_actors << m_clinic.admin() << m_clinic.receptionist();
    for (int i = 0; i < 3; ++i) {
        const Doctor doctor = expectValue(services().doctors.create(
            m_clinic.admin(), {u"Dr. %1"_s.arg(i), m_specialty, {}, {}, {}}));
        model.doctors.append({doctor.id, {}, true, doctor.stamp.version});
        if (i < cast.doctors.size()) {
            tie(u"doctors"_s, cast.doctors[i], doctor.id.uuid());
            model.doctors.last().account = cast.doctors[i].userId;
            m_actors << cast.doctors[i];
            m_actors.last().doctorId = doctor.id;
        }
        QList<NewSchedule> hours;
        for (int day = 1; day <= 7; ++day)
            hours.append(
                {doctor.id, day, WallTime {day == 7 ? 0 : 540}, WallTime {720}, 20, {}, {}, 1});
        model.schedules += expectValue(services().schedules.createAll(m_clinic.admin(), hours));
    }
    for (int i = 0; i < 5; ++i) {
        const Patient patient = m_clinic.newPatient();
        model.patients.append({patient.id, {}});
        if (i < cast.patients.size()) {
            tie(u"patients"_s, cast.patients[i], patient.id.uuid());
            model.patients.last().account = cast.patients[i].userId;
            m_actors << cast.patients[i];
            m_actors.last().patientId = patient.id;
        }
    }
    makeTypesAndRooms();
    auditDifference(); // what went before is not this world's
}

void World::makeTypesAndRooms()
{
    // Whole slots and not, with and without buffers, for all doctors and for two.
    struct Shape {
        int minutes;
        Buffers buffers;
        bool online;
        bool forAll;
    };
    static const QList<Shape> shapes {{20, {0, 10}, true, true},
                                      {35, {5, 5}, true, false},
                                      {45, {15, 0}, false, true},
                                      {10, {}, true, true}};
    for (const Shape &shape : shapes) {
        NewAppointmentType wanted;
        wanted.name = DoctorId::generate().toString();
        wanted.durationMinutes = shape.minutes;
        wanted.bufferBeforeMinutes = shape.buffers.beforeMinutes;
        wanted.bufferAfterMinutes = shape.buffers.afterMinutes;
        wanted.bookableOnline = shape.online;
        if (!shape.forAll)
            wanted.doctors = {model.doctors[0].id, model.doctors[1].id};
        model.types.append(
            expectValue(services().appointmentTypes.create(m_clinic.admin(), wanted)));
    }
    for (int i = 0; i < 2; ++i)
        model.rooms.append(expectValue(
            services().rooms.create(m_clinic.admin(), {DoctorId::generate().toString()})));
}

AppointmentTypeId World::type(quint32 number) const
{
    const quint32 count = quint32(model.types.size());
    return number % 2 == 0 ? AppointmentTypeId() : model.types[qsizetype(number / 2 % count)].id;
}

RoomId World::room(quint32 number) const
{
    const quint32 count = quint32(model.rooms.size());
    return number % 5 < 3 ? RoomId() : model.rooms[qsizetype(number / 5 % count)].id;
}

void World::tie(const QString &table, const Actor &account, const QUuid &row)
{
    expectValue(m_data->write([&](Transaction &transaction) -> Result<void> {
        Connection &connection = transaction.connection();
        FRONTDESK_TRY(connection.execute(
            u"UPDATE %1 SET user_id = NULL WHERE user_id = ?"_s.arg(table), {account.userId}));
        FRONTDESK_TRY(connection.execute(u"UPDATE %1 SET user_id = ? WHERE id = ?"_s.arg(table),
                                         {account.userId, row}));
        return {};
    }));
}

const Actor &World::actor(quint32 number) const
{
    return m_actors[qsizetype(number % quint32(m_actors.size()))];
}

const Actor &World::staff(quint32 number) const
{
    return number % 5 < 3 ? m_actors[1] : actor(number / 5);
}

DoctorId World::doctor(quint32 number) const
{
    return model.doctors[qsizetype(number % quint32(model.doctors.size()))].id;
}

PatientId World::patient(quint32 number) const
{
    return model.patients[qsizetype(number % quint32(model.patients.size()))].id;
}

ModelEntry &World::entry(WaitlistEntryId id)
{
    return *std::find_if(model.entries.begin(), model.entries.end(),
                         [&](const ModelEntry &each) { return each.id == id; });
}

ModelSeries &World::series(SeriesId id)
{
    return *std::find_if(model.series.begin(), model.series.end(),
                         [&](const ModelSeries &each) { return each.id == id; });
}

void World::endOffer(ModelOffer &offer, OfferStatus status)
{
    offer.status = status;
    ++offer.version;
    audit(u"waitlist_offer"_s, u"end_offer"_s, offer.id.toString());
}

void World::closeOffers(const Actor &actor, const ModelAppointment &taken, WaitlistOfferId accepted)
{
    for (ModelOffer &offer : model.offers) {
        if (offer.status != OfferStatus::Open || offer.id == accepted)
            continue;
        const ModelEntry &wish = entry(offer.entry);
        RoomId room = wish.room;
        Buffers buffers = model.buffersOf(wish.type);
        for (const ModelAppointment &each : std::as_const(model.appointments)) {
            if (each.id != wish.source
                || (each.status != AppointmentStatus::Pending
                    && each.status != AppointmentStatus::Confirmed))
                continue;
            buffers = each.buffers;
            room = room.isNull() ? each.room : room;
        }
        const bool shares = offer.doctor == taken.doctor || (!room.isNull() && room == taken.room);
        if (!shares || !buffers.around(offer.span).overlaps(taken.kept()))
            continue;
        endOffer(offer, offer.isOpen(now()) ? OfferStatus::Closed : OfferStatus::Expired);
        const PatientId patient = wish.patient;
        if (offer.status == OfferStatus::Closed && patient != taken.patient)
            model.tellPatient(actor, NotificationKind::OfferClosed, patient);
    }
}

Instant World::place(quint32 day, quint32 time) const
{
    static const QList<int> minutes {540, 560, 580, 600, 620, 640, 660, 680, 700,
                                     720, 545, 605, 120, 140, 160, 180, 900, 1'420};
    const QDate today = model.time.toDate(now());
    const QDate date = today.addDays(day % 40 == 0 ? 200 : int(day % 8));
    const int minute = minutes[qsizetype(time % quint32(minutes.size()))];
    const Resolution at = model.time.resolve(date, WallTime {minute});
    return (time / 64) % 2 == 0 ? at.first : at.second;
}

std::optional<qint64> World::version(quint32 number, qint64 stored)
{
    switch (number % 8) {
    case 0:
        return stored - 1;
    case 1:
    case 2:
        return stored;
    default:
        return std::nullopt;
    }
}

QString World::auditDifference()
{
    QList<ModelAudit> found;
    expectValue(m_data->read([&](Connection &connection) {
        return connection.select(
            u"SELECT seq, entity, action, entity_id FROM audit_log WHERE seq > ? ORDER BY seq"_s,
            {m_audited}, [&](const Row &row) {
                m_audited = std::max(m_audited, row.integer(0));
                found.append({row.text(1), row.text(2), row.text(3)});
            });
    }));
    auto wanted = std::exchange(audits, {});
    // What one transaction writes is a set.
    std::sort(found.begin(), found.end());
    std::sort(wanted.begin(), wanted.end());
    if (found == wanted)
        return {};
    QStringList rows;
    for (const ModelAudit &row : std::as_const(found))
        rows << row.entity + u' ' + row.action;
    return u"%1 audit rows (%2), expected %3"_s.arg(found.size())
        .arg(rows.join(u", "_s))
        .arg(wanted.size());
}

QString World::noticeDifference()
{
    QStringList found;
    expectValue(m_data->read([&](Connection &connection) {
        return connection.select(u"SELECT user_id, kind, appointment_id FROM notifications"_s, {},
                                 [&](const Row &row) {
                                     found << row.id<UserId>(0).toString() + row.text(1)
                                                  + row.id<AppointmentId>(2).toString();
                                 });
    }));
    QStringList wanted;
    for (const ModelNotice &notice : std::as_const(model.notices))
        wanted << notice.user.toString() + toString(notice.kind) + notice.appointment.toString();
    found.sort();
    wanted.sort();
    if (found == wanted)
        return {};
    return u"%1 notifications, expected %2"_s.arg(found.size()).arg(wanted.size());
}

QString World::appointmentDifference()
{
    QList<ModelAppointment> found;
    expectValue(m_data->read([&](Connection &connection) {
        return connection.select(
            u"SELECT id, doctor_id, patient_id, start_at, end_at, status, version, overbooked, "
            "series_id, type_id, room_id, buffer_before_minutes, buffer_after_minutes "
            "FROM appointments WHERE doctor_id IN (?, ?, ?)"_s,
            {model.doctors[0].id, model.doctors[1].id, model.doctors[2].id}, [&](const Row &row) {
                found.append({row.id<AppointmentId>(0),
                              row.id<DoctorId>(1),
                              row.id<PatientId>(2),
                              {row.instant(3), row.instant(4)},
                              *parseAppointmentStatus(row.text(5)),
                              row.integer(6),
                              row.boolean(7),
                              row.id<SeriesId>(8),
                              row.id<AppointmentTypeId>(9),
                              row.id<RoomId>(10),
                              {int(row.integer(11)), int(row.integer(12))}});
            });
    }));
    for (const ModelAppointment &a : std::as_const(found)) {
        for (const ModelAppointment &b : std::as_const(found)) {
            if (a.id == b.id || !a.occupies() || !b.occupies())
                continue;
            const bool guarded =
                !a.overbooked && !b.overbooked
                && (a.doctor == b.doctor || (a.room == b.room && !a.room.isNull()));
            if ((guarded && a.kept().overlaps(b.kept()))
                || (a.patient == b.patient && a.span.overlaps(b.span)))
                return u"two appointments overlap"_s;
        }
        const auto same = std::find_if(model.appointments.begin(), model.appointments.end(),
                                       [&](const ModelAppointment &m) { return m.id == a.id; });
        if (same == model.appointments.end())
            return u"an appointment that nobody booked"_s;
        if (*same != a)
            return u"%1 version %2 at %3, expected %4 version %5 at %6"_s.arg(toString(a.status))
                .arg(a.version)
                .arg(toRfc3339(a.span.start), toString(same->status))
                .arg(same->version)
                .arg(toRfc3339(same->span.start));
    }
    if (found.size() != model.appointments.size())
        return u"%1 appointments, expected %2"_s.arg(found.size()).arg(model.appointments.size());
    return {};
}

/// Holds, series, and those who wait: each with its status, version and time.
QString World::standingDifference()
{
    QStringList found;
    QList<Bound> values {now()};
    for (const ModelPatient &patient : std::as_const(model.patients))
        values << Bound(patient.id);
    expectValue(m_data->read([&](Connection &connection) {
        return connection.select(
            u"SELECT id, status, version, 0 AS start_at FROM waitlist_entries "
            "UNION ALL SELECT id, status, version, start_at FROM waitlist_offers "
            "UNION ALL SELECT id, status, version, 0 FROM queue_entries "
            "UNION ALL SELECT id, 'HELD', 0, start_at FROM holds WHERE expires_at > ? "
            "UNION ALL SELECT id, 'SERIES', version, 0 FROM appointment_series "
            "WHERE patient_id IN (?, ?, ?, ?, ?)"_s,
            values, [&](const Row &row) {
                found << u"%1 %2 %3 %4"_s.arg(row.text(1), row.id<HoldId>(0).toString())
                             .arg(row.integer(2))
                             .arg(row.integer(3));
            });
    }));
    QStringList wanted;
    const auto add = [&](const QString &status, const QUuid &id, qint64 version, qint64 start) {
        wanted << u"%1 %2 %3 %4"_s.arg(status, HoldId(id).toString()).arg(version).arg(start);
    };
    for (const ModelEntry &each : std::as_const(model.entries))
        add(toString(each.status), each.id.uuid(), each.version, 0);
    for (const ModelOffer &each : std::as_const(model.offers))
        add(toString(each.status), each.id.uuid(), each.version, toMillis(each.span.start));
    for (const ModelQueued &each : std::as_const(model.queue))
        add(toString(each.status), each.id.uuid(), each.version, 0);
    for (const ModelHold &each : std::as_const(model.holds)) {
        if (each.stands(now()))
            add(u"HELD"_s, each.id.uuid(), 0, toMillis(each.span.start));
    }
    for (const ModelSeries &each : std::as_const(model.series))
        add(u"SERIES"_s, each.id.uuid(), each.version, 0);
    found.sort();
    wanted.sort();
    if (found == wanted)
        return {};
    const QStringList all = found;
    for (const QString &each : std::as_const(wanted))
        found.removeOne(each);
    for (const QString &each : all)
        wanted.removeOne(each);
    return u"the database has [%1], expected [%2]"_s.arg(found.join(u", "_s), wanted.join(u", "_s));
}

QString World::difference()
{
    const QString audit = auditDifference();
    if (!audit.isEmpty())
        return audit;
    const QString notices = noticeDifference();
    if (!notices.isEmpty())
        return notices;
    const QString standing = standingDifference();
    return standing.isEmpty() ? appointmentDifference() : standing;
}

const std::vector<OperationKind> &operations()
{
    static const std::vector<OperationKind> all = [] {
        std::vector<OperationKind> kinds = bookingOperations();
        for (const auto &more : {holdOperations, waitingOperations, seriesOperations,
                                 queueOperations, hoursOperations, typeOperations}) {
            for (OperationKind &kind : more())
                kinds.push_back(std::move(kind));
        }
        return kinds;
    }();
    return all;
}

} // namespace frontdesk::test
