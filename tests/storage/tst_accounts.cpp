// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/services.h"
#include "support/result.h"
#include "support/testclinic.h"

#include <QtConcurrent>

#include <barrier>

using namespace frontdesk;
using namespace frontdesk::test;
using namespace Qt::StringLiterals;

class TestAccounts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void registeringMakesAPatientWhoIsSignedIn();
    void allFaultsOfARegistrationAreToldAtOnce();
    void security31_anEmailInUseLeavesThatAccountUntouched();
    void ofManyWhoRegisterOneEmailOneWins();
    void security15_unknownWrongAndDisabledAreAnsweredAlike();
    void security22_aLogInIsAuditedAndItsTokensAreNotStored();
    void security19_accessTokensEndWithTheirTime();
    void security22_aRefreshGivesANewPairUntilTheSessionEnds();
    void security23_aStolenRefreshTokenEndsTheSession();
    void security23_parallelRefreshesOfOneClientDoNot();
    void security23_aReplayedTokenIsNoticedAfterItHasExpiredToo();
    void security22_sessionsHaveAnAbsoluteEnd();
    void nonsenseIsNoToken();
    void security24_loggingOutBindsAtOnceAndEndsThisSessionAlone();
    void aRefreshTokenAloneLogsOut();
    void security24_aChangedPasswordEndsTheOtherSessions();
    void theCurrentPasswordIsNeededToChangeIt();
    void security24_whatAnAdministratorChangesBindsAtOnce();
    void security16_administratorsAreMadeOnTheMachineItself();
    void ofTwoFirstSetUpsOneWins();
    void aDoctorIsRegisteredWhole();
    void security12_13_passwordRules_data();
    void security12_13_passwordRules();
};

namespace {

const QString Password = u"correct horse battery"_s;
const Origin Web {Channel::Api, u"192.0.2.7"_s, u"request-1"_s};

PatientRegistration registration(const QString &email)
{
    return {email, Password, u"Lena Fischer"_s, QDate(1990, 5, 17), u"+49 170 1234567"_s, {}};
}

SignedIn signedIn(TestClinic &clinic, const QString &email, const QString &password = Password)
{
    auto result = clinic.services().auth.logIn(email, password, Web);
    if (!result)
        qFatal("%s", describe(result).constData());
    return *std::move(result);
}

/// A new patient's session; the account's e-mail is in `user.email`.
SignedIn newSession(TestClinic &clinic)
{
    static int counter = 0;
    auto result = clinic.services().auth.registerPatient(
        registration(u"session%1@mail.example"_s.arg(++counter)), Web);
    if (!result)
        qFatal("%s", describe(result).constData());
    return std::move(result->signedIn);
}

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

QString codeOf(const auto &result)
{
    return result ? u"ok"_s : QString(toString(result.error().code));
}

/// Whether the access and the refresh token of a session are taken now: "ok ok", ...
QString taken(TestClinic &clinic, const SignedIn &session)
{
    auto &auth = clinic.services().auth;
    return codeOf(auth.authenticate(session.accessToken, Web)) + u' '
           + codeOf(auth.refresh(session.refreshToken, Web));
}

const QString Ended = u"unauthenticated unauthenticated"_s;

int auditRows(const TestClinic &clinic, const QString &action)
{
    return clinic.database.raw(u"SELECT count(*) FROM audit_log WHERE action = '%1'"_s.arg(action))
        .toInt();
}

} // namespace

void TestAccounts::registeringMakesAPatientWhoIsSignedIn()
{
    TestClinic clinic;
    auto wanted = registration(u" Lena@Mail.Example "_s);
    wanted.address = u"Street 1"_s;
    const auto made = clinic.services().auth.registerPatient(wanted, Web);
    QVERIFY_RESULT(made);
    const SignedIn &session = made->signedIn;
    QCOMPARE(toString(session.user.role), toString(Role::Patient));
    QCOMPARE(session.user.email, u"lena@mail.example"_s);
    QVERIFY(made->patient.userId == session.user.id);
    QVERIFY(session.actor.patientId == made->patient.id);
    QCOMPARE(session.expiresIn, std::chrono::minutes(10));
    const auto actor = clinic.services().auth.authenticate(session.accessToken, Web);
    QVERIFY_RESULT(actor);
    QVERIFY(*actor == session.actor);
    QCOMPARE(actor->origin, u"192.0.2.7"_s);
    const auto record = clinic.services().patients.own(*actor);
    QVERIFY_RESULT(record);
    QVERIFY(*record == made->patient);
    QVERIFY(signedIn(clinic, u"LENA@mail.example"_s).user == session.user);
}

void TestAccounts::allFaultsOfARegistrationAreToldAtOnce()
{
    TestClinic clinic;
    const auto refused = clinic.services().auth.registerPatient(
        {u"nobody"_s, u"short"_s, {}, {}, u"x"_s, QString(501, u'x')}, Web);
    QCOMPARE_ERROR(refused, ErrorCode::InvalidInput);
    QCOMPARE(faults(refused),
             QStringList({u"/address too_long"_s, u"/dateOfBirth required"_s,
                          u"/email not_an_email"_s, u"/fullName required"_s,
                          u"/password too_short"_s, u"/phone not_a_phone_number"_s}));
    auto unborn = registration(u"a@b.example"_s);
    unborn.dateOfBirth = clinic.today().addDays(1);
    unborn.phone.clear();
    QCOMPARE(faults(clinic.services().auth.registerPatient(unborn, Web)),
             QStringList({u"/dateOfBirth in_the_future"_s, u"/phone required"_s}));
    QCOMPARE(clinic.database.raw(u"SELECT count(*) FROM patients"_s).toInt(), 0);
}

void TestAccounts::security31_anEmailInUseLeavesThatAccountUntouched()
{
    TestClinic clinic;
    auto &auth = clinic.services().auth;
    const SignedIn owner = newSession(clinic);
    const QString state = u"SELECT email || password_hash || role || version FROM users "
                          "WHERE id = '%1'"_s.arg(owner.user.id.toString());
    const QVariant before = clinic.database.raw(state);
    auto intruder = registration(owner.user.email.toUpper());
    intruder.password = u"another password"_s;
    const auto refused = auth.registerPatient(intruder, Web);
    QCOMPARE_ERROR(refused, ErrorCode::AlreadyExists);
    QCOMPARE(faults(refused), QStringList {u"/email already_exists"_s});
    QCOMPARE_ERROR(auth.registerDoctor(clinic.admin(),
                                       {owner.user.email, Password, u"D"_s, u"S"_s, {}, {}, {}}),
                   ErrorCode::AlreadyExists);
    QCOMPARE_ERROR(
        auth.createAdministrator(owner.user.email, Password, {Channel::CommandLine, {}, {}}),
        ErrorCode::AlreadyExists);
    QCOMPARE(clinic.database.raw(state), before);
    QCOMPARE(clinic.database.raw(u"SELECT count(*) FROM patients"_s).toInt(), 1);
    QCOMPARE(clinic.database.raw(u"SELECT count(*) FROM doctors"_s).toInt(), 0);
    QCOMPARE(taken(clinic, owner), u"ok ok"_s);
    QVERIFY_RESULT(auth.logIn(owner.user.email, Password, Web));
}

void TestAccounts::ofManyWhoRegisterOneEmailOneWins()
{
    TestClinic clinic;
    constexpr int Racers = 5;
    QThreadPool pool;
    pool.setMaxThreadCount(Racers);
    std::barrier start(Racers);
    QList<QFuture<QString>> results;
    for (int i = 0; i < Racers; ++i) {
        results.append(QtConcurrent::run(&pool, [&] {
            const auto scope = clinic.anotherScope();
            start.arrive_and_wait();
            return codeOf(
                scope->services().auth.registerPatient(registration(u"one@mail.example"_s), Web));
        }));
    }
    QStringList outcomes;
    for (auto &result : results)
        outcomes << result.result();
    QCOMPARE(outcomes.count(u"ok"_s), 1);
    QCOMPARE(outcomes.count(u"already_exists"_s), Racers - 1);
    QCOMPARE(clinic.database.raw(u"SELECT count(*) FROM patients"_s).toInt(), 1);
}

void TestAccounts::security15_unknownWrongAndDisabledAreAnsweredAlike()
{
    TestClinic clinic;
    auto &auth = clinic.services().auth;
    const SignedIn disabled = newSession(clinic);
    QVERIFY_RESULT(clinic.services().users.deactivate(clinic.admin(), disabled.user.id, {}));
    const auto unknown = auth.logIn(u"nobody@mail.example"_s, Password, Web);
    QCOMPARE_ERROR(unknown, ErrorCode::InvalidCredentials);
    const QList<std::pair<QString, QString>> others {
        {u"desk@clinic.example"_s, u"wrong password"_s},
        {u"desk@clinic.example"_s, {}},
        {u"desk@clinic.example"_s, Password + u' '},
        {disabled.user.email, Password},
        {{}, {}},
        {u"%"_s, Password},
    };
    for (const auto &[email, password] : others) {
        const auto refused = auth.logIn(email, password, Web);
        QVERIFY(!refused);
        QVERIFY(refused.error() == unknown.error());
    }
    QVERIFY_RESULT(auth.logIn(u" Desk@Clinic.example"_s, Password, Web));
}

void TestAccounts::security22_aLogInIsAuditedAndItsTokensAreNotStored()
{
    TestClinic clinic;
    const int before = auditRows(clinic, u"log_in"_s);
    const SignedIn session = signedIn(clinic, u"desk@clinic.example"_s);
    QCOMPARE(auditRows(clinic, u"log_in"_s), before + 1);
    QVERIFY(session.refreshToken.size() >= 43);
    QCOMPARE(clinic.database
                 .raw(u"SELECT count(*) FROM refresh_tokens WHERE token_hash LIKE '%%1%'"_s.arg(
                     session.refreshToken))
                 .toInt(),
             0);
    QCOMPARE(clinic.database
                 .raw(u"SELECT count(*) FROM users WHERE password_hash NOT LIKE '$argon2id$%'"_s)
                 .toInt(),
             0);
}

void TestAccounts::security19_accessTokensEndWithTheirTime()
{
    TestClinic clinic;
    auto &auth = clinic.services().auth;
    const SignedIn session = newSession(clinic);
    clinic.clock.advance(session.expiresIn - std::chrono::seconds(1));
    QVERIFY_RESULT(auth.authenticate(session.accessToken, Web));
    clinic.clock.advance(std::chrono::seconds(31)); // half a minute of skew is allowed
    QCOMPARE_ERROR(auth.authenticate(session.accessToken, Web), ErrorCode::Unauthenticated);
    QVERIFY_RESULT(auth.refresh(session.refreshToken, Web));
}

void TestAccounts::security22_aRefreshGivesANewPairUntilTheSessionEnds()
{
    TestClinic clinic;
    auto &auth = clinic.services().auth;
    SignedIn session = newSession(clinic);
    for (int i = 0; i < 3; ++i) {
        clinic.clock.advance(std::chrono::hours(24 * 6));
        const auto next = auth.refresh(session.refreshToken, Web);
        QVERIFY_RESULT(next);
        QVERIFY(next->refreshToken != session.refreshToken);
        QVERIFY(next->actor.sessionId == session.actor.sessionId);
        QVERIFY(next->actor.patientId == session.actor.patientId);
        QVERIFY_RESULT(auth.authenticate(next->accessToken, Web));
        session = *next;
    }
    clinic.clock.advance(std::chrono::hours(24 * 7)); // idle for too long
    QCOMPARE_ERROR(auth.refresh(session.refreshToken, Web), ErrorCode::Unauthenticated);
}

void TestAccounts::security23_aStolenRefreshTokenEndsTheSession()
{
    TestClinic clinic;
    auto &auth = clinic.services().auth;
    const SignedIn session = newSession(clinic);
    const SignedIn other = signedIn(clinic, session.user.email);
    const auto next = auth.refresh(session.refreshToken, Web);
    QVERIFY_RESULT(next);
    clinic.clock.advance(std::chrono::milliseconds(10'001));
    QCOMPARE_ERROR(auth.refresh(session.refreshToken, Web), ErrorCode::Unauthenticated);
    QCOMPARE(taken(clinic, *next), Ended);
    QCOMPARE(codeOf(auth.authenticate(session.accessToken, Web)), u"unauthenticated"_s);
    QCOMPARE(auditRows(clinic, u"refresh_token_reused"_s), 1);
    QCOMPARE(taken(clinic, other), u"ok ok"_s);
}

void TestAccounts::security23_parallelRefreshesOfOneClientDoNot()
{
    TestClinic clinic;
    const SignedIn session = newSession(clinic);
    std::barrier start(2);
    QList<QFuture<Result<SignedIn>>> results;
    for (int i = 0; i < 2; ++i) {
        results.append(QtConcurrent::run([&] {
            const auto scope = clinic.anotherScope();
            start.arrive_and_wait();
            return scope->services().auth.refresh(session.refreshToken, Web);
        }));
    }
    clinic.clock.advance(std::chrono::seconds(10));
    const auto third = clinic.services().auth.refresh(session.refreshToken, Web);
    for (auto &result : results)
        QVERIFY_RESULT(result.result());
    QVERIFY_RESULT(third);
    QCOMPARE(taken(clinic, results[0].result().value()), u"ok ok"_s);
    QCOMPARE(taken(clinic, results[1].result().value()), u"ok ok"_s);
    QCOMPARE(auditRows(clinic, u"refresh_token_reused"_s), 0);
}

void TestAccounts::security23_aReplayedTokenIsNoticedAfterItHasExpiredToo()
{
    TestClinic clinic;
    auto &auth = clinic.services().auth;
    const SignedIn session = newSession(clinic);
    SignedIn latest = session;
    for (int i = 0; i < 2; ++i) {
        const auto next = auth.refresh(latest.refreshToken, Web);
        QVERIFY_RESULT(next);
        latest = *next;
        clinic.clock.advance(std::chrono::hours(24 * 5));
    }
    QCOMPARE_ERROR(auth.refresh(session.refreshToken, Web), ErrorCode::Unauthenticated);
    QCOMPARE_ERROR(auth.refresh(latest.refreshToken, Web), ErrorCode::Unauthenticated);
    QCOMPARE(auditRows(clinic, u"refresh_token_reused"_s), 1);
}

void TestAccounts::security22_sessionsHaveAnAbsoluteEnd()
{
    TestClinic clinic;
    auto &auth = clinic.services().auth;
    SignedIn patient = newSession(clinic);
    SignedIn staff = signedIn(clinic, u"desk@clinic.example"_s);
    clinic.clock.advance(std::chrono::hours(12) - std::chrono::minutes(5));
    auto next = auth.refresh(staff.refreshToken, Web);
    QVERIFY_RESULT(next);
    QCOMPARE(next->expiresIn, std::chrono::minutes(5)); // no longer than the session
    clinic.clock.advance(std::chrono::minutes(5));
    QCOMPARE_ERROR(auth.refresh(next->refreshToken, Web), ErrorCode::Unauthenticated);
    QCOMPARE_ERROR(auth.authenticate(next->accessToken, Web), ErrorCode::Unauthenticated);

    for (int day = 5; day < 30; day += 5) {
        clinic.clock.advance(std::chrono::hours(24 * 5 - (day == 5 ? 12 : 0)));
        next = auth.refresh(patient.refreshToken, Web);
        QVERIFY_RESULT(next);
        patient = *next;
    }
    clinic.clock.advance(std::chrono::hours(24 * 5));
    QCOMPARE_ERROR(auth.refresh(patient.refreshToken, Web), ErrorCode::Unauthenticated);
}

void TestAccounts::nonsenseIsNoToken()
{
    TestClinic clinic;
    auto &auth = clinic.services().auth;
    const SignedIn session = newSession(clinic);
    for (const QString &token :
         {u""_s, u"x"_s, u"a.b.c"_s, session.refreshToken, session.accessToken.chopped(1),
          session.accessToken + u' ', QString(1'000'000, u'x'), u"\0"_s}) {
        QCOMPARE_ERROR(auth.authenticate(token, Web), ErrorCode::Unauthenticated);
    }
    for (const QString &token :
         {u""_s, u"x"_s, session.accessToken, session.refreshToken.toLower(),
          session.refreshToken + u'=', QString(1'000'000, u'x'), u"a\0b"_s}) {
        QCOMPARE_ERROR(auth.refresh(token, Web), ErrorCode::Unauthenticated);
    }
    QCOMPARE(taken(clinic, session), u"ok ok"_s);
}

void TestAccounts::aRefreshTokenAloneLogsOut()
{
    TestClinic clinic;
    auto &auth = clinic.services().auth;
    const SignedIn session = newSession(clinic);
    const SignedIn other = signedIn(clinic, session.user.email);
    QVERIFY_RESULT(auth.logOut(session.refreshToken, Web));
    QCOMPARE(taken(clinic, session), Ended);
    QCOMPARE(taken(clinic, other), u"ok ok"_s);
    QCOMPARE(auditRows(clinic, u"log_out"_s), 1);
    QVERIFY_RESULT(auth.logOut(session.refreshToken, Web)); // twice is no harm, nor is nonsense
    QVERIFY_RESULT(auth.logOut(u"nonsense"_s, Web));
    QCOMPARE(auditRows(clinic, u"log_out"_s), 1);
}

void TestAccounts::security24_loggingOutBindsAtOnceAndEndsThisSessionAlone()
{
    TestClinic clinic;
    const SignedIn session = newSession(clinic);
    const SignedIn other = signedIn(clinic, session.user.email);
    QVERIFY_RESULT(clinic.services().auth.logOut(session.actor));
    QCOMPARE(taken(clinic, session), Ended);
    QCOMPARE(taken(clinic, other), u"ok ok"_s);
    QVERIFY_RESULT(clinic.services().auth.logOut(session.actor)); // twice is no harm
    QVERIFY(auditRows(clinic, u"log_out"_s) >= 1);
}

void TestAccounts::security24_aChangedPasswordEndsTheOtherSessions()
{
    TestClinic clinic;
    auto &auth = clinic.services().auth;
    const SignedIn session = newSession(clinic);
    const SignedIn other = signedIn(clinic, session.user.email);
    const SignedIn stranger = newSession(clinic);
    QVERIFY_RESULT(auth.changePassword(session.actor, Password, u"a better one"_s));
    QCOMPARE(taken(clinic, other), Ended);
    QCOMPARE(taken(clinic, session), u"ok ok"_s);
    QCOMPARE(taken(clinic, stranger), u"ok ok"_s);
    QCOMPARE_ERROR(auth.logIn(session.user.email, Password, Web), ErrorCode::InvalidCredentials);
    QVERIFY_RESULT(auth.logIn(session.user.email, u"a better one"_s, Web));
    QCOMPARE(auditRows(clinic, u"change_password"_s), 1);
}

void TestAccounts::theCurrentPasswordIsNeededToChangeIt()
{
    TestClinic clinic;
    auto &auth = clinic.services().auth;
    const SignedIn session = newSession(clinic);
    QCOMPARE(faults(auth.changePassword(session.actor, u"wrong"_s, u"a better one"_s)),
             QStringList {u"/currentPassword wrong_password"_s});
    QCOMPARE(faults(auth.changePassword(session.actor, Password, u"short"_s)),
             QStringList {u"/newPassword too_short"_s});
    QCOMPARE(faults(auth.changePassword(session.actor, Password, session.user.email)),
             QStringList {u"/newPassword too_common"_s});
    Actor nobody = session.actor;
    nobody.userId = UserId::generate();
    QCOMPARE_ERROR(auth.changePassword(nobody, Password, u"a better one"_s), ErrorCode::NotFound);
    QVERIFY_RESULT(auth.logIn(session.user.email, Password, Web));
}

void TestAccounts::security24_whatAnAdministratorChangesBindsAtOnce()
{
    TestClinic clinic;
    auto &users = clinic.services().users;
    const QString email = u"second@clinic.example"_s;
    const auto user = users.create(clinic.admin(), {email, Password, Role::Receptionist});
    QVERIFY_RESULT(user);
    const auto change = [&](UserChanges changes) {
        return users.update(clinic.admin(), user->id, changes, {});
    };
    UserChanges promoted;
    promoted.role = Role::Admin;
    SignedIn session = signedIn(clinic, email);
    QVERIFY_RESULT(change(promoted));
    QCOMPARE(taken(clinic, session), Ended);

    session = signedIn(clinic, email);
    QVERIFY(session.actor.isAdmin());
    UserChanges disabled;
    disabled.isActive = false;
    QVERIFY_RESULT(change(disabled));
    QCOMPARE(taken(clinic, session), Ended);
    UserChanges enabled;
    enabled.isActive = true;
    QVERIFY_RESULT(change(enabled));
    QCOMPARE(taken(clinic, session), Ended); // not even when it is enabled again

    session = signedIn(clinic, email);
    UserChanges reset;
    reset.password = u"chosen by the admin"_s;
    QVERIFY_RESULT(change(reset));
    QCOMPARE(taken(clinic, session), Ended);
    QCOMPARE_ERROR(clinic.services().auth.logIn(email, Password, Web),
                   ErrorCode::InvalidCredentials);

    session = signedIn(clinic, email, *reset.password);
    UserChanges renamed;
    renamed.email = u"renamed@clinic.example"_s;
    QVERIFY_RESULT(change(renamed));
    QCOMPARE(taken(clinic, session), u"ok ok"_s);
    QVERIFY_RESULT(clinic.services().auth.logIn(*renamed.email, *reset.password, Web));
    UserChanges weak;
    weak.password = u"elevenchars"_s;
    QCOMPARE(faults(change(weak)), QStringList {u"/password too_short"_s});
}

void TestAccounts::security16_administratorsAreMadeOnTheMachineItself()
{
    TestClinic clinic;
    auto &auth = clinic.services().auth;
    const QString email = u"new@clinic.example"_s;
    QCOMPARE_ERROR(auth.createAdministrator(email, Password, Web), ErrorCode::Forbidden);
    // The desktop's first-run set-up is over: there is an administrator.
    QCOMPARE_ERROR(auth.createAdministrator(email, Password, {Channel::Desktop, {}, {}}),
                   ErrorCode::Forbidden);
    const auto byCommand =
        auth.createAdministrator(email, Password, {Channel::CommandLine, {}, {}});
    QVERIFY_RESULT(byCommand);
    QVERIFY(signedIn(clinic, email).actor.isAdmin());
    QCOMPARE(
        faults(auth.createAdministrator(u"x"_s, u"elevenchars"_s, {Channel::CommandLine, {}, {}})),
        QStringList({u"/email not_an_email"_s, u"/password too_short"_s}));
    QVERIFY(*auth.hasAdministrator());
    clinic.database.raw(clinic.database.dialect() == Dialect::Sqlite
                            ? u"UPDATE users SET is_active = 0 WHERE role = 'ADMIN'"_s
                            : u"UPDATE users SET is_active = false WHERE role = 'ADMIN'"_s);
    QVERIFY(!*auth.hasAdministrator());
    QVERIFY_RESULT(
        auth.createAdministrator(u"rescue@clinic.example"_s, Password, {Channel::Desktop, {}, {}}));
}

void TestAccounts::ofTwoFirstSetUpsOneWins()
{
    TestClinic clinic;
    for (int round = 0; round < 4; ++round) {
        clinic.database.raw(u"UPDATE users SET role = 'RECEPTIONIST' WHERE role = 'ADMIN'"_s);
        std::barrier start(2);
        QList<QFuture<QString>> results;
        for (int i = 0; i < 2; ++i) {
            results.append(QtConcurrent::run([&, i] {
                const auto scope = clinic.anotherScope();
                start.arrive_and_wait();
                return codeOf(scope->services().auth.createAdministrator(
                    u"a%1.%2@clinic.example"_s.arg(round).arg(i), Password,
                    {Channel::Desktop, {}, {}}));
            }));
        }
        QStringList outcomes {results[0].result(), results[1].result()};
        outcomes.sort();
        QCOMPARE(outcomes, QStringList({u"forbidden"_s, u"ok"_s}));
    }
}

void TestAccounts::aDoctorIsRegisteredWhole()
{
    TestClinic clinic;
    auto &auth = clinic.services().auth;
    const auto made =
        auth.registerDoctor(clinic.admin(), {u"doc@clinic.example"_s, Password, u"Dr. Doc"_s,
                                             u"HNO"_s, u"Bio"_s, u"030 123"_s, u"1"_s});
    QVERIFY_RESULT(made);
    QVERIFY(made->doctor.userId == made->user.id);
    const SignedIn session = signedIn(clinic, u"doc@clinic.example"_s);
    QVERIFY(session.actor.doctorId == made->doctor.id);
    QCOMPARE(toString(session.actor.role), toString(Role::Doctor));
    // Nothing of a registration that fails stays.
    QVERIFY(!auth.registerDoctor(clinic.admin(),
                                 {u"other@clinic.example"_s, Password, {}, {}, {}, {}, {}}));
    QCOMPARE(
        clinic.database.raw(u"SELECT count(*) FROM users WHERE email = 'other@clinic.example'"_s)
            .toInt(),
        0);
}

void TestAccounts::security12_13_passwordRules_data()
{
    QTest::addColumn<QString>("password");
    QTest::addColumn<int>("role");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const QString &password, Role role,
                        const QString &expected) {
        QTest::newRow(name) << password << int(role) << expected;
    };
    row("empty", {}, Role::Patient, u"required"_s);
    row("seven for a patient", u"zq7kpw3"_s, Role::Patient, u"too_short"_s);
    row("eight for a patient", u"zq7kpw3x"_s, Role::Patient, u"ok"_s);
    row("eleven for staff", u"zq7kpw3xab1"_s, Role::Receptionist, u"too_short"_s);
    row("twelve for staff", u"zq7kpw3xab12"_s, Role::Receptionist, u"ok"_s);
    row("eleven for a doctor", u"zq7kpw3xab1"_s, Role::Doctor, u"too_short"_s);
    row("eleven for an administrator", u"zq7kpw3xab1"_s, Role::Admin, u"too_short"_s);
    row("no composition", u"only small letters here"_s, Role::Admin, u"ok"_s);
    row("other scripts", u"\u0643\u0644\u0645\u0629 \u0633\u0631 \u0637\u0648\u064a\u0644\u0629"_s,
        Role::Admin, u"ok"_s);
    row("256", QString(128, u'x') + QString(128, u'y'), Role::Admin, u"ok"_s);
    row("257", QString(257, u'x'), Role::Admin, u"too_long"_s);
    row("common", u"password123"_s, Role::Patient, u"too_common"_s);
    row("common in capitals", u"PASSWORD123"_s, Role::Patient, u"too_common"_s);
    row("one's e-mail", u"Lena.Fischer@Mail.example"_s, Role::Patient, u"too_common"_s);
    row("its first part", u"LENA.FISCHER"_s, Role::Patient, u"too_common"_s);
    row("its first part with a year", u"lenafischer1990"_s, Role::Patient, u"too_common"_s);
    row("the clinic's name", u"Clinic by the Sea"_s, Role::Admin, u"too_common"_s);
    row("the clinic's name in one word", u"clinicbythesea"_s, Role::Admin, u"too_common"_s);
    row("the clinic's name decorated", u"Clinic-by-the-Sea-2026!"_s, Role::Admin, u"too_common"_s);
    row("more than the clinic's name", u"not the Clinic by the Sea"_s, Role::Admin, u"ok"_s);
}

void TestAccounts::security12_13_passwordRules()
{
    QFETCH(const QString, password);
    QFETCH(const int, role);
    QFETCH(const QString, expected);
    const PasswordRules rules {PasswordLengths().leastFor(Role(role), false),
                               u" lena.fischer@mail.example"_s, u"Clinic by the Sea"_s};
    const auto result = rules.check(password, u"/password"_s);
    QCOMPARE(faults(result),
             QStringList {expected == "ok"_L1 ? u"no error"_s : u"/password "_s + expected});
}

QTEST_GUILESS_MAIN(TestAccounts)
#include "tst_accounts.moc"
