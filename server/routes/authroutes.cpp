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
};

struct RefreshBody {
    QString refreshToken;
};

struct PasswordBody {
    QString currentPassword;
    QString newPassword;
};

struct NoFields {
};

/// The signed-in user, and whose record is theirs.
struct Me {
    User user;
    PatientId patientId;
    DoctorId doctorId;
};

FieldType refreshToken()
{
    return field::line(1, 200)
        .matching("^[A-Za-z0-9._~+/=-]*$"_L1)
        .about("Good once, for a new pair of tokens"_L1,
               "3vKq0cW1oVbT5yXn8uQmZr2LhJd7sEfAiGpBtNxYkUw"_L1);
}

} // namespace

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
            .object("user"_L1, &SignedIn::user, outputOf<User>());
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
        .required("password"_L1, &Credentials::password, field::presentPassword());
}

Schema<RefreshBody> refreshBody()
{
    return Schema<RefreshBody>().required("refreshToken"_L1, &RefreshBody::refreshToken,
                                          refreshToken());
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
        return context.services.auth.logIn(body.email, body.password, context.origin());
    });
}

Result<Response> refresh(RequestContext &context, const RefreshBody &body)
{
    return answerOnce(context, 200, [&] {
        return context.services.auth.refresh(body.refreshToken, context.origin());
    });
}

Result<Response> logOut(RequestContext &context, const NoFields &)
{
    return answerOnce(context, 204, [&] { return context.services.auth.logOut(context.actor); });
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

} // namespace

void addAuthRoutes(RouteTable &table)
{
    constexpr auto Sessions = "Signing in"_L1;
    const Policy everyone = Policy::everyone();
    const auto post = [&](QLatin1StringView pattern, const Policy &policy, auto schema,
                          auto handler) -> Route & {
        return table.add(Method::Post, pattern, policy, schema, handler).limitedTo(AuthBodyLimit);
    };
    post("/auth/register"_L1, everyone, patientRegistration(), &registerPatient)
        .as("registerPatient"_L1, Sessions, "Register as a patient, and sign in"_L1)
        .answers(201, shapeOf<RegisteredPatient>())
        .fails({ErrorCode::AlreadyExists});
    post("/auth/register/doctor"_L1, administrators(), doctorRegistration(), &registerDoctor)
        .as("registerDoctor"_L1, Sessions, "Record a doctor with a log-in"_L1)
        .answers(201, shapeOf<RegisteredDoctor>())
        .fails({ErrorCode::AlreadyExists});
    post("/auth/login"_L1, everyone, credentials(), &logIn)
        .as("logIn"_L1, Sessions, "Sign in"_L1)
        .answers(200, shapeOf<SignedIn>())
        .fails({ErrorCode::InvalidCredentials});
    post("/auth/refresh"_L1, everyone, refreshBody(), &refresh)
        .as("refreshTokens"_L1, Sessions, "Exchange a refresh token for new tokens"_L1)
        .answers(200, shapeOf<SignedIn>())
        .fails({ErrorCode::Unauthenticated});
    post("/auth/logout"_L1, Policy::signedIn(), Schema<NoFields>().mayBeAbsent(), &logOut)
        .as("logOut"_L1, Sessions, "End this session at once"_L1)
        .answers(204);
    post("/auth/password"_L1, Policy::signedIn(), passwordBody(), &changePassword)
        .as("changePassword"_L1, Sessions, "Change one's own password"_L1)
        .answers(204)
        .fails({ErrorCode::InvalidCredentials});
    table.add(Method::Get, "/auth/me"_L1, Policy::signedIn(), &me)
        .as("whoAmI"_L1, Sessions, "The signed-in user"_L1)
        .answers(200, shapeOf<Me>());
}

} // namespace frontdesk
