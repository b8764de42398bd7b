// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "domain/actor.h"
#include "services/context.h"
#include "services/page.h"

#include <QStringList>

namespace frontdesk {

/// InvalidInput at the cursor.
tl::unexpected<Error> notACursor();

/// InvalidInput unless the limit is in range.
Result<void> checkLimit(const PageRequest &page);

/// The cursors of one list as one user asks for it: the sort key of a page's last row, sealed. In
/// another list, for another user, after other filters, or altered, they are no cursors.
class Cursors
{
public:
    /// `filters`: what narrows the list, in a fixed order.
    Cursors(const ServiceContext &context, const Actor &actor, QLatin1StringView list,
            const QStringList &filters);

    QString write(const QStringList &parts) const;
    /// InvalidInput for a text that is no cursor of `parts` parts of this list.
    Result<QStringList> read(const QString &cursor, qsizetype parts) const;

    /// Makes a page of rows that were read one beyond the limit; `key(row)` gives the sort key's
    /// parts.
    template <class Row, class Key>
    Page<Row> page(QList<Row> rows, int limit, Key key) const
    {
        Page<Row> page;
        if (rows.size() > limit) {
            rows.resize(limit);
            page.nextCursor = write(key(rows.last()));
        }
        page.items = std::move(rows);
        return page;
    }

    /// Cuts a page out of a short list that was read whole, in the order of `key(row)`, whose
    /// `parts` parts sort as texts. InvalidInput for a limit or a cursor that cannot be.
    template <class Row, class Key>
    Result<Page<Row>> cut(QList<Row> rows, const PageRequest &wanted, qsizetype parts,
                          Key key) const
    {
        FRONTDESK_TRY(checkLimit(wanted));
        if (!wanted.cursor.isEmpty()) {
            FRONTDESK_TRY_ASSIGN(const QStringList last, read(wanted.cursor, parts));
            rows.removeIf([&](const Row &row) { return key(row) <= last; });
        }
        return page(std::move(rows), wanted.limit, key);
    }

private:
    const SecretBox &m_box;
    QByteArray m_context;
};

/// A filter as Cursors takes it; empty where it is not set.
template <class T>
QString filterText(const std::optional<T> &filter)
{
    if (!filter)
        return {};
    if constexpr (std::is_same_v<T, Instant>)
        return QString::number(toMillis(*filter));
    else if constexpr (std::is_enum_v<T>)
        return QString(toString(*filter));
    else
        return filter->toString();
}

/// InvalidInput for a search text that is too long or holds control characters; `pointer` names it.
Result<void> checkQuery(const QString &pointer, const QString &text);

} // namespace frontdesk
