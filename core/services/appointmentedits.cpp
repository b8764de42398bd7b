// SPDX-License-Identifier: GPL-3.0-or-later
// What the staff note of an appointment, and who of them is at it: no question of time is asked.
#include "appointmentedits.h"

#include "appointmentrecords.h"
#include "outboxwriter.h"
#include "permissions.h"
#include "services/appointmentservice.h"
#include "storage/appointmentrepository.h"
#include "storage/auditrepository.h"
#include "storage/userrepository.h"
#include "validation.h"

namespace frontdesk {

using namespace Qt::StringLiterals;

AppointmentEdit editBetween(const Appointment &before, const Appointment &after)
{
    AppointmentEdit edit;
    if (after.reason != before.reason)
        edit.reason = after.reason;
    if (after.alert != before.alert)
        edit.alert = after.alert;
    if (after.reminds != before.reminds)
        edit.reminds = after.reminds;
    if (after.channel != before.channel)
        edit.channel = after.channel;
    return edit;
}

void applyEdit(Appointment &appointment, const AppointmentEdit &edit)
{
    appointment.reason = edit.reason.value_or(appointment.reason).trimmed();
    appointment.alert = edit.alert.value_or(appointment.alert).simplified();
    appointment.reminds = edit.reminds.value_or(appointment.reminds);
    appointment.channel = edit.channel.value_or(appointment.channel);
}

Result<void> checkEdit(const AppointmentEdit &edit)
{
    Validator validator;
    validator.text(u"/reason"_s, edit.reason.value_or(QString()), MostReason);
    validator.line(u"/alert"_s, edit.alert.value_or(QString()), 0, AppointmentEdit::MostAlert);
    return validator.result();
}

Result<AppointmentDetails> AppointmentService::edit(const Actor &actor, AppointmentId id,
                                                    const AppointmentEdit &edit,
                                                    std::optional<qint64> expectedVersion)
{
    FRONTDESK_TRY(require(actor.isStaff()));
    FRONTDESK_TRY(checkEdit(edit));
    return m_context.data.write([&](Transaction &transaction) -> Result<AppointmentDetails> {
        AppointmentRepository appointments(transaction.connection());
        FRONTDESK_TRY_ASSIGN(const AppointmentRow row, findOwn(appointments, actor, id));
        const Appointment &before = row.appointment;
        FRONTDESK_TRY(checkVersion(expectedVersion, before.stamp.version));
        Appointment after = before;
        applyEdit(after, edit);
        after.stamp.updatedAt = m_context.clock.now();
        FRONTDESK_TRY(appointments.update(after));
        FRONTDESK_TRY(
            recordAppointment(transaction, m_context.clock, actor, "edit"_L1, before, after));
        if (after.reminds != before.reminds)
            FRONTDESK_TRY(renewReminders(transaction, m_context.clock, after));
        return readBack(appointments, id);
    });
}

Result<LastChange> AppointmentService::lastChange(const Actor &actor, AppointmentId id)
{
    FRONTDESK_TRY(require(actor.isStaff()));
    return m_context.data.read([&](Connection &connection) -> Result<LastChange> {
        FRONTDESK_TRY_ASSIGN(const auto row, AppointmentRepository(connection).find(id));
        if (!row || !isOwn(actor, row->appointment))
            return notFound();
        AuditQuery query;
        query.entity = u"appointment"_s;
        query.entityId = id.toString();
        query.limit = 1;
        FRONTDESK_TRY_ASSIGN(const auto rows, AuditRepository(connection).search(query));
        if (rows.isEmpty())
            return notFound();
        const AuditEntry &entry = rows.first().entry;
        LastChange last {entry.at, entry.actor.role, {}, entry.actor.channel};
        if (entry.actor.isStaff() && !entry.actor.userId.isNull()) {
            FRONTDESK_TRY_ASSIGN(const auto account,
                                 UserRepository(connection).find(entry.actor.userId));
            if (account)
                last.email = account->user.email;
        }
        return last;
    });
}

Result<void> AppointmentService::announceEditing(const Actor &actor, const Editing &editing)
{
    FRONTDESK_TRY(require(actor.isStaff()));
    if (!editing.appointmentId.isNull())
        FRONTDESK_TRY(get(actor, editing.appointmentId));
    Editing told = editing;
    told.userId = actor.userId;
    return m_context.data.announce(told);
}

Result<QString> AppointmentService::editorOf(const Actor &actor, AppointmentId id, UserId user)
{
    FRONTDESK_TRY(require(actor.isStaff()));
    return m_context.data.read([&](Connection &connection) -> Result<QString> {
        FRONTDESK_TRY_ASSIGN(const auto row, AppointmentRepository(connection).find(id));
        if (!row || !isOwn(actor, row->appointment))
            return notFound();
        FRONTDESK_TRY_ASSIGN(const auto account, UserRepository(connection).find(user));
        if (!account || account->user.role == Role::Patient)
            return notFound();
        return account->user.email;
    });
}

} // namespace frontdesk
