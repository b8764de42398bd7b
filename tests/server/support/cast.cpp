// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/cast.h"

#include "http/formats.h"
#include "storage/outboxrepository.h"
#include "support/totpapp.h"

#include <QRegularExpression>
#include <QUrl>

namespace frontdesk::test {

using namespace Qt::StringLiterals;

namespace {

const Origin TestOrigin {Channel::Api, QStringLiteral("test"), {}};

template <class T>
T expectValue(Result<T> result)
{
    if (!result)
        qFatal("A scene cannot be set: %s", describe(result).constData());
    return *std::move(result);
}

Role roleOf(Caller caller)
{
    switch (caller) {
    case Caller::Anonymous:
    case Caller::PatientOwn:
    case Caller::PatientOther:
        return Role::Patient;
    case Caller::DoctorOwn:
    case Caller::DoctorOther:
        return Role::Doctor;
    case Caller::Receptionist:
        return Role::Receptionist;
    case Caller::Admin:
        return Role::Admin;
    }
    Q_UNREACHABLE();
}

// What the $names stand for. A new kind of object needs a line in one of the two tables below.
using Maker = QString (*)(Scene &);

Booking bookingOf(Scene &scene)
{
    return {scene.doctor(), scene.patient(), scene.cast().slot(), {}, {}};
}

AppointmentId appointment(Scene &scene)
{
    return expectValue(
               scene.services().appointments.book(scene.cast().clinicAdmin(), bookingOf(scene)))
        .appointment.id;
}

ScheduleId schedule(Scene &scene)
{
    const QDate day = scene.cast().saturday();
    // Another's is of somebody with no other hours on that day, whatever was changed before.
    const DoctorId doctor = scene.caller() == Caller::DoctorOwn
                                ? scene.doctor()
                                : scene.cast().server().clinic.newDoctor().id;
    return expectValue(scene.services().schedules.create(
                           scene.cast().clinicAdmin(),
                           {doctor, 6, WallTime {540}, WallTime {720}, 20, day, day, 1}))
        .schedule.id;
}

LocalTime localSlot(Scene &scene)
{
    const auto start = parseRfc3339(scene.value(u"$slot"_s));
    return scene.cast().server().clinic.backend().zone().get()->toLocal(*start);
}

SeriesId series(Scene &scene)
{
    const LocalTime local = localSlot(scene);
    NewSeries wanted;
    wanted.patientId = scene.patient();
    wanted.doctorId = scene.doctor();
    wanted.recurrence.firstDay = local.date;
    wanted.recurrence.time = WallTime {local.minutes};
    wanted.recurrence.daysOfWeek = {local.date.dayOfWeek()};
    wanted.recurrence.count = 1;
    return expectValue(scene.services().series.create(scene.cast().clinicAdmin(), wanted))
        .series.id;
}

WaitlistEntryId waiting(Scene &scene)
{
    NewWaitlistEntry wanted;
    wanted.patientId = scene.patient();
    wanted.doctorId = scene.doctor();
    return expectValue(scene.services().waitlist.enter(scene.cast().clinicAdmin(), wanted))
        .entry.id;
}

/// Of a time to whom the line's $waiting stands for.
WaitlistOfferId offer(Scene &scene)
{
    const auto entry = WaitlistEntryId::parse(scene.value(u"$waiting"_s));
    return expectValue(
               scene.services().waitlist.offer(scene.cast().clinicAdmin(), {*entry},
                                               {scene.doctor(), scene.cast().slot(), {}, 60}))
        .first()
        .offers.first()
        .id;
}

/// One who came before the doctor's hours, which have begun since.
QueueEntryId queued(Scene &scene)
{
    // Each has a doctor of their own: one who works now, or has somebody in the room, queues
    // nobody.
    const bool isOwn = scene.caller() == Caller::DoctorOwn;
    if (isOwn)
        scene.cast().retire(scene.caller());
    TestClinic &clinic = scene.cast().server().clinic;
    const DoctorId doctor = isOwn ? scene.doctor() : clinic.newDoctor().id;
    const Actor &admin = scene.cast().clinicAdmin();
    const auto outcome = expectValue(
        scene.services().queue.walkIn(admin, {clinic.newPatient().id, doctor, {}, {}, {}}));
    if (!outcome.queued)
        qFatal("A scene cannot be set: the doctor is free");
    const QDate today = clinic.today();
    expectValue(scene.services().schedules.create(
        admin, {doctor, today.dayOfWeek(), WallTime {420}, WallTime {540}, 20, today, today, 1}));
    return outcome.queued->entry.id;
}

ScheduleExceptionId exception(Scene &scene)
{
    const QDate day = scene.cast().saturday();
    return expectValue(scene.services().exceptions.create(
                           scene.cast().clinicAdmin(),
                           {scene.doctor(), ExceptionKind::TimeOff, day, day, {}, {}, {}, {}, {}}))
        .exception.id;
}

/// A time that the caller holds, or somebody else.
HoldId hold(Scene &scene)
{
    const Cast::Player &holder =
        scene.isOwn() ? scene.player() : scene.cast().stranger(Role::Receptionist);
    return expectValue(scene.services().holds.create(
                           holder.actor, {scene.doctor(), scene.cast().slot(), {}, {}, {}}))
        .id;
}

User newUser(Scene &scene)
{
    return expectValue(scene.services().users.create(
        scene.cast().clinicAdmin(),
        {scene.cast().email(), TestServer::password(), Role::Receptionist}));
}

/// The newest notification of the caller, or of somebody else.
NotificationId notification(Scene &scene)
{
    const bool own = scene.isOwn();
    const Cast::Player &patient = own && scene.caller() == Caller::PatientOwn
                                      ? scene.player()
                                      : scene.cast().stranger(Role::Patient);
    const Cast::Player &doctor = own && scene.caller() == Caller::DoctorOwn
                                     ? scene.player()
                                     : scene.cast().stranger(Role::Doctor);
    // A patient's booking is news to the doctor, and the clinic's to the patient.
    const bool toDoctor = scene.caller() == Caller::DoctorOwn;
    const Actor &booker = toDoctor ? patient.actor : scene.cast().clinicAdmin();
    const PatientId whose = toDoctor ? PatientId() : patient.actor.patientId;
    expectValue(scene.services().appointments.book(
        booker, {doctor.actor.doctorId, whose, scene.cast().slot(), {}, {}}));
    const Actor &told = toDoctor ? doctor.actor : patient.actor;
    return expectValue(scene.services().notifications.own(told, false, {})).items.first().id;
}

/// The caller, or another in their place where they have a second factor already.
Actor withoutSecondFactor(Scene &scene)
{
    if (expectValue(scene.services().secondFactor.state(scene.player().actor)).isOn)
        scene.cast().retire(scene.caller());
    return scene.player().actor;
}

QString confirmedTotpSecret(Scene &scene, const Actor &whose)
{
    const QString secret = expectValue(scene.services().secondFactor.begin(whose)).secret;
    expectValue(scene.services().secondFactor.confirm(
        whose, appCode(secret, scene.cast().server().clinic.clock.now())));
    return secret;
}

const QHash<QString, Maker> &idMakers()
{
    static const QHash<QString, Maker> makers {
        {u"$doctor"_s, [](Scene &s) { return s.doctor().toString(); }},
        {u"$thirdDoctor"_s,
         [](Scene &s) { return s.cast().server().clinic.newDoctor().id.toString(); }},
        {u"$patient"_s, [](Scene &s) { return s.patient().toString(); }},
        {u"$appointment"_s, [](Scene &s) { return appointment(s).toString(); }},
        // So that a list has an appointment to find.
        {u"$doctorOfAppointment"_s,
         [](Scene &s) {
             appointment(s);
             return s.doctor().toString();
         }},
        {u"$schedule"_s, [](Scene &s) { return schedule(s).toString(); }},
        {u"$exception"_s, [](Scene &s) { return exception(s).toString(); }},
        {u"$hold"_s, [](Scene &s) { return hold(s).toString(); }},
        {u"$type"_s,
         [](Scene &s) {
             NewAppointmentType type;
             type.name = s.cast().email();
             return expectValue(s.services().appointmentTypes.create(s.cast().clinicAdmin(), type))
                 .id.toString();
         }},
        {u"$room"_s,
         [](Scene &s) {
             return expectValue(
                        s.services().rooms.create(s.cast().clinicAdmin(), {s.cast().email()}))
                 .id.toString();
         }},
        {u"$series"_s, [](Scene &s) { return series(s).toString(); }},
        {u"$waiting"_s, [](Scene &s) { return waiting(s).toString(); }},
        {u"$offer"_s, [](Scene &s) { return offer(s).toString(); }},
        {u"$doctorOfWaiting"_s,
         [](Scene &s) {
             waiting(s);
             return s.doctor().toString();
         }},
        {u"$queued"_s, [](Scene &s) { return queued(s).toString(); }},
        {u"$notification"_s, [](Scene &s) { return notification(s).toString(); }},
        {u"$webhook"_s,
         [](Scene &s) {
             return expectValue(s.services().webhooks.create(
                                    s.cast().clinicAdmin(),
                                    {u"https://integrator.example/frontdesk"_s, {}}))
                 .webhook.id.toString();
         }},
        {u"$failedMessage"_s, [](Scene &s) { return s.cast().failedMessage().toString(); }},
        {u"$user"_s,
         [](Scene &s) {
             if (s.isOwn())
                 return s.player().actor.userId.toString();
             // Nobody else gets as far as to change them.
             return s.caller() == Caller::Admin
                        ? newUser(s).id.toString()
                        : s.cast().stranger(Role::Receptionist).actor.userId.toString();
         }},
        {u"$userWithTotp"_s,
         [](Scene &s) {
             if (s.caller() != Caller::Admin)
                 return s.cast().stranger(Role::Receptionist).actor.userId.toString();
             const Actor user =
                 expectValue(
                     s.services().auth.logIn(newUser(s).email, TestServer::password(), TestOrigin))
                     .actor;
             confirmedTotpSecret(s, user);
             return user.userId.toString();
         }},
    };
    return makers;
}

const QHash<QString, Maker> &textMakers()
{
    static const QHash<QString, Maker> makers {
        {u"$email"_s, [](Scene &s) { return s.cast().email(); }},
        {u"$name"_s, [](Scene &s) { return s.cast().email(); }},
        {u"$takenEmail"_s, [](Scene &s) { return s.cast().stranger(Role::Patient).email; }},
        {u"$password"_s, [](Scene &) { return TestServer::password(); }},
        {u"$newPassword"_s, [](Scene &) { return u"another long word"_s; }},
        {u"$refreshToken"_s,
         [](Scene &s) {
             return expectValue(s.services().auth.logIn(s.cast().stranger(Role::Patient).email,
                                                        TestServer::password(), TestOrigin))
                 .refreshToken;
         }},
        {u"$resetToken"_s,
         [](Scene &s) {
             return expectValue(
                        s.services().passwordResets.makeCode(s.cast().clinicAdmin(), newUser(s).id))
                 .code;
         }},
        {u"$totpCode"_s,
         [](Scene &s) {
             if (s.caller() == Caller::Anonymous)
                 return u"123456"_s;
             const Actor caller = withoutSecondFactor(s);
             const auto secret = expectValue(s.services().secondFactor.begin(caller)).secret;
             return appCode(secret, s.cast().server().clinic.clock.now());
         }},
        {u"$totpOfMine"_s,
         [](Scene &s) {
             if (s.caller() == Caller::Anonymous)
                 return u"123456"_s;
             const QString secret = confirmedTotpSecret(s, withoutSecondFactor(s));
             return appCode(secret, s.cast().server().clinic.clock.now(), 1);
         }},
        {u"$phone"_s,
         [](Scene &s) {
             return expectValue(s.services().patients.get(s.cast().clinicAdmin(), s.patient()))
                 .phone;
         }},
        {u"$slot"_s, [](Scene &s) { return toRfc3339(s.cast().slot()); }},
        {u"$endOfSlot"_s,
         [](Scene &s) {
             const auto start = parseRfc3339(s.value(u"$slot"_s));
             return toRfc3339(*start + std::chrono::minutes(20));
         }},
        {u"$dayOfSlot"_s, [](Scene &s) { return localSlot(s).date.toString(Qt::ISODate); }},
        {u"$timeOfSlot"_s,
         [](Scene &s) {
             return QTime(0, 0).addSecs(localSlot(s).minutes * 60).toString(u"HH:mm"_s);
         }},
        {u"$weekdayOfSlot"_s,
         [](Scene &s) { return QString::number(localSlot(s).date.dayOfWeek()); }},
        {u"$saturday"_s, [](Scene &s) { return s.cast().saturday().toString(Qt::ISODate); }},
    };
    return makers;
}

} // namespace

Cast::Cast(TestServer &server)
    : m_server(server)
{
}

const Cast::Player &Cast::player(Caller caller)
{
    const Role role = roleOf(caller);
    if (!m_players.contains(role))
        m_players[role] = made(role);
    return m_players[role];
}

void Cast::retire(Caller caller)
{
    m_players.erase(roleOf(caller));
}

const Cast::Player &Cast::stranger(Role role)
{
    if (!m_strangers.contains(role))
        m_strangers[role] = made(role);
    return m_strangers[role];
}

Cast::Player Cast::made(Role role)
{
    const QString name = email();
    const QString password = TestServer::password();
    AuthService &auth = services().auth;
    if (role == Role::Patient) {
        const auto registered =
            expectValue(auth.registerPatient({name,
                                              password,
                                              u"Noor Aziz"_s,
                                              QDate(1991, 2, 28),
                                              u"030 555 %1"_s.arg(5000 + m_counter),
                                              {}},
                                             TestOrigin));
        return {registered.signedIn.actor, name, registered.signedIn.accessToken};
    }
    if (role == Role::Doctor) {
        const auto registered = expectValue(auth.registerDoctor(
            clinicAdmin(), {name, password, u"Dr. Amira Haddad"_s, u"Cardiology"_s, {}, {}, {}}));
        m_server.clinic.addUsualHours(registered.doctor.id);
    } else {
        expectValue(services().users.create(clinicAdmin(), {name, password, role}));
    }
    const auto signedIn = expectValue(auth.logIn(name, password, TestOrigin));
    return {signedIn.actor, name, signedIn.accessToken};
}

Instant Cast::slot()
{
    constexpr int ADay = 24;
    constexpr qint64 Length = 20 * 60'000;
    for (;;) {
        const int day = m_slots / ADay;
        const int minute = m_slots % ADay * 20;
        ++m_slots;
        const Instant start =
            m_server.clinic.at(m_server.clinic.today().addDays(7 + day / 5 * 7 + day % 5),
                               9 + minute / 60, minute % 60);
        // What an earlier request has moved may lie there.
        const bool taken = m_server.clinic.database
                               .raw(u"SELECT count(*) FROM appointments WHERE start_at < %1 "
                                    "AND end_at > %2"_s.arg(toMillis(start) + Length)
                                        .arg(toMillis(start)))
                               .toInt()
                           > 0;
        if (!taken)
            return start;
    }
}

QDate Cast::saturday()
{
    return m_server.clinic.today().addDays(5 + 7 * m_saturdays++);
}

QString Cast::email()
{
    return u"player%1@mail.example"_s.arg(++m_counter);
}

MessageId Cast::failedMessage()
{
    const Instant now = m_server.clinic.clock.now();
    OutboxMessage message;
    message.id = MessageId::generate();
    message.kind = MessageKind::PasswordReset;
    message.status = MessageStatus::Failed;
    message.userId = clinicAdmin().userId;
    message.dueAt = message.nextTryAt = message.giveUpAt = now;
    message.stamp = {now, now, 1};
    const auto access = expectValue(m_server.clinic.backend().database().access());
    const auto written = access->write([&](Transaction &transaction) {
        return OutboxRepository(transaction.connection()).insert(message);
    });
    if (!written)
        qFatal("No message: %s", describe(written).constData());
    return message.id;
}

Scene::Scene(Cast &cast, Caller caller, Objects objects)
    : m_cast(cast)
    , m_caller(caller)
    , m_objects(objects)
{
}

const Cast::Player &Scene::player()
{
    return m_caller == Caller::Anonymous ? m_cast.stranger(Role::Patient) : m_cast.player(m_caller);
}

DoctorId Scene::doctor()
{
    return m_caller == Caller::DoctorOwn ? player().actor.doctorId
                                         : m_cast.stranger(Role::Doctor).actor.doctorId;
}

PatientId Scene::patient()
{
    if (m_caller == Caller::PatientOwn)
        return player().actor.patientId;
    if (!m_patient.isNull())
        return m_patient;
    m_patient = m_cast.server().clinic.newPatient().id;
    // Treated by this doctor, so that a doctor's own patient is theirs.
    appointment(*this);
    return m_patient;
}

QString Scene::value(const QString &name)
{
    if (const auto known = m_values.constFind(name); known != m_values.constEnd())
        return *known;
    QString value;
    if (const Maker id = idMakers().value(name))
        value = m_objects == Objects::Absent ? generateUuidV7().toString(QUuid::WithoutBraces)
                                             : id(*this);
    else if (const Maker text = textMakers().value(name))
        value = text(*this);
    else
        qFatal("rights.txt: nobody makes a %s", qPrintable(name));
    m_values.insert(name, value);
    return value;
}

QString Scene::filled(QString text)
{
    static const QRegularExpression name(u"\\$[a-zA-Z]+"_s);
    for (auto match = name.match(text); match.hasMatch(); match = name.match(text))
        text.replace(match.capturedStart(), match.capturedLength(), value(match.captured()));
    return text;
}

SceneRequest Scene::request(const RightsRow &row)
{
    // First what the request is about: a caller's session may not outlive its making.
    QString target = row.pattern();
    if (!row.id.isEmpty())
        target.replace(u"{id}"_s, value(row.id));
    target += QString::fromLatin1(QUrl::toPercentEncoding(filled(row.query), "?&=/:@"));
    const QByteArray body = filled(row.body).toUtf8();
    const bool isAnonymous = m_caller == Caller::Anonymous;
    return {m_cast.server().client(isAnonymous ? QString() : player().token,
                                   isAnonymous ? std::nullopt : std::optional(roleOf(m_caller))),
            row.method().toLatin1(), target, body};
}

} // namespace frontdesk::test
