// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/notification.h"
#include "http/message.h"
#include "http/oncerequests.h"
#include "http/output.h"
#include "http/requestcontext.h"
#include "services/appointmentservice.h"
#include "services/auditservice.h"
#include "services/scheduleexceptionservice.h"
#include "services/scheduleservice.h"

namespace frontdesk {

/// How a T looks in answers. Resources that several routes show are declared in outputs.cpp, others
/// beside their route.
template <class T>
const Output<T> &outputOf();

template <>
const Output<User> &outputOf<User>();
template <>
const Output<Patient> &outputOf<Patient>();
template <>
const Output<Doctor> &outputOf<Doctor>();
template <>
const Output<Schedule> &outputOf<Schedule>();
template <>
const Output<ScheduleException> &outputOf<ScheduleException>();
template <>
const Output<Interval> &outputOf<Interval>();
/// What an appointment says of itself, without anybody's name.
template <>
const Output<Appointment> &outputOf<Appointment>();
template <>
const Output<AppointmentDetails> &outputOf<AppointmentDetails>();

template <>
const Output<Notification> &outputOf<Notification>();
template <>
const Output<AuditLine> &outputOf<AuditLine>();

/// When an object was made and changed, and its version: the last fields of each.
const Output<Stamp> &stampFields();

/// The time that doctor and room are kept free around an appointment.
const Output<Buffers> &bufferFields();

/// The appointments that a change of working hours leaves outside them.
const Output<QList<Appointment>> &affectedField();

/// What is left of working hours that are gone.
struct Removal {
    QList<Appointment> affected;
};

template <>
const Output<Removal> &outputOf<Removal>();

template <class T>
ShapePtr shapeOf()
{
    return outputOf<T>().shape();
}

/// Where the object that was made, and that `json` tells of, is found.
QByteArray locationOf(const RequestContext &context, const QJsonObject &json);

/// What the caller may see of `value`, with the entity tag of its version where it has one.
template <class T>
Response answer(const RequestContext &context, const T &value, int status = 200)
{
    const QJsonObject json = outputOf<T>().toJson(value, context.actor.role);
    Response response = Response::json(json, status);
    if (status == 201)
        response = std::move(response).withHeader("Location", locationOf(context, json));
    const QJsonValue version = json.value(QStringLiteral("version"));
    return version.isUndefined() ? response : std::move(response).withVersion(version.toInteger());
}

/// Carries out `effect`, a service's call, and answers with what `tell` makes of what it gives.
/// With an Idempotency-Key the answer is kept in one transaction with the effect: what a service's
/// write gives has to be what its call gives.
template <class Effect, class Tell>
Result<Response> answerOnce(RequestContext &context, int status, Effect effect, Tell tell)
{
    using Value = typename std::invoke_result_t<Effect>::value_type;
    if constexpr (std::is_void_v<Value>) {
        const auto respond = [&] { return answer(context, tell(), status); };
        if (context.once)
            context.once->expectDone([respond] { return toKeptBytes(respond()); });
        FRONTDESK_TRY(effect());
        return respond();
    } else {
        const auto respond = [&](const Value &value) {
            return answer(context, tell(value), status);
        };
        if (context.once)
            context.once->expect<Value>(
                [respond](const Value &value) { return toKeptBytes(respond(value)); });
        FRONTDESK_TRY_ASSIGN(const Value value, effect());
        return respond(value);
    }
}

/// The same with what the effect itself gives, or with 204 where that is nothing.
template <class Effect>
Result<Response> answerOnce(RequestContext &context, int status, Effect effect)
{
    using Value = typename std::invoke_result_t<Effect>::value_type;
    if constexpr (std::is_void_v<Value>) {
        if (context.once)
            context.once->expectDone([] { return toKeptBytes(Response::noContent()); });
        FRONTDESK_TRY(effect());
        return Response::noContent();
    } else {
        return answerOnce(context, status, effect,
                          [](const Value &value) -> const Value & { return value; });
    }
}

} // namespace frontdesk
