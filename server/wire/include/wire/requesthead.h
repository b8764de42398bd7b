// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayList>
#include <QList>

#include <utility>

namespace frontdesk::wire {

using Fields = QList<std::pair<QByteArray, QByteArray>>;

/// The field of this name, whatever its case; null where there is none.
const QByteArray *findField(const Fields &fields, QByteArrayView name);

/// Whether the names or words are the same but for the case of ASCII letters.
bool isSame(QByteArrayView a, QByteArrayView b);

/// The methods that this server knows, as Allow lists them.
const QByteArrayList &knownMethods();

/// How much of a request is read. A request with more is refused before it takes memory.
struct RequestLimits {
    qsizetype headBytes = 16 * 1024; ///< request line and fields with their ends
    qsizetype targetBytes = 8 * 1024;
    int fields = 100;
    qint64 bodyBytes = 1024 * 1024; ///< where no route says less
};

/// Why a request is refused. After each of these nobody knows where the next one would begin, so
/// the connection ends.
enum class Refusal {
    Malformed, ///< not HTTP/1.1 as RFC 9112 has it, or only as some read it: 400
    BodyTooLarge, ///< 413
    TargetTooLong, ///< 414
    ExpectationUnknown, ///< 417
    HeadTooLarge, ///< 431
    MethodUnknown, ///< 405, though some answer 501
    CodingUnknown, ///< a transfer coding other than chunked: 501
    VersionUnknown, ///< 505
};

/// What stands before the body, checked.
struct RequestHead {
    QByteArray method; ///< one of knownMethods(), unless the refusal is MethodUnknown
    QByteArray target; ///< in origin form, or "*" for OPTIONS; as it was sent otherwise
    int minorVersion = 1; ///< of HTTP/1.x: 0 or 1
    Fields fields; ///< as they were sent, less those that concern the connection or the framing
    qint64 contentLength = 0; ///< 0 also where the body is chunked
    bool isChunked = false;
    bool expectsContinue = false; ///< the client waits for "100 Continue"
    bool keepsAlive = true; ///< the connection may serve another request

    bool operator==(const RequestHead &) const = default;
    bool hasBody() const { return isChunked || contentLength > 0; }
    QByteArrayView path() const;
    /// Without the question mark.
    QByteArrayView query() const;
};

} // namespace frontdesk::wire
