// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/services.h"
#include "support/result.h"
#include "support/testclinic.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QtConcurrent>

#include <barrier>

using namespace frontdesk;
using namespace frontdesk::test;
using namespace Qt::StringLiterals;

class TestPeople : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPatientIsKeptAsWritten();
    void allFaultsOfAPatientAreToldAtOnce();
    void limitsOfAPatientsFieldsAreExact();
    void aPatientIsFoundByAnythingPeopleKnow_data();
    void aPatientIsFoundByAnythingPeopleKnow();
    void wildcardsAreSearchedLiterally();
    void anUnreasonableSearchIsRefusedAsInput();
    void pagesHoldEachPatientOnceAndInOrder();
    void whoBeginsWithTheWordsComesBeforeWhoHasThem();
    void pagesOfASearchNeitherSkipNorRepeatWhileOthersRegister();
    void fewHitsAreFollowedByNamesSpeltAlike();
    void aRenamedPatientIsFoundByTheNewNameAlone();
    void security37_aSearchTellsWhoWasShownAndNotItsWords();
    void notesAreNotForPatients();
    void aDoctorSeesOnlyThePatientsTheyTreat();
    void aPatientSeesAndChangesTheirOwnRecord();
    void security37_readsByStaffLeaveATrace();
    void changesOfAPatientAreAuditedWithBeforeAndAfter();
    void aStaleVersionOfAPatientIsRefused();
    void aDoctorIsKeptAndChanged();
    void allFaultsOfADoctorAreToldAtOnce();
    void doctorsAreFoundByNameAndSpecialty();
    void inactiveDoctorsAreHiddenFromPatients();
    void usersAreListedInPagesByEmail();
    void onlyOfficeStaffAreMadeAsUsers();
    void rolesChangeWithinTheOfficeAlone();
    void theLastAdministratorStays();
    void administratorsWhoRemoveEachOtherAtOnceLeaveOne();
    void anEmailBelongsToOneAccount();
    void everyRoleMayDoWhatItsTableSays();
};

namespace {

NewPatient person(const QString &name)
{
    NewPatient wanted;
    wanted.fullName = name;
    return wanted;
}

/// The pointers and codes of all faults, sorted: "/email not_an_email".
template <class T>
QStringList faults(const Result<T> &result)
{
    QStringList list;
    if (result)
        return {u"no error"_s};
    for (const FieldFault &fault : result.error().faults)
        list << fault.pointer + u' ' + fault.code;
    list.sort();
    return list;
}

/// The names on all pages of a list, `fetch(PageRequest)` page by page.
template <class Fetch>
QStringList allPages(int limit, Fetch fetch)
{
    QStringList seen;
    PageRequest page {limit, {}};
    do {
        const auto got = fetch(page);
        if (!got)
            return {QString::fromUtf8(describe(got))};
        if (got->items.size() > limit)
            return {u"a page beyond its limit"_s};
        for (const auto &item : got->items) {
            if constexpr (requires { item.fullName; })
                seen << item.fullName;
            else
                seen << item.email;
        }
        page.cursor = got->nextCursor;
    } while (!page.cursor.isEmpty());
    return seen;
}

QStringList found(TestClinic &clinic, const QString &query)
{
    return allPages(50, [&](const PageRequest &page) {
        return clinic.services().patients.search(clinic.receptionist(), query, page);
    });
}

int auditRows(const TestClinic &clinic, const QString &action, const QString &entity,
              const QString &id)
{
    return clinic.database
        .raw(u"SELECT count(*) FROM audit_log WHERE action = '%1' AND entity = '%2' AND "
             "entity_id = '%3'"_s.arg(action, entity, id))
        .toInt();
}

Result<AppointmentDetails> book(TestClinic &clinic, DoctorId doctor, PatientId patient, int hour)
{
    Booking booking;
    booking.doctorId = doctor;
    booking.patientId = patient;
    booking.start = clinic.at(clinic.today(), hour);
    return clinic.services().appointments.book(clinic.receptionist(), booking);
}

} // namespace

void TestPeople::aPatientIsKeptAsWritten()
{
    TestClinic clinic;
    NewPatient wanted;
    wanted.fullName = u"  Zoë  Müller-Lüdenscheidt "_s;
    wanted.dateOfBirth = QDate(1904, 2, 29);
    wanted.phone = u" +49 (0)30/555-10.01 "_s;
    wanted.address = u"Hauptstraße 1\n10115 Berlin"_s;
    wanted.email = u" Zoe@Mail.Example "_s;
    wanted.notes = u"Allergic: Penicillin 😷\n'; DROP TABLE patients; --"_s;
    const auto created = clinic.services().patients.create(clinic.admin(), wanted);
    QVERIFY_RESULT(created);
    const auto read = clinic.services().patients.get(clinic.admin(), created->id);
    QVERIFY_RESULT(read);
    QVERIFY(*read == *created);
    QCOMPARE(read->fullName, u"Zoë  Müller-Lüdenscheidt"_s);
    QCOMPARE(read->dateOfBirth, wanted.dateOfBirth);
    QCOMPARE(read->phone, u"+49 (0)30/555-10.01"_s);
    QCOMPARE(read->address, wanted.address);
    QCOMPARE(read->email, u"zoe@mail.example"_s);
    QCOMPARE(read->notes, wanted.notes);
    QCOMPARE(read->stamp.version, 1);
    QVERIFY(read->stamp.createdAt == clinic.clock.now());
    // On the desktop a name is enough.
    const auto bare = clinic.services().patients.create(clinic.admin(), person(u"X"_s));
    QVERIFY_RESULT(bare);
    const auto bareRead = clinic.services().patients.get(clinic.admin(), bare->id);
    QVERIFY_RESULT(bareRead);
    QVERIFY(!bareRead->dateOfBirth.isValid());
}

void TestPeople::allFaultsOfAPatientAreToldAtOnce()
{
    TestClinic clinic;
    NewPatient wanted;
    wanted.fullName = u"   "_s;
    wanted.dateOfBirth = clinic.today().addDays(1);
    wanted.phone = u"call me"_s;
    wanted.address = QString(501, u'x');
    wanted.email = u"nobody"_s;
    wanted.notes = u"a\u0007b"_s;
    const auto refused = clinic.services().patients.create(clinic.admin(), wanted);
    QCOMPARE_ERROR(refused, ErrorCode::InvalidInput);
    QCOMPARE(faults(refused),
             QStringList({u"/address too_long"_s, u"/dateOfBirth in_the_future"_s,
                          u"/email not_an_email"_s, u"/fullName required"_s,
                          u"/notes control_character"_s, u"/phone not_a_phone_number"_s}));
    QVERIFY(!describe(refused).contains("call me"));
    QCOMPARE(clinic.database.raw(u"SELECT count(*) FROM patients"_s).toInt(), 0);
}

void TestPeople::limitsOfAPatientsFieldsAreExact()
{
    TestClinic clinic;
    const auto attempt = [&](auto change) {
        NewPatient wanted = person(u"A"_s);
        change(wanted);
        return faults(clinic.services().patients.create(clinic.admin(), wanted));
    };
    const QStringList accepted {u"no error"_s};
    QCOMPARE(attempt([](NewPatient &p) { p.fullName = QString(200, u'ü'); }), accepted);
    QCOMPARE(attempt([](NewPatient &p) { p.fullName = QString(201, u'x'); }),
             QStringList {u"/fullName too_long"_s});
    QCOMPARE(attempt([](NewPatient &p) { p.fullName = u"A\nB"_s; }),
             QStringList {u"/fullName control_character"_s});
    QCOMPARE(attempt([](NewPatient &p) { p.fullName = QString(QChar(0xd800)); }),
             QStringList {u"/fullName control_character"_s});
    QCOMPARE(attempt([](NewPatient &p) { p.notes = QString(4'000, u'x'); }), accepted);
    QCOMPARE(attempt([](NewPatient &p) { p.notes = QString(4'001, u'x'); }),
             QStringList {u"/notes too_long"_s});
    QCOMPARE(attempt([&](NewPatient &p) { p.dateOfBirth = clinic.today(); }), accepted);
    QCOMPARE(attempt([&](NewPatient &p) { p.dateOfBirth = clinic.today().addYears(-150); }),
             accepted);
    QCOMPARE(
        attempt([&](NewPatient &p) { p.dateOfBirth = clinic.today().addYears(-150).addDays(-1); }),
        QStringList {u"/dateOfBirth out_of_range"_s});
    QCOMPARE(attempt([](NewPatient &p) { p.phone = u"110"_s; }), accepted);
    QCOMPARE(attempt([](NewPatient &p) { p.phone = u"11"_s; }),
             QStringList {u"/phone not_a_phone_number"_s});
}

void TestPeople::aPatientIsFoundByAnythingPeopleKnow_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QStringList>("expected");
    const QString zoe = u"Zoë Müller-Lüdenscheidt"_s;
    const QString ahmed = u"\u0623\u062d\u0645\u062f \u0639\u0644\u064a"_s;
    const QString sean = u"Seán O\u2019Brien"_s;
    const auto row = [](const char *name, const QString &query, const QStringList &expected) {
        QTest::newRow(name) << query << expected;
    };
    row("everybody", {}, {sean, zoe, ahmed});
    row("first name", u"zoe"_s, {zoe});
    row("last name first", u"müll zoë"_s, {zoe});
    row("in the middle of a word", u"denscheidt"_s, {});
    row("a letter too many", u"mueller"_s, {zoe});
    row("one slip in one word", u"zoe muler"_s, {zoe});
    row("one slip in each word", u"braen saen"_s, {sean});
    row("a slip in the first letter", u"nuller"_s, {zoe});
    row("two letters swapped", u"obrein brein"_s, {});
    row("a swap in one word", u"brein"_s, {sean});
    row("no slip in short words", u"zoo"_s, {});
    row("an Arabic letter for another", u"\u0627\u062d\u0645\u0630"_s, {ahmed});
    row("both must match", u"zoe brien"_s, {});
    row("upper case without diacritics", u"MULLER"_s, {zoe});
    row("second part of a double name", u"lüdenscheidt"_s, {zoe});
    row("double name in full", u"müller-lüd"_s, {zoe});
    row("double name as two words", u"müller lüden"_s, {zoe});
    row("after an apostrophe", u"brien"_s, {sean});
    row("plain apostrophe", u"o'brien"_s, {sean});
    row("Arabic without hamza", u"\u0627\u062d\u0645\u062f"_s, {ahmed});
    row("Arabic with Persian yeh", u"\u0639\u0644\u06cc"_s, {ahmed});
    row("phone from the start", u"030 555"_s, {zoe, ahmed});
    row("phone, otherwise written", u"(030) 555-1001"_s, {zoe});
    row("last four digits", u"2002"_s, {ahmed});
    row("four digits at the start", u"0305"_s, {zoe, ahmed});
    row("digits in the middle", u"5551"_s, {});
    row("Arabic digits", u"\u0660\u0663\u0660 \u0665\u0665\u0665"_s, {zoe, ahmed});
    row("birth date", u"1984-11-02"_s, {zoe});
    row("no such birth date", u"1984-11-03"_s, {});
    row("phone that looks like a date", u"0170-11-12 13"_s, {sean});
    row("nobody", u"qwertz"_s, {});
    row("blanks", u"   "_s, {sean, zoe, ahmed});
}

void TestPeople::aPatientIsFoundByAnythingPeopleKnow()
{
    QFETCH(const QString, query);
    QFETCH(const QStringList, expected);
    static std::unique_ptr<TestClinic> clinic; // one for all rows: they only read
    if (!clinic) {
        clinic = std::make_unique<TestClinic>();
        auto &patients = clinic->services().patients;
        NewPatient zoe = person(u"Zoë Müller-Lüdenscheidt"_s);
        zoe.phone = u"030 555 1001"_s;
        zoe.dateOfBirth = QDate(1984, 11, 2);
        QVERIFY_RESULT(patients.create(clinic->receptionist(), zoe));
        NewPatient ahmed = person(u"\u0623\u062d\u0645\u062f \u0639\u0644\u064a"_s);
        ahmed.phone = u"030/555/2002"_s;
        QVERIFY_RESULT(patients.create(clinic->receptionist(), ahmed));
        NewPatient sean = person(u"Seán O\u2019Brien"_s);
        sean.phone = u"0170 111213"_s;
        QVERIFY_RESULT(patients.create(clinic->receptionist(), sean));
    }
    const QStringList got = found(*clinic, query);
    if (qstrcmp(QTest::currentDataTag(), "blanks") == 0)
        clinic.reset();
    QCOMPARE(got, expected);
}

void TestPeople::wildcardsAreSearchedLiterally()
{
    TestClinic clinic;
    for (const QString &name :
         {u"Plain Name"_s, u"100%er Name"_s, u"Under_score"_s, u"Back\\slash"_s})
        QVERIFY_RESULT(clinic.services().patients.create(clinic.receptionist(), person(name)));
    QCOMPARE(found(clinic, u"%"_s), QStringList());
    QCOMPARE(found(clinic, u"_"_s), QStringList());
    QCOMPARE(found(clinic, u"\\"_s), QStringList());
    QCOMPARE(found(clinic, u"p%n"_s), QStringList());
    QCOMPARE(found(clinic, u"100%"_s), QStringList {u"100%er Name"_s});
    QCOMPARE(found(clinic, u"under_"_s), QStringList {u"Under_score"_s});
    QCOMPARE(found(clinic, u"underX"_s), QStringList());
    QCOMPARE(found(clinic, u"back\\s"_s), QStringList {u"Back\\slash"_s});
    QCOMPARE(found(clinic, u"' OR 1=1 --"_s), QStringList());
}

void TestPeople::anUnreasonableSearchIsRefusedAsInput()
{
    TestClinic clinic;
    auto &services = clinic.services();
    QString words;
    for (int i = 0; i < 3'000; ++i)
        words += u"a "_s;
    for (const QString &query : {u"a\0b"_s, words, QString(100'000, u'%')}) {
        QCOMPARE_ERROR(services.patients.search(clinic.receptionist(), query, {}),
                       ErrorCode::InvalidInput);
        QCOMPARE_ERROR(services.doctors.list(clinic.receptionist(), {query, {}, false}, {}),
                       ErrorCode::InvalidInput);
        QCOMPARE_ERROR(services.doctors.list(clinic.receptionist(), {{}, query, false}, {}),
                       ErrorCode::InvalidInput);
        QCOMPARE_ERROR(services.users.list(clinic.admin(), query, {}), ErrorCode::InvalidInput);
    }
    for (const PageRequest &page :
         {PageRequest {0, {}}, PageRequest {101, {}}, PageRequest {-1, {}},
          PageRequest {50, u"%%%"_s}, PageRequest {50, u"YQ"_s}, PageRequest {50, u"YR8"_s},
          PageRequest {50, QString(QChar(0xd800))}}) {
        QCOMPARE_ERROR(services.patients.search(clinic.receptionist(), {}, page),
                       ErrorCode::InvalidInput);
        QCOMPARE_ERROR(services.doctors.list(clinic.receptionist(), {}, page),
                       ErrorCode::InvalidInput);
    }
}

void TestPeople::pagesHoldEachPatientOnceAndInOrder()
{
    TestClinic clinic;
    QStringList expected;
    for (int i = 0; i < 9; ++i) {
        // Three of each name, so that only the id tells them apart.
        const QString name = u"Name %1"_s.arg(QChar(u'A' + i / 3));
        QVERIFY_RESULT(clinic.services().patients.create(clinic.receptionist(), person(name)));
        expected << name;
    }
    for (const int limit : {1, 2, 3, 4, 9, 100}) {
        QCOMPARE(allPages(limit,
                          [&](const PageRequest &page) {
                              return clinic.services().patients.search(clinic.receptionist(),
                                                                       u"name"_s, page);
                          }),
                 expected);
    }
    const auto last = clinic.services().patients.search(clinic.receptionist(), {}, {9, {}});
    QVERIFY_RESULT(last);
    QCOMPARE(last->nextCursor, QString());
}

void TestPeople::whoBeginsWithTheWordsComesBeforeWhoHasThem()
{
    TestClinic clinic;
    for (const QString &name :
         {u"Bea Anders"_s, u"Anders Berg"_s, u"Carl Anders-Holm"_s, u"Anders"_s, u"Anders Abel"_s})
        QVERIFY_RESULT(clinic.services().patients.create(clinic.receptionist(), person(name)));
    const QStringList expected {u"Anders"_s, u"Anders Abel"_s, u"Anders Berg"_s,
                                u"Carl Anders-Holm"_s, u"Bea Anders"_s};
    for (const int limit : {1, 2, 3, 4, 5, 50}) {
        QCOMPARE(allPages(limit,
                          [&](const PageRequest &page) {
                              return clinic.services().patients.search(clinic.receptionist(),
                                                                       u"anders"_s, page);
                          }),
                 expected);
    }
}

void TestPeople::pagesOfASearchNeitherSkipNorRepeatWhileOthersRegister()
{
    TestClinic clinic;
    auto &patients = clinic.services().patients;
    const auto add = [&](const QString &name, const QString &phone) {
        NewPatient wanted = person(name);
        wanted.phone = phone;
        wanted.dateOfBirth = QDate(1984, 11, 2);
        QVERIFY_RESULT(patients.create(clinic.receptionist(), wanted));
    };
    for (int i = 0; i < 12; ++i)
        add(i % 2 == 0 ? u"Kim %1"_s.arg(i) : u"Lee %1 Kim"_s.arg(i), u"0301234%1"_s.arg(i * 7));
    int round = 0;
    for (const QString &query : {u"kim"_s, u"030"_s, u"1234"_s, u"1984-11-02"_s, u""_s}) {
        const QStringList before = found(clinic, query);
        QStringList during = allPages(2, [&](const PageRequest &page) {
            const auto got = patients.search(clinic.receptionist(), query, page);
            ++round;
            if (round % 2 == 0)
                add(u"Kim 0%1"_s.arg(round), u"0301234"_s);
            else
                add(u"Zed %1 Kim"_s.arg(round), u"0309999"_s);
            return got;
        });
        QCOMPARE(during.removeDuplicates(), 0);
        // Those who were there before are there in the order of before; some may have come between.
        during.removeIf([&](const QString &name) { return !before.contains(name); });
        QCOMPARE(during, before);
    }
}

void TestPeople::fewHitsAreFollowedByNamesSpeltAlike()
{
    TestClinic clinic;
    auto &patients = clinic.services().patients;
    const auto add = [&](const QString &name) {
        QVERIFY_RESULT(patients.create(clinic.receptionist(), person(name)));
    };
    for (const QString &name : {u"Anna Meyer"_s, u"Anna Meier"_s, u"Anna Maier"_s})
        add(name);
    QCOMPARE(found(clinic, u"anna meyer"_s), (QStringList {u"Anna Meyer"_s, u"Anna Meier"_s}));
    const auto hits = patients.search(clinic.receptionist(), u"anna meyer"_s, {});
    QVERIFY_RESULT(hits);
    QVERIFY(!PatientService::isGuess(u"anna meyer"_s, hits->items[0]));
    QVERIFY(PatientService::isGuess(u"anna meyer"_s, hits->items[1]));
    // A page of its own length has room for as many, and no next one.
    const auto two = patients.search(clinic.receptionist(), u"anna meyer"_s, {2, {}});
    QVERIFY_RESULT(two);
    QCOMPARE(two->items.size(), 2);
    QCOMPARE(two->nextCursor, QString());
    const auto one = patients.search(clinic.receptionist(), u"anna meyer"_s, {1, {}});
    QVERIFY_RESULT(one);
    QCOMPARE(one->items.size(), 1);
    QCOMPARE(one->nextCursor, QString());
    for (int i = 0; i < 4; ++i)
        add(u"Anna Meyer %1"_s.arg(i));
    QVERIFY(!found(clinic, u"anna meyer"_s).contains(u"Anna Meier"_s));
}

void TestPeople::aRenamedPatientIsFoundByTheNewNameAlone()
{
    TestClinic clinic;
    auto &patients = clinic.services().patients;
    const auto created = patients.create(clinic.receptionist(), person(u"Vera Schulz"_s));
    QVERIFY_RESULT(created);
    PatientChanges changes;
    changes.fullName = u"Vera Brandt"_s;
    changes.phone = u"040 7788"_s;
    QVERIFY_RESULT(patients.update(clinic.receptionist(), created->id, changes, {}));
    QCOMPARE(found(clinic, u"schulz"_s), QStringList());
    QCOMPARE(found(clinic, u"brandt"_s), QStringList {u"Vera Brandt"_s});
    QCOMPARE(found(clinic, u"7788"_s), QStringList {u"Vera Brandt"_s});
}

void TestPeople::security37_aSearchTellsWhoWasShownAndNotItsWords()
{
    TestClinic clinic;
    const PatientId first = clinic.newPatient(u"Omar Khalil"_s).id;
    const PatientId second = clinic.newPatient(u"Omar Said"_s).id;
    const QString rows = u"SELECT count(*) FROM audit_log WHERE action = 'search'"_s;
    QCOMPARE(found(clinic, u"nobody"_s), QStringList());
    QCOMPARE(clinic.database.raw(rows).toInt(), 0);
    QCOMPARE(found(clinic, u"omar"_s).size(), 2);
    QCOMPARE(clinic.database.raw(rows).toInt(), 1);
    QCOMPARE(
        clinic.database.raw(u"SELECT after || entity_id FROM audit_log WHERE action = 'search'"_s)
            .toString(),
        u"{\"patients\":[\"%1\",\"%2\"]}"_s.arg(first.toString(), second.toString()));
    QCOMPARE(
        clinic.database.raw(u"SELECT actor_id FROM audit_log WHERE action = 'search'"_s).toString(),
        clinic.receptionist().userId.toString());
}

void TestPeople::notesAreNotForPatients()
{
    TestClinic clinic;
    auto &patients = clinic.services().patients;
    const Actor patient = clinic.newPatientActor();
    PatientChanges changes;
    changes.notes = u"canary"_s;
    QVERIFY_RESULT(patients.update(clinic.admin(), patient.patientId, changes, {}));
    const auto byAdmin = patients.get(clinic.admin(), patient.patientId);
    QVERIFY_RESULT(byAdmin);
    QCOMPARE(byAdmin->notes, u"canary"_s);
    for (const auto &seen : {patients.get(patient, patient.patientId), patients.own(patient)}) {
        QVERIFY_RESULT(seen);
        QCOMPARE(seen->notes, QString());
    }
    QCOMPARE_ERROR(patients.update(patient, patient.patientId, changes, {}), ErrorCode::Forbidden);
    // What a patient changes leaves the notes, and does not show them either.
    PatientChanges own;
    own.phone = u"030 12345"_s;
    const auto changed = patients.update(patient, patient.patientId, own, {});
    QVERIFY_RESULT(changed);
    QCOMPARE(changed->notes, QString());
    QCOMPARE(patients.get(clinic.admin(), patient.patientId)->notes, u"canary"_s);
}

void TestPeople::aDoctorSeesOnlyThePatientsTheyTreat()
{
    TestClinic clinic;
    auto &patients = clinic.services().patients;
    const Actor doctor = clinic.newDoctorActor();
    const Patient treated = clinic.newPatient(u"Tom Treated"_s);
    const Patient other = clinic.newPatient(u"Tom Other"_s);
    QVERIFY_RESULT(book(clinic, doctor.doctorId, treated.id, 9));
    QVERIFY_RESULT(book(clinic, clinic.newDoctor().id, other.id, 9));
    QVERIFY_RESULT(patients.get(doctor, treated.id));
    QCOMPARE_ERROR(patients.get(doctor, other.id), ErrorCode::NotFound);
    PatientChanges changes;
    changes.notes = u"seen"_s;
    QVERIFY_RESULT(patients.update(doctor, treated.id, changes, {}));
    QCOMPARE_ERROR(patients.update(doctor, other.id, changes, {}), ErrorCode::NotFound);
    for (const QString &query : {u""_s, u"tom"_s}) {
        QCOMPARE(
            allPages(50,
                     [&](const PageRequest &page) { return patients.search(doctor, query, page); }),
            QStringList {treated.fullName});
    }
    // A doctor's account that belongs to no doctor sees nobody.
    Actor stray = doctor;
    stray.doctorId = {};
    QCOMPARE_ERROR(patients.get(stray, treated.id), ErrorCode::NotFound);
    const auto none = patients.search(stray, {}, {});
    QVERIFY(!none || none->items.isEmpty());
}

void TestPeople::aPatientSeesAndChangesTheirOwnRecord()
{
    TestClinic clinic;
    auto &patients = clinic.services().patients;
    const Actor patient = clinic.newPatientActor(u"Lena Fischer"_s);
    const Patient other = clinic.newPatient();
    const auto own = patients.own(patient);
    QVERIFY_RESULT(own);
    QCOMPARE(own->fullName, u"Lena Fischer"_s);
    QVERIFY(own->userId == patient.userId);
    PatientChanges changes;
    changes.address = u"New street 1"_s;
    const auto changed = patients.update(patient, patient.patientId, changes, 1);
    QVERIFY_RESULT(changed);
    QCOMPARE(changed->address, u"New street 1"_s);
    QCOMPARE(changed->fullName, own->fullName);
    QCOMPARE(changed->stamp.version, 2);
    QCOMPARE_ERROR(patients.get(patient, other.id), ErrorCode::NotFound);
    QCOMPARE_ERROR(patients.get(patient, PatientId::generate()), ErrorCode::NotFound);
    QCOMPARE_ERROR(patients.update(patient, other.id, changes, {}), ErrorCode::NotFound);
    QCOMPARE_ERROR(patients.search(patient, {}, {}), ErrorCode::Forbidden);
    QCOMPARE_ERROR(patients.create(patient, person(u"Me too"_s)), ErrorCode::Forbidden);
    QCOMPARE_ERROR(patients.own(clinic.receptionist()), ErrorCode::NotFound);
}

void TestPeople::security37_readsByStaffLeaveATrace()
{
    TestClinic clinic;
    auto &patients = clinic.services().patients;
    const Actor patient = clinic.newPatientActor();
    const QString id = patient.patientId.toString();
    QVERIFY_RESULT(patients.own(patient));
    QVERIFY_RESULT(patients.get(patient, patient.patientId));
    QCOMPARE(auditRows(clinic, u"read"_s, u"patient"_s, id), 0);
    QVERIFY_RESULT(patients.get(clinic.receptionist(), patient.patientId));
    QVERIFY_RESULT(patients.get(clinic.admin(), patient.patientId));
    QCOMPARE(auditRows(clinic, u"read"_s, u"patient"_s, id), 2);
    QCOMPARE(
        clinic.database
            .raw(u"SELECT actor_id FROM audit_log WHERE action = 'read' ORDER BY seq LIMIT 1"_s)
            .toString(),
        clinic.receptionist().userId.toString());
    // A read that is refused shows nothing and so leaves none.
    QCOMPARE_ERROR(patients.get(clinic.newDoctorActor(), patient.patientId), ErrorCode::NotFound);
    QCOMPARE(auditRows(clinic, u"read"_s, u"patient"_s, id), 2);
}

void TestPeople::changesOfAPatientAreAuditedWithBeforeAndAfter()
{
    TestClinic clinic;
    auto &patients = clinic.services().patients;
    const Patient patient = clinic.newPatient(u"Before"_s);
    PatientChanges changes;
    changes.fullName = u"After"_s;
    QVERIFY_RESULT(patients.update(clinic.receptionist(), patient.id, changes, {}));
    changes.email = u"nonsense"_s;
    QCOMPARE_ERROR(patients.update(clinic.receptionist(), patient.id, changes, {}),
                   ErrorCode::InvalidInput);
    const QString id = patient.id.toString();
    QCOMPARE(auditRows(clinic, u"create"_s, u"patient"_s, id), 1);
    QCOMPARE(auditRows(clinic, u"update"_s, u"patient"_s, id), 1);
    const auto column = [&](const QString &name) {
        const QString text =
            clinic.database
                .raw(u"SELECT %1 FROM audit_log WHERE action = 'update' AND entity = 'patient'"_s
                         .arg(name))
                .toString();
        return QJsonDocument::fromJson(text.toUtf8()).object().value("fullName"_L1).toString();
    };
    QCOMPARE(column(u"before"_s), u"Before"_s);
    QCOMPARE(column(u"after"_s), u"After"_s);
}

void TestPeople::aStaleVersionOfAPatientIsRefused()
{
    TestClinic clinic;
    auto &patients = clinic.services().patients;
    const Patient patient = clinic.newPatient();
    PatientChanges changes;
    changes.phone = u"030 111"_s;
    QVERIFY_RESULT(patients.update(clinic.receptionist(), patient.id, changes, 1));
    changes.phone = u"030 222"_s;
    QCOMPARE_ERROR(patients.update(clinic.receptionist(), patient.id, changes, 1),
                   ErrorCode::StaleVersion);
    QCOMPARE(patients.get(clinic.receptionist(), patient.id)->phone, u"030 111"_s);
    QVERIFY_RESULT(patients.update(clinic.receptionist(), patient.id, changes, 2));
}

void TestPeople::aDoctorIsKeptAndChanged()
{
    TestClinic clinic;
    auto &doctors = clinic.services().doctors;
    const auto created =
        doctors.create(clinic.admin(), {u" Dr. Ümit "_s, u" HNO "_s, u"Bio\nline"_s,
                                        u"030 1"_s + u"23"_s, u"2.1"_s});
    QVERIFY_RESULT(created);
    const auto read = doctors.get(clinic.receptionist(), created->id);
    QVERIFY_RESULT(read);
    QVERIFY(*read == *created);
    QCOMPARE(read->fullName, u"Dr. Ümit"_s);
    QVERIFY(read->isActive);
    DoctorChanges changes;
    changes.room = u"3.4"_s;
    changes.isActive = false;
    const auto changed = doctors.update(clinic.admin(), created->id, changes, 1);
    QVERIFY_RESULT(changed);
    QCOMPARE(changed->room, u"3.4"_s);
    QCOMPARE(changed->bio, created->bio);
    QVERIFY(!changed->isActive);
    QVERIFY(*doctors.get(clinic.admin(), created->id) == *changed);
    QCOMPARE_ERROR(doctors.update(clinic.admin(), created->id, changes, 1),
                   ErrorCode::StaleVersion);
    QCOMPARE_ERROR(doctors.update(clinic.admin(), DoctorId::generate(), changes, {}),
                   ErrorCode::NotFound);
    QCOMPARE(auditRows(clinic, u"update"_s, u"doctor"_s, created->id.toString()), 1);
}

void TestPeople::allFaultsOfADoctorAreToldAtOnce()
{
    TestClinic clinic;
    const auto refused = clinic.services().doctors.create(
        clinic.admin(), {{}, QString(101, u'x'), QString(2'001, u'x'), u"x"_s, QString(51, u'x')});
    QCOMPARE_ERROR(refused, ErrorCode::InvalidInput);
    QCOMPARE(faults(refused), QStringList({u"/bio too_long"_s, u"/fullName required"_s,
                                           u"/phone not_a_phone_number"_s, u"/room too_long"_s,
                                           u"/specialty too_long"_s}));
    // A doctor with a log-in: the account's faults and the doctor's in one answer.
    const auto registered = clinic.services().auth.registerDoctor(
        clinic.admin(), {u"x"_s, u"short"_s, {}, u"HNO"_s, {}, {}, {}});
    QCOMPARE(faults(registered), QStringList({u"/email not_an_email"_s, u"/fullName required"_s,
                                              u"/password too_short"_s}));
}

void TestPeople::doctorsAreFoundByNameAndSpecialty()
{
    TestClinic clinic;
    for (const auto &[name, specialty] :
         {std::pair(u"Dr. Änne Weiß"_s, u"Kinderheilkunde"_s), std::pair(u"Dr. Bo Li"_s, u"HNO"_s),
          std::pair(u"Dr. Cem Ünal"_s, u"hno"_s), std::pair(u"Dr. 50% Off"_s, u"Sales_"_s)})
        QVERIFY_RESULT(
            clinic.services().doctors.create(clinic.admin(), {name, specialty, {}, {}, {}}));
    const auto list = [&](const QString &query, const QString &specialty) {
        return allPages(2, [&](const PageRequest &page) {
            return clinic.services().doctors.list(clinic.receptionist(), {query, specialty, false},
                                                  page);
        });
    };
    QCOMPARE(list({}, {}), QStringList({u"Dr. 50% Off"_s, u"Dr. Änne Weiß"_s, u"Dr. Bo Li"_s,
                                        u"Dr. Cem Ünal"_s}));
    QCOMPARE(list(u"ann"_s, {}), QStringList {u"Dr. Änne Weiß"_s});
    QCOMPARE(list(u"KINDER"_s, {}), QStringList {u"Dr. Änne Weiß"_s});
    QCOMPARE(list(u"weiss"_s, {}), QStringList {u"Dr. Änne Weiß"_s});
    QCOMPARE(list({}, u"Hno"_s), QStringList({u"Dr. Bo Li"_s, u"Dr. Cem Ünal"_s}));
    QCOMPARE(list({}, u"HN"_s), QStringList());
    QCOMPARE(list(u"%"_s, {}), QStringList {u"Dr. 50% Off"_s});
    QCOMPARE(list(u"_"_s, {}), QStringList {u"Dr. 50% Off"_s});
    QCOMPARE(list({}, u"Sales%"_s), QStringList());
}

void TestPeople::inactiveDoctorsAreHiddenFromPatients()
{
    TestClinic clinic;
    const Doctor doctor = clinic.newDoctor();
    const Actor patient = clinic.newPatientActor();
    DoctorChanges away;
    away.isActive = false;
    QVERIFY_RESULT(clinic.services().doctors.update(clinic.admin(), doctor.id, away, {}));
    const auto count = [&](const Actor &actor, bool activeOnly) {
        const auto list = clinic.services().doctors.list(actor, {{}, {}, activeOnly}, {});
        return list ? list->items.size() : -1;
    };
    QCOMPARE(count(patient, false), 0);
    QCOMPARE(count(clinic.receptionist(), false), 1);
    QCOMPARE(count(clinic.receptionist(), true), 0);
}

void TestPeople::usersAreListedInPagesByEmail()
{
    TestClinic clinic;
    clinic.newPatientActor();
    const auto list = [&](const QString &query, int limit) {
        return allPages(limit, [&](const PageRequest &page) {
            return clinic.services().users.list(clinic.admin(), query, page);
        });
    };
    const QStringList all {u"admin@clinic.example"_s, u"desk@clinic.example"_s,
                           u"patient1@mail.example"_s};
    QCOMPARE(list({}, 1), all);
    QCOMPARE(list({}, 50), all);
    QCOMPARE(list(u"CLINIC."_s, 50), all.mid(0, 2));
    QCOMPARE(list(u"%"_s, 50), QStringList());
    QCOMPARE(list(u"_"_s, 50), QStringList());
}

void TestPeople::onlyOfficeStaffAreMadeAsUsers()
{
    TestClinic clinic;
    auto &users = clinic.services().users;
    const auto refused =
        users.create(clinic.admin(), {u"no mail"_s, u"elevenchars"_s, Role::Doctor});
    QCOMPARE_ERROR(refused, ErrorCode::InvalidInput);
    QCOMPARE(faults(refused), QStringList({u"/email not_an_email"_s, u"/password too_short"_s,
                                           u"/role not_allowed"_s}));
    const auto patient =
        users.create(clinic.admin(), {u"p@x.example"_s, u"a long password"_s, Role::Patient});
    QCOMPARE(faults(patient), QStringList {u"/role not_allowed"_s});
    const auto created = users.create(
        clinic.admin(), {u" Second@Clinic.Example"_s, u"a long password"_s, Role::Admin});
    QVERIFY_RESULT(created);
    QCOMPARE(created->email, u"second@clinic.example"_s);
    QVERIFY(*users.get(clinic.admin(), created->id) == *created);
    QCOMPARE(auditRows(clinic, u"create"_s, u"user"_s, created->id.toString()), 1);
    QCOMPARE(clinic.database
                 .raw(u"SELECT count(*) FROM audit_log WHERE after LIKE '%argon2%' OR "
                      "after LIKE '%a long password%'"_s)
                 .toInt(),
             0);
}

void TestPeople::rolesChangeWithinTheOfficeAlone()
{
    TestClinic clinic;
    auto &users = clinic.services().users;
    const Actor patient = clinic.newPatientActor();
    const auto changeRole = [&](UserId id, Role role) {
        UserChanges changes;
        changes.role = role;
        return users.update(clinic.admin(), id, changes, {});
    };
    QCOMPARE(faults(changeRole(patient.userId, Role::Admin)), QStringList {u"/role not_allowed"_s});
    QCOMPARE(faults(changeRole(clinic.receptionist().userId, Role::Doctor)),
             QStringList {u"/role not_allowed"_s});
    QCOMPARE(faults(changeRole(clinic.receptionist().userId, Role::Patient)),
             QStringList {u"/role not_allowed"_s});
    QVERIFY_RESULT(changeRole(patient.userId, Role::Patient)); // no change at all
    const auto promoted = changeRole(clinic.receptionist().userId, Role::Admin);
    QVERIFY_RESULT(promoted);
    QCOMPARE(toString(promoted->role), toString(Role::Admin));
    QCOMPARE_ERROR(users.update(clinic.admin(), promoted->id, {}, 1), ErrorCode::StaleVersion);
    QCOMPARE_ERROR(changeRole(UserId::generate(), Role::Admin), ErrorCode::NotFound);
}

void TestPeople::theLastAdministratorStays()
{
    TestClinic clinic;
    auto &users = clinic.services().users;
    UserChanges demoted;
    demoted.role = Role::Receptionist;
    QCOMPARE_ERROR(users.update(clinic.admin(), clinic.admin().userId, demoted, {}),
                   ErrorCode::IllegalTransition);
    QCOMPARE_ERROR(users.deactivate(clinic.admin(), clinic.admin().userId, {}),
                   ErrorCode::IllegalTransition);
    UserChanges promoted;
    promoted.role = Role::Admin;
    QVERIFY_RESULT(users.update(clinic.admin(), clinic.receptionist().userId, promoted, {}));
    QVERIFY_RESULT(users.deactivate(clinic.admin(), clinic.receptionist().userId, {}));
    // A disabled administrator does not count.
    QCOMPARE_ERROR(users.deactivate(clinic.admin(), clinic.admin().userId, {}),
                   ErrorCode::IllegalTransition);
    UserChanges back;
    back.isActive = true;
    QVERIFY_RESULT(users.update(clinic.admin(), clinic.receptionist().userId, back, {}));
    QVERIFY_RESULT(users.update(clinic.admin(), clinic.admin().userId, demoted, {}));
}

void TestPeople::administratorsWhoRemoveEachOtherAtOnceLeaveOne()
{
    TestClinic clinic;
    UserChanges admin;
    admin.role = Role::Admin;
    admin.isActive = true;
    const std::array<UserId, 2> both {clinic.admin().userId, clinic.receptionist().userId};
    for (int round = 0; round < 10; ++round) {
        for (const UserId &id : both)
            QVERIFY_RESULT(clinic.services().users.update(clinic.admin(), id, admin, {}));
        std::barrier start(2);
        QList<QFuture<bool>> results;
        for (const UserId &victim : both) {
            results.append(QtConcurrent::run([&clinic, &start, victim] {
                const auto scope = clinic.anotherScope();
                start.arrive_and_wait();
                return scope->services().users.deactivate(clinic.admin(), victim, {}).has_value();
            }));
        }
        QCOMPARE(int(results[0].result()) + int(results[1].result()), 1);
        QCOMPARE(
            clinic.database.raw(u"SELECT count(*) FROM users WHERE role = 'ADMIN' AND is_active"_s)
                .toInt(),
            1);
    }
}

void TestPeople::anEmailBelongsToOneAccount()
{
    TestClinic clinic;
    auto &users = clinic.services().users;
    QCOMPARE_ERROR(users.create(clinic.admin(), {u"DESK@clinic.example"_s, u"a long password"_s,
                                                 Role::Receptionist}),
                   ErrorCode::AlreadyExists);
    UserChanges changes;
    changes.email = u"Desk@Clinic.example "_s;
    const auto taken = users.update(clinic.admin(), clinic.admin().userId, changes, {});
    QCOMPARE_ERROR(taken, ErrorCode::AlreadyExists);
    QCOMPARE(faults(taken), QStringList {u"/email already_exists"_s});
    QVERIFY_RESULT(users.update(clinic.admin(), clinic.receptionist().userId, changes, {}));
    changes.email = u"nonsense"_s;
    QCOMPARE(faults(users.update(clinic.admin(), clinic.admin().userId, changes, {})),
             QStringList {u"/email not_an_email"_s});
}

void TestPeople::everyRoleMayDoWhatItsTableSays()
{
    TestClinic clinic;
    Services &services = clinic.services();
    const Actor doctor = clinic.newDoctorActor();
    const Actor patient = clinic.newPatientActor();
    const Doctor otherDoctor = clinic.newDoctor();
    const Patient otherPatient = clinic.newPatient();
    const QList<Actor> actors {clinic.admin(), clinic.receptionist(), doctor, patient};
    const auto code = [](const auto &result) {
        return result ? u"ok"_s : QString(toString(result.error().code));
    };
    using Operation = std::function<QString(const Actor &)>;
    struct Row {
        const char *name;
        Operation run;
        QString expected; ///< administrator, receptionist, doctor, patient
    };
    int counter = 0;
    const QDate day = clinic.today();
    const QString adminOnly = u"ok forbidden forbidden forbidden"_s;
    const QString everybody = u"ok ok ok ok"_s;
    PatientChanges address;
    address.address = u"x"_s;
    const QList<Row> table {
        {"create a patient",
         [&](const Actor &a) { return code(services.patients.create(a, person(u"N"_s))); },
         u"ok ok ok forbidden"_s},
        {"read another's record",
         [&](const Actor &a) { return code(services.patients.get(a, otherPatient.id)); },
         u"ok ok not_found not_found"_s},
        {"search patients",
         [&](const Actor &a) { return code(services.patients.search(a, {}, {})); },
         u"ok ok ok forbidden"_s},
        {"change another's record",
         [&](const Actor &a) {
             return code(services.patients.update(a, otherPatient.id, address, {}));
         },
         u"ok ok not_found not_found"_s},
        {"create a doctor",
         [&](const Actor &a) {
             return code(services.doctors.create(a, {u"D"_s, u"S"_s, {}, {}, {}}));
         },
         adminOnly},
        {"register a doctor",
         [&](const Actor &a) {
             return code(services.auth.registerDoctor(a, {u"d%1@x.example"_s.arg(++counter),
                                                          u"a long password"_s,
                                                          u"D"_s,
                                                          u"S"_s,
                                                          {},
                                                          {},
                                                          {}}));
         },
         adminOnly},
        {"change a doctor",
         [&](const Actor &a) { return code(services.doctors.update(a, otherDoctor.id, {}, {})); },
         adminOnly},
        {"read a doctor",
         [&](const Actor &a) { return code(services.doctors.get(a, otherDoctor.id)); }, everybody},
        {"list doctors", [&](const Actor &a) { return code(services.doctors.list(a, {}, {})); },
         everybody},
        {"list users", [&](const Actor &a) { return code(services.users.list(a, {}, {})); },
         adminOnly},
        {"read oneself", [&](const Actor &a) { return code(services.users.get(a, a.userId)); },
         everybody},
        {"read another user",
         [&](const Actor &a) {
             return code(
                 services.users.get(a, a.userId == doctor.userId ? patient.userId : doctor.userId));
         },
         adminOnly},
        {"create a user",
         [&](const Actor &a) {
             return code(services.users.create(
                 a, {u"u%1@x.example"_s.arg(++counter), u"a long password"_s, Role::Receptionist}));
         },
         adminOnly},
        {"change oneself as a user",
         [&](const Actor &a) { return code(services.users.update(a, a.userId, {}, {})); },
         adminOnly},
        {"set another's hours",
         [&](const Actor &a) {
             NewSchedule hours;
             hours.doctorId = otherDoctor.id;
             hours.dayOfWeek = 7;
             hours.start = WallTime {counter++ * 30};
             hours.end = WallTime {hours.start.minutes + 30};
             return code(services.schedules.create(a, hours));
         },
         u"ok ok not_found forbidden"_s},
        {"read hours",
         [&](const Actor &a) { return code(services.schedules.listForDoctor(a, otherDoctor.id)); },
         everybody},
        {"availability",
         [&](const Actor &a) {
             return code(services.calendar.availability(a, otherDoctor.id, day, day));
         },
         everybody},
        {"availability by specialty",
         [&](const Actor &a) {
             return code(services.calendar.availabilityBySpecialty(a, {}, day, day));
         },
         everybody},
        {"load the calendar",
         [&](const Actor &a) { return code(services.calendar.load(a, {}, day, day)); },
         u"ok ok ok forbidden"_s},
        {"read the clinic's profile",
         [&](const Actor &) { return code(services.clinic.profile()); }, everybody},
        {"change the clinic's profile",
         [&](const Actor &a) {
             return code(services.clinic.setProfile(a, {u"Clinic"_s, u"Europe/Berlin"_s}));
         },
         adminOnly},
    };
    QStringList wrong;
    for (const Row &row : table) {
        QStringList got;
        for (const Actor &actor : actors)
            got << row.run(actor);
        if (got.join(u' ') != row.expected)
            wrong << u"%1: %2"_s.arg(QString::fromLatin1(row.name), got.join(u' '));
    }
    QCOMPARE(wrong, QStringList());
}

QTEST_GUILESS_MAIN(TestPeople)
#include "tst_people.moc"
