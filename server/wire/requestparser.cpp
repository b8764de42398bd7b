// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/requestparser.h"

#include "wire/headrules.h"

namespace frontdesk::wire {

namespace {

/// Method, spaces, version and the line's end.
constexpr qsizetype AroundTarget = 32 + 2 + 8 + 2;
/// Size and extensions of a chunk, and the line's end.
constexpr qsizetype ChunkLineBytes = 256;

} // namespace

RequestParser::RequestParser(const RequestLimits &limits, BodyLimit bodyLimit)
    : m_limits(limits)
    , m_limitOf(std::move(bodyLimit))
{
}

void RequestParser::reset()
{
    m_state = State::Waiting;
    m_stage = Stage::RequestLine;
    m_head = {};
    m_authority = {};
    m_allFields.clear();
    m_line.clear();
    m_headBytes = 0;
    m_fieldCount = 0;
    m_body = {};
    m_missing = 0;
}

void RequestParser::refuse(Refusal refusal)
{
    m_state = State::Refused;
    m_refusal = refusal;
    m_body = {};
    m_line = {};
}

qsizetype RequestParser::read(QByteArrayView bytes)
{
    const qsizetype all = bytes.size();
    while (!bytes.isEmpty() && m_state != State::Complete && m_state != State::Refused) {
        if (m_stage == Stage::Content || m_stage == Stage::Chunk)
            takeContent(bytes);
        else if (collectLine(bytes))
            takeLine(QByteArrayView(m_line).chopped(2));
    }
    return all - bytes.size();
}

/// Moves bytes to m_line. True where it has a whole line then, with its end.
bool RequestParser::collectLine(QByteArrayView &bytes)
{
    if (m_state == State::Waiting)
        m_state = State::Head;
    const qsizetype end = bytes.indexOf('\n');
    const qsizetype count = end < 0 ? bytes.size() : end + 1;
    m_line.append(bytes.first(count));
    bytes = bytes.sliced(count);
    // Before anything else: so it does not matter how much of the line came at once.
    if (const auto fault = lineTooLong()) {
        refuse(*fault);
        return false;
    }
    if (end < 0)
        return false;
    if (!m_line.endsWith("\r\n")) {
        refuse(Refusal::Malformed);
        return false;
    }
    return true;
}

std::optional<Refusal> RequestParser::lineTooLong() const
{
    switch (m_stage) {
    case Stage::RequestLine:
        if (m_line.size() > m_limits.targetBytes + AroundTarget)
            return Refusal::TargetTooLong;
        break;
    case Stage::ChunkSize:
    case Stage::ChunkEnd:
        return m_line.size() > ChunkLineBytes ? std::optional(Refusal::Malformed) : std::nullopt;
    default:
        break;
    }
    return m_headBytes + m_line.size() > m_limits.headBytes ? std::optional(Refusal::HeadTooLarge)
                                                            : std::nullopt;
}

void RequestParser::takeLine(QByteArrayView line)
{
    if (m_stage != Stage::ChunkSize && m_stage != Stage::ChunkEnd)
        m_headBytes += m_line.size();
    switch (m_stage) {
    case Stage::RequestLine:
        takeRequestLine(line);
        break;
    case Stage::FieldLine:
        line.isEmpty() ? endHead() : takeField(line);
        break;
    case Stage::ChunkSize:
        takeChunkSize(line);
        break;
    case Stage::ChunkEnd:
        m_stage = Stage::ChunkSize;
        if (!line.isEmpty())
            refuse(Refusal::Malformed);
        break;
    case Stage::Trailers:
        // They are checked and dropped: nobody here asks for any.
        if (line.isEmpty())
            m_state = State::Complete;
        else
            takeField(line);
        break;
    case Stage::Content:
    case Stage::Chunk:
        Q_UNREACHABLE();
    }
    m_line.resize(0);
}

void RequestParser::takeRequestLine(QByteArrayView line)
{
    // An empty line or two from a client that ended its last body with one (RFC 9112, 2.2).
    if (line.isEmpty())
        return;
    m_stage = Stage::FieldLine;
    settle(readRequestLine(line, m_limits.targetBytes, m_head, m_authority));
}

void RequestParser::takeField(QByteArrayView line)
{
    std::pair<QByteArray, QByteArray> field;
    if (!readField(line, field))
        refuse(Refusal::Malformed);
    else if (++m_fieldCount > m_limits.fields)
        refuse(Refusal::HeadTooLarge);
    else if (m_stage == Stage::FieldLine)
        m_allFields.append(std::move(field));
    else if (!mayTrail(field.first))
        refuse(Refusal::Malformed);
}

void RequestParser::settle(std::optional<Refusal> refusal)
{
    if (refusal)
        refuse(*refusal);
}

void RequestParser::endHead()
{
    settle(readFields(m_allFields, m_authority, m_head));
    m_allFields.clear();
    if (m_state == State::Refused)
        return;
    m_bodyLimit = m_limitOf ? qMin(m_limitOf(m_head), m_limits.bodyBytes) : m_limits.bodyBytes;
    if (m_head.contentLength > m_bodyLimit) {
        refuse(Refusal::BodyTooLarge);
        return;
    }
    m_missing = m_head.contentLength;
    m_stage = m_head.isChunked ? Stage::ChunkSize : Stage::Content;
    m_state = m_head.hasBody() ? State::Body : State::Complete;
}

void RequestParser::takeChunkSize(QByteArrayView line)
{
    const std::optional<qint64> size = readChunkSize(line);
    if (!size)
        refuse(Refusal::Malformed);
    else if (*size > m_bodyLimit - m_body.size())
        refuse(Refusal::BodyTooLarge);
    m_missing = size.value_or(0);
    m_stage = m_missing > 0 ? Stage::Chunk : Stage::Trailers;
}

void RequestParser::takeContent(QByteArrayView &bytes)
{
    const qsizetype count = qsizetype(qMin(m_missing, qint64(bytes.size())));
    m_body.append(bytes.first(count));
    bytes = bytes.sliced(count);
    m_missing -= count;
    if (m_missing > 0)
        return;
    if (m_stage == Stage::Chunk)
        m_stage = Stage::ChunkEnd;
    else
        m_state = State::Complete;
}

} // namespace frontdesk::wire
