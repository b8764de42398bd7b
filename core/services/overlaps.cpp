// SPDX-License-Identifier: GPL-3.0-or-later
#include "overlaps.h"

#include "storage/appointmentrepository.h"
#include "storage/holdrepository.h"

#include <utility>

namespace frontdesk {

Result<void> settleOverlaps(Connection &connection, SlotRequest &request, Appointment &wanted,
                            HoldId hold, const QString &overbookReason, bool newRoom)
{
    using Counted = AppointmentRepository::Counted;
    const bool overbooks = !overbookReason.isEmpty();
    const bool stays = wanted.overbooked;
    if (!stays || newRoom)
        FRONTDESK_TRY(
            findOverlaps(connection, request, wanted, hold,
                         overbooks || stays ? Counted::Everything : Counted::OverbookedAlone));
    if (stays && newRoom) {
        wanted.overbooked = request.doctorBusy.has_value();
        request.doctorBusy.reset();
        if (!wanted.overbooked)
            wanted.overbookReason.clear();
    }
    if (overbooks && (request.doctorBusy || request.roomBusy)) {
        wanted.overbooked = true;
        wanted.overbookReason = overbookReason.trimmed();
        request.doctorBusy.reset();
        request.roomBusy.reset();
    }
    return {};
}

Result<void> takeTimeAgain(const ServiceContext &context, Connection &connection,
                           const Actor &actor, Appointment &wanted)
{
    FRONTDESK_TRY(AppointmentRepository(connection).lockDoctor(wanted.doctorId));
    FRONTDESK_TRY(HoldRepository(connection).sweep(context.clock.now()));
    FRONTDESK_TRY(AppointmentRepository(connection).lockRoom(wanted.roomId));
    SlotRequest request;
    request.now = context.clock.now();
    request.span = wanted.span;
    wanted.overbooked = false;
    const QString why = std::exchange(wanted.overbookReason, {});
    FRONTDESK_TRY(settleOverlaps(connection, request, wanted, {}, why));
    QList<Violation> found = violations(context.rules, actor.role, request);
    found.removeIf([](const Violation &violation) {
        return violation.code != ErrorCode::SlotTaken && violation.code != ErrorCode::RoomBusy
               && violation.code != ErrorCode::PatientBusy;
    });
    if (!found.isEmpty())
        return fail(toError(found));
    return {};
}

} // namespace frontdesk
