// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArrayView>
#include <QJsonObject>
#include <QString>

#include <optional>

namespace frontdesk {

/// Where and why a text is refused. The reason never quotes the text.
struct JsonRefusal {
    qsizetype offset = 0; ///< in bytes
    QString reason;
};

/// Checks that `text` is one JSON value as RFC 8259 has it, and none of what parsers disagree
/// about: a name twice in an object, U+0000, half a surrogate pair, a byte order mark, more than 32
/// levels. QJsonDocument lets the first three pass.
std::optional<JsonRefusal> findJsonFault(QByteArrayView text);

/// The object that a request's body holds. Malformed where it is not JSON, InvalidInput where it is
/// another kind of value.
Result<QJsonObject> parseJsonObject(const QByteArray &body);

} // namespace frontdesk
