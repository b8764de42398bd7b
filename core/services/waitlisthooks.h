// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/actor.h"
#include "domain/appointment.h"
#include "domain/waitlist.h"
#include "storage/database.h"

namespace frontdesk {

// What every change of the calendar means to those who wait.

/// Tells the desks of the time that a change leaves free: a move away, a cancellation, a patient
/// who did not come.
void publishFreed(Transaction &transaction, const Clock &clock, const Appointment &before,
                  const Appointment &after);
void publishFreed(Transaction &transaction, const Clock &clock, DoctorId doctor,
                  const Interval &span);

/// Closes the open offers of the time that an appointment now has, its buffers and its room
/// included, but for `accepted`, and tells those who had them.
Result<void> closeOffers(Transaction &transaction, const Clock &clock, const Actor &actor,
                         const Appointment &taken, WaitlistOfferId accepted = {});

/// Gives an offer that nobody has answered its end, audits it and tells the desks.
Result<void> endOffer(Transaction &transaction, const Clock &clock, const Actor &actor,
                      WaitlistOffer &offer, OfferStatus status);

} // namespace frontdesk
