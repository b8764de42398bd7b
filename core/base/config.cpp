// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/config.h"

#include "settingparsers.h"

#include <QCoreApplication>
#include <QFile>
#include <QStringDecoder>

#include <algorithm>
#include <array>

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 MaximumEnvFileBytes = 1 << 20;
constexpr int Day = 86'400;
constexpr int Year = 365 * Day;

/// One setting: its name, its default as it would be written, what it means and how it is read.
struct Setting {
    QLatin1StringView name;
    QLatin1StringView defaultValue;
    const char *meaning;
    settings::Fault (*apply)(Config &config, const QString &value);
};

// clang-format off
const std::array Settings {
    Setting {"DATABASE_URL"_L1, ""_L1,
             QT_TRANSLATE_NOOP("Settings", "Where the data is: sqlite:///path/clinic.db or postgresql://user:password@host:port/db; default a SQLite file in the user's data folder"),
             settings::setDatabaseUrl},
    Setting {"HTTP_HOST"_L1, "127.0.0.1"_L1,
             QT_TRANSLATE_NOOP("Settings", "The address that the server listens on"),
             settings::setHttpHost},
    Setting {"HTTP_PORT"_L1, "8080"_L1,
             QT_TRANSLATE_NOOP("Settings", "The port that the server listens on; 0 picks a free one"),
             settings::setWhole<&Config::httpPort, 0, 65'535>},
    Setting {"HTTP_WORKERS"_L1, "4"_L1,
             QT_TRANSLATE_NOOP("Settings", "How many threads answer requests, 1 to 64"),
             settings::setWhole<&Config::httpWorkers, 1, 64>},
    Setting {"HTTP_MAX_CONNECTIONS"_L1, "512"_L1,
             QT_TRANSLATE_NOOP("Settings", "How many connections are open at once, besides those of this machine and of TRUSTED_PROXIES"),
             settings::setWhole<&Config::httpMaxConnections, 1, 60'000>},
    Setting {"HTTP_MAX_CONNECTIONS_PER_ADDRESS"_L1, "32"_L1,
             QT_TRANSLATE_NOOP("Settings", "How many of these one address may have"),
             settings::setWhole<&Config::httpMaxConnectionsPerAddress, 1, 60'000>},
    Setting {"TLS_CERT_FILE"_L1, ""_L1,
             QT_TRANSLATE_NOOP("Settings", "The server's certificate with its chain (PEM), read again when it changes; default no TLS"),
             settings::setText<&Config::tlsCertFile>},
    Setting {"TLS_KEY_FILE"_L1, ""_L1,
             QT_TRANSLATE_NOOP("Settings", "The certificate's private key (PEM, without a passphrase)"),
             settings::setText<&Config::tlsKeyFile>},
    Setting {"TRUSTED_PROXIES"_L1, ""_L1,
             QT_TRANSLATE_NOOP("Settings", "Proxies whose X-Forwarded-* headers count: addresses and ranges, separated by commas"),
             settings::setTrustedProxies},
    Setting {"CORS_ORIGINS"_L1, ""_L1,
             QT_TRANSLATE_NOOP("Settings", "Web origins that may call the API, separated by commas; default none"),
             settings::setCorsOrigins},
    Setting {"JWT_SECRET"_L1, ""_L1,
             QT_TRANSLATE_NOOP("Settings", "The key that signs access tokens, at least 32 bytes; default one made at the first start and kept"),
             settings::setJwtSecret<&Config::jwtSecret>},
    Setting {"JWT_SECRET_PREVIOUS"_L1, ""_L1,
             QT_TRANSLATE_NOOP("Settings", "A second key whose access tokens are accepted while JWT_SECRET is changed"),
             settings::setJwtSecret<&Config::jwtSecretPrevious>},
    Setting {"JWT_ACCESS_TTL"_L1, "10m"_L1,
             QT_TRANSLATE_NOOP("Settings", "How long an access token is valid, at most 10m"),
             settings::setSpan<&Config::jwtAccessTtl, 1, 600>},
    Setting {"JWT_REFRESH_TTL"_L1, "7d"_L1,
             QT_TRANSLATE_NOOP("Settings", "How long an unused session lasts, at most 30d"),
             settings::setSpan<&Config::jwtRefreshTtl, 1, 30 * Day>},
    Setting {"PASSWORD_LENGTH_STAFF"_L1, "12"_L1,
             QT_TRANSLATE_NOOP("Settings", "How many characters a password of staff needs, 8 to 64; 8 are enough with a second factor"),
             settings::setWhole<&Config::passwordLengthStaff, 8, 64>},
    Setting {"TOTP_REQUIRED_FOR_ADMINS"_L1, "off"_L1,
             QT_TRANSLATE_NOOP("Settings", "Whether administrators must have a second factor: on or off"),
             settings::setSwitch<&Config::totpRequiredForAdmins>},
    Setting {"CLINIC_TIMEZONE"_L1, ""_L1,
             QT_TRANSLATE_NOOP("Settings", "The clinic's IANA time zone, such as Europe/Berlin; default what the database says"),
             settings::setClinicTimeZone},
    Setting {"BOOKING_MIN_NOTICE"_L1, "0m"_L1,
             QT_TRANSLATE_NOOP("Settings", "How long before its start a patient may still book a slot"),
             settings::setSpan<&Config::bookingMinNotice, 0, Year>},
    Setting {"BOOKING_MAX_DAYS_AHEAD"_L1, "180"_L1,
             QT_TRANSLATE_NOOP("Settings", "How many days ahead a patient may book"),
             settings::setWhole<&Config::bookingMaxDaysAhead, 1, 3'650>},
    Setting {"CANCEL_CUTOFF"_L1, "2h"_L1,
             QT_TRANSLATE_NOOP("Settings", "Until how long before its start a patient may cancel or move an appointment"),
             settings::setSpan<&Config::cancelCutoff, 0, Year>},
    Setting {"RATE_LIMIT_AUTH"_L1, "30"_L1,
             QT_TRANSLATE_NOOP("Settings", "Log-in requests a minute from one address; 0 is off"),
             settings::setWhole<&Config::rateLimitAuth, 0, 1'000'000>},
    Setting {"RATE_LIMIT_API"_L1, "600"_L1,
             QT_TRANSLATE_NOOP("Settings", "Other requests a minute by one user, or from one address where nobody is signed in; 0 is off"),
             settings::setWhole<&Config::rateLimitApi, 0, 1'000'000>},
    Setting {"METRICS_TOKEN"_L1, ""_L1,
             QT_TRANSLATE_NOOP("Settings", "Opens /metrics to those who send it as a bearer token, at least 16 characters; default only to this machine"),
             settings::setMetricsToken},
    Setting {"SMTP_URL"_L1, ""_L1,
             QT_TRANSLATE_NOOP("Settings", "The mail server: smtp://user:password@host:port (with STARTTLS) or smtps://...; default no mail"),
             settings::setSmtpUrl},
    Setting {"SMTP_FROM"_L1, ""_L1,
             QT_TRANSLATE_NOOP("Settings", "The sender's address of the clinic's mail"),
             settings::setSmtpFrom},
    Setting {"SMTP_CA_FILE"_L1, ""_L1,
             QT_TRANSLATE_NOOP("Settings", "Who signs the mail server's certificate (PEM); default the system's certificates"),
             settings::setText<&Config::smtpCaFile>},
    Setting {"SMS_WEBHOOK_URL"_L1, ""_L1,
             QT_TRANSLATE_NOOP("Settings", "Where text messages are handed over (https); default no text messages"),
             settings::setSmsWebhookUrl},
    Setting {"SMS_WEBHOOK_FORM"_L1, ""_L1,
             QT_TRANSLATE_NOOP("Settings", "The form that the text message gateway takes, such as To={to}&Body={text}; default JSON"),
             settings::setSmsWebhookForm},
    Setting {"SMS_WEBHOOK_SECRET"_L1, ""_L1,
             QT_TRANSLATE_NOOP("Settings", "The key that signs what the text message gateway gets, at least 32 bytes; default unsigned"),
             settings::setJwtSecret<&Config::smsWebhookSecret>},
    Setting {"SMS_COUNTRY_CODE"_L1, ""_L1,
             QT_TRANSLATE_NOOP("Settings", "The country code of telephone numbers without one, such as 49; default those get no text messages"),
             settings::setSmsCountryCode},
    Setting {"WEBHOOKS_PRIVATE"_L1, "off"_L1,
             QT_TRANSLATE_NOOP("Settings", "Whether webhooks may be http, and in a private network, on or off"),
             settings::setSwitch<&Config::webhooksPrivate>},
    Setting {"WEBHOOKS_CA_FILE"_L1, ""_L1,
             QT_TRANSLATE_NOOP("Settings", "Who signs the certificates of webhooks (PEM); default the system's certificates"),
             settings::setText<&Config::webhooksCaFile>},
    Setting {"MESSAGES_TO_LOG"_L1, "off"_L1,
             QT_TRANSLATE_NOOP("Settings", "For development: a line in the log instead of each mail and text message, on or off"),
             settings::setSwitch<&Config::messagesToLog>},
    Setting {"MESSAGE_LANGUAGE"_L1, "en"_L1,
             QT_TRANSLATE_NOOP("Settings", "The language of mail and text messages: en or ar"),
             settings::setMessageLanguage},
    Setting {"MESSAGES_PER_MINUTE"_L1, "60"_L1,
             QT_TRANSLATE_NOOP("Settings", "How many mails, and how many text messages, leave in a minute at most"),
             settings::setWhole<&Config::messagesPerMinute, 1, 10'000>},
    Setting {"QUIET_HOURS"_L1, ""_L1,
             QT_TRANSLATE_NOOP("Settings", "When no message is sent, in the clinic's time, such as 21:00-07:00; default never"),
             settings::setQuietHours},
    Setting {"REMINDER_LEAD"_L1, "24h"_L1,
             QT_TRANSLATE_NOOP("Settings", "How long before an appointment its reminders are sent, such as 24h,2h; 0m sends none"),
             settings::setReminderLeads},
    Setting {"LOG_LEVEL"_L1, "info"_L1,
             QT_TRANSLATE_NOOP("Settings", "What is logged: debug, info, warning or error"),
             settings::setLogLevel},
    Setting {"LOG_FORMAT"_L1, "text"_L1,
             QT_TRANSLATE_NOOP("Settings", "How it is logged: text or json"),
             settings::setLogFormat},
};
// clang-format on

bool isKnown(QStringView name)
{
    return std::any_of(Settings.begin(), Settings.end(),
                       [&](const Setting &setting) { return name == setting.name; });
}

/// A name for an error line: short, and without what could forge another line.
QString shown(const QString &name)
{
    QString safe = name.left(64);
    for (QChar &c : safe) {
        if (!c.isPrint())
            c = u'?';
    }
    return safe;
}

/// What no setting shows alone: settings that only make sense together.
Result<void> checkTogether(const Config &config)
{
    if (config.tlsCertFile.isEmpty() != config.tlsKeyFile.isEmpty())
        return fail(ErrorCode::ConfigInvalid,
                    u"TLS_CERT_FILE and TLS_KEY_FILE: set both, or neither"_s);
    if (!config.jwtSecretPrevious.isEmpty() && config.jwtSecret.isEmpty())
        return fail(ErrorCode::ConfigInvalid,
                    u"JWT_SECRET_PREVIOUS: only goes with a JWT_SECRET"_s);
    if (!config.smtpUrl.isEmpty() && config.smtpFrom.isEmpty())
        return fail(ErrorCode::ConfigInvalid, u"SMTP_FROM: must be set where SMTP_URL is"_s);
    return {};
}

Result<QHash<QString, QString>> readEnvFile(const QString &path)
{
    QFile file(path);
    const auto unreadable = [&](const QString &why) {
        return fail(ErrorCode::ConfigInvalid, u"%1: cannot be read: %2"_s.arg(path, why));
    };
    if (!file.open(QIODevice::ReadOnly))
        return unreadable(file.errorString());
    const QByteArray bytes = file.read(MaximumEnvFileBytes + 1);
    if (bytes.size() > MaximumEnvFileBytes)
        return unreadable(u"it is larger than 1 MiB"_s);
    QStringDecoder decode(QStringDecoder::Utf8);
    const QString text = decode(bytes);
    if (decode.hasError())
        return unreadable(u"it is not UTF-8"_s);
    Result<QHash<QString, QString>> values = parseEnvFile(text);
    if (!values)
        return fail(ErrorCode::ConfigInvalid, u"%1: %2"_s.arg(path, values.error().message));
    return values;
}

} // namespace

QList<SettingInfo> knownSettings()
{
    QList<SettingInfo> infos;
    for (const Setting &setting : Settings)
        infos.append({setting.name, setting.defaultValue,
                      QCoreApplication::translate("Settings", setting.meaning)});
    return infos;
}

Result<Config> parseConfig(const QHash<QString, QString> &values)
{
    QStringList names = values.keys();
    names.sort();
    for (const QString &name : std::as_const(names)) {
        if (!isKnown(name))
            return fail(ErrorCode::ConfigInvalid,
                        u"%1: there is no setting of this name"_s.arg(shown(name)));
    }
    Config config;
    for (const Setting &setting : Settings) {
        QString value = values.value(setting.name).trimmed();
        if (value.isEmpty())
            value = setting.defaultValue;
        if (value.isEmpty())
            continue;
        if (const settings::Fault fault = setting.apply(config, value))
            return fail(ErrorCode::ConfigInvalid, u"%1: %2"_s.arg(setting.name, *fault));
    }
    FRONTDESK_TRY(checkTogether(config));
    return config;
}

Result<Config> loadConfig(const QProcessEnvironment &environment, const QString &envFile)
{
    QHash<QString, QString> values;
    if (!envFile.isEmpty()) {
        FRONTDESK_TRY_ASSIGN(values, readEnvFile(envFile));
    }
    for (const Setting &setting : Settings) {
        if (const QString value = environment.value(setting.name); !value.isEmpty())
            values.insert(setting.name, value);
    }
    return parseConfig(values);
}

Result<std::chrono::seconds> parseSpan(QStringView text)
{
    const QChar unit = text.isEmpty() ? QChar() : text.back();
    const int seconds = unit == u's'   ? 1
                        : unit == u'm' ? 60
                        : unit == u'h' ? 3'600
                        : unit == u'd' ? Day
                                       : 0;
    const std::optional<int> count =
        seconds ? settings::parseWhole(text.chopped(1), 0, 999'999'999) : std::nullopt;
    if (!count)
        return fail(ErrorCode::ConfigInvalid, u"expected a span such as 45s, 10m, 2h or 7d"_s);
    return std::chrono::seconds(qint64(*count) * seconds);
}

} // namespace frontdesk
