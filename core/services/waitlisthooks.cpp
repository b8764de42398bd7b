// SPDX-License-Identifier: GPL-3.0-or-later
#include "waitlisthooks.h"

#include "audit.h"
#include "notices.h"
#include "storage/waitlistrepository.h"

namespace frontdesk {

using namespace Qt::StringLiterals;

void publishFreed(Transaction &transaction, const Clock &clock, DoctorId doctor,
                  const Interval &span)
{
    if (span.end > clock.now())
        transaction.publish({ChangedEntity::FreedSlot, {}, doctor, span});
}

void publishFreed(Transaction &transaction, const Clock &clock, const Appointment &before,
                  const Appointment &after)
{
    const bool ended = occupies(before.status) && !occupies(after.status);
    if (ended || before.doctorId != after.doctorId || before.span != after.span)
        publishFreed(transaction, clock, before.doctorId, before.span);
}

Result<void> closeOffers(Transaction &transaction, const Clock &clock, const Actor &actor,
                         const Appointment &taken, WaitlistOfferId accepted)
{
    WaitlistRepository waitlist(transaction.connection());
    FRONTDESK_TRY_ASSIGN(QList<WaitlistOffer> offers, waitlist.openOffers(taken));
    for (WaitlistOffer &offer : offers) {
        if (offer.id == accepted)
            continue;
        const OfferStatus status = offer.statusAt(clock.now());
        FRONTDESK_TRY(endOffer(transaction, clock, actor, offer,
                               status == OfferStatus::Expired ? status : OfferStatus::Closed));
        FRONTDESK_TRY_ASSIGN(const auto entry, waitlist.find(offer.entryId));
        if (entry && offer.status == OfferStatus::Closed
            && entry->entry.patientId != taken.patientId)
            FRONTDESK_TRY(notifyOfOffer(transaction, clock, actor, NotificationKind::OfferClosed,
                                        entry->entry.patientId, offer));
    }
    return {};
}

Result<void> endOffer(Transaction &transaction, const Clock &clock, const Actor &actor,
                      WaitlistOffer &offer, OfferStatus status)
{
    const QJsonObject before = auditJson(offer);
    offer.status = status;
    offer.stamp.updatedAt = clock.now();
    FRONTDESK_TRY(WaitlistRepository(transaction.connection()).update(offer));
    transaction.publish({ChangedEntity::Waitlist, offer.entryId.uuid(), offer.doctorId, {}});
    return writeAudit(
        transaction, clock, actor,
        {"end_offer"_L1, "waitlist_offer"_L1, offer.id.toString(), before, auditJson(offer)});
}

} // namespace frontdesk
