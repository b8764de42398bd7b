// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/message.h"
#include "services/appointmentservice.h"
#include "services/authservice.h"
#include "services/scheduleexceptionservice.h"
#include "services/scheduleservice.h"

#include <QJsonArray>
#include <QJsonObject>

namespace frontdesk {

// What the wire shows of each object. Only what is named here ever leaves; what is optional is left
// out where it is not set.

QJsonObject toJson(const User &user);
/// Notes are for staff alone.
QJsonObject toJson(const Patient &patient, Role viewer);
QJsonObject toJson(const Doctor &doctor);
QJsonObject toJson(const Schedule &schedule);
QJsonObject toJson(const ScheduleException &exception);
QJsonObject toJson(const Interval &interval);
QJsonObject toJson(const AppointmentDetails &details);
/// accessToken, refreshToken, expiresIn and user.
QJsonObject toJson(const SignedIn &signedIn);
/// The appointments that a change of working hours leaves outside them.
QJsonArray toJson(const QList<Appointment> &affected);

/// An object with the entity tag of its version.
template <class T>
Response objectResponse(const T &object, const QJsonObject &json, int status = 200)
{
    return Response::json(json, status).withVersion(object.stamp.version);
}

} // namespace frontdesk
