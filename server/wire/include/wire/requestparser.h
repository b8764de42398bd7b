// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wire/requesthead.h"

#include <functional>
#include <optional>
#include <utility>

namespace frontdesk::wire {

/// Reads requests strictly (RFC 9112) from bytes that come in any pieces: what it makes of them
/// does not depend on the pieces. It holds at most what its limits allow.
class RequestParser
{
public:
    enum class State {
        Waiting, ///< nothing of the next request has come
        Head, ///< a part of the head has
        Body, ///< head() is there
        Complete, ///< and the body; reset() before the next
        Refused, ///< refusal() says why; there is no next
    };

    /// How large the body of a request with this head may be, in bytes.
    using BodyLimit = std::function<qint64(const RequestHead &)>;

    explicit RequestParser(const RequestLimits &limits = {}, BodyLimit bodyLimit = {});

    /// Reads up to the end of the request and returns how many bytes that took; all of them where
    /// the request has not ended yet.
    qsizetype read(QByteArrayView bytes);

    State state() const { return m_state; }
    /// Why it was refused, where it was.
    Refusal refusal() const { return m_refusal; }
    /// Where it was refused half-way, as much as had been read.
    const RequestHead &head() const { return m_head; }
    const QByteArray &body() const { return m_body; }
    QByteArray takeBody() { return std::exchange(m_body, {}); }
    /// Gets ready for the next request of the connection.
    void reset();

private:
    enum class Stage { RequestLine, FieldLine, Content, ChunkSize, Chunk, ChunkEnd, Trailers };

    void refuse(Refusal refusal);
    bool collectLine(QByteArrayView &bytes);
    std::optional<Refusal> lineTooLong() const;
    void takeLine(QByteArrayView line);
    void takeRequestLine(QByteArrayView line);
    void takeField(QByteArrayView line);
    void takeChunkSize(QByteArrayView line);
    void takeContent(QByteArrayView &bytes);
    void endHead();
    void settle(std::optional<Refusal> refusal);

    RequestLimits m_limits;
    BodyLimit m_limitOf;
    State m_state = State::Waiting;
    Stage m_stage = Stage::RequestLine;
    Refusal m_refusal = Refusal::Malformed;
    RequestHead m_head;
    Fields m_allFields; ///< of the head, before it is checked as a whole
    QByteArray m_authority; ///< of a target in absolute form
    QByteArray m_line; ///< the beginning of a line whose end has not come
    qsizetype m_headBytes = 0; ///< of the lines before m_line; trailers count with the head
    int m_fieldCount = 0;
    QByteArray m_body;
    qint64 m_bodyLimit = 0;
    qint64 m_missing = 0; ///< of the body, or of its chunk
};

} // namespace frontdesk::wire
