// SPDX-License-Identifier: GPL-3.0-or-later
#include "notices.h"

#include "outboxwriter.h"
#include "storage/doctorrepository.h"
#include "storage/notificationrepository.h"

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

QJsonObject paramsOf(const AppointmentDetails &after, const std::optional<Appointment> &before)
{
    const Appointment &appointment = after.appointment;
    QJsonObject params {{u"startTime"_s, toRfc3339(appointment.span.start)},
                        {u"endTime"_s, toRfc3339(appointment.span.end)},
                        {u"status"_s, QString(toString(appointment.status))},
                        {u"doctorName"_s, after.doctorName}};
    if (before && before->span.start != appointment.span.start)
        params.insert(u"previousStartTime"_s, toRfc3339(before->span.start));
    return params;
}

} // namespace

Result<void> notifyOf(Transaction &transaction, const Clock &clock, const Actor &actor,
                      NotificationKind kind, const AppointmentDetails &after,
                      const std::optional<Appointment> &before, int occurrences)
{
    const Appointment &appointment = after.appointment;
    FRONTDESK_TRY(queueMessages(transaction, clock, kind, appointment, before, occurrences));
    NotificationRepository notifications(transaction.connection());
    const Instant now = clock.now();
    const auto tell = [&](UserId user, const QJsonObject &params) -> Result<void> {
        if (user.isNull() || user == actor.userId)
            return {};
        transaction.publish({ChangedEntity::Notification, user.uuid(), {}, {}});
        return notifications.insert({NotificationId::generate(),
                                     user,
                                     kind,
                                     appointment.id,
                                     params,
                                     std::nullopt,
                                     {now, now, 1}});
    };
    FRONTDESK_TRY_ASSIGN(const AppointmentAccounts accounts,
                         notifications.accounts(appointment.patientId, appointment.doctorId));
    QJsonObject params = paramsOf(after, before);
    if (occurrences > 1)
        params.insert(u"occurrences"_s, occurrences);
    FRONTDESK_TRY(tell(accounts.patient, params));
    if (actor.role != Role::Patient)
        return {};
    params.insert(u"patientName"_s, after.patientName);
    FRONTDESK_TRY(tell(accounts.doctor, params));
    if (!before || before->doctorId == appointment.doctorId)
        return {};
    FRONTDESK_TRY_ASSIGN(const AppointmentAccounts earlier,
                         notifications.accounts(appointment.patientId, before->doctorId));
    return tell(earlier.doctor, params);
}

Result<void> notifyOfOffer(Transaction &transaction, const Clock &clock, const Actor &actor,
                           NotificationKind kind, PatientId patient, const WaitlistOffer &offer)
{
    Connection &connection = transaction.connection();
    FRONTDESK_TRY(queueOfferMessages(transaction, clock, kind, patient, offer));
    NotificationRepository notifications(connection);
    FRONTDESK_TRY_ASSIGN(const AppointmentAccounts accounts,
                         notifications.accounts(patient, offer.doctorId));
    if (accounts.patient.isNull() || accounts.patient == actor.userId)
        return {};
    FRONTDESK_TRY_ASSIGN(const auto doctor, DoctorRepository(connection).find(offer.doctorId));
    const Instant now = clock.now();
    const QJsonObject params {{u"startTime"_s, toRfc3339(offer.span.start)},
                              {u"endTime"_s, toRfc3339(offer.span.end)},
                              {u"doctorName"_s, doctor ? doctor->fullName : QString()},
                              {u"entryId"_s, offer.entryId.toString()},
                              {u"offerId"_s, offer.id.toString()},
                              {u"expiresAt"_s, toRfc3339(offer.expiresAt)}};
    transaction.publish({ChangedEntity::Notification, accounts.patient.uuid(), {}, {}});
    return notifications.insert({NotificationId::generate(),
                                 accounts.patient,
                                 kind,
                                 {},
                                 params,
                                 std::nullopt,
                                 {now, now, 1}});
}

std::optional<NotificationKind> kindOfStep(AppointmentStatus from, AppointmentStatus to)
{
    switch (to) {
    case AppointmentStatus::Confirmed:
        // A check-in that is taken back confirms nothing.
        if (from != AppointmentStatus::Pending)
            return std::nullopt;
        return NotificationKind::Confirmed;
    case AppointmentStatus::Cancelled:
        return NotificationKind::Cancelled;
    case AppointmentStatus::NoShow:
        return NotificationKind::NoShow;
    default:
        return std::nullopt;
    }
}

} // namespace frontdesk
