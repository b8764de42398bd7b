// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/actor.h"
#include "domain/notification.h"
#include "domain/waitlist.h"
#include "services/appointmentservice.h"
#include "storage/database.h"

namespace frontdesk {

/// Tells those whom it concerns, in the transaction of the change. In the program: the patient's
/// account, and, where the patient acted, the doctor's (after a move to another doctor both), but
/// never whoever did it. By mail and text message: the patient, whoever acted. `occurrences`: of
/// how many that were changed alike it is the first.
Result<void> notifyOf(Transaction &transaction, const Clock &clock, const Actor &actor,
                      NotificationKind kind, const AppointmentDetails &after,
                      const std::optional<Appointment> &before, int occurrences = 1);

/// Tells of an offer, or of its end: the patient's account, unless they did it, and the patient by
/// mail and text message.
Result<void> notifyOfOffer(Transaction &transaction, const Clock &clock, const Actor &actor,
                           NotificationKind kind, PatientId patient, const WaitlistOffer &offer);

/// What people are told of a change of status; nothing where the front desk merely follows the
/// visit.
std::optional<NotificationKind> kindOfStep(AppointmentStatus from, AppointmentStatus to);

} // namespace frontdesk
