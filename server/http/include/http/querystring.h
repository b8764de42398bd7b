// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/fieldspec.h"

namespace frontdesk {

/// The names and values of a query string; "+" is a space, as HTML forms write it. Malformed where
/// an escape is broken, or what it stands for is no UTF-8 or has U+0000.
Result<QueryItems> parseQuery(const QByteArray &query);

/// The same, written.
QByteArray writeQuery(const QueryItems &items);

} // namespace frontdesk
