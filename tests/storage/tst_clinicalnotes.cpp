// SPDX-License-Identifier: GPL-3.0-or-later
// security.md 30 and 39: who sees clinical notes, and what of them lies on disk.
#include "services/housekeeping.h"
#include "support/result.h"
#include "support/testclinic.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace frontdesk;
using namespace frontdesk::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QString Canary = u"Canarius: penicillin \u2014 \u062d\u0633\u0627\u0633\u064a\u0629"_s;
const QString First(48, u'1');
const QString Second(48, u'2');
const QString Third(48, u'3');

Actor administrator()
{
    Actor actor;
    actor.userId = UserId::generate();
    actor.role = Role::Admin;
    actor.channel = Channel::Desktop;
    return actor;
}

/// A database that is opened with different keys, one after the other.
class KeyedDatabase
{
public:
    /// Its backend, opened with these keys.
    Backend &open(const QString &secret, const QString &previous = {})
    {
        m_scope.reset();
        m_backend.reset();
        Config config = *parseConfig({});
        config.databaseUrl = database.url();
        config.jwtSecret = secret;
        config.jwtSecretPrevious = previous;
        auto backend = Backend::open(config, clock, silentLogger());
        if (!backend)
            qFatal("%s", describe(backend).constData());
        m_backend = *std::move(backend);
        m_scope = *m_backend->scope();
        return *m_backend;
    }
    PatientService &patients() { return m_scope->services().patients; }
    Services &services() { return m_scope->services(); }
    PatientId newPatient(const QString &notes)
    {
        const auto made =
            patients().create(administrator(), {u"Omar Khalil"_s, {}, {}, {}, {}, notes});
        if (!made)
            qFatal("%s", describe(made).constData());
        return made->id;
    }
    QString notesOf(PatientId id)
    {
        const auto patient = patients().get(administrator(), id);
        return patient ? patient->notes : QString(toString(patient.error().code));
    }
    QString stored(PatientId id) const
    {
        return database
            .raw(u"SELECT sealed_notes FROM patients WHERE id = '%1'"_s.arg(id.toString()))
            .toString();
    }

    TestDatabase database;
    FakeClock clock {fromMillis(1'773'039'600'000)};

private:
    std::unique_ptr<Backend> m_backend;
    std::unique_ptr<ServiceScope> m_scope;
};

/// Every text in the database, one after the other.
QString everyText(const TestDatabase &database)
{
    QString all;
    for (const char *columns :
         {"full_name || name_folded || address || email || notes || sealed_notes FROM patients",
          "before || after FROM audit_log", "value FROM settings"}) {
        const QString text = QString::fromLatin1(columns);
        const QString sql = database.dialect() == Dialect::Sqlite
                                ? u"SELECT group_concat(t, ' ') FROM (SELECT %1)"_s
                                : u"SELECT string_agg(t, ' ') FROM (SELECT %1) AS texts"_s;
        all += database.raw(sql.arg(QString(text).replace(u" FROM"_s, u" AS t FROM"_s))).toString();
    }
    return all;
}

} // namespace

class TestClinicalNotes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void security30_receptionNeverSeesClinicalNotes()
    {
        TestClinic clinic;
        auto &patients = clinic.services().patients;
        const Actor patient = clinic.newPatientActor();
        const Actor doctor = clinic.newDoctorActor();
        const PatientId id = patient.patientId;
        PatientChanges notes;
        notes.notes = Canary;
        QVERIFY_RESULT(patients.update(clinic.admin(), id, notes, {}));

        Booking booking;
        booking.doctorId = doctor.doctorId;
        booking.patientId = id;
        booking.start = clinic.at(clinic.today(), 10);
        QVERIFY_RESULT(clinic.services().appointments.book(clinic.receptionist(), booking));
        // Those who treat, and administrators.
        for (const Actor &actor : {clinic.admin(), doctor}) {
            const auto read = patients.get(actor, id);
            QVERIFY_RESULT(read);
            QCOMPARE(read->notes, Canary);
        }
        // Not the desk, not the patient, and not in any list.
        for (const auto &read : {patients.get(clinic.receptionist(), id), patients.get(patient, id),
                                 patients.own(patient)}) {
            QVERIFY_RESULT(read);
            QCOMPARE(read->notes, QString());
        }
        for (const Actor &actor : {clinic.receptionist(), clinic.admin(), doctor}) {
            const auto found = patients.search(actor, u"lena"_s, {});
            QVERIFY_RESULT(found);
            QCOMPARE(found->items.size(), 1);
            QCOMPARE(found->items.first().notes, QString());
        }
        // Nor do they write what they do not see.
        QCOMPARE_ERROR(patients.update(clinic.receptionist(), id, notes, {}), ErrorCode::Forbidden);
        QCOMPARE_ERROR(
            patients.create(clinic.receptionist(), {u"New One"_s, {}, {}, {}, {}, Canary}),
            ErrorCode::Forbidden);
        PatientChanges phone;
        phone.phone = u"030 12345"_s;
        const auto changed = patients.update(clinic.receptionist(), id, phone, {});
        QVERIFY_RESULT(changed);
        QCOMPARE(changed->notes, QString());
        QCOMPARE(patients.get(clinic.admin(), id)->notes, Canary);
    }

    void security39_notesLieOnDiskSealedAlone()
    {
        KeyedDatabase clinic;
        clinic.open(First);
        const PatientId id = clinic.newPatient(Canary);
        PatientChanges changes;
        changes.notes = Canary + u" twice"_s;
        QVERIFY_RESULT(clinic.patients().update(administrator(), id, changes, {}));
        QCOMPARE(clinic.notesOf(id), Canary + u" twice"_s);
        QVERIFY(clinic.stored(id).startsWith(u"1."_s)); // the form's number, then the key's name
        QVERIFY(!everyText(clinic.database).contains(u"Canarius"_s));
        if (clinic.database.dialect() == Dialect::Sqlite) {
            const QFileInfo file(clinic.database.location().filePath);
            for (const QFileInfo &each : file.dir().entryInfoList(QDir::Files)) {
                QFile content(each.filePath());
                QVERIFY(content.open(QIODevice::ReadOnly));
                QVERIFY2(!content.readAll().contains("Canarius"), qPrintable(each.fileName()));
            }
        }
        // None are none, and not a sealed nothing.
        changes.notes = u""_s;
        QVERIFY_RESULT(clinic.patients().update(administrator(), id, changes, {}));
        QCOMPARE(clinic.stored(id), QString());
        QCOMPARE(clinic.notesOf(id), QString());
    }

    void security39_theSameNotesAreNeverTheSameBytes()
    {
        KeyedDatabase clinic;
        clinic.open(First);
        QSet<QString> seen;
        for (int i = 0; i < 20; ++i)
            seen.insert(clinic.stored(clinic.newPatient(Canary)));
        QCOMPARE(seen.size(), 20);
    }

    void security39_aSwappedOrAlteredTextFailsAndIsNeverShownAsEmpty()
    {
        KeyedDatabase clinic;
        clinic.open(First);
        const PatientId one = clinic.newPatient(u"one"_s);
        const PatientId other = clinic.newPatient(u"other"_s);
        const QString whole = clinic.stored(one);
        const auto put = [&](PatientId id, const QString &sealed) {
            clinic.database.raw(u"UPDATE patients SET sealed_notes = '%1' WHERE id = '%2'"_s.arg(
                sealed, id.toString()));
        };
        put(other, whole);
        QCOMPARE_ERROR(clinic.patients().get(administrator(), other), ErrorCode::Internal);
        QString bent = whole;
        bent[30] = bent[30] == u'A' ? u'B' : u'A';
        for (const QString &broken : {bent, whole.chopped(4), u"1.x"_s, u"plain words"_s}) {
            put(one, broken);
            const auto refused = clinic.patients().get(administrator(), one);
            QCOMPARE_ERROR(refused, ErrorCode::Internal);
            QVERIFY(refused.error().message.contains(u"altered or moved"_s));
            // Nor is it written over by somebody who has not seen it.
            PatientChanges changes;
            changes.notes = u"new"_s;
            QCOMPARE_ERROR(clinic.patients().update(administrator(), one, changes, {}),
                           ErrorCode::Internal);
        }
        put(one, whole);
        QCOMPARE(clinic.notesOf(one), u"one"_s);
    }

    void security39_aChangeOfTheKeySealsNotesAnew()
    {
        KeyedDatabase clinic;
        clinic.open(First);
        QList<PatientId> ids;
        for (int i = 0; i < 450; ++i) // more than two batches
            ids.append(clinic.newPatient(u"note %1"_s.arg(i)));
        const QString before = clinic.stored(ids.first());
        clinic.open(Second, First);
        QVERIFY(clinic.stored(ids.first()).left(18) != before.left(18));
        clinic.open(Second); // the old key is needed no more
        for (int i = 0; i < ids.size(); i += 37)
            QCOMPARE(clinic.notesOf(ids[i]), u"note %1"_s.arg(i));
        const auto names = [&] {
            return clinic.database
                .raw(u"SELECT count(DISTINCT substr(sealed_notes, 1, 18)) FROM patients"_s)
                .toInt();
        };
        QCOMPARE(names(), 1);
        // Stopped half way, it is finished by the next that opens with both keys.
        clinic.open(Third, Second);
        clinic.database.raw(u"UPDATE patients SET sealed_notes = '%1' WHERE id = '%2'"_s.arg(
            before, ids.first().toString()));
        clinic.open(Third, First);
        QCOMPARE(clinic.notesOf(ids.first()), u"note 0"_s);
        QCOMPARE(names(), 1);
        // Without the right key it is an error that says what to do.
        clinic.open(First);
        const auto refused = clinic.patients().get(administrator(), ids[1]);
        QCOMPARE_ERROR(refused, ErrorCode::ConfigInvalid);
        QVERIFY(refused.error().message.contains(u"JWT_SECRET"_s));
    }

    void aDeskWithoutTheKeyWorksForReception()
    {
        KeyedDatabase clinic;
        clinic.open(First);
        const PatientId id = clinic.newPatient(Canary);
        clinic.open(Second);
        Actor desk = administrator();
        desk.role = Role::Receptionist;
        QVERIFY_RESULT(clinic.patients().get(desk, id));
        PatientChanges changes;
        changes.phone = u"030 777"_s;
        QVERIFY_RESULT(clinic.patients().update(desk, id, changes, {}));
        QVERIFY_RESULT(clinic.patients().create(desk, {u"New One"_s, {}, {}, {}, {}, {}}));
        clinic.open(First);
        QCOMPARE(clinic.notesOf(id), Canary);
    }

    void security39_notesOfAnOlderDatabaseAreSealedWhenItIsOpened()
    {
        KeyedDatabase clinic;
        clinic.open(First);
        const PatientId id = clinic.newPatient({});
        const PatientId none = clinic.newPatient({});
        // As versions without sealing left it, in the record and in the trail.
        clinic.database.raw(
            u"UPDATE patients SET notes = '%1' WHERE id = '%2'"_s.arg(Canary, id.toString()));
        clinic.database.raw(u"DELETE FROM audit_seals"_s);
        clinic.database.raw(u"DELETE FROM audit_heads"_s);
        clinic.database.raw(
            u"UPDATE audit_log SET after = '{\"fullName\":\"Omar\",\"notes\":\"%1\"}' "
            "WHERE entity_id = '%2' AND action = 'create'"_s.arg(Canary, id.toString()));
        clinic.database.raw(
            u"UPDATE audit_log SET after = '{\"fullName\":\"Omar\",\"notes\":\"\"}' "
            "WHERE entity_id = '%1' AND action = 'create'"_s.arg(none.toString()));
        Backend &backend = clinic.open(First);
        QVERIFY(!everyText(clinic.database).contains(u"Canarius"_s));
        QCOMPARE(clinic.notesOf(id), Canary);
        QCOMPARE(clinic.notesOf(none), QString());
        const auto trail = clinic.services().audit.list(
            administrator(), {{}, {}, {}, u"patient"_s, id.toString(), u"create"_s}, {});
        QVERIFY_RESULT(trail);
        QVERIFY(trail->items.first().after.contains(u"\"notes\":\"Canarius"_s));
        const auto house = *backend.housekeeping();
        QVERIFY(house->audit().verify()->isSound());
    }

    void theTrailKeepsNotesThatItsReaderIsNotedFor()
    {
        KeyedDatabase clinic;
        clinic.open(First);
        const PatientId id = clinic.newPatient(u"before"_s);
        PatientChanges changes;
        changes.notes = u"after"_s;
        QVERIFY_RESULT(clinic.patients().update(administrator(), id, changes, {}));
        clinic.open(Second, First); // the trail's own key stays
        const Actor reader = administrator();
        const auto trail = clinic.services().audit.list(
            reader, {{}, {}, {}, u"patient"_s, id.toString(), u"update"_s}, {});
        QVERIFY_RESULT(trail);
        QCOMPARE(trail->items.size(), 1);
        QVERIFY(trail->items.first().before.contains(u"\"notes\":\"before\""_s));
        QVERIFY(trail->items.first().after.contains(u"\"notes\":\"after\""_s));
        const QString noted = u"SELECT count(*) FROM audit_log WHERE action = 'read' AND "
                              "entity = 'audit' AND actor_id = '%1' AND after LIKE '%%2%'"_s.arg(
                                  reader.userId.toString(), id.toString());
        QCOMPARE(clinic.database.raw(noted).toInt(), 1);
        // A text that does not open is shown as what it is.
        clinic.database.raw(u"UPDATE audit_log SET after = replace(after, 'sealedNotes\":\"1.', "
                            "'sealedNotes\":\"1.0')"_s);
        const auto broken = clinic.services().audit.list(
            reader, {{}, {}, {}, u"patient"_s, id.toString(), u"update"_s}, {});
        QVERIFY_RESULT(broken);
        QVERIFY(broken->items.first().after.contains(u"sealedNotes"_s));
    }

    void security39_theSearchIndexHoldsNoNotes()
    {
        KeyedDatabase clinic;
        clinic.open(First);
        clinic.newPatient(u"Canarius"_s);
        for (const QString &query : {u"Canarius"_s, u"canar"_s, u"penicillin"_s}) {
            const auto found = clinic.patients().search(administrator(), query, {});
            QVERIFY_RESULT(found);
            QVERIFY(found->items.isEmpty());
        }
        const bool sqlite = clinic.database.dialect() == Dialect::Sqlite;
        QCOMPARE(clinic.database
                     .raw(sqlite
                              ? u"SELECT count(*) FROM patient_words WHERE words LIKE '%canar%'"_s
                              : u"SELECT count(*) FROM patient_name_words WHERE word LIKE "
                                u"'%canar%'"_s)
                     .toInt(),
                 0);
    }
};

QTEST_GUILESS_MAIN(TestClinicalNotes)
#include "tst_clinicalnotes.moc"
