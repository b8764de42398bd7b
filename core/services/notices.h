// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/actor.h"
#include "domain/notification.h"
#include "services/appointmentservice.h"
#include "storage/database.h"

namespace frontdesk {

/// Tells those whom it concerns, in the transaction of the change. In the program: the patient's
/// account, and, where the patient acted, the doctor's (after a move to another doctor both), but
/// never whoever did it. By mail and text message: the patient, whoever acted.
Result<void> notifyOf(Transaction &transaction, const Clock &clock, const Actor &actor,
                      NotificationKind kind, const AppointmentDetails &after,
                      const std::optional<Appointment> &before);

/// What people are told of a change of status; nothing where the front desk merely follows the
/// visit.
std::optional<NotificationKind> kindOfStep(AppointmentStatus from, AppointmentStatus to);

} // namespace frontdesk
