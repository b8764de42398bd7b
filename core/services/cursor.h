// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "services/page.h"

#include <QStringList>

namespace frontdesk {

/// An opaque cursor over the sort key of a page's last row, and back. InvalidInput for a text that
/// is no cursor of `parts` parts.
QString encodeCursor(const QStringList &parts);
Result<QStringList> decodeCursor(const QString &cursor, qsizetype parts);

/// InvalidInput at the cursor.
tl::unexpected<Error> notACursor();

/// InvalidInput unless the limit is in range.
Result<void> checkLimit(const PageRequest &page);

/// InvalidInput for a search text that is too long or holds control characters; `pointer` names it.
Result<void> checkQuery(const QString &pointer, const QString &text);

/// Makes a page of rows that were read one beyond the limit; `key(row)` gives the sort key's parts.
template <class Row, class Key>
Page<Row> makePage(QList<Row> rows, int limit, Key key)
{
    Page<Row> page;
    if (rows.size() > limit) {
        rows.resize(limit);
        page.nextCursor = encodeCursor(key(rows.last()));
    }
    page.items = std::move(rows);
    return page;
}

/// Cuts a page out of a short list that was read whole, in the order of `key(row)`, whose `parts`
/// parts sort as texts. InvalidInput for a limit or a cursor that cannot be.
template <class Row, class Key>
Result<Page<Row>> cutPage(QList<Row> rows, const PageRequest &wanted, qsizetype parts, Key key)
{
    FRONTDESK_TRY(checkLimit(wanted));
    if (!wanted.cursor.isEmpty()) {
        FRONTDESK_TRY_ASSIGN(const QStringList last, decodeCursor(wanted.cursor, parts));
        rows.removeIf([&](const Row &row) { return key(row) <= last; });
    }
    return makePage(std::move(rows), wanted.limit, key);
}

} // namespace frontdesk
