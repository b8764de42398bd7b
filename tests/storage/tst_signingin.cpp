// SPDX-License-Identifier: GPL-3.0-or-later
#include "signingclinic.h"
#include "support/totpapp.h"

#include <QTest>
#include <QtConcurrent>

#include <algorithm>
#include <barrier>
#include <ctime>

using namespace frontdesk;
using namespace frontdesk::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

class TestSigningIn : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void security11_aHashOfAnotherCostIsMadeAnewAtLogIn();
    void security12_aSecondFactorLetsStaffHaveAShorterPassword();
    void security12_theLengthForStaffIsASetting();
    void security13_theClinicsNameIsNoPassword();
    void security14_fiveFailuresLockTheAccountForThatAddress();
    void security14_theLockEndsWhenItSays();
    void security14_aRightPasswordForgetsTheFailures();
    void security14_ofManyAtOnceFiveAreTried();
    void security14_twentyFailuresMakeAnswersSlowerAndLockNobodyOut();
    void security14_failuresCountInEveryProcessAndNameNobody();
    void security14_oldFailuresAreSwept();
    void security14_aClockSetBackLocksNobodyOut();
    void security14_aClientOfIpv6IsItsNetwork();
    void security14_whatIsNeitherRightNorWrongDoesNotCount();
    void security14_theCurrentPasswordIsGuardedToo();
    void security15_anUnknownAccountIsLockedAlike();
    void security15_unknownAndWrongTakeTheSameWork();
    void security16_aNewDatabaseHasNobodyInIt();
    void security17_aResetCodeSetsAPasswordOnceAndEndsTheSessions();
    void security17_aResetCodeEndsAfterThirtyMinutes();
    void security17_aResetCodeIsStoredHashedAlone();
    void security17_onlyTheLatestCodeIsGood();
    void security17_nobodysMailboxIsFilled();
    void security17_unknownAndDisabledGetNoCode();
    void security17_aResetDoesNotPassTheSecondFactor();
    void security17_aResetHoldsThePasswordsRules();
    void security17_ofTwoWhoUseACodeOneWins();
    void anAdministratorMakesACode();
    void security18_aSecondFactorIsAskedForOnceItIsConfirmed();
    void security18_noCodeIsGoodTwice();
    void security18_ofTwoWhoUseACodeAtOnceOneWins();
    void security18_aRightCodeWithAWrongPasswordIsRefusedAlike();
    void security18_wrongCodesCountAsFailures();
    void security18_recoveryCodesAreGoodOnce();
    void security18_theSecretIsSealedAndCodesAreHashed();
    void security18_confirmingEndsTheOtherSessions();
    void security18_switchingOffNeedsPasswordAndCode();
    void security18_administratorsMustHaveOneWhereTheClinicSaysSo();
    void security18_anAdministratorRemovesALostOne();
    void security21_secretsSurviveTheChangeOfTheKey();
    void security23_aRefreshWithinTheGraceGetsAPairOfTheSameFamily();
};

namespace {

const QString Password = u"correct horse battery"_s;
const QString Email = u"desk@clinic.example"_s;

Origin from(const QString &address)
{
    return {Channel::Api, address, u"request-1"_s};
}

const Origin Here = from(u"192.0.2.7"_s);

QString codeOf(const auto &result)
{
    return result ? u"ok"_s : QString(toString(result.error().code));
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

int auditRows(const TestClinic &clinic, const QString &action)
{
    return clinic.database.raw(u"SELECT count(*) FROM audit_log WHERE action = '%1'"_s.arg(action))
        .toInt();
}

int attempts(const TestClinic &clinic)
{
    return clinic.database.raw(u"SELECT count(*) FROM login_attempts"_s).toInt();
}

void failTimes(AuthService &auth, int times, const Origin &origin = Here)
{
    for (int i = 0; i < times; ++i)
        QCOMPARE_ERROR(auth.logIn(Email, u"wrong"_s, origin), ErrorCode::InvalidCredentials);
}

/// A second factor that is switched on, and what its owner was shown.
struct Factor {
    SecondFactorSecret shown;
    QStringList recovery;
};

Factor switchOn(Services &services, const Actor &actor, const Clock &clock)
{
    const auto shown = services.secondFactor.begin(actor);
    if (!shown)
        qFatal("%s", describe(shown).constData());
    const auto codes = services.secondFactor.confirm(actor, appCode(shown->secret, clock.now()));
    if (!codes)
        qFatal("%s", describe(codes).constData());
    return {*shown, *codes};
}

/// What this thread has worked so far, in microseconds: other processes do not count.
qint64 workedTime()
{
    timespec used {};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &used);
    return qint64(used.tv_sec) * 1'000'000 + used.tv_nsec / 1000;
}

double median(std::vector<qint64> times)
{
    std::ranges::sort(times);
    return double(times[times.size() / 2]);
}

} // namespace

void TestSigningIn::security11_aHashOfAnotherCostIsMadeAnewAtLogIn()
{
    TestClinic clinic;
    SigningDesk desk(clinic, {128, 1, 1});
    const auto services = desk.services();
    QVERIFY_RESULT(services->auth.logIn(Email, Password, Here));
    const QString stored =
        clinic.database.raw(u"SELECT password_hash FROM users WHERE email = '%1'"_s.arg(Email))
            .toString();
    QVERIFY(stored.startsWith(u"$argon2id$v=19$m=128,t=1,p=1$"_s));
    QVERIFY_RESULT(services->auth.logIn(Email, Password, Here));
    QCOMPARE(clinic.database.raw(u"SELECT password_hash FROM users WHERE email = '%1'"_s.arg(Email))
                 .toString(),
             stored);
}

void TestSigningIn::security12_aSecondFactorLetsStaffHaveAShorterPassword()
{
    TestClinic clinic;
    auto &services = clinic.services();
    const Actor &desk = clinic.receptionist();
    QCOMPARE(faults(services.auth.changePassword(desk, Password, u"zq7kpw3x"_s)),
             QStringList {u"/newPassword too_short"_s});
    switchOn(services, desk, clinic.clock);
    QCOMPARE(faults(services.auth.changePassword(desk, Password, u"zq7kpw3"_s)),
             QStringList {u"/newPassword too_short"_s});
    QVERIFY_RESULT(services.auth.changePassword(desk, Password, u"zq7kpw3x"_s));
    // And without it the short one is not enough.
    QCOMPARE(faults(services.secondFactor.disable(desk, u"zq7kpw3x"_s, u"123456"_s)),
             QStringList {u"/password too_short"_s});
}

void TestSigningIn::security12_theLengthForStaffIsASetting()
{
    TestClinic clinic;
    SigningDesk desk(clinic);
    desk.context.signIn.passwords.staff = 16;
    const auto services = desk.services();
    const auto create = [&](const QString &password) {
        return services->users.create(clinic.admin(),
                                      {u"new@clinic.example"_s, password, Role::Receptionist});
    };
    QCOMPARE(faults(create(u"zq7kpw3xab12345"_s)), QStringList {u"/password too_short"_s});
    QVERIFY_RESULT(create(u"zq7kpw3xab123456"_s));
}

void TestSigningIn::security13_theClinicsNameIsNoPassword()
{
    TestClinic clinic;
    auto &services = clinic.services();
    QVERIFY_RESULT(
        services.clinic.setProfile(clinic.admin(), {u"Clinic by the Sea"_s, u"Europe/Berlin"_s}));
    const QString guess = u"clinic by the sea 26"_s;
    const QStringList tooCommon {u"/password too_common"_s};
    QCOMPARE(faults(services.auth.registerPatient(
                 {u"a@mail.example"_s, guess, u"A"_s, QDate(1990, 1, 1), u"030 123"_s, {}}, Here)),
             tooCommon);
    QCOMPARE(
        faults(services.users.create(clinic.admin(), {u"b@clinic.example"_s, guess, Role::Admin})),
        tooCommon);
    UserChanges changes;
    changes.password = guess;
    QCOMPARE(
        faults(services.users.update(clinic.admin(), clinic.receptionist().userId, changes, {})),
        tooCommon);
    QCOMPARE(faults(services.auth.changePassword(clinic.receptionist(), Password, guess)),
             QStringList {u"/newPassword too_common"_s});
}

void TestSigningIn::security14_fiveFailuresLockTheAccountForThatAddress()
{
    TestClinic clinic;
    auto &auth = clinic.services().auth;
    failTimes(auth, 5);
    const auto refused = auth.logIn(Email, Password, Here);
    QCOMPARE_ERROR(refused, ErrorCode::TooManyRequests);
    QCOMPARE(refused.error().retryAfter, 15min);
    QCOMPARE_ERROR(auth.logIn(u" DESK@clinic.example"_s, Password, Here),
                   ErrorCode::TooManyRequests);
    QVERIFY_RESULT(auth.logIn(Email, Password, from(u"192.0.2.8"_s)));
    QVERIFY_RESULT(auth.logIn(u"admin@clinic.example"_s, Password, Here));
    // A refused attempt neither counts nor makes the lock longer.
    QCOMPARE(attempts(clinic), 5);
}

void TestSigningIn::security14_theLockEndsWhenItSays()
{
    TestClinic clinic;
    auto &auth = clinic.services().auth;
    failTimes(auth, 1);
    clinic.clock.advance(4min);
    failTimes(auth, 4);
    clinic.clock.advance(10min + 30s + 1ms);
    const auto refused = auth.logIn(Email, Password, Here);
    QCOMPARE_ERROR(refused, ErrorCode::TooManyRequests);
    QCOMPARE(refused.error().retryAfter, 30s);
    clinic.clock.advance(refused.error().retryAfter);
    // The first failure is forgotten, the four others are not: one more locks again.
    failTimes(auth, 1);
    QCOMPARE_ERROR(auth.logIn(Email, Password, Here), ErrorCode::TooManyRequests);
    clinic.clock.advance(15min);
    QVERIFY_RESULT(auth.logIn(Email, Password, Here));
}

void TestSigningIn::security14_aRightPasswordForgetsTheFailures()
{
    TestClinic clinic;
    auto &auth = clinic.services().auth;
    for (int round = 0; round < 3; ++round) {
        failTimes(auth, 4);
        QVERIFY_RESULT(auth.logIn(Email, Password, Here));
    }
    QCOMPARE(attempts(clinic), 0);
}

void TestSigningIn::security14_ofManyAtOnceFiveAreTried()
{
    TestClinic clinic;
    constexpr int Guesses = 12;
    QThreadPool pool;
    pool.setMaxThreadCount(Guesses);
    std::barrier start(Guesses);
    QList<QFuture<QString>> results;
    for (int i = 0; i < Guesses; ++i) {
        results.append(QtConcurrent::run(&pool, [&] {
            const auto scope = clinic.anotherScope();
            start.arrive_and_wait();
            return codeOf(scope->services().auth.logIn(Email, u"wrong"_s, Here));
        }));
    }
    QStringList outcomes;
    for (auto &result : results)
        outcomes << result.result();
    QCOMPARE(outcomes.count(u"invalid_credentials"_s), 5);
    QCOMPARE(outcomes.count(u"too_many_requests"_s), Guesses - 5);
}

void TestSigningIn::security14_twentyFailuresMakeAnswersSlowerAndLockNobodyOut()
{
    TestClinic clinic;
    SigningDesk desk(clinic);
    const auto services = desk.services();
    const auto took = [&](const QString &password, const QString &address) {
        const Instant before = clinic.clock.now();
        (void)services->auth.logIn(Email, password, from(address));
        return clinic.clock.now() - before;
    };
    for (int i = 0; i < 20; ++i)
        QCOMPARE(took(u"wrong"_s, u"198.51.100.%1"_s.arg(i)), 0ms);
    QCOMPARE(took(u"wrong"_s, u"198.51.100.20"_s), 2s);
    // The owner gets in, from anywhere, later: as often as they like.
    for (int i = 0; i < 3; ++i) {
        const Instant before = clinic.clock.now();
        QVERIFY_RESULT(services->auth.logIn(Email, Password, from(u"203.0.113.5"_s)));
        QCOMPARE(clinic.clock.now() - before, 2s);
    }
    // Other accounts are as quick as ever, and one wait at a time holds a thread.
    const Instant before = clinic.clock.now();
    QVERIFY_RESULT(services->auth.logIn(u"admin@clinic.example"_s, Password, Here));
    QCOMPARE(clinic.clock.now(), before);
    QVERIFY(desk.slow.tryAcquire());
    const auto full = services->auth.logIn(Email, Password, from(u"203.0.113.5"_s));
    QCOMPARE_ERROR(full, ErrorCode::TooManyRequests);
    QCOMPARE(full.error().retryAfter, 2s);
    desk.slow.release();
    clinic.clock.advance(1h);
    QCOMPARE(took(Password, u"203.0.113.5"_s), 0ms);
}

void TestSigningIn::security14_failuresCountInEveryProcessAndNameNobody()
{
    TestClinic clinic;
    failTimes(clinic.services().auth, 5);
    clinic.restart();
    QCOMPARE_ERROR(clinic.services().auth.logIn(Email, Password, Here), ErrorCode::TooManyRequests);
    QCOMPARE(clinic.database
                 .raw(u"SELECT count(*) FROM login_attempts WHERE account_hash LIKE '%desk%' "
                      "OR length(account_hash) <> 64"_s)
                 .toInt(),
             0);
}

void TestSigningIn::security14_oldFailuresAreSwept()
{
    TestClinic clinic;
    auto &auth = clinic.services().auth;
    failTimes(auth, 3);
    clinic.clock.advance(1h);
    QCOMPARE_ERROR(auth.logIn(u"nobody@mail.example"_s, u"x"_s, Here),
                   ErrorCode::InvalidCredentials);
    QCOMPARE(attempts(clinic), 1);
}

void TestSigningIn::security14_aClockSetBackLocksNobodyOut()
{
    TestClinic clinic;
    failTimes(clinic.services().auth, 5);
    clinic.clock.set(clinic.clock.now() - 1h);
    QVERIFY_RESULT(clinic.services().auth.logIn(Email, Password, Here));
}

void TestSigningIn::security14_aClientOfIpv6IsItsNetwork()
{
    TestClinic clinic;
    auto &auth = clinic.services().auth;
    for (int i = 1; i <= 5; ++i)
        failTimes(auth, 1, from(u"2001:db8:1:2::%1"_s.arg(i)));
    QCOMPARE_ERROR(auth.logIn(Email, Password, from(u"2001:db8:1:2:ffff::9"_s)),
                   ErrorCode::TooManyRequests);
    QVERIFY_RESULT(auth.logIn(Email, Password, from(u"2001:db8:1:3::1"_s)));
    failTimes(auth, 5, from(u"::ffff:192.0.2.7"_s));
    QCOMPARE_ERROR(auth.logIn(Email, Password, Here), ErrorCode::TooManyRequests);
    QVERIFY_RESULT(auth.logIn(Email, Password, from(u"::ffff:192.0.2.8"_s)));
}

void TestSigningIn::security14_whatIsNeitherRightNorWrongDoesNotCount()
{
    TestClinic clinic;
    auto &services = clinic.services();
    switchOn(services, clinic.receptionist(), clinic.clock);
    for (int i = 0; i < 7; ++i)
        QCOMPARE_ERROR(services.auth.logIn(Email, Password, Here), ErrorCode::TotpRequired);
    QCOMPARE(attempts(clinic), 0);
}

void TestSigningIn::security14_theCurrentPasswordIsGuardedToo()
{
    TestClinic clinic;
    auto &auth = clinic.services().auth;
    const auto session = auth.logIn(Email, Password, Here);
    QVERIFY_RESULT(session);
    for (int i = 0; i < 5; ++i)
        QCOMPARE(faults(auth.changePassword(session->actor, u"wrong"_s, u"a better one yet"_s)),
                 QStringList {u"/currentPassword wrong_password"_s});
    QCOMPARE_ERROR(auth.changePassword(session->actor, Password, u"a better one yet"_s),
                   ErrorCode::TooManyRequests);
}

void TestSigningIn::security15_anUnknownAccountIsLockedAlike()
{
    TestClinic clinic;
    auto &auth = clinic.services().auth;
    for (int i = 0; i < 6; ++i) {
        const auto wrong = auth.logIn(Email, u"wrong"_s, Here);
        const auto unknown = auth.logIn(u"nobody@mail.example"_s, u"wrong"_s, Here);
        QVERIFY(!wrong && !unknown);
        QVERIFY(wrong.error() == unknown.error());
    }
}

void TestSigningIn::security15_unknownAndWrongTakeTheSameWork()
{
    TestClinic clinic;
    SigningDesk desk(clinic, PasswordHasher::Cost());
    const auto services = desk.services();
    QVERIFY_RESULT(services->auth.logIn(Email, Password, Here)); // with a hash of the usual cost
    const auto work = [&](const QString &email) {
        clinic.clock.advance(2h); // nobody is locked or slow
        const qint64 before = workedTime();
        (void)services->auth.logIn(email, u"wrong"_s, Here);
        return workedTime() - before;
    };
    // Other programs disturb single rounds, not every one.
    double ratio = 0;
    for (int round = 0; round < 6 && (ratio < 0.9 || ratio > 1.1); ++round) {
        std::vector<qint64> wrong, unknown;
        for (int i = 0; i < 9; ++i) {
            wrong.push_back(work(Email));
            unknown.push_back(work(u"nobody@mail.example"_s));
        }
        ratio = median(unknown) / median(wrong);
    }
    QVERIFY2(ratio >= 0.9 && ratio <= 1.1, QByteArray::number(ratio).constData());
}

void TestSigningIn::security16_aNewDatabaseHasNobodyInIt()
{
    TestDatabase database;
    FakeClock clock(fromMillis(1'773'039'600'000));
    Config config = *parseConfig({});
    config.databaseUrl = database.url();
    config.jwtSecret = QString(48, u'k');
    const auto backend = Backend::open(config, clock, silentLogger());
    QVERIFY_RESULT(backend);
    const auto scope = (*backend)->scope();
    QVERIFY_RESULT(scope);
    QVERIFY(!*(*scope)->services().auth.hasAdministrator());
    QCOMPARE(database.raw(u"SELECT count(*) FROM users"_s).toInt(), 0);
    for (const QString &password : {u"admin"_s, u"password"_s, QString()})
        QCOMPARE_ERROR((*scope)->services().auth.logIn(u"admin"_s, password, Here),
                       ErrorCode::InvalidCredentials);
}

void TestSigningIn::security17_aResetCodeSetsAPasswordOnceAndEndsTheSessions()
{
    TestClinic clinic;
    SigningDesk desk(clinic);
    const auto services = desk.services();
    const auto session = services->auth.logIn(Email, Password, Here);
    QVERIFY_RESULT(session);
    QVERIFY_RESULT(services->passwordResets.request(u" DESK@clinic.example"_s, Here));
    QCOMPARE(desk.delivery.emails, QStringList {Email});
    const QString code = desk.delivery.codes.first();
    QCOMPARE(QByteArray::fromBase64(code.toLatin1(), QByteArray::Base64UrlEncoding).size(), 32);

    const QString wanted = u"yellow lamp on the moon"_s;
    QVERIFY_RESULT(services->passwordResets.confirm(u' ' + code + u'\n', wanted, Here));
    QCOMPARE_ERROR(services->auth.authenticate(session->accessToken, Here),
                   ErrorCode::Unauthenticated);
    QCOMPARE_ERROR(services->auth.refresh(session->refreshToken, Here), ErrorCode::Unauthenticated);
    QCOMPARE_ERROR(services->auth.logIn(Email, Password, Here), ErrorCode::InvalidCredentials);
    QVERIFY_RESULT(services->auth.logIn(Email, wanted, Here));
    QCOMPARE(auditRows(clinic, u"reset_password"_s), 1);

    QCOMPARE(faults(services->passwordResets.confirm(code, u"another lamp on the moon"_s, Here)),
             QStringList {u"/token not_valid"_s});
    QVERIFY_RESULT(services->auth.logIn(Email, wanted, Here));
}

void TestSigningIn::security17_aResetCodeEndsAfterThirtyMinutes()
{
    TestClinic clinic;
    auto &resets = clinic.services().passwordResets;
    const auto code = resets.makeCode(clinic.admin(), clinic.receptionist().userId);
    QVERIFY_RESULT(code);
    QVERIFY(code->expiresAt == clinic.clock.now() + 30min);
    clinic.clock.advance(30min);
    QCOMPARE(faults(resets.confirm(code->code, u"yellow lamp on the moon"_s, Here)),
             QStringList {u"/token not_valid"_s});
    clinic.clock.set(clinic.clock.now() - 1ms);
    QVERIFY_RESULT(resets.confirm(code->code, u"yellow lamp on the moon"_s, Here));
}

void TestSigningIn::security17_aResetCodeIsStoredHashedAlone()
{
    TestClinic clinic;
    const auto code =
        clinic.services().passwordResets.makeCode(clinic.admin(), clinic.receptionist().userId);
    QVERIFY_RESULT(code);
    QCOMPARE(clinic.database
                 .raw(u"SELECT count(*) FROM password_resets WHERE token_hash = '%1'"_s.arg(
                     QString::fromLatin1(
                         QCryptographicHash::hash(code->code.toUtf8(), QCryptographicHash::Sha256)
                             .toHex())))
                 .toInt(),
             1);
    QCOMPARE(clinic.database
                 .raw(u"SELECT count(*) FROM audit_log WHERE before || after LIKE '%%1%'"_s.arg(
                     code->code))
                 .toInt(),
             0);
}

void TestSigningIn::security17_onlyTheLatestCodeIsGood()
{
    TestClinic clinic;
    auto &resets = clinic.services().passwordResets;
    const auto first = resets.makeCode(clinic.admin(), clinic.receptionist().userId);
    const auto second = resets.makeCode(clinic.admin(), clinic.receptionist().userId);
    QVERIFY(first && second);
    QCOMPARE(faults(resets.confirm(first->code, u"yellow lamp on the moon"_s, Here)),
             QStringList {u"/token not_valid"_s});
    QVERIFY_RESULT(resets.confirm(second->code, u"yellow lamp on the moon"_s, Here));
}

void TestSigningIn::security17_nobodysMailboxIsFilled()
{
    TestClinic clinic;
    SigningDesk desk(clinic);
    const auto services = desk.services();
    for (int i = 0; i < 5; ++i)
        QVERIFY_RESULT(services->passwordResets.request(Email, from(u"198.51.100.%1"_s.arg(i))));
    QCOMPARE(desk.delivery.codes.size(), 3);
    clinic.clock.advance(1h);
    QVERIFY_RESULT(services->passwordResets.request(Email, Here));
    QCOMPARE(desk.delivery.codes.size(), 4);
}

void TestSigningIn::security17_unknownAndDisabledGetNoCode()
{
    TestClinic clinic;
    SigningDesk desk(clinic);
    const auto services = desk.services();
    const UserId receptionist = clinic.receptionist().userId;
    const auto code = services->passwordResets.makeCode(clinic.admin(), receptionist);
    QVERIFY_RESULT(code);
    QVERIFY_RESULT(services->users.deactivate(clinic.admin(), receptionist, {}));
    for (const QString &email : {Email, u"nobody@mail.example"_s, u"%"_s, QString()})
        QVERIFY_RESULT(services->passwordResets.request(email, Here));
    QVERIFY(desk.delivery.codes.isEmpty());
    QCOMPARE(
        faults(services->passwordResets.confirm(code->code, u"yellow lamp on the moon"_s, Here)),
        QStringList {u"/token not_valid"_s});
    QCOMPARE_ERROR(services->passwordResets.makeCode(clinic.admin(), receptionist),
                   ErrorCode::IllegalTransition);
}

void TestSigningIn::security17_aResetDoesNotPassTheSecondFactor()
{
    TestClinic clinic;
    auto &services = clinic.services();
    const Factor factor = switchOn(services, clinic.receptionist(), clinic.clock);
    const auto code =
        services.passwordResets.makeCode(clinic.admin(), clinic.receptionist().userId);
    QVERIFY_RESULT(code);
    const QString wanted = u"yellow lamp"_s; // short, for there is a second factor
    QVERIFY_RESULT(services.passwordResets.confirm(code->code, wanted, Here));
    QCOMPARE_ERROR(services.auth.logIn(Email, wanted, Here), ErrorCode::TotpRequired);
    clinic.clock.advance(30s);
    QVERIFY_RESULT(
        services.auth.logIn(Email, wanted, Here, appCode(factor.shown.secret, clinic.clock.now())));
}

void TestSigningIn::security17_aResetHoldsThePasswordsRules()
{
    TestClinic clinic;
    auto &resets = clinic.services().passwordResets;
    const auto code = resets.makeCode(clinic.admin(), clinic.receptionist().userId);
    QVERIFY_RESULT(code);
    QCOMPARE(faults(resets.confirm(code->code, u"elevenchars"_s, Here)),
             QStringList {u"/newPassword too_short"_s});
    QCOMPARE(faults(resets.confirm(code->code, Email, Here)),
             QStringList {u"/newPassword too_common"_s});
    // A poor password does not use the code up.
    QVERIFY_RESULT(resets.confirm(code->code, u"yellow lamp on the moon"_s, Here));
}

void TestSigningIn::security17_ofTwoWhoUseACodeOneWins()
{
    TestClinic clinic;
    const auto code =
        clinic.services().passwordResets.makeCode(clinic.admin(), clinic.receptionist().userId);
    QVERIFY_RESULT(code);
    std::barrier start(2);
    QList<QFuture<QString>> results;
    for (int i = 0; i < 2; ++i) {
        results.append(QtConcurrent::run([&, i] {
            const auto scope = clinic.anotherScope();
            start.arrive_and_wait();
            return codeOf(scope->services().passwordResets.confirm(
                code->code, u"yellow lamp on the moon %1"_s.arg(i), Here));
        }));
    }
    QStringList outcomes {results[0].result(), results[1].result()};
    outcomes.sort();
    QCOMPARE(outcomes, QStringList({u"invalid_input"_s, u"ok"_s}));
}

void TestSigningIn::anAdministratorMakesACode()
{
    TestClinic clinic;
    auto &resets = clinic.services().passwordResets;
    QVERIFY_RESULT(resets.makeCode(clinic.admin(), clinic.newPatientActor().userId));
    QCOMPARE(auditRows(clinic, u"make_reset_code"_s), 1);
    QCOMPARE_ERROR(resets.makeCode(clinic.receptionist(), clinic.receptionist().userId),
                   ErrorCode::Forbidden);
    QCOMPARE_ERROR(resets.makeCode(clinic.admin(), UserId::generate()), ErrorCode::NotFound);
}

void TestSigningIn::security18_aSecondFactorIsAskedForOnceItIsConfirmed()
{
    TestClinic clinic;
    auto &services = clinic.services();
    const Actor &desk = clinic.receptionist();
    QVERIFY(*services.secondFactor.state(desk) == SecondFactorState());
    QCOMPARE_ERROR(services.secondFactor.confirm(desk, u"123456"_s), ErrorCode::IllegalTransition);
    const auto abandoned = services.secondFactor.begin(desk);
    const auto shown = services.secondFactor.begin(desk);
    QVERIFY(abandoned && shown);
    QVERIFY(abandoned->secret != shown->secret);
    QVERIFY(shown->uri.contains(shown->secret));
    QVERIFY(shown->uri.contains(u"desk%40clinic.example"_s));
    QVERIFY_RESULT(services.auth.logIn(Email, Password, Here)); // not confirmed: not asked for

    const Instant now = clinic.clock.now();
    for (const QString &wrong : {u"000000"_s, appCode(abandoned->secret, now), QString()})
        QCOMPARE(faults(services.secondFactor.confirm(desk, wrong)),
                 QStringList {u"/code wrong_code"_s});
    const auto codes = services.secondFactor.confirm(desk, appCode(shown->secret, now));
    QVERIFY_RESULT(codes);
    QCOMPARE(codes->size(), 10);
    QVERIFY(*services.secondFactor.state(desk) == (SecondFactorState {true, 10, false}));
    QCOMPARE_ERROR(services.secondFactor.begin(desk), ErrorCode::AlreadyExists);
    QCOMPARE(auditRows(clinic, u"enable_second_factor"_s), 1);

    QCOMPARE_ERROR(services.auth.logIn(Email, Password, Here), ErrorCode::TotpRequired);
    clinic.clock.advance(30s);
    QVERIFY_RESULT(
        services.auth.logIn(Email, Password, Here, appCode(shown->secret, clinic.clock.now())));
}

void TestSigningIn::security18_noCodeIsGoodTwice()
{
    TestClinic clinic;
    auto &services = clinic.services();
    const Factor factor = switchOn(services, clinic.receptionist(), clinic.clock);
    const auto logIn = [&](int step) {
        return services.auth.logIn(Email, Password, Here,
                                   appCode(factor.shown.secret, clinic.clock.now(), step));
    };
    const auto refused = logIn(0); // it was used to confirm
    QCOMPARE_ERROR(refused, ErrorCode::InvalidCredentials);
    QCOMPARE(faults(refused), QStringList {u"/totp wrong_code"_s});
    clinic.clock.advance(90s);
    QVERIFY_RESULT(logIn(-1)); // a slow typist's
    QCOMPARE_ERROR(logIn(-1), ErrorCode::InvalidCredentials);
    QVERIFY_RESULT(logIn(1)); // a clock that is ahead
    QCOMPARE_ERROR(logIn(0), ErrorCode::InvalidCredentials); // older than the last one used
    clinic.clock.advance(60s);
    QCOMPARE_ERROR(logIn(2), ErrorCode::InvalidCredentials);
}

void TestSigningIn::security18_ofTwoWhoUseACodeAtOnceOneWins()
{
    TestClinic clinic;
    const Factor factor = switchOn(clinic.services(), clinic.receptionist(), clinic.clock);
    clinic.clock.advance(30s);
    const QString code = appCode(factor.shown.secret, clinic.clock.now());
    std::barrier start(2);
    QList<QFuture<QString>> results;
    for (int i = 0; i < 2; ++i) {
        results.append(QtConcurrent::run([&] {
            const auto scope = clinic.anotherScope();
            start.arrive_and_wait();
            return codeOf(scope->services().auth.logIn(Email, Password, Here, code));
        }));
    }
    QStringList outcomes {results[0].result(), results[1].result()};
    outcomes.sort();
    QCOMPARE(outcomes, QStringList({u"invalid_credentials"_s, u"ok"_s}));
}

void TestSigningIn::security18_aRightCodeWithAWrongPasswordIsRefusedAlike()
{
    TestClinic clinic;
    auto &services = clinic.services();
    const Factor factor = switchOn(services, clinic.receptionist(), clinic.clock);
    clinic.clock.advance(30s);
    const QString code = appCode(factor.shown.secret, clinic.clock.now());
    const auto wrong = services.auth.logIn(Email, u"wrong"_s, Here, code);
    const auto unknown = services.auth.logIn(u"nobody@mail.example"_s, Password, Here, code);
    QCOMPARE_ERROR(wrong, ErrorCode::InvalidCredentials);
    QVERIFY(wrong.error() == unknown.error());
    QVERIFY(services.auth.logIn(Email, u"wrong"_s, Here).error() == unknown.error());
    QVERIFY_RESULT(services.auth.logIn(Email, Password, Here, code)); // and was not used up
}

void TestSigningIn::security18_wrongCodesCountAsFailures()
{
    TestClinic clinic;
    auto &services = clinic.services();
    const Factor factor = switchOn(services, clinic.receptionist(), clinic.clock);
    clinic.clock.advance(30s);
    const QString right = appCode(factor.shown.secret, clinic.clock.now());
    const QString wrong = right.left(5) + (right.back() == u'0' ? u'1' : u'0');
    for (int i = 0; i < 5; ++i)
        QCOMPARE_ERROR(services.auth.logIn(Email, Password, Here, wrong),
                       ErrorCode::InvalidCredentials);
    QCOMPARE_ERROR(services.auth.logIn(Email, Password, Here, right), ErrorCode::TooManyRequests);
}

void TestSigningIn::security18_recoveryCodesAreGoodOnce()
{
    TestClinic clinic;
    auto &services = clinic.services();
    const Factor factor = switchOn(services, clinic.receptionist(), clinic.clock);
    QVERIFY_RESULT(
        services.auth.logIn(Email, Password, Here, factor.recovery[3].toUpper().remove(u'-')));
    QCOMPARE_ERROR(services.auth.logIn(Email, Password, Here, factor.recovery[3]),
                   ErrorCode::InvalidCredentials);
    QVERIFY_RESULT(services.auth.logIn(Email, Password, Here, factor.recovery[0]));
    QCOMPARE(services.secondFactor.state(clinic.receptionist())->recoveryCodesLeft, 8);
    QCOMPARE(auditRows(clinic, u"use_recovery_code"_s), 2);
    // Another's are of no use.
    QCOMPARE_ERROR(services.auth.logIn(Email, Password, Here, u"abcd-efgh-ijkl-mnop"_s),
                   ErrorCode::InvalidCredentials);
}

void TestSigningIn::security18_theSecretIsSealedAndCodesAreHashed()
{
    TestClinic clinic;
    const Factor factor = switchOn(clinic.services(), clinic.receptionist(), clinic.clock);
    const QString kept =
        clinic.database.raw(u"SELECT sealed_secret FROM second_factors"_s).toString();
    QVERIFY(kept.startsWith(u"1."_s));
    QVERIFY(!kept.contains(factor.shown.secret));
    for (const QString &code : factor.recovery)
        QCOMPARE(clinic.database
                     .raw(u"SELECT count(*) FROM recovery_codes WHERE code_hash LIKE '%%1%'"_s.arg(
                         QString(code).remove(u'-')))
                     .toInt(),
                 0);
}

void TestSigningIn::security18_confirmingEndsTheOtherSessions()
{
    TestClinic clinic;
    auto &services = clinic.services();
    const auto own = services.auth.logIn(Email, Password, Here);
    const auto other = services.auth.logIn(Email, Password, Here);
    QVERIFY(own && other);
    switchOn(services, own->actor, clinic.clock);
    QVERIFY_RESULT(services.auth.authenticate(own->accessToken, Here));
    QCOMPARE_ERROR(services.auth.authenticate(other->accessToken, Here),
                   ErrorCode::Unauthenticated);
    QCOMPARE_ERROR(services.auth.refresh(other->refreshToken, Here), ErrorCode::Unauthenticated);
}

void TestSigningIn::security18_switchingOffNeedsPasswordAndCode()
{
    TestClinic clinic;
    auto &services = clinic.services();
    auto &second = services.secondFactor;
    const Actor &desk = clinic.receptionist();
    const Factor factor = switchOn(services, desk, clinic.clock);
    clinic.clock.advance(30s);
    const QString code = appCode(factor.shown.secret, clinic.clock.now());
    QCOMPARE(faults(second.disable(desk, u"wrong"_s, code)),
             QStringList {u"/password wrong_password"_s});
    QCOMPARE(faults(second.disable(desk, Password, u"abc"_s)), QStringList {u"/totp wrong_code"_s});
    QCOMPARE(faults(second.disable(desk, Password, {})), QStringList {u"/totp required"_s});
    QVERIFY(second.state(desk)->isOn);
    QVERIFY_RESULT(second.disable(desk, Password, code));
    QVERIFY(!second.state(desk)->isOn);
    QVERIFY_RESULT(services.auth.logIn(Email, Password, Here));
    QCOMPARE(clinic.database.raw(u"SELECT count(*) FROM recovery_codes"_s).toInt(), 0);
    QCOMPARE(auditRows(clinic, u"disable_second_factor"_s), 1);
    QCOMPARE_ERROR(second.disable(desk, Password, code), ErrorCode::NotFound);
}

void TestSigningIn::security18_administratorsMustHaveOneWhereTheClinicSaysSo()
{
    TestClinic clinic;
    SigningDesk desk(clinic);
    desk.context.signIn.totpRequiredForAdmins = true;
    const auto services = desk.services();
    const auto admin = services->auth.logIn(u"admin@clinic.example"_s, Password, Here);
    QVERIFY_RESULT(admin);
    QVERIFY(admin->actor.mustSetUpTotp);
    QVERIFY(services->auth.authenticate(admin->accessToken, Here)->mustSetUpTotp);
    const auto receptionist = services->auth.logIn(Email, Password, Here);
    QVERIFY_RESULT(receptionist);
    QVERIFY(!receptionist->actor.mustSetUpTotp);

    const Factor factor = switchOn(*services, admin->actor, clinic.clock);
    QVERIFY(!services->auth.authenticate(admin->accessToken, Here)->mustSetUpTotp);
    QVERIFY(services->secondFactor.state(admin->actor)->isRequired);
    clinic.clock.advance(30s);
    QCOMPARE_ERROR(services->secondFactor.disable(admin->actor, Password,
                                                  appCode(factor.shown.secret, clinic.clock.now())),
                   ErrorCode::Forbidden);
}

void TestSigningIn::security18_anAdministratorRemovesALostOne()
{
    TestClinic clinic;
    auto &services = clinic.services();
    const UserId user = clinic.receptionist().userId;
    QCOMPARE_ERROR(services.secondFactor.removeFor(clinic.admin(), user), ErrorCode::NotFound);
    const auto session = services.auth.logIn(Email, Password, Here);
    QVERIFY_RESULT(session);
    switchOn(services, session->actor, clinic.clock);
    QCOMPARE_ERROR(services.secondFactor.removeFor(clinic.receptionist(), user),
                   ErrorCode::Forbidden);
    QVERIFY_RESULT(services.secondFactor.removeFor(clinic.admin(), user));
    QCOMPARE_ERROR(services.auth.authenticate(session->accessToken, Here),
                   ErrorCode::Unauthenticated);
    QVERIFY_RESULT(services.auth.logIn(Email, Password, Here));
    QCOMPARE(auditRows(clinic, u"remove_second_factor"_s), 1);
    // One's own goes with the password alone.
    QCOMPARE_ERROR(services.secondFactor.removeFor(clinic.admin(), clinic.admin().userId),
                   ErrorCode::Forbidden);
}

void TestSigningIn::security21_secretsSurviveTheChangeOfTheKey()
{
    TestDatabase database;
    FakeClock clock(fromMillis(1'773'039'600'000));
    Config config = *parseConfig({});
    config.databaseUrl = database.url();
    const QString first(48, u'1');
    const QString second(48, u'2');
    const auto open = [&](const QString &secret, const QString &previous) {
        config.jwtSecret = secret;
        config.jwtSecretPrevious = previous;
        auto backend = Backend::open(config, clock, silentLogger());
        if (!backend)
            qFatal("%s", describe(backend).constData());
        return *std::move(backend);
    };
    SecondFactorSecret shown;
    QString token;
    {
        const auto backend = open(first, {});
        auto scope = *backend->scope();
        auto &services = scope->services();
        QVERIFY_RESULT(
            services.auth.createAdministrator(Email, Password, {Channel::CommandLine, {}, {}}));
        const auto session = services.auth.logIn(Email, Password, Here);
        QVERIFY_RESULT(session);
        token = session->accessToken;
        shown = switchOn(services, session->actor, clock).shown;
    }
    const auto logIn = [&](Backend &backend) {
        clock.advance(60s);
        auto scope = *backend.scope();
        return codeOf(scope->services().auth.logIn(Email, Password, Here,
                                                   appCode(shown.secret, clock.now())));
    };
    {
        const auto backend = open(second, first);
        QCOMPARE(logIn(*backend), u"ok"_s);
        auto scope = *backend->scope();
        QVERIFY_RESULT(scope->services().auth.authenticate(token, Here));
    }
    {
        const auto backend = open(second, {}); // sealed anew: the old key is needed no more
        QCOMPARE(logIn(*backend), u"ok"_s);
        auto scope = *backend->scope();
        QCOMPARE_ERROR(scope->services().auth.authenticate(token, Here),
                       ErrorCode::Unauthenticated);
    }
    QCOMPARE(logIn(*open(first, {})), u"config_invalid"_s);
}

void TestSigningIn::security23_aRefreshWithinTheGraceGetsAPairOfTheSameFamily()
{
    TestClinic clinic;
    auto &auth = clinic.services().auth;
    const auto session = auth.logIn(Email, Password, Here);
    QVERIFY_RESULT(session);
    const auto first = auth.refresh(session->refreshToken, Here);
    clinic.clock.advance(9s);
    const auto second = auth.refresh(session->refreshToken, Here);
    QVERIFY(first && second);
    QVERIFY(first->refreshToken != second->refreshToken);
    QVERIFY(first->actor.sessionId == second->actor.sessionId);
    // Later the used one is a theft, and both of the family end.
    clinic.clock.advance(2s);
    QCOMPARE_ERROR(auth.refresh(session->refreshToken, Here), ErrorCode::Unauthenticated);
    QCOMPARE_ERROR(auth.refresh(first->refreshToken, Here), ErrorCode::Unauthenticated);
    QCOMPARE_ERROR(auth.refresh(second->refreshToken, Here), ErrorCode::Unauthenticated);
    QCOMPARE_ERROR(auth.authenticate(second->accessToken, Here), ErrorCode::Unauthenticated);
    QCOMPARE(auditRows(clinic, u"refresh_token_reused"_s), 1);
}

QTEST_GUILESS_MAIN(TestSigningIn)
#include "tst_signingin.moc"
