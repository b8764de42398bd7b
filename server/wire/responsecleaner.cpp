// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/responsecleaner.h"

#include "wire/headrules.h"

#include <algorithm>

namespace frontdesk::wire {

namespace {

/// Fields whose values are lists, so that two lines of them are one with a comma.
bool isList(QByteArrayView name)
{
    return isSame(name, "Allow") || isSame(name, "Link") || isSame(name, "Vary")
           || isSame(name, "WWW-Authenticate");
}

void addField(Fields &fields, std::pair<QByteArray, QByteArray> field)
{
    const auto same = std::find_if(fields.begin(), fields.end(), [&](const auto &other) {
        return isSame(other.first, field.first);
    });
    if (same == fields.end())
        fields.append(std::move(field));
    else if (isList(field.first) && same->second != field.second)
        same->second += ", " + field.second;
}

/// The fields of a head, without any that is no field: what could start another answer is none.
Fields fieldsOf(const QByteArrayList &lines)
{
    Fields fields;
    for (const QByteArray &line : lines) {
        std::pair<QByteArray, QByteArray> field;
        if (line.endsWith('\r') && readField(QByteArrayView(line).chopped(1), field))
            addField(fields, std::move(field));
    }
    return fields;
}

} // namespace

void ResponseCleaner::begin(bool isForHead, bool keepsAlive)
{
    m_part = Part::Head;
    m_isForHead = isForHead;
    m_keepsAlive = keepsAlive;
    m_head.clear();
    m_missing = 0;
}

QByteArray ResponseCleaner::write(QByteArrayView bytes)
{
    QByteArray out;
    if (m_part == Part::Head) {
        const qsizetype before = m_head.size();
        m_head.append(bytes);
        const qsizetype end = m_head.indexOf("\r\n\r\n", qMax<qsizetype>(0, before - 3));
        if (end < 0)
            return out;
        bytes = bytes.sliced(end + 4 - before);
        out = cleanHead(QByteArrayView(m_head).first(end + 2));
    }
    if (m_part == Part::Body) {
        const QByteArrayView body = bytes.first(qMin(m_missing, qint64(bytes.size())));
        if (m_sendsBody)
            out.append(body);
        m_missing -= body.size();
        if (m_missing == 0)
            m_part = Part::Nothing;
    }
    return out;
}

QByteArray ResponseCleaner::cleanHead(QByteArrayView head)
{
    constexpr qsizetype StatusAt = 9; // after "HTTP/1.1 "
    QByteArrayList lines = head.toByteArray().split('\n');
    const QByteArray statusLine = lines.takeFirst().trimmed();
    const int status = statusLine.mid(StatusAt, 3).toInt();
    const bool hasNoBody = status == 204 || status == 304;
    QByteArray out = statusLine + "\r\n";
    for (const auto &[name, value] : fieldsOf(lines)) {
        if (isSame(name, "Content-Length")) {
            m_missing = value.toLongLong();
            if (hasNoBody)
                continue;
        } else if (isSame(name, "Connection")) {
            m_keepsAlive = m_keepsAlive && !isSame(value, "close");
            continue;
        }
        out += name + ": " + value + "\r\n";
    }
    if (!m_keepsAlive)
        out += "Connection: close\r\n";
    m_sendsBody = !m_isForHead && !hasNoBody;
    m_part = m_missing > 0 ? Part::Body : Part::Nothing;
    return out + "\r\n";
}

} // namespace frontdesk::wire
