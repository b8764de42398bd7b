// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/appointment.h"
#include "domain/notification.h"
#include "domain/waitlist.h"
#include "services/context.h"
#include "storage/database.h"

namespace frontdesk {

/// Writes the messages that tell a patient of a change, for each channel that they can be reached
/// by, and the reminders that follow from it, in the change's own transaction. What would undo a
/// message that is not sent yet takes it back instead.
/// `occurrences`: of how many appointments that were changed alike it is the first; the others need
/// followFirst().
Result<void> queueMessages(Transaction &transaction, const Clock &clock, NotificationKind kind,
                           const Appointment &after, const std::optional<Appointment> &before,
                           int occurrences = 1);

/// For those that were changed alike after the first one: no message speaks of them, but they have
/// their own reminders, and webhooks are told of each.
Result<void> followFirst(Transaction &transaction, const Clock &clock, NotificationKind kind,
                         const Appointment &after, const std::optional<Appointment> &before);

/// Takes the reminders of an appointment back, and writes those that hold now.
Result<void> renewReminders(Transaction &transaction, const Clock &clock,
                            const Appointment &appointment);

/// Writes the messages that tell a patient of an offer, or of its end. An end takes back what
/// nobody has seen yet.
Result<void> queueOfferMessages(Transaction &transaction, const Clock &clock, NotificationKind kind,
                                PatientId patient, const WaitlistOffer &offer);

/// Puts reset codes into the outbox, sealed.
class OutboxResetDelivery final : public PasswordResetDelivery
{
public:
    /// Both must outlive it.
    OutboxResetDelivery(const SecretBox &secrets, const Clock &clock)
        : m_secrets(secrets)
        , m_clock(clock)
    {
    }

    Result<bool> isReady(Transaction &transaction) override;
    Result<void> deliver(Transaction &transaction, const User &user, const QString &code,
                         Instant expiresAt) override;

private:
    const SecretBox &m_secrets;
    const Clock &m_clock;
};

} // namespace frontdesk
