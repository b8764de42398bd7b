// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audit.h"
#include "cursor.h"
#include "domain/textfold.h"
#include "permissions.h"
#include "services/context.h"
#include "storage/namecursor.h"
#include "validation.h"

// Shared by the lists of things that have a name and are told apart by it: types and rooms.
namespace frontdesk {

/// Where a page of a list by name goes on.
inline Result<std::optional<NameCursor>> nameCursorOf(const Cursors &cursors,
                                                      const PageRequest &page)
{
    FRONTDESK_TRY(checkLimit(page));
    if (page.cursor.isEmpty())
        return std::nullopt;
    FRONTDESK_TRY_ASSIGN(const QStringList parts, cursors.read(page.cursor, 2));
    return NameCursor {parts[0], parts[1]};
}

/// `name`: the member that the rows are ordered by.
template <class T>
Page<T> pageByName(const Cursors &cursors, QList<T> rows, int limit, QString T::*name = &T::name)
{
    return cursors.page(std::move(rows), limit, [name](const T &row) {
        return QStringList {folded(row.*name), row.id.toString()};
    });
}

/// AlreadyExists with its field.
inline Error namedByNameField(Error error)
{
    using namespace Qt::StringLiterals;
    if (error.code == ErrorCode::AlreadyExists && error.faults.isEmpty())
        error.faults.append(
            {u"/name"_s, u"already_exists"_s, u"Another one has this name already"_s});
    return error;
}

/// Inserts a new one, audits and publishes it.
template <class Repository, class T>
Result<T> createNamed(const ServiceContext &context, const Actor &actor, const T &made,
                      ChangedEntity entity)
{
    auto created = context.data.write([&](Transaction &transaction) -> Result<T> {
        FRONTDESK_TRY(Repository(transaction.connection()).insert(made));
        transaction.publish({entity, made.id.uuid(), {}, {}});
        FRONTDESK_TRY(writeAudit(transaction, context.clock, actor,
                                 {QLatin1StringView("create"),
                                  toString(entity),
                                  made.id.toString(),
                                  {},
                                  auditJson(made)}));
        return made;
    });
    if (!created)
        return fail(namedByNameField(created.error()));
    return created;
}

/// Changes one with `change(T &)`, which may refuse, audits and publishes it.
template <class Repository, class T, class Change>
Result<T> updateNamed(const ServiceContext &context, const Actor &actor, decltype(T::id) id,
                      std::optional<qint64> expectedVersion, ChangedEntity entity, Change change)
{
    auto updated = context.data.write([&](Transaction &transaction) -> Result<T> {
        Repository repository(transaction.connection());
        FRONTDESK_TRY_ASSIGN(auto found, repository.find(id));
        if (!found)
            return notFound();
        FRONTDESK_TRY(checkVersion(expectedVersion, found->stamp.version));
        const T before = *found;
        found->stamp.updatedAt = context.clock.now();
        FRONTDESK_TRY(change(*found));
        FRONTDESK_TRY(repository.update(*found));
        transaction.publish({entity, id.uuid(), {}, {}});
        FRONTDESK_TRY(writeAudit(transaction, context.clock, actor,
                                 {QLatin1StringView("update"), toString(entity), id.toString(),
                                  auditJson(before), auditJson(*found)}));
        return *found;
    });
    if (!updated)
        return fail(namedByNameField(updated.error()));
    return updated;
}

} // namespace frontdesk
