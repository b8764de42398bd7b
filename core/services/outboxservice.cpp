// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/outboxservice.h"

#include "audit.h"
#include "cursor.h"
#include "domain/messagerules.h"
#include "permissions.h"
#include "storage/outboxrepository.h"
#include "storage/settingsrepository.h"

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

Result<OutboxQuery::Place> parsedPlace(const Cursors &cursors, const QString &cursor)
{
    FRONTDESK_TRY_ASSIGN(const QStringList parts, cursors.read(cursor, 2));
    bool isNumber = false;
    const Instant createdAt = fromMillis(parts[0].toLongLong(&isNumber));
    const auto id = MessageId::parse(parts[1]);
    if (!isNumber || !id)
        return notACursor();
    return OutboxQuery::Place {createdAt, *id};
}

MessageLine lineOf(const OutboxRow &row)
{
    const bool mail = row.message.channel == MessageChannel::Email;
    return {row.message, mail ? maskedEmail(row.email) : maskedPhone(row.phone)};
}

} // namespace

Result<Page<MessageLine>> OutboxService::list(const Actor &actor,
                                              std::optional<MessageStatus> status,
                                              const PageRequest &page)
{
    FRONTDESK_TRY(require(actor.isDesk()));
    FRONTDESK_TRY(checkLimit(page));
    OutboxQuery query {status, std::nullopt, page.limit + 1};
    const Cursors cursors(m_context, actor, "outbox"_L1, {filterText(status)});
    if (!page.cursor.isEmpty()) {
        FRONTDESK_TRY_ASSIGN(query.after, parsedPlace(cursors, page.cursor));
    }
    return m_context.data.read([&](Connection &connection) -> Result<Page<MessageLine>> {
        FRONTDESK_TRY_ASSIGN(const auto rows, OutboxRepository(connection).list(query));
        QList<MessageLine> lines;
        for (const OutboxRow &row : rows)
            lines.append(lineOf(row));
        return cursors.page(std::move(lines), page.limit, [](const MessageLine &line) {
            return QStringList {QString::number(toMillis(line.message.stamp.createdAt)),
                                line.message.id.toString()};
        });
    });
}

Result<MessageText> OutboxService::preview(const Actor &actor, MessageKind kind,
                                           const QString &language)
{
    FRONTDESK_TRY(require(actor.isDesk()));
    FRONTDESK_TRY_ASSIGN(const auto name, m_context.data.read([](Connection &connection) {
        return SettingsRepository(connection).value(SettingKey::ClinicName);
    }));
    const auto time = m_context.zone.get();
    const QDate tomorrow = time->toDate(m_context.clock.now()).addDays(1);
    MessageWords words;
    words.clinic = name.value_or(QString());
    words.patient = u"Lena Fischer"_s;
    words.doctor = u"Dr. Amira Haddad"_s;
    words.start = time->resolve(tomorrow, WallTime {10 * 60}).first;
    words.previousStart = time->resolve(tomorrow.addDays(1), WallTime {11 * 60 + 20}).first;
    words.expiresAt = time->resolve(tomorrow, WallTime {8 * 60}).first;
    words.code = u"aB3dE6gH9jK2"_s;
    return renderMessage(kind, language, *time, words);
}

Result<MessageLine> OutboxService::retry(const Actor &actor, MessageId id)
{
    FRONTDESK_TRY(require(actor.isDesk()));
    return m_context.data.write([&](Transaction &transaction) -> Result<MessageLine> {
        OutboxRepository outbox(transaction.connection());
        FRONTDESK_TRY_ASSIGN(auto row, outbox.find(id));
        if (!row)
            return notFound();
        OutboxMessage &message = row->message;
        if (message.status != MessageStatus::Failed)
            return fail(
                ErrorCode::IllegalTransition,
                u"A message that is %1 cannot be tried again"_s.arg(toString(message.status)));
        const Instant now = m_context.clock.now();
        message.status = MessageStatus::Pending;
        message.nextTryAt = now;
        if (message.kind != MessageKind::PasswordReset)
            message.giveUpAt = now + MessagePatience;
        message.stamp.updatedAt = now;
        FRONTDESK_TRY(outbox.update(message));
        FRONTDESK_TRY(writeAudit(transaction, m_context.clock, actor,
                                 {"retry"_L1, "message"_L1, id.toString(), {}, {}}));
        return lineOf(*row);
    });
}

} // namespace frontdesk
