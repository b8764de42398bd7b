// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/headrules.h"

#include <algorithm>
#include <array>

namespace frontdesk::wire {

namespace {

bool isTokenByte(char c)
{
    static constexpr QByteArrayView Marks("!#$%&'*+-.^_`|~");
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')
           || (c != 0 && Marks.contains(c));
}

/// Fields that concern this connection alone, or that the framing of the body consists of.
bool isOfConnection(QByteArrayView name)
{
    static constexpr std::array<QByteArrayView, 9> Names {
        "Connection", "Content-Length",    "Expect",  "Keep-Alive", "Proxy-Connection", "TE",
        "Trailer",    "Transfer-Encoding", "Upgrade",
    };
    return std::any_of(Names.begin(), Names.end(), [&](auto known) { return isSame(name, known); });
}

/// Fields of which a second one would leave open which of them counts.
bool isSingle(QByteArrayView name)
{
    static constexpr std::array<QByteArrayView, 7> Names {
        "Authorization",   "Content-Length", "Content-Type",      "Host",
        "Idempotency-Key", "Origin",         "Transfer-Encoding",
    };
    return std::any_of(Names.begin(), Names.end(), [&](auto known) { return isSame(name, known); });
}

QByteArrayView withoutSpace(QByteArrayView text)
{
    const auto isSpace = [](char c) { return c == ' ' || c == '\t'; };
    while (!text.isEmpty() && isSpace(text.front()))
        text = text.sliced(1);
    while (!text.isEmpty() && isSpace(text.back()))
        text.chop(1);
    return text;
}

bool listHas(QByteArrayView list, QByteArrayView word)
{
    while (true) {
        const qsizetype comma = list.indexOf(',');
        if (isSame(withoutSpace(comma < 0 ? list : list.first(comma)), word))
            return true;
        if (comma < 0)
            return false;
        list = list.sliced(comma + 1);
    }
}

std::optional<Refusal> readVersion(QByteArrayView version, RequestHead &head)
{
    if (version == "HTTP/1.1" || version == "HTTP/1.0") {
        head.minorVersion = version.back() - '0';
        return std::nullopt;
    }
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    const bool isVersion = version.size() == 8 && version.startsWith("HTTP/") && isDigit(version[5])
                           && version[6] == '.' && isDigit(version[7]);
    return isVersion ? Refusal::VersionUnknown : Refusal::Malformed;
}

/// Takes "http://host" off the beginning of a target that has it.
bool splitAbsoluteForm(QByteArrayView &target, QByteArray &authority)
{
    for (const QByteArrayView scheme : {QByteArrayView("http://"), QByteArrayView("https://")}) {
        if (!isSame(target.first(qMin(target.size(), scheme.size())), scheme))
            continue;
        const QByteArrayView rest = target.sliced(scheme.size());
        const auto end =
            std::find_if(rest.begin(), rest.end(), [](char c) { return c == '/' || c == '?'; });
        authority = rest.first(end - rest.begin()).toByteArray();
        target = rest.sliced(end - rest.begin());
        return isAuthority(authority);
    }
    return true;
}

std::optional<Refusal> readTarget(QByteArrayView target, RequestHead &head, QByteArray &authority)
{
    if (target == "*" && head.method == "OPTIONS") {
        head.target = "*";
        return std::nullopt;
    }
    if (!splitAbsoluteForm(target, authority))
        return Refusal::Malformed;
    head.target = target.toByteArray();
    if (!authority.isNull() && !head.target.startsWith('/'))
        head.target.prepend('/');
    return isOriginForm(head.target) ? std::nullopt : std::optional(Refusal::Malformed);
}

std::optional<Refusal> readLength(QByteArrayView value, RequestHead &head)
{
    constexpr qsizetype MostDigits = 18; // fit a qint64
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    if (value.isEmpty() || !std::all_of(value.begin(), value.end(), isDigit))
        return Refusal::Malformed;
    if (value.size() > MostDigits)
        return Refusal::BodyTooLarge;
    head.contentLength = value.toLongLong();
    return std::nullopt;
}

/// Where the body ends. Two answers to that are one too many (RFC 9112, 6.3).
std::optional<Refusal> readFraming(const Fields &fields, RequestHead &head)
{
    const QByteArray *coding = findField(fields, "Transfer-Encoding");
    const QByteArray *length = findField(fields, "Content-Length");
    if (coding) {
        if (length || head.minorVersion == 0)
            return Refusal::Malformed;
        if (!isSame(*coding, "chunked"))
            return Refusal::CodingUnknown;
        head.isChunked = true;
        return std::nullopt;
    }
    return length ? readLength(*length, head) : std::nullopt;
}

std::optional<Refusal> readHost(const Fields &fields, const QByteArray &authority,
                                RequestHead &head)
{
    const QByteArray *host = findField(fields, "Host");
    if (!host)
        return head.minorVersion == 0 ? std::nullopt : std::optional(Refusal::Malformed);
    if (!isAuthority(*host))
        return Refusal::Malformed;
    if (authority.isNull())
        return std::nullopt;
    // The target's own host goes before the field (RFC 9112, 3.2.2).
    for (auto &field : head.fields) {
        if (isSame(field.first, "Host"))
            field.second = authority;
    }
    return std::nullopt;
}

} // namespace

bool isToken(QByteArrayView text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), isTokenByte);
}

std::optional<Refusal> readRequestLine(QByteArrayView line, qsizetype targetLimit,
                                       RequestHead &head, QByteArray &authority)
{
    constexpr qsizetype MostMethodBytes = 32;
    const qsizetype first = line.indexOf(' ');
    const qsizetype last = line.lastIndexOf(' ');
    if (first < 1 || last == first || !isToken(line.first(first)) || first > MostMethodBytes)
        return Refusal::Malformed;
    const QByteArrayView target = line.sliced(first + 1, last - first - 1);
    head.method = line.first(first).toByteArray();
    if (const auto fault = readVersion(line.sliced(last + 1), head))
        return fault;
    if (target.size() > targetLimit)
        return Refusal::TargetTooLong;
    // CONNECT's target has a form of its own, so this comes first.
    if (!knownMethods().contains(head.method)) {
        if (isOriginForm(target))
            head.target = target.toByteArray();
        return Refusal::MethodUnknown;
    }
    return readTarget(target, head, authority);
}

bool readField(QByteArrayView line, std::pair<QByteArray, QByteArray> &field)
{
    // A space before the colon, or at the beginning (obs-fold), is no part of a token.
    const qsizetype colon = line.indexOf(':');
    if (colon < 1 || !isToken(line.first(colon)))
        return false;
    const QByteArrayView value = line.sliced(colon + 1);
    const auto isControl = [](char c) { return (uchar(c) < 0x20 && c != '\t') || c == '\x7f'; };
    if (std::any_of(value.begin(), value.end(), isControl))
        return false;
    // A tab is space to RFC 9110, but not to every reader of a length.
    const QByteArrayView name = line.first(colon);
    if (value.contains('\t')
        && (isSame(name, "Content-Length") || isSame(name, "Transfer-Encoding")))
        return false;
    field = {line.first(colon).toByteArray(), withoutSpace(value).toByteArray()};
    return true;
}

bool mayTrail(QByteArrayView name)
{
    return !isOfConnection(name) && !isSingle(name);
}

std::optional<Refusal> readFields(const Fields &fields, const QByteArray &authority,
                                  RequestHead &head)
{
    for (auto field = fields.begin(); field != fields.end(); ++field) {
        const auto isAgain = [&](const auto &other) { return isSame(other.first, field->first); };
        if (isSingle(field->first) && std::any_of(fields.begin(), field, isAgain))
            return Refusal::Malformed;
        if (!isOfConnection(field->first))
            head.fields.append(*field);
    }
    if (const auto fault = readFraming(fields, head))
        return fault;
    if (const auto fault = readHost(fields, authority, head))
        return fault;
    head.keepsAlive = head.minorVersion == 1;
    for (const auto &[name, value] : fields) {
        if (isSame(name, "Connection") && listHas(value, "close"))
            head.keepsAlive = false;
        if (!isSame(name, "Expect") || head.minorVersion == 0)
            continue;
        if (!isSame(value, "100-continue"))
            return Refusal::ExpectationUnknown;
        head.expectsContinue = true;
    }
    return std::nullopt;
}

} // namespace frontdesk::wire
