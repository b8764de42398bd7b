// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wire/requesthead.h"

#include <optional>

namespace frontdesk::wire {

/// The rules for single parts of a request, each without memory of the others. Lines come without
/// their ends. None is no fault.

/// Fills in the method, the target and the version. A target in absolute form goes to `authority`
/// and, without it, to the head.
std::optional<Refusal> readRequestLine(QByteArrayView line, qsizetype targetLimit,
                                       RequestHead &head, QByteArray &authority);
/// Splits a line into the name and the value, without the space around it. False where it is none.
bool readField(QByteArrayView line, std::pair<QByteArray, QByteArray> &field);
/// Whether a field may come after the last chunk: none that frames, routes or admits a request, for
/// some readers take it for one of the head.
bool mayTrail(QByteArrayView name);
/// What the fields say together: framing, Host, and what becomes of the connection. Fills in the
/// rest of the head.
std::optional<Refusal> readFields(const Fields &fields, const QByteArray &authority,
                                  RequestHead &head);
/// The size on a chunk's first line, whose extensions are ignored. None where it is no such line;
/// the largest number where it is larger than any.
std::optional<qint64> readChunkSize(QByteArrayView line);

/// Whether it is a path, with or without a query, that every reader takes for the same: properly
/// percent-encoded UTF-8 without NUL, and not "//host".
bool isOriginForm(QByteArrayView target);
/// Whether it can be a host with or without a port, as Host has it.
bool isAuthority(QByteArrayView text);
bool isToken(QByteArrayView text);

} // namespace frontdesk::wire
