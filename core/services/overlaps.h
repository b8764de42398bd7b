// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bookingplan.h"
#include "services/context.h"

namespace frontdesk {

// What the database's guard of time cannot decide alone: who may lie over others, and beside whom.

/// Marks it as overbooked where something is in the way of its doctor or room, and somebody wants
/// it there all the same. Those that are overbooked already are in the way of everybody else. One
/// that is, and stays with its doctor, may lie over others as before; `newRoom` must be free.
Result<void> settleOverlaps(Connection &connection, SlotRequest &request, Appointment &wanted,
                            HoldId hold, const QString &overbookReason, bool newRoom = false);

/// One that was cancelled or missed takes its time again, which must be as free as for a new one:
/// the database's guard does not know of those who are overbooked. What was overbooked itself may
/// stand beside others again, and is marked only while it does.
Result<void> takeTimeAgain(const ServiceContext &context, Connection &connection,
                           const Actor &actor, Appointment &wanted);

} // namespace frontdesk
