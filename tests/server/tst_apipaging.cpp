// SPDX-License-Identifier: GPL-3.0-or-later
// Every list that comes in pages, whatever others add and change while somebody turns them: nothing
// that was there is skipped, and nothing is shown twice. FRONTDESK_TEST_SEED repeats a run.
#include "support/cast.h"

#include <QRandomGenerator>
#include <QTest>
#include <QUrl>

using namespace frontdesk;
using namespace frontdesk::test;
using namespace Qt::StringLiterals;

namespace {

QString keyOf(const QJsonValue &item)
{
    return item[u"id"].isUndefined() ? QString::number(item[u"sequence"].toInteger())
                                     : item[u"id"].toString();
}

/// In one turning of the pages.
constexpr int MostAdded = 8;

QString withCursor(const QString &target, const QString &cursor)
{
    return target + (target.contains(u'?') ? u'&' : u'?') + u"cursor="_s + cursor;
}

} // namespace

class TstApiPaging : public QObject
{
    Q_OBJECT

    std::unique_ptr<TestServer> m_server;
    std::unique_ptr<Cast> m_cast;
    QRandomGenerator m_random;

    /// A list, and what happens to it meanwhile.
    struct List {
        Caller caller;
        QString query; ///< beyond limit and cursor
        std::function<void()> add; ///< one more row, somewhere
        std::function<void()> change = {}; ///< of a row, what it is not sorted by
        QString id = {}; ///< for {id}
    };

    static QString targetOf(const QString &pattern, const List &list)
    {
        return QString(pattern).replace(u"{id}"_s, list.id);
    }

    Services &services() { return m_server->clinic.services(); }
    const Actor &admin() { return m_server->clinic.admin(); }

    template <class T>
    static T expectValue(Result<T> result)
    {
        if (!result)
            qFatal("%s", describe(result).constData());
        return *std::move(result);
    }

    QString name()
    {
        // Few letters, so that names are often the same.
        return u"%1%2 Khalil"_s.arg(QChar(u'A' + m_random.bounded(4)))
            .arg(QChar(u'a' + m_random.bounded(3)));
    }

    void book(DoctorId doctor, PatientId patient)
    {
        // Some days ahead at random: before what was read, or after it.
        const int slot = m_slots.takeAt(m_random.bounded(int(m_slots.size())));
        const int day = slot / 24;
        const int minute = slot % 24 * 20;
        const Instant start =
            m_server->clinic.at(m_server->clinic.today().addDays(7 + day / 5 * 7 + day % 5),
                                9 + minute / 60, minute % 60);
        expectValue(services().appointments.book(admin(), {doctor, patient, start, {}, {}}));
    }
    QList<int> m_slots;

    QString unlikeAll() { return name() + QString::number(m_random.generate64(), 36); }

    void takeOff(DoctorId doctor)
    {
        const QDate day = m_cast->saturday();
        expectValue(services().exceptions.create(
            admin(), {doctor, ExceptionKind::TimeOff, day, day, {}, {}, {}, {}, {}}));
    }

    void changeAppointment(const Actor &actor)
    {
        const auto page = expectValue(services().appointments.list(actor, {}, {}));
        const Appointment &any = page.items[m_random.bounded(int(page.items.size()))].appointment;
        if (any.status == AppointmentStatus::Confirmed)
            expectValue(services().appointments.setStatus(admin(), any.id,
                                                          AppointmentStatus::Arrived, {}, {}));
    }

    /// Every list of the route table that has pages. A new one needs an entry here.
    QHash<QString, List> lists()
    {
        const PatientId patient = m_cast->stranger(Role::Patient).actor.patientId;
        const DoctorId doctor = m_cast->stranger(Role::Doctor).actor.doctorId;
        const Cast::Player &ownPatient = m_cast->player(Caller::PatientOwn);
        const Cast::Player &ownDoctor = m_cast->player(Caller::DoctorOwn);
        return {
            {u"/users"_s,
             {Caller::Admin,
              {},
              [this] {
                  // No log-in needs to come of it, so the password is not hashed.
                  const QString id = UserId::generate().toString();
                  m_server->clinic.database.raw(
                      u"INSERT INTO users (id, email, password_hash, role, is_active, token_epoch, "
                      "created_at, updated_at, version) SELECT '%1', '%2@mail.example', '', role, "
                      "is_active, 0, created_at, updated_at, 1 FROM users LIMIT 1"_s.arg(
                          id, QString::number(m_random.generate64(), 36)));
              }}},
            {u"/patients"_s,
             {Caller::Receptionist,
              {},
              [this] { m_server->clinic.newPatient(name()); },
              [this, patient] {
                  PatientChanges changes;
                  changes.address = name();
                  expectValue(services().patients.update(admin(), patient, changes, {}));
              }}},
            {u"/doctors"_s,
             {Caller::PatientOwn,
              {},
              [this] {
                  expectValue(
                      services().doctors.create(admin(), {name(), u"Surgery"_s, {}, {}, {}}));
              },
              [this, doctor] {
                  DoctorChanges changes;
                  changes.room = name();
                  expectValue(services().doctors.update(admin(), doctor, changes, {}));
              }}},
            {u"/appointments"_s,
             {Caller::Receptionist,
              {},
              [this, doctor, patient] { book(doctor, patient); },
              [this] { changeAppointment(admin()); }}},
            {u"/appointments/my"_s,
             {Caller::PatientOwn,
              {},
              [this, doctor, ownPatient] { book(doctor, ownPatient.actor.patientId); },
              [this, ownPatient] { changeAppointment(ownPatient.actor); }}},
            {u"/appointments/doctor/my"_s,
             {Caller::DoctorOwn,
              {},
              [this, ownDoctor, patient] { book(ownDoctor.actor.doctorId, patient); },
              [this, ownDoctor] { changeAppointment(ownDoctor.actor); }}},
            {u"/waitlist"_s,
             {Caller::Receptionist,
              {},
              [this, patient, doctor] {
                  NewWaitlistEntry wanted;
                  wanted.patientId = patient;
                  wanted.doctorId = doctor;
                  wanted.urgency = m_random.bounded(2) == 0 ? Urgency::Soon : Urgency::Routine;
                  expectValue(services().waitlist.enter(admin(), wanted));
              },
              [this] {
                  const auto page = expectValue(services().waitlist.list(admin(), {}, {}));
                  WaitlistChanges changes;
                  changes.note = name();
                  expectValue(services().waitlist.update(
                      admin(), page.items[m_random.bounded(int(page.items.size()))].entry.id,
                      changes, {}));
              }}},
            {u"/notifications/my"_s,
             {Caller::PatientOwn,
              {},
              [this, doctor, ownPatient] { book(doctor, ownPatient.actor.patientId); },
              [this, ownPatient] {
                  const auto page =
                      expectValue(services().notifications.own(ownPatient.actor, false, {}));
                  expectValue(services().notifications.setRead(
                      ownPatient.actor, page.items[m_random.bounded(int(page.items.size()))].id,
                      true, {}));
              }}},
            {u"/webhooks"_s,
             {Caller::Admin,
              {},
              [this] {
                  expectValue(services().webhooks.create(
                      admin(), {u"https://integrator.example/frontdesk"_s, {}}));
              }}},
            {u"/outbox"_s,
             {Caller::Receptionist,
              {},
              [this] { m_cast->failedMessage(); },
              [this] {
                  const auto failed =
                      expectValue(services().outbox.list(admin(), MessageStatus::Failed, {}));
                  if (!failed.items.isEmpty())
                      expectValue(
                          services().outbox.retry(admin(), failed.items.first().message.id));
              }}},
            {u"/appointment-types"_s,
             {Caller::PatientOwn,
              {},
              [this] {
                  NewAppointmentType type;
                  type.name = unlikeAll();
                  expectValue(services().appointmentTypes.create(admin(), type));
              }}},
            {u"/rooms"_s,
             {Caller::Receptionist,
              {},
              [this] { expectValue(services().rooms.create(admin(), {unlikeAll()})); }}},
            {u"/schedules/doctor/{id}"_s,
             {Caller::PatientOwn,
              {},
              [this, doctor] {
                  const QDate day = m_cast->saturday();
                  expectValue(services().schedules.create(
                      admin(), {doctor, 6, WallTime {540}, WallTime {720}, 20, day, day, 1}));
              },
              {},
              doctor.toString()}},
            {u"/schedule-exceptions/clinic"_s, {Caller::Receptionist, {}, [this] { takeOff({}); }}},
            {u"/schedule-exceptions/doctor/{id}"_s,
             {Caller::Receptionist,
              {},
              [this, doctor] { takeOff(doctor); },
              {},
              doctor.toString()}},
            {u"/audit"_s, {Caller::Admin, {}, [this] { m_server->clinic.newPatient(name()); }}},
        };
    }

    void addLists()
    {
        QTest::addColumn<QString>("pattern");
        const RouteTable table = apiRoutes();
        for (const Route &route : table.routes()) {
            if (route.answer && route.answer->has(u"nextCursor"))
                QTest::newRow(qPrintable(route.pattern)) << route.pattern;
        }
    }

    HttpClient clientOf(const List &list)
    {
        return m_server->client(m_cast->player(list.caller).token);
    }

    QStringList allOf(HttpClient &client, const QString &target)
    {
        QStringList keys;
        QString next = target;
        for (;;) {
            const Reply reply = client.get(next);
            for (const QJsonValue item : reply.items())
                keys.append(keyOf(item));
            const QString cursor = reply.text(u"nextCursor");
            if (cursor.isEmpty())
                return keys;
            next = withCursor(target, cursor);
        }
    }

private Q_SLOTS:
    void initTestCase()
    {
        const QString given = qEnvironmentVariable("FRONTDESK_TEST_SEED");
        const quint32 seed =
            given.isEmpty() ? QRandomGenerator::global()->generate() : given.toUInt();
        qInfo("FRONTDESK_TEST_SEED=%u", seed);
        m_random.seed(seed);
        for (int slot = 0; slot < 2000; ++slot)
            m_slots.append(slot);
        m_server = std::make_unique<TestServer>();
        m_cast = std::make_unique<Cast>(*m_server);
    }
    void cleanupTestCase()
    {
        m_cast.reset();
        m_server.reset();
    }

    void pagesNeitherSkipNorRepeat_data() { addLists(); }
    void pagesNeitherSkipNorRepeat()
    {
        QFETCH(QString, pattern);
        QVERIFY2(lists().contains(pattern), "This test cannot add to the new list");
        const List list = lists().value(pattern);
        const QString path = targetOf(pattern, list);
        HttpClient client = clientOf(list);
        for (int i = 0; i < 15; ++i)
            list.add();
        for (int round = 0; round < 4; ++round) {
            const int limit = 2 + m_random.bounded(5);
            const QString target = u"%1?limit=%2%3"_s.arg(path).arg(limit).arg(list.query);
            const QStringList before = allOf(client, path + u"?limit=100"_s + list.query);
            QVERIFY(before.size() >= 15);
            QStringList seen;
            int added = 0;
            QString next = target;
            do {
                const Reply reply = client.get(next);
                QCOMPARE(reply.status, 200);
                const qsizetype size = reply.items().size();
                for (const QJsonValue item : reply.items())
                    seen.append(keyOf(item));
                const QString cursor = reply.text(u"nextCursor");
                QVERIFY(cursor.isEmpty() || size == limit);
                next = cursor.isEmpty() ? QString() : withCursor(target, cursor);
                for (int i = m_random.bounded(3); i > 0 && added < MostAdded; --i, ++added)
                    list.add();
                if (list.change)
                    list.change();
            } while (!next.isEmpty());
            const QSet<QString> distinct(seen.begin(), seen.end());
            QCOMPARE(distinct.size(), seen.size());
            QStringList kept = seen;
            kept.removeIf([&](const QString &key) { return !before.contains(key); });
            QCOMPARE(kept, before);
        }
    }

    void aCursorIsGoodForItsListUserAndFiltersAlone_data() { addLists(); }
    void aCursorIsGoodForItsListUserAndFiltersAlone()
    {
        QFETCH(QString, pattern);
        const auto all = lists();
        const List list = all.value(pattern);
        const QString path = targetOf(pattern, list);
        for (int i = 0; i < 3; ++i)
            list.add();
        HttpClient client = clientOf(list);
        const QString target = path + u"?limit=1"_s + list.query;
        const QString cursor = client.get(target).text(u"nextCursor");
        QVERIFY(!cursor.isEmpty());
        const auto faultsOf = [&](HttpClient &who, const QString &asked, const QString &text) {
            return who.get(withCursor(asked, QString::fromLatin1(QUrl::toPercentEncoding(text))))
                .faults();
        };
        const QStringList refused {u"/cursor not_a_cursor"_s};
        QCOMPARE(faultsOf(client, target, cursor), QStringList());
        QCOMPARE(faultsOf(client, path + u"?limit=7"_s + list.query, cursor), QStringList());

        // Altered anywhere, by a bit or by length.
        for (qsizetype i = 0; i < cursor.size(); ++i) {
            QString altered = cursor;
            altered[i] = altered[i] == u'A' ? u'B' : u'A';
            QVERIFY2(faultsOf(client, target, altered) == refused, qPrintable(altered));
        }
        for (const QString &altered :
             {cursor.chopped(1), cursor + u'A', cursor + u'=', cursor + u'.', cursor + u' ',
              u"junk"_s, u"1.."_s, cursor.toUpper()})
            QVERIFY2(faultsOf(client, target, altered) == refused, qPrintable(altered));

        // Another list's, another user's, another filter's.
        for (auto other = all.begin(); other != all.end(); ++other) {
            if (other.key() == pattern || other->caller != list.caller)
                continue;
            // One's own appointments are the same list under two names.
            const bool isSame = other.key().startsWith("/appointments"_L1)
                                && pattern.startsWith("/appointments"_L1);
            if (!isSame)
                QCOMPARE(faultsOf(client, targetOf(other.key(), *other) + u"?limit=1"_s, cursor),
                         refused);
        }
        m_cast->retire(list.caller);
        HttpClient another = clientOf(list);
        QCOMPARE(faultsOf(another, target, cursor), refused);
        for (const QString &filter : {u"&query=a"_s, u"&from=2026-03-01"_s, u"&unread=true"_s}) {
            const Reply reply = client.get(withCursor(target + filter, cursor));
            QVERIFY(reply.faults() == refused
                    || reply.faults().value(0).endsWith("unknown_parameter"_L1));
        }

        // And it shows nothing of what it stands for.
        for (const QString &part : cursor.split(u'.')) {
            const QByteArray bytes =
                QByteArray::fromBase64(part.toLatin1(), QByteArray::Base64UrlEncoding);
            QVERIFY(!bytes.toLower().contains("khalil") && !bytes.contains("example"));
        }
    }
};

QTEST_GUILESS_MAIN(TstApiPaging)
#include "tst_apipaging.moc"
