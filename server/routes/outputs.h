// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/message.h"
#include "http/output.h"
#include "http/requestcontext.h"
#include "services/appointmentservice.h"
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

/// When an object was made and changed, and its version: the last fields of each.
const Output<Stamp> &stampFields();

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

/// What the caller may see of `value`, with the entity tag of its version where it has one.
template <class T>
Response answer(const RequestContext &context, const T &value, int status = 200)
{
    const QJsonObject json = outputOf<T>().toJson(value, context.actor.role);
    Response response = Response::json(json, status);
    const QJsonValue version = json.value(QStringLiteral("version"));
    return version.isUndefined() ? response : std::move(response).withVersion(version.toInteger());
}

} // namespace frontdesk
