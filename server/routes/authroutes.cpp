// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources.h"

#include "fields.h"
#include "outputs.h"
#include "policies.h"

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 AuthBodyLimit = 16 * 1024;

struct Credentials {
    QString email;
    QString password;
    QString totp;
};

struct RefreshBody {
    QString refreshToken;
};

struct PasswordBody {
    QString currentPassword;
    QString newPassword;
};

struct LogOutBody {
    QString refreshToken;
};

struct ResetBody {
    QString email;
};

struct NewPasswordBody {
    QString token;
    QString newPassword;
};

struct CodeBody {
    QString code;
};

struct DisableBody {
    QString password;
    QString totp;
};

struct NoFields {
};

/// What somebody hears who has lost their password, whether there is an account or not.
struct ResetAsked {
    QString message;
};

struct RecoveryCode {
    QString code;
};

struct RecoveryCodes {
    QList<RecoveryCode> codes;
};

/// The signed-in user, and whose record is theirs.
struct Me {
    User user;
    PatientId patientId;
    DoctorId doctorId;
};

FieldType opaqueToken(QLatin1StringView what)
{
    return field::line(1, 200)
        .matching("^[A-Za-z0-9._~+/=-]*$"_L1)
        .about(what, "3vKq0cW1oVbT5yXn8uQmZr2LhJd7sEfAiGpBtNxYkUw"_L1);
}

FieldType refreshToken()
{
    return opaqueToken("Good once, for a new pair of tokens"_L1);
}

/// A code of an app, or a recovery code, as a person may type it.
FieldType oneTimeCode()
{
    return field::line(1, 40).about("A code of the authenticator app, or a recovery code"_L1,
                                    "287082"_L1);
}

} // namespace

template <>
const Output<ResetAsked> &outputOf<ResetAsked>()
{
    static const auto output =
        Output<ResetAsked>("ResetAsked"_L1, "The same whether there is such an account or not"_L1)
            .field("message"_L1, &ResetAsked::message,
                   field::line(1, 200).about("What happens now"_L1,
                                             "If there is such an account, a code is sent"_L1));
    return output;
}

template <>
const Output<SecondFactorState> &outputOf<SecondFactorState>()
{
    using State = SecondFactorState;
    static const auto output =
        Output<State>("SecondFactor"_L1, "How one's second factor stands"_L1)
            .field("enabled"_L1, &State::isOn,
                   field::boolean().about("Whether a code is asked for"_L1, true))
            .field("required"_L1, &State::isRequired,
                   field::boolean().about("Whether the clinic asks for one"_L1, false))
            .field("recoveryCodesLeft"_L1, &State::recoveryCodesLeft,
                   field::integer(0, 10).about("Recovery codes that are not used"_L1, 10));
    return output;
}

template <>
const Output<SecondFactorSecret> &outputOf<SecondFactorSecret>()
{
    using Secret = SecondFactorSecret;
    static const auto output =
        Output<Secret>("SecondFactorSecret"_L1, "What an authenticator app needs; shown once"_L1)
            .field("secret"_L1, &Secret::secret,
                   field::line(32, 32)
                       .matching("^[A-Z2-7]+$"_L1)
                       .about("Base32, to be typed"_L1, "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"_L1))
            .field("otpauthUri"_L1, &Secret::uri,
                   field::line(1, 4000)
                       .matching("^otpauth://totp/"_L1)
                       .about("To be shown as a QR code"_L1,
                              "otpauth://totp/Clinic:lena%40mail.example?secret="
                              "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Clinic"_L1));
    return output;
}

template <>
const Output<RecoveryCode> &outputOf<RecoveryCode>()
{
    static const auto output =
        Output<RecoveryCode>("RecoveryCode"_L1, "Good once, in place of a code of the app"_L1)
            .field("code"_L1, &RecoveryCode::code,
                   field::line(19, 19)
                       .matching("^[a-z2-7-]+$"_L1)
                       .about("As it is typed"_L1, "gezd-gnbv-gy3t-qojq"_L1));
    return output;
}

template <>
const Output<RecoveryCodes> &outputOf<RecoveryCodes>()
{
    static const auto output =
        Output<RecoveryCodes>("RecoveryCodes"_L1, "Shown this once"_L1)
            .list("recoveryCodes"_L1, &RecoveryCodes::codes, outputOf<RecoveryCode>(), 10,
                  "For whoever has lost the app"_L1);
    return output;
}

template <>
const Output<SignedIn> &outputOf<SignedIn>()
{
    static const auto output =
        Output<SignedIn>("SignedIn"_L1, "A session, and who it is of"_L1)
            .field("accessToken"_L1, &SignedIn::accessToken,
                   field::line(1, 4000)
                       .matching("^[A-Za-z0-9_-]+[.][A-Za-z0-9_-]+[.][A-Za-z0-9_-]+$"_L1)
                       .about("Send it as Authorization: Bearer"_L1,
                              "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl"_L1))
            .field("refreshToken"_L1, &SignedIn::refreshToken, refreshToken())
            .field("expiresIn"_L1, &SignedIn::expiresIn,
                   field::integer(1, 86'400).about("Seconds that the access token lasts"_L1, 600))
            .object("user"_L1, &SignedIn::user, outputOf<User>())
            .optional(
                "totpSetupRequired"_L1,
                [](const SignedIn &signedIn) {
                    return signedIn.actor.mustSetUpTotp ? std::optional(true) : std::nullopt;
                },
                field::boolean().about(
                    "Nothing is open to them before they set up a second factor"_L1, true));
    return output;
}

template <>
const Output<RegisteredPatient> &outputOf<RegisteredPatient>()
{
    using Registered = RegisteredPatient;
    static const auto output =
        Output<Registered>("RegisteredPatient"_L1, "A new patient, signed in"_L1)
            .fieldsOf(&Registered::signedIn, outputOf<SignedIn>())
            .object("patient"_L1, &Registered::patient, outputOf<Patient>());
    return output;
}

template <>
const Output<RegisteredDoctor> &outputOf<RegisteredDoctor>()
{
    using Registered = RegisteredDoctor;
    static const auto output =
        Output<Registered>("RegisteredDoctor"_L1, "A new doctor with a log-in"_L1)
            .object("user"_L1, &Registered::user, outputOf<User>())
            .object("doctor"_L1, &Registered::doctor, outputOf<Doctor>());
    return output;
}

template <>
const Output<Me> &outputOf<Me>()
{
    static const auto output =
        Output<Me>("Me"_L1, "The signed-in user"_L1)
            .fieldsOf(&Me::user, outputOf<User>())
            .optional("patientId"_L1, &Me::patientId, field::id("A patient's own record"_L1))
            .optional("doctorId"_L1, &Me::doctorId, field::id("A doctor's own record"_L1));
    return output;
}

namespace {

Schema<PatientRegistration> patientRegistration()
{
    using Body = PatientRegistration;
    return Schema<Body>()
        .required("email"_L1, &Body::email, field::emailAddress())
        .required("password"_L1, &Body::password, field::password())
        .required("fullName"_L1, &Body::fullName, field::name())
        .required("dateOfBirth"_L1, &Body::dateOfBirth, field::birthDate())
        .required("phone"_L1, &Body::phone, field::phone())
        .optional("address"_L1, &Body::address, field::address());
}

Schema<DoctorRegistration> doctorRegistration()
{
    using Body = DoctorRegistration;
    return Schema<Body>()
        .required("email"_L1, &Body::email, field::emailAddress())
        .required("password"_L1, &Body::password, field::password())
        .required("fullName"_L1, &Body::fullName, field::name())
        .required("specialty"_L1, &Body::specialty, field::specialty())
        .optional("bio"_L1, &Body::bio, field::bio())
        .optional("phone"_L1, &Body::phone, field::phone())
        .optional("room"_L1, &Body::room, field::room());
}

Schema<Credentials> credentials()
{
    // No more is asked of either: a form that no account can have is refused like a wrong password.
    return Schema<Credentials>()
        .required(
            "email"_L1, &Credentials::email,
            field::line(1, 1000).about("The e-mail to log in with"_L1, "lena@mail.example"_L1))
        .required("password"_L1, &Credentials::password, field::presentPassword())
        .optional("totp"_L1, &Credentials::totp, oneTimeCode());
}

Schema<RefreshBody> refreshBody()
{
    return Schema<RefreshBody>().required("refreshToken"_L1, &RefreshBody::refreshToken,
                                          refreshToken());
}

Schema<LogOutBody> logOutBody()
{
    return Schema<LogOutBody>()
        .optional("refreshToken"_L1, &LogOutBody::refreshToken, refreshToken())
        .mayBeAbsent();
}

Schema<ResetBody> resetBody()
{
    return Schema<ResetBody>().required(
        "email"_L1, &ResetBody::email,
        field::line(1, 1000).about("The e-mail to log in with"_L1, "lena@mail.example"_L1));
}

Schema<NewPasswordBody> newPasswordBody()
{
    return Schema<NewPasswordBody>()
        .required("token"_L1, &NewPasswordBody::token,
                  opaqueToken("What was sent, or handed over by an administrator"_L1))
        .required("newPassword"_L1, &NewPasswordBody::newPassword, field::password());
}

Schema<CodeBody> codeBody()
{
    return Schema<CodeBody>().required("code"_L1, &CodeBody::code, oneTimeCode());
}

Schema<DisableBody> disableBody()
{
    return Schema<DisableBody>()
        .required("password"_L1, &DisableBody::password, field::presentPassword())
        .required("totp"_L1, &DisableBody::totp, oneTimeCode());
}

Schema<PasswordBody> passwordBody()
{
    return Schema<PasswordBody>()
        .required("currentPassword"_L1, &PasswordBody::currentPassword, field::presentPassword())
        .required("newPassword"_L1, &PasswordBody::newPassword, field::password());
}

Result<Response> registerPatient(RequestContext &context, const PatientRegistration &body)
{
    return answerOnce(context, 201, [&] {
        return context.services.auth.registerPatient(body, context.origin());
    });
}

Result<Response> registerDoctor(RequestContext &context, const DoctorRegistration &body)
{
    return answerOnce(context, 201,
                      [&] { return context.services.auth.registerDoctor(context.actor, body); });
}

Result<Response> logIn(RequestContext &context, const Credentials &body)
{
    return answerOnce(context, 200, [&] {
        return context.services.auth.logIn(body.email, body.password, context.origin(), body.totp);
    });
}

Result<Response> refresh(RequestContext &context, const RefreshBody &body)
{
    return answerOnce(context, 200, [&] {
        return context.services.auth.refresh(body.refreshToken, context.origin());
    });
}

/// Ends the session of the access token, of the refresh token, or of both.
Result<Response> logOut(RequestContext &context, const LogOutBody &body)
{
    const bool known = !context.actor.userId.isNull();
    if (!known && body.refreshToken.isEmpty())
        return fail(ErrorCode::Unauthenticated, u"Send an access token or a refreshToken"_s);
    return answerOnce(context, 204, [&]() -> Result<void> {
        if (known)
            FRONTDESK_TRY(context.services.auth.logOut(context.actor));
        if (!body.refreshToken.isEmpty())
            FRONTDESK_TRY(context.services.auth.logOut(body.refreshToken, context.origin()));
        return {};
    });
}

Result<Response> me(RequestContext &context)
{
    const Actor &actor = context.actor;
    FRONTDESK_TRY_ASSIGN(const User user, context.services.users.get(actor, actor.userId));
    return answer(context, Me {user, actor.patientId, actor.doctorId});
}

Result<Response> changePassword(RequestContext &context, const PasswordBody &body)
{
    return answerOnce(context, 204, [&] {
        return context.services.auth.changePassword(context.actor, body.currentPassword,
                                                    body.newPassword);
    });
}

Result<Response> requestReset(RequestContext &context, const ResetBody &body)
{
    return answerOnce(
        context, 202,
        [&] { return context.services.passwordResets.request(body.email, context.origin()); },
        [] { return ResetAsked {u"If there is such an account, a code is sent"_s}; });
}

Result<Response> confirmReset(RequestContext &context, const NewPasswordBody &body)
{
    return answerOnce(context, 204, [&] {
        return context.services.passwordResets.confirm(body.token, body.newPassword,
                                                       context.origin());
    });
}

Result<Response> totpState(RequestContext &context)
{
    FRONTDESK_TRY_ASSIGN(const auto state, context.services.secondFactor.state(context.actor));
    return answer(context, state);
}

Result<Response> beginTotp(RequestContext &context, const NoFields &)
{
    return answerOnce(context, 201,
                      [&] { return context.services.secondFactor.begin(context.actor); });
}

Result<Response> confirmTotp(RequestContext &context, const CodeBody &body)
{
    return answerOnce(
        context, 200,
        [&] { return context.services.secondFactor.confirm(context.actor, body.code); },
        [](const QStringList &codes) {
            RecoveryCodes shown;
            for (const QString &code : codes)
                shown.codes.append({code});
            return shown;
        });
}

Result<Response> disableTotp(RequestContext &context, const DisableBody &body)
{
    FRONTDESK_TRY(context.services.secondFactor.disable(context.actor, body.password, body.totp));
    return Response::noContent();
}

} // namespace

void addAuthRoutes(RouteTable &table)
{
    const auto Sessions = table.group("Signing in"_L1, "Accounts, sessions and passwords"_L1);
    const Policy everyone = Policy::everyone();
    const auto post = [&](QLatin1StringView pattern, const Policy &policy, auto schema,
                          auto handler) -> Route & {
        return table.add(Method::Post, pattern, policy, schema, handler)
            .limitedTo(AuthBodyLimit)
            .countsAs(RateLimit::SignIn);
    };
    post("/auth/register"_L1, everyone, patientRegistration(), &registerPatient)
        .as("registerPatient"_L1, Sessions, "Register as a patient, and sign in"_L1)
        .answers(201, shapeOf<RegisteredPatient>())
        .fails({ErrorCode::AlreadyExists});
    post("/auth/register/doctor"_L1, administrators(), doctorRegistration(), &registerDoctor)
        .as("registerDoctor"_L1, Sessions, "Record a doctor with a log-in"_L1)
        .countsAs(RateLimit::Api)
        .answers(201, shapeOf<RegisteredDoctor>())
        .fails({ErrorCode::AlreadyExists});
    post("/auth/login"_L1, everyone, credentials(), &logIn)
        .as("logIn"_L1, Sessions, "Sign in"_L1)
        .answers(200, shapeOf<SignedIn>())
        .fails({ErrorCode::InvalidCredentials, ErrorCode::TotpRequired});
    post("/auth/refresh"_L1, everyone, refreshBody(), &refresh)
        .as("refreshTokens"_L1, Sessions, "Exchange a refresh token for new tokens"_L1)
        .answers(200, shapeOf<SignedIn>())
        .fails({ErrorCode::Unauthenticated});
    post("/auth/logout"_L1, Policy::everyoneByName(), logOutBody(), &logOut)
        .as("logOut"_L1, Sessions, "End this session at once"_L1)
        .says("It is the session of the access token, of the refresh token, or of both."_L1)
        .answers(204)
        .fails({ErrorCode::Unauthenticated})
        .duringTotpSetUp();
    post("/auth/password"_L1, Policy::signedIn(), passwordBody(), &changePassword)
        .as("changePassword"_L1, Sessions, "Change one's own password"_L1)
        .answers(204)
        .fails({ErrorCode::InvalidCredentials});
    post("/auth/password-reset"_L1, everyone, resetBody(), &requestReset)
        .as("askForPasswordReset"_L1, Sessions, "Have a code sent that sets a new password"_L1)
        .answers(202, shapeOf<ResetAsked>());
    post("/auth/password-reset/confirm"_L1, everyone, newPasswordBody(), &confirmReset)
        .as("resetPassword"_L1, Sessions, "Set a new password with such a code"_L1)
        .says("It ends every session of the account, and signs nobody in."_L1)
        .answers(204);
    table.add(Method::Get, "/auth/me"_L1, Policy::signedIn(), &me)
        .as("whoAmI"_L1, Sessions, "The signed-in user"_L1)
        .answers(200, shapeOf<Me>())
        .duringTotpSetUp();
    table.add(Method::Get, "/auth/totp"_L1, Policy::signedIn(), &totpState)
        .as("getSecondFactor"_L1, Sessions, "How one's second factor stands"_L1)
        .answers(200, shapeOf<SecondFactorState>())
        .duringTotpSetUp();
    post("/auth/totp"_L1, Policy::signedIn(), Schema<NoFields>().mayBeAbsent(), &beginTotp)
        .as("beginSecondFactor"_L1, Sessions, "Make a secret for an authenticator app"_L1)
        .answers(201, shapeOf<SecondFactorSecret>())
        .fails({ErrorCode::AlreadyExists})
        .duringTotpSetUp();
    post("/auth/totp/confirm"_L1, Policy::signedIn(), codeBody(), &confirmTotp)
        .as("confirmSecondFactor"_L1, Sessions, "Switch it on with a first code"_L1)
        .says("It ends one's other sessions."_L1)
        .answers(200, shapeOf<RecoveryCodes>())
        .fails({ErrorCode::IllegalTransition})
        .duringTotpSetUp();
    table.add(Method::Delete, "/auth/totp"_L1, Policy::signedIn(), disableBody(), &disableTotp)
        .as("disableSecondFactor"_L1, Sessions, "Switch one's second factor off"_L1)
        .withBody()
        .limitedTo(AuthBodyLimit)
        .countsAs(RateLimit::SignIn)
        .answers(204)
        .fails({ErrorCode::NotFound, ErrorCode::Forbidden});
}

} // namespace frontdesk
