// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace frontdesk {

/// Which part of a list is wanted. The cursor is what the page before gave as nextCursor.
struct PageRequest {
    static constexpr int DefaultLimit = 50;
    static constexpr int MaxLimit = 100;

    int limit = DefaultLimit; ///< 1 to MaxLimit
    QString cursor; ///< empty: from the start
};

/// One page of a list in its documented order; nextCursor is empty on the last page.
template <class T>
struct Page {
    QList<T> items;
    QString nextCursor;
};

} // namespace frontdesk
