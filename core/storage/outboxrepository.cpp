// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/outboxrepository.h"

#include "sqltext.h"
#include "storage/settingsrepository.h"
#include "storage/webhookrepository.h"

#include <QJsonDocument>

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

#define OUTBOX_COLUMNS                                                                             \
    "o.id, o.kind, o.channel, o.status, o.appointment_id, o.patient_id, o.user_id, o.payload, "    \
    "o.seq, o.due_at, o.next_try_at, o.give_up_at, o.attempts, o.last_error, o.sent_at, "          \
    "o.created_at, o.updated_at, o.version, o.offer_id, o.webhook_id"

/// A patient's own address goes before that of their log-in.
#define OUTBOX_RECIPIENT                                                                           \
    " LEFT JOIN patients p ON p.id = o.patient_id "                                                \
    "LEFT JOIN users u ON u.id = COALESCE(o.user_id, p.user_id) "
#define RECIPIENT_COLUMNS "COALESCE(NULLIF(p.email, ''), u.email, ''), COALESCE(p.phone, '')"

/// A number that names a channel's leadership among PostgreSQL's advisory locks, with the channel's
/// own added.
constexpr qint64 LeaderLock = 0x66646f7574626f78;

OutboxMessage readMessage(const Row &row)
{
    OutboxMessage read;
    read.id = row.id<MessageId>(0);
    read.kind = parseMessageKind(row.text(1)).value_or(MessageKind::Created);
    read.channel = parseMessageChannel(row.text(2)).value_or(MessageChannel::Email);
    read.status = parseMessageStatus(row.text(3)).value_or(MessageStatus::Failed);
    read.appointmentId = row.id<AppointmentId>(4);
    read.patientId = row.id<PatientId>(5);
    read.userId = row.id<UserId>(6);
    read.payload = QJsonDocument::fromJson(row.text(7).toUtf8()).object();
    read.seq = row.integer(8);
    read.dueAt = row.instant(9);
    read.nextTryAt = row.instant(10);
    read.giveUpAt = row.instant(11);
    read.attempts = int(row.integer(12));
    read.lastError = row.text(13);
    read.sentAt = row.optionalInstant(14);
    read.stamp = {row.instant(15), row.instant(16), row.integer(17)};
    read.offerId = row.id<WaitlistOfferId>(18);
    read.webhookId = row.id<WebhookId>(19);
    return read;
}

OutboxRow readRow(const Row &row)
{
    return {readMessage(row), row.text(20), row.text(21)};
}

QString forUpdate(Dialect dialect, QLatin1StringView how = {})
{
    return dialect == Dialect::Sqlite ? QString() : " FOR UPDATE OF o"_L1 + how;
}

} // namespace

Result<void> OutboxRepository::insert(const OutboxMessage &m)
{
    FRONTDESK_TRY(m_connection.execute(
        u"INSERT INTO outbox (id, kind, channel, status, subject, seq, appointment_id, offer_id, "
        "webhook_id, patient_id, user_id, payload, due_at, next_try_at, give_up_at, created_at, "
        "updated_at, version) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s,
        {m.id, toString(m.kind), toString(m.channel), toString(m.status), m.subject(), m.seq,
         m.appointmentId, m.offerId, m.webhookId, m.patientId, m.userId,
         QString::fromUtf8(QJsonDocument(m.payload).toJson(QJsonDocument::Compact)), m.dueAt,
         m.nextTryAt, m.giveUpAt, m.stamp.createdAt, m.stamp.updatedAt, m.stamp.version}));
    return {};
}

Result<Reach> OutboxRepository::reach(PatientId patient)
{
    FRONTDESK_TRY_ASSIGN(
        const auto found,
        m_connection.first(u"SELECT " RECIPIENT_COLUMNS ", p.user_id FROM patients p "
                           "LEFT JOIN users u ON u.id = p.user_id WHERE p.id = ?"_s,
                           {patient}, [](const Row &row) {
                               return Reach {row.text(0), row.text(1), row.id<UserId>(2)};
                           }));
    return found.value_or(Reach());
}

Result<MessageRules> OutboxRepository::rules()
{
    FRONTDESK_TRY_ASSIGN(const auto stored,
                         SettingsRepository(m_connection).value(SettingKey::MessageRules));
    return stored ? MessageRules::fromText(*stored) : MessageRules();
}

Result<void> OutboxRepository::setRules(const MessageRules &rules)
{
    return SettingsRepository(m_connection).setValue(SettingKey::MessageRules, rules.toText());
}

Result<QList<OutboxMessage>> OutboxRepository::untouched(const QUuid &subject)
{
    return m_connection.all(u"SELECT " OUTBOX_COLUMNS " FROM outbox o WHERE o.subject = ? "
                            "AND o.status = 'PENDING' AND o.attempts = 0 "
                            "ORDER BY o.due_at, o.seq, o.id"_s
                                + forUpdate(m_connection.dialect()),
                            {subject}, readMessage);
}

Result<void> OutboxRepository::withdraw(const QList<MessageId> &ids, Instant now)
{
    const Dialect dialect = m_connection.dialect();
    FRONTDESK_TRY(m_connection.execute(
        u"UPDATE outbox SET status = 'WITHDRAWN', updated_at = ?, version = version + 1 WHERE %1"_s
            .arg(inIdList(dialect, "id"_L1)),
        {now, idList(dialect, ids)}));
    return {};
}

Result<void> OutboxRepository::withdrawReminders(AppointmentId appointment, Instant now)
{
    FRONTDESK_TRY(m_connection.execute(
        u"UPDATE outbox SET status = 'WITHDRAWN', updated_at = ?, version = version + 1 "
        "WHERE subject = ? AND status = 'PENDING' AND kind = 'APPOINTMENT_REMINDER' "
        "AND (claimed_until IS NULL OR claimed_until <= ?)"_s,
        {now, appointment, now}));
    return {};
}

Result<bool> OutboxRepository::isAnyDue(MessageChannel channel, Instant now)
{
    FRONTDESK_TRY_ASSIGN(
        const auto any,
        m_connection.first(u"SELECT 1 FROM outbox WHERE status = 'PENDING' AND channel = ? "
                           "AND next_try_at <= ? LIMIT 1"_s,
                           {toString(channel), now}, [](const Row &) { return true; }));
    return any.has_value();
}

Result<std::optional<OutboxMessage>> OutboxRepository::claim(const MessageClaim &claim)
{
    const Dialect dialect = m_connection.dialect();
    FRONTDESK_TRY_ASSIGN(
        auto message,
        m_connection.first(u"SELECT " OUTBOX_COLUMNS " FROM outbox o WHERE o.status = 'PENDING' "
                           "AND o.channel = ? AND o.next_try_at <= ? "
                           "AND (o.claimed_until IS NULL OR o.claimed_until <= ?) "
                           "AND (o.kind = 'PASSWORD_RESET' OR ?) "
                           "AND NOT EXISTS (SELECT 1 FROM outbox e WHERE e.subject = o.subject "
                           "AND e.channel = o.channel AND e.status = 'PENDING' "
                           "AND (e.due_at, e.seq, e.id) < (o.due_at, o.seq, o.id)) "
                           "ORDER BY o.next_try_at, o.due_at, o.seq, o.id LIMIT 1"_s
                               + forUpdate(dialect, " SKIP LOCKED"_L1),
                           {toString(claim.channel), claim.now, claim.now, !claim.urgentOnly},
                           readMessage));
    if (!message)
        return message;
    ++message->attempts;
    ++message->stamp.version;
    message->stamp.updatedAt = claim.now;
    FRONTDESK_TRY(m_connection.execute(
        u"UPDATE outbox SET claimed_by = ?, claimed_until = ?, attempts = attempts + 1, "
        "updated_at = ?, version = version + 1 WHERE id = ?"_s,
        {claim.worker, claim.until, claim.now, message->id}));
    return message;
}

Result<bool> OutboxRepository::finish(const OutboxMessage &m, const QUuid &worker)
{
    FRONTDESK_TRY_ASSIGN(
        const qint64 changed,
        m_connection.execute(u"UPDATE outbox SET status = ?, next_try_at = ?, last_error = ?, "
                             "sent_at = ?, claimed_by = NULL, claimed_until = NULL, "
                             "updated_at = ?, version = version + 1 "
                             "WHERE id = ? AND claimed_by = ? AND status = 'PENDING'"_s,
                             {toString(m.status), m.nextTryAt, m.lastError, m.sentAt,
                              m.stamp.updatedAt, m.id, worker}));
    return changed == 1;
}

Result<MessageFacts> OutboxRepository::facts(const OutboxMessage &message)
{
    const auto doctor = DoctorId::parse(message.payload[u"doctorId"].toString());
    FRONTDESK_TRY_ASSIGN(
        const auto found,
        m_connection.first(
            u"SELECT " RECIPIENT_COLUMNS ", COALESCE(p.full_name, ''), COALESCE(d.full_name, ''), "
            "COALESCE(a.status, ''), a.start_at, COALESCE(w.status, ''), u.id, "
            "COALESCE(p.language, (SELECT language FROM patients WHERE user_id = o.user_id), '') "
            "FROM outbox o" OUTBOX_RECIPIENT "LEFT JOIN appointments a ON a.id = o.appointment_id "
            "LEFT JOIN waitlist_offers w ON w.id = o.offer_id "
            "LEFT JOIN doctors d ON d.id = ? WHERE o.id = ?"_s,
            {doctor.value_or(DoctorId()), message.id}, [](const Row &row) {
                MessageFacts facts;
                facts.email = row.text(0);
                facts.phone = row.text(1);
                facts.patientName = row.text(2);
                facts.doctorName = row.text(3);
                facts.appointmentStatus = row.text(4);
                facts.appointmentStart = row.optionalInstant(5).value_or(Instant());
                facts.offerStatus = row.text(6);
                facts.account = row.id<UserId>(7);
                facts.language = row.text(8);
                return facts;
            }));
    if (!found)
        return fail(ErrorCode::NotFound, u"There is no such message"_s);
    MessageFacts facts = *found;
    if (!message.webhookId.isNull()) {
        FRONTDESK_TRY_ASSIGN(const auto webhook,
                             WebhookRepository(m_connection).find(message.webhookId));
        facts.webhook = webhook.value_or(Webhook());
    }
    FRONTDESK_TRY_ASSIGN(const auto name,
                         SettingsRepository(m_connection).value(SettingKey::ClinicName));
    facts.clinicName = name.value_or(QString());
    return facts;
}

Result<QList<OutboxRow>> OutboxRepository::list(const OutboxQuery &query)
{
    QStringList conditions {u"1 = 1"_s};
    QList<Bound> values;
    if (query.status) {
        conditions << u"o.status = ?"_s;
        values << toString(*query.status);
    }
    if (query.after) {
        conditions << u"(o.created_at, o.id) < (?, ?)"_s;
        values << query.after->createdAt << query.after->id;
    }
    values << query.limit;
    return m_connection.all(
        u"SELECT " OUTBOX_COLUMNS ", " RECIPIENT_COLUMNS " FROM outbox o" OUTBOX_RECIPIENT
        "WHERE %1 ORDER BY o.created_at DESC, o.id DESC LIMIT ?"_s.arg(conditions.join(u" AND "_s)),
        values, readRow);
}

Result<std::optional<OutboxRow>> OutboxRepository::find(MessageId id)
{
    return m_connection.first(u"SELECT " OUTBOX_COLUMNS ", " RECIPIENT_COLUMNS
                              " FROM outbox o" OUTBOX_RECIPIENT "WHERE o.id = ?"_s,
                              {id}, readRow);
}

Result<void> OutboxRepository::update(OutboxMessage &m)
{
    FRONTDESK_TRY(expectOneRow(m_connection.execute(
        u"UPDATE outbox SET status = ?, next_try_at = ?, give_up_at = ?, updated_at = ?, "
        "version = version + 1 WHERE id = ? AND version = ?"_s,
        {toString(m.status), m.nextTryAt, m.giveUpAt, m.stamp.updatedAt, m.id, m.stamp.version})));
    ++m.stamp.version;
    return {};
}

Result<qint64> OutboxRepository::sweep(Instant until, int most)
{
    return m_connection.execute(
        u"DELETE FROM outbox WHERE id IN (SELECT id FROM outbox WHERE status <> 'PENDING' "
        "AND created_at <= ? AND updated_at <= ? ORDER BY created_at, id LIMIT ?)"_s,
        {until, until, most});
}

Result<bool> OutboxRepository::lead(MessageChannel channel)
{
    if (m_connection.dialect() == Dialect::Sqlite)
        return true;
    const qint64 lock = LeaderLock + qint64(channel);
    // Held by the session, so it is asked for once alone: each success would have to be given back.
    FRONTDESK_TRY_ASSIGN(
        const auto leads,
        m_connection.first(
            u"SELECT CASE WHEN EXISTS (SELECT 1 FROM pg_locks WHERE locktype = 'advisory' "
            "AND pid = pg_backend_pid() AND granted AND objsubid = 1 "
            "AND database = (SELECT oid FROM pg_database WHERE datname = current_database()) "
            "AND ((CAST(classid AS bigint) << 32) | CAST(objid AS bigint)) = ?) THEN true "
            "ELSE pg_try_advisory_lock(?) END"_s,
            {lock, lock}, [](const Row &row) { return row.boolean(0); }));
    return leads.value_or(false);
}

} // namespace frontdesk
