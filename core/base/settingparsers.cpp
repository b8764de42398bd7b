// SPDX-License-Identifier: GPL-3.0-or-later
#include "settingparsers.h"

#include "base/timezonename.h"

#include <QRegularExpression>
#include <QUrl>

#include <algorithm>
#include <array>
#include <utility>

#include <arpa/inet.h>

namespace frontdesk::settings {

using namespace Qt::StringLiterals;

namespace {

constexpr int MinimumSecretBytes = 32;

/// The number of bits of the IP address in `text` (32 or 128), or 0 where it is none.
int addressBits(const QString &text)
{
    std::array<unsigned char, sizeof(in6_addr)> address {};
    const QByteArray bytes = text.toUtf8();
    if (inet_pton(AF_INET, bytes.constData(), address.data()) == 1)
        return 32;
    return inet_pton(AF_INET6, bytes.constData(), address.data()) == 1 ? 128 : 0;
}

bool isAddressOrRange(const QString &text)
{
    const qsizetype slash = text.indexOf(u'/');
    if (slash < 0)
        return addressBits(text) > 0;
    const int bits = addressBits(text.left(slash));
    return bits > 0 && parseWhole(QStringView(text).sliced(slash + 1), 0, bits).has_value();
}

QStringList listOf(const QString &value)
{
    QStringList entries;
    for (const QString &entry : value.split(u',', Qt::SkipEmptyParts)) {
        if (const QString trimmed = entry.trimmed(); !trimmed.isEmpty())
            entries.append(trimmed);
    }
    return entries;
}

/// The origin as a browser writes it in the Origin header, or nothing where `text` is more or less
/// than one.
std::optional<QString> canonicalOrigin(const QString &text)
{
    const QUrl url(text, QUrl::StrictMode);
    const bool https = url.scheme() == "https"_L1;
    if (!url.isValid() || !(https || url.scheme() == "http"_L1) || url.host().isEmpty()
        || !url.path().isEmpty() || url.hasQuery() || url.hasFragment()
        || url.authority().contains(u'@'))
        return std::nullopt;
    const int usualPort = https ? 443 : 80;
    QUrl origin;
    origin.setScheme(url.scheme());
    origin.setHost(url.host());
    origin.setPort(url.port() == usualPort ? -1 : url.port());
    return origin.toString(QUrl::FullyEncoded);
}

QString inWords(std::chrono::seconds span)
{
    const std::array<std::pair<qint64, QChar>, 3> units {
        {{86'400, u'd'}, {3'600, u'h'}, {60, u'm'}}};
    for (const auto &[seconds, unit] : units) {
        if (span.count() % seconds == 0)
            return QString::number(span.count() / seconds) + unit;
    }
    return QString::number(span.count()) + u's';
}

template <class Value, std::size_t Count>
Fault setWord(Value &target, const QString &value,
              const std::array<std::pair<QLatin1StringView, Value>, Count> &words)
{
    QStringList names;
    for (const auto &[word, meaning] : words) {
        if (value.compare(word, Qt::CaseInsensitive) == 0) {
            target = meaning;
            return std::nullopt;
        }
        names.append(word);
    }
    return u"expected one of %1"_s.arg(names.join(u", "_s));
}

} // namespace

std::optional<int> parseWhole(QStringView text, int lowest, int highest)
{
    constexpr qsizetype mostDigits = 9;
    const bool digits =
        std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    if (text.isEmpty() || text.size() > mostDigits || !digits)
        return std::nullopt;
    const int number = text.toInt();
    if (number < lowest || number > highest)
        return std::nullopt;
    return number;
}

Fault wholeFault(int lowest, int highest)
{
    return u"expected a whole number from %1 to %2"_s.arg(lowest).arg(highest);
}

Fault spanFault(std::chrono::seconds shortest, std::chrono::seconds longest)
{
    return u"expected a span such as 45s, 10m, 2h or 7d, from %1 to %2"_s.arg(inWords(shortest),
                                                                              inWords(longest));
}

Fault setDatabaseUrl(Config &config, const QString &value)
{
    // The rest of the address is the storage module's to read; here only what cannot be meant is
    // refused.
    for (const QLatin1StringView scheme : {"sqlite:///"_L1, "postgresql://"_L1}) {
        if (value.startsWith(scheme) && value.size() > scheme.size()) {
            config.databaseUrl = value;
            return std::nullopt;
        }
    }
    return u"expected sqlite:///path/clinic.db or postgresql://user:password@host:port/db"_s;
}

Fault setHttpHost(Config &config, const QString &value)
{
    const bool localhost = value.compare("localhost"_L1, Qt::CaseInsensitive) == 0;
    if (!localhost && addressBits(value) == 0)
        return u"expected an IP address such as 127.0.0.1, 0.0.0.0 or ::1"_s;
    config.httpHost = localhost ? u"127.0.0.1"_s : value;
    return std::nullopt;
}

Fault setTrustedProxies(Config &config, const QString &value)
{
    const QStringList entries = listOf(value);
    if (!std::all_of(entries.begin(), entries.end(), isAddressOrRange))
        return u"expected IP addresses or ranges such as 10.0.0.0/8, separated by commas"_s;
    config.trustedProxies = entries;
    return std::nullopt;
}

Fault setCorsOrigins(Config &config, const QString &value)
{
    QStringList origins;
    for (const QString &entry : listOf(value)) {
        const std::optional<QString> origin = canonicalOrigin(entry);
        if (!origin)
            return u"expected origins such as https://app.example.org without a path, separated by "
                   "commas"_s;
        origins.append(*origin);
    }
    config.corsOrigins = origins;
    return std::nullopt;
}

Fault secretFault(const QString &value)
{
    if (value.toUtf8().size() < MinimumSecretBytes)
        return u"expected at least %1 bytes, such as `openssl rand -base64 48` prints"_s.arg(
            MinimumSecretBytes);
    return std::nullopt;
}

Fault setMetricsToken(Config &config, const QString &value)
{
    constexpr qsizetype ShortestToken = 16;
    const bool isVisible =
        std::all_of(value.begin(), value.end(), [](QChar c) { return c > u' ' && c < u'\x7f'; });
    if (!isVisible || value.size() < ShortestToken)
        return u"expected at least %1 visible ASCII characters, such as `openssl rand -hex 32` "
               "prints"_s.arg(ShortestToken);
    config.metricsToken = value;
    return std::nullopt;
}

std::optional<bool> parseSwitch(QStringView text)
{
    if (text == "on"_L1)
        return true;
    return text == "off"_L1 ? std::optional(false) : std::nullopt;
}

Fault setClinicTimeZone(Config &config, const QString &value)
{
    if (!isTimeZoneName(value))
        return u"expected an IANA time zone name such as Europe/Berlin"_s;
    config.clinicTimeZone = value;
    return std::nullopt;
}

Fault setSmtpUrl(Config &config, const QString &value)
{
    const QUrl url(value, QUrl::StrictMode);
    const bool mail = url.scheme() == "smtp"_L1 || url.scheme() == "smtps"_L1;
    const bool bare =
        (url.path().isEmpty() || url.path() == "/"_L1) && !url.hasQuery() && !url.hasFragment();
    if (!url.isValid() || !mail || url.host().isEmpty() || !bare)
        return u"expected smtp://user:password@host:port (with STARTTLS) or smtps://..."_s;
    config.smtpUrl = value;
    return std::nullopt;
}

Fault setSmtpFrom(Config &config, const QString &value)
{
    const qsizetype at = value.indexOf(u'@');
    const bool bad = std::any_of(value.begin(), value.end(), [](QChar c) {
        return c.isSpace() || c.category() == QChar::Other_Control || c == u'<' || c == u'>'
               || c == u',';
    });
    if (bad || at < 1 || at != value.lastIndexOf(u'@') || at == value.size() - 1)
        return u"expected a bare e-mail address such as clinic@example.org"_s;
    config.smtpFrom = value;
    return std::nullopt;
}

Fault setSmsWebhookUrl(Config &config, const QString &value)
{
    const QUrl url(value, QUrl::StrictMode);
    const bool secure =
        url.scheme() == "https"_L1 || (url.scheme() == "http"_L1 && url.host() == "127.0.0.1"_L1);
    if (!url.isValid() || !secure || url.host().isEmpty() || url.hasFragment())
        return u"expected an https:// address, or http://127.0.0.1 on this machine"_s;
    config.smsWebhookUrl = value;
    return std::nullopt;
}

Fault setSmsWebhookForm(Config &config, const QString &value)
{
    if (!value.contains("{to}"_L1) || !value.contains("{text}"_L1))
        return u"expected a form such as To={to}&Body={text}"_s;
    config.smsWebhookForm = value;
    return std::nullopt;
}

Fault setSmsCountryCode(Config &config, const QString &value)
{
    if (!parseWhole(value, 1, 999) || value.startsWith(u'0'))
        return u"expected the digits of a country code, such as 49"_s;
    config.smsCountryCode = value;
    return std::nullopt;
}

Fault setMessageLanguage(Config &config, const QString &value)
{
    if (value != "en"_L1 && value != "ar"_L1)
        return u"expected en or ar"_s;
    config.messageLanguage = value;
    return std::nullopt;
}

Fault setQuietHours(Config &config, const QString &value)
{
    static const QRegularExpression hours(
        u"^([01][0-9]|2[0-3]):[0-5][0-9]-([01][0-9]|2[0-3]):[0-5][0-9]$"_s);
    if (!hours.match(value).hasMatch())
        return u"expected hours of the day such as 21:00-07:00"_s;
    config.quietHours = value;
    return std::nullopt;
}

Fault setReminderLeads(Config &config, const QString &value)
{
    constexpr qsizetype most = 5;
    constexpr std::chrono::seconds longest = std::chrono::hours(24 * 30);
    QList<std::chrono::seconds> leads;
    for (const QString &entry : listOf(value)) {
        const Result<std::chrono::seconds> lead = parseSpan(entry);
        if (!lead || *lead > longest)
            return u"expected spans such as 24h,2h, of at most 30d each"_s;
        if (lead->count() > 0 && !leads.contains(*lead))
            leads.append(*lead);
    }
    if (leads.size() > most)
        return u"expected at most %1 spans"_s.arg(most);
    config.reminderLeads = leads;
    return std::nullopt;
}

Fault setLogLevel(Config &config, const QString &value)
{
    using Word = std::pair<QLatin1StringView, LogLevel>;
    return setWord(config.logLevel, value,
                   std::array {Word {"debug"_L1, LogLevel::Debug}, Word {"info"_L1, LogLevel::Info},
                               Word {"warning"_L1, LogLevel::Warning},
                               Word {"error"_L1, LogLevel::Error}});
}

Fault setLogFormat(Config &config, const QString &value)
{
    using Word = std::pair<QLatin1StringView, LogFormat>;
    return setWord(
        config.logFormat, value,
        std::array {Word {"text"_L1, LogFormat::Text}, Word {"json"_L1, LogFormat::Json}});
}

} // namespace frontdesk::settings
