// SPDX-License-Identifier: GPL-3.0-or-later
#include "auditquery.h"

#include "audittext.h"
#include "interop/csv.h"

#include <QSaveFile>

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

/// Whose log-in is meant: the e-mail itself, or the first that begins so.
Result<std::optional<UserId>> personOf(Services &services, const Actor &actor,
                                       const QString &person)
{
    FRONTDESK_TRY_ASSIGN(const auto found,
                         services.users.list(actor, person, {PageRequest::MaxLimit, {}}));
    std::optional<UserId> first;
    for (const User &user : found.items) {
        if (user.email.compare(person, Qt::CaseInsensitive) == 0)
            return std::optional(user.id);
        if (!first && user.email.startsWith(person, Qt::CaseInsensitive))
            first = user.id;
    }
    return first;
}

QStringList header()
{
    return {u"number"_s,  u"time"_s,   u"person"_s, u"role"_s,      u"channel"_s, u"origin"_s,
            u"request"_s, u"action"_s, u"entity"_s, u"entity_id"_s, u"before"_s,  u"after"_s};
}

QStringList csvRow(const ShownAuditLine &shown)
{
    const AuditLine &line = shown.line;
    return {QString::number(line.sequence),
            toRfc3339(line.at),
            shown.who,
            QString(toString(line.actor.role)),
            QString(toString(line.actor.channel)),
            line.actor.origin,
            line.actor.requestId,
            line.action,
            line.entity,
            line.entityId,
            line.before,
            line.after};
}

} // namespace

Result<Page<ShownAuditLine>> shownAudit(Services &services, const Actor &actor, AuditFilter filter,
                                        const QString &person, const PageRequest &request)
{
    if (!person.isEmpty()) {
        FRONTDESK_TRY_ASSIGN(filter.actorId, personOf(services, actor, person));
        if (!filter.actorId)
            return Page<ShownAuditLine>();
    }
    FRONTDESK_TRY_ASSIGN(const auto page, services.audit.list(actor, filter, request));
    Page<ShownAuditLine> shown {{}, page.nextCursor};
    QHash<UserId, QString> emails;
    for (const AuditLine &line : page.items) {
        const UserId id = line.actor.userId;
        if (!id.isNull() && !emails.contains(id)) {
            const auto user = services.users.get(actor, id);
            emails.insert(id, user ? user->email : id.toString());
        }
        shown.items.append({line, emails.value(id)});
    }
    return shown;
}

Result<int> exportAudit(Services &services, const Actor &actor, const AuditFilter &filter,
                        const QString &person, const QString &file)
{
    QList<QStringList> rows;
    QString cursor;
    do {
        FRONTDESK_TRY_ASSIGN(const auto page, shownAudit(services, actor, filter, person,
                                                         {PageRequest::MaxLimit, cursor}));
        for (const ShownAuditLine &shown : page.items)
            rows.append(csvRow(shown));
        cursor = page.nextCursor;
    } while (!cursor.isEmpty());
    QSaveFile out(file);
    const QByteArray csv = toCsv(header(), rows).toUtf8();
    if (!out.open(QIODevice::WriteOnly) || out.write(csv) != csv.size() || !out.commit())
        return fail(ErrorCode::Unavailable, u"The file cannot be written"_s, out.errorString());
    return int(rows.size());
}

} // namespace frontdesk
