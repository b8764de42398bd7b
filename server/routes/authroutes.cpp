// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources.h"

#include "fields.h"
#include "json.h"
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

Schema<PatientRegistration> patientRegistration()
{
    using Body = PatientRegistration;
    return Schema<Body>()
        .required("email"_L1, &Body::email, field::email())
        .required("password"_L1, &Body::password, field::password())
        .required("fullName"_L1, &Body::fullName, field::name())
        .required("dateOfBirth"_L1, &Body::dateOfBirth, field::date())
        .required("phone"_L1, &Body::phone, field::phone())
        .optional("address"_L1, &Body::address, field::address());
}

Schema<DoctorRegistration> doctorRegistration()
{
    using Body = DoctorRegistration;
    return Schema<Body>()
        .required("email"_L1, &Body::email, field::email())
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
        .required("email"_L1, &Credentials::email, field::text(1, 1000))
        .required("password"_L1, &Credentials::password, field::text(1, 1000));
}

Schema<RefreshBody> refreshBody()
{
    return Schema<RefreshBody>().required("refreshToken"_L1, &RefreshBody::refreshToken,
                                          field::text(1, 200));
}

Schema<PasswordBody> passwordBody()
{
    return Schema<PasswordBody>()
        .required("currentPassword"_L1, &PasswordBody::currentPassword, field::text(1, 1000))
        .required("newPassword"_L1, &PasswordBody::newPassword, field::password());
}

Result<Response> registerPatient(RequestContext &context, const PatientRegistration &body)
{
    FRONTDESK_TRY_ASSIGN(const auto registered,
                         context.services.auth.registerPatient(body, context.origin()));
    QJsonObject json = toJson(registered.signedIn);
    json.insert(u"patient"_s, toJson(registered.patient, Role::Patient));
    return Response::json(json, 201);
}

Result<Response> registerDoctor(RequestContext &context, const DoctorRegistration &body)
{
    FRONTDESK_TRY_ASSIGN(const auto registered,
                         context.services.auth.registerDoctor(context.actor, body));
    return Response::json(
        {{u"user"_s, toJson(registered.user)}, {u"doctor"_s, toJson(registered.doctor)}}, 201);
}

Result<Response> logIn(RequestContext &context, const Credentials &body)
{
    FRONTDESK_TRY_ASSIGN(const auto signedIn,
                         context.services.auth.logIn(body.email, body.password, context.origin()));
    return Response::json(toJson(signedIn));
}

Result<Response> refresh(RequestContext &context, const RefreshBody &body)
{
    FRONTDESK_TRY_ASSIGN(const auto signedIn,
                         context.services.auth.refresh(body.refreshToken, context.origin()));
    return Response::json(toJson(signedIn));
}

Result<Response> logOut(RequestContext &context, const NoFields &)
{
    FRONTDESK_TRY(context.services.auth.logOut(context.actor));
    return Response::noContent();
}

Result<Response> me(RequestContext &context)
{
    const Actor &actor = context.actor;
    FRONTDESK_TRY_ASSIGN(const User user, context.services.users.get(actor, actor.userId));
    QJsonObject json = toJson(user);
    if (!actor.patientId.isNull())
        json.insert(u"patientId"_s, actor.patientId.toString());
    if (!actor.doctorId.isNull())
        json.insert(u"doctorId"_s, actor.doctorId.toString());
    return objectResponse(user, json);
}

Result<Response> changePassword(RequestContext &context, const PasswordBody &body)
{
    FRONTDESK_TRY(context.services.auth.changePassword(context.actor, body.currentPassword,
                                                       body.newPassword));
    return Response::noContent();
}

} // namespace

void addAuthRoutes(RouteTable &table)
{
    const Policy everyone = Policy::everyone();
    const auto post = [&](QLatin1StringView pattern, const Policy &policy, auto schema,
                          auto handler) {
        table.add(Method::Post, pattern, policy, schema, handler).bodyLimit = AuthBodyLimit;
    };
    post("/auth/register"_L1, everyone, patientRegistration(), &registerPatient);
    post("/auth/register/doctor"_L1, administrators(), doctorRegistration(), &registerDoctor);
    post("/auth/login"_L1, everyone, credentials(), &logIn);
    post("/auth/refresh"_L1, everyone, refreshBody(), &refresh);
    post("/auth/logout"_L1, Policy::signedIn(), Schema<NoFields>().mayBeAbsent(), &logOut);
    post("/auth/password"_L1, Policy::signedIn(), passwordBody(), &changePassword);
    table.add(Method::Get, "/auth/me"_L1, Policy::signedIn(), &me);
}

} // namespace frontdesk
