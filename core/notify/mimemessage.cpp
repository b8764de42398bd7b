// SPDX-License-Identifier: GPL-3.0-or-later
#include "notify/mimemessage.h"

#include "domain/messagerules.h"

#include <QLocale>

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

bool isOneLine(const QString &text)
{
    for (const QChar c : text) {
        if (c.category() == QChar::Other_Control || c == QChar::LineSeparator
            || c == QChar::ParagraphSeparator)
            return false;
    }
    return true;
}

/// An encoded word each (RFC 2047): at most 75 characters, never a character of two of them.
QByteArray encodedHeader(const QString &text)
{
    constexpr qsizetype mostBytes = 45; // 60 characters in Base64
    QByteArray encoded;
    QByteArray piece;
    const auto flush = [&] {
        if (piece.isEmpty())
            return;
        encoded +=
            (encoded.isEmpty() ? "" : "\r\n ") + QByteArray("=?UTF-8?B?") + piece.toBase64() + "?=";
        piece.clear();
    };
    for (const char32_t c : text.toUcs4()) {
        const QByteArray bytes = QString::fromUcs4(&c, 1).toUtf8();
        if (piece.size() + bytes.size() > mostBytes)
            flush();
        piece += bytes;
    }
    flush();
    return encoded;
}

QByteArray inLines(const QByteArray &base64)
{
    constexpr qsizetype length = 76;
    QByteArray lines;
    for (qsizetype i = 0; i < base64.size(); i += length)
        lines += base64.mid(i, length) + "\r\n";
    return lines;
}

QByteArray part(const QByteArray &type, const QByteArray &content, const QByteArray &more = {})
{
    return "Content-Type: " + type + "; charset=utf-8" + more
           + "\r\nContent-Transfer-Encoding: base64\r\n\r\n" + inLines(content.toBase64());
}

QByteArray dateHeader(Instant instant)
{
    const QDateTime time = toQDateTimeUtc(instant);
    return QLocale::c().toString(time, u"ddd, dd MMM yyyy HH:mm:ss"_s).toLatin1() + " +0000";
}

} // namespace

QByteArray messageIdOf(MessageId id, const QString &from)
{
    return '<' + id.toString().toLatin1() + '@' + from.section(u'@', -1).toLatin1() + '>';
}

Result<QByteArray> toMime(const OutgoingMessage &message, const QString &from)
{
    if (mailAddress(message.to).isEmpty() || mailAddress(from).isEmpty()
        || !isOneLine(message.text.subject))
        return fail(ErrorCode::InvalidInput, u"An address or the subject is not one line"_s);
    // Base64 holds no "=_", so the boundary cannot be in a part.
    const QByteArray boundary = "=_frontdesk_" + message.id.toString().toLatin1();
    QByteArray mime = "From: <" + from.toLatin1() + ">\r\nTo: <" + message.to.toLatin1()
                      + ">\r\nSubject: " + encodedHeader(message.text.subject)
                      + "\r\nDate: " + dateHeader(message.writtenAt)
                      + "\r\nMessage-ID: " + messageIdOf(message.id, from)
                      + "\r\nAuto-Submitted: auto-generated\r\nMIME-Version: 1.0\r\n"
                        "Content-Type: multipart/alternative; boundary=\""
                      + boundary + "\"\r\n\r\n";
    const QByteArray next = "--" + boundary + "\r\n";
    mime += next + part("text/plain", message.text.plain.toUtf8());
    mime += next + part("text/html", message.text.html.toUtf8());
    if (!message.invitation.isEmpty())
        mime += next
                + part("text/calendar", message.invitation, "; method=" + message.invitationMethod);
    return QByteArray(mime + "--" + boundary + "--\r\n");
}

} // namespace frontdesk
