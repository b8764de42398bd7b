// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/holdservice.h"

#include "audit.h"
#include "bookingplan.h"
#include "permissions.h"
#include "storage/database.h"
#include "storage/holdrepository.h"
#include "storage/patientrepository.h"

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

void publish(Transaction &transaction, const Hold &hold)
{
    transaction.publish({ChangedEntity::Appointment, hold.id.uuid(), hold.doctorId, hold.span});
}

Error tooManyHolds()
{
    const QString message = u"At most %1 times can be held at once"_s.arg(Hold::MostOfAPatient);
    return {ErrorCode::TooManyHolds,
            message,
            {},
            {{u"/startTime"_s,
              QString(toString(ErrorCode::TooManyHolds)),
              message,
              {{u"most"_s, Hold::MostOfAPatient}}}}};
}

/// The hold as what it keeps free, for the search of overlaps.
Appointment placeOf(const Hold &hold)
{
    Appointment place;
    place.id = AppointmentId(hold.id.uuid());
    place.doctorId = hold.doctorId;
    place.roomId = hold.roomId;
    place.span = hold.span;
    place.buffers = hold.buffers;
    return place;
}

} // namespace

Result<Hold> HoldService::create(const Actor &actor, const NewHold &wanted)
{
    const bool own = actor.role == Role::Patient;
    FRONTDESK_TRY(require(own || actor.isDesk() || actor.doctorId == wanted.doctorId));
    FRONTDESK_TRY(require(!own || (!actor.patientId.isNull() && wanted.roomId.isNull())));
    return m_context.data.write(
        [&](Transaction &transaction) { return tryToHold(transaction, actor, wanted); });
}

Result<Hold> HoldService::tryToHold(Transaction &transaction, const Actor &actor,
                                    const NewHold &wanted)
{
    Connection &connection = transaction.connection();
    const Instant now = m_context.clock.now();
    HoldRepository holds(connection);
    FRONTDESK_TRY(AppointmentRepository(connection).holdHours(wanted.doctorId));
    if (!actor.isStaff()) {
        // One at a time, so that their number is right.
        FRONTDESK_TRY(PatientRepository(connection).lock(actor.patientId));
        FRONTDESK_TRY_ASSIGN(const int held, holds.countOf(actor.userId, now));
        if (held >= Hold::MostOfAPatient)
            return fail(tooManyHolds());
    }
    FRONTDESK_TRY(holds.sweep(now));
    FRONTDESK_TRY(AppointmentRepository(connection).holdRoom(wanted.roomId));
    FRONTDESK_TRY_ASSIGN(BookingPlan plan, planBooking(m_context, connection,
                                                       {wanted.doctorId, wanted.start, wanted.end,
                                                        wanted.typeId, wanted.roomId}));
    const Hold hold {HoldId::generate(),  wanted.doctorId, plan.span,    wanted.typeId,
                     wanted.roomId,       plan.buffers,    actor.userId, now,
                     now + Hold::Lifetime};
    FRONTDESK_TRY(findOverlaps(connection, plan.request, placeOf(hold), {},
                               AppointmentRepository::Counted::OverbookedAlone));
    // Staff say at the booking that they mean it.
    const auto stopping =
        remaining(violations(m_context.rules, actor.role, plan.request), actor.isStaff());
    if (!stopping.isEmpty())
        return fail(toError(stopping));
    FRONTDESK_TRY(holds.insert(hold));
    publish(transaction, hold);
    return hold;
}

Result<void> HoldService::remove(const Actor &actor, HoldId id)
{
    return m_context.data.write([&](Transaction &transaction) -> Result<void> {
        HoldRepository holds(transaction.connection());
        FRONTDESK_TRY_ASSIGN(const auto hold, holds.findForUpdate(id));
        if (!hold || hold->ownerId != actor.userId || hold->isExpired(m_context.clock.now()))
            return notFound();
        publish(transaction, *hold);
        return holds.remove(id);
    });
}

} // namespace frontdesk
