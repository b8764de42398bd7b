// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wire/requesthead.h"

namespace frontdesk::wire {

/// Takes what an HTTP library writes as an answer, in any pieces, and gives what goes to the
/// client: one head without fields that are there twice, no body where there must be none, nothing
/// after the end, and the truth about the connection.
class ResponseCleaner
{
public:
    /// Gets ready for the answer to a request; `keepsAlive`: it may be followed by another.
    void begin(bool isForHead, bool keepsAlive);
    /// No other request is taken after this one; too late to say so once the head has gone.
    void closeAfterwards() { m_keepsAlive = false; }
    /// The bytes for the client that follow from `bytes`.
    QByteArray write(QByteArrayView bytes);

    bool isComplete() const { return m_part == Part::Nothing; }
    /// Whether the connection may serve another request after this answer.
    bool keepsAlive() const { return m_keepsAlive; }

private:
    enum class Part { Head, Body, Nothing };

    QByteArray cleanHead(QByteArrayView head);

    Part m_part = Part::Nothing;
    bool m_isForHead = false;
    bool m_keepsAlive = true;
    bool m_sendsBody = true;
    QByteArray m_head;
    qint64 m_missing = 0; ///< of the body
};

} // namespace frontdesk::wire
