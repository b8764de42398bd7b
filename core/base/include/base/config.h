// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QHash>
#include <QProcessEnvironment>
#include <QString>
#include <QStringList>

#include <chrono>

namespace frontdesk {

enum class LogFormat { Text, Json };
enum class LogLevel { Debug, Info, Warning, Error };

/// Everything that can be configured, checked and with its defaults filled in. The names are those
/// of the environment variables (docs/operations.md).
struct Config {
    QString databaseUrl; ///< DATABASE_URL; empty: a SQLite file in the user's data folder
    QString httpHost; ///< HTTP_HOST
    int httpPort = 8080; ///< HTTP_PORT; 0 picks a free one
    int httpWorkers = 4; ///< HTTP_WORKERS, 1 to 64
    int httpMaxConnections = 512; ///< HTTP_MAX_CONNECTIONS
    int httpMaxConnectionsPerAddress = 32; ///< HTTP_MAX_CONNECTIONS_PER_ADDRESS
    QString tlsCertFile; ///< TLS_CERT_FILE, PEM with its chain; set with tlsKeyFile or not at all
    QString tlsKeyFile; ///< TLS_KEY_FILE, PEM
    QStringList
        trustedProxies; ///< TRUSTED_PROXIES: addresses and CIDR ranges whose X-Forwarded-* count
    QStringList corsOrigins; ///< CORS_ORIGINS, each as a browser sends it; empty: none
    QString jwtSecret; ///< JWT_SECRET, at least 32 bytes; empty: made at first start and kept
    QString jwtSecretPrevious; ///< JWT_SECRET_PREVIOUS: still verifies while the key is changed
    std::chrono::seconds jwtAccessTtl {0}; ///< JWT_ACCESS_TTL
    std::chrono::seconds jwtRefreshTtl {0}; ///< JWT_REFRESH_TTL
    int passwordLengthStaff = 12; ///< PASSWORD_LENGTH_STAFF, at least; 8 with a second factor
    bool totpRequiredForAdmins = false; ///< TOTP_REQUIRED_FOR_ADMINS
    QString clinicTimeZone; ///< CLINIC_TIMEZONE; empty: what the database says
    std::chrono::seconds bookingMinNotice {0}; ///< BOOKING_MIN_NOTICE
    int bookingMaxDaysAhead = 0; ///< BOOKING_MAX_DAYS_AHEAD
    std::chrono::seconds cancelCutoff {0}; ///< CANCEL_CUTOFF
    int rateLimitAuth = 0; ///< RATE_LIMIT_AUTH, requests a minute an address; 0 is off
    int rateLimitApi = 0; ///< RATE_LIMIT_API, requests a minute a user; 0 is off
    QString metricsToken; ///< METRICS_TOKEN, for /metrics from elsewhere; empty: only this machine
    QString smtpUrl; ///< SMTP_URL, smtp:// (STARTTLS) or smtps://; empty: no mail
    QString smtpFrom; ///< SMTP_FROM; set wherever smtpUrl is
    QString smtpCaFile; ///< SMTP_CA_FILE, PEM; empty: the system's certificates
    QString smsWebhookUrl; ///< SMS_WEBHOOK_URL, https (http to this machine); empty: no SMS
    QString smsWebhookForm; ///< SMS_WEBHOOK_FORM, with {to}, {text} and {id}; empty: JSON
    QString smsWebhookSecret; ///< SMS_WEBHOOK_SECRET signs what goes there; empty: unsigned
    QString smsCountryCode; ///< SMS_COUNTRY_CODE, digits; empty: numbers without one get no SMS
    bool messagesToLog = false; ///< MESSAGES_TO_LOG: a line instead of each message
    QString messageLanguage; ///< MESSAGE_LANGUAGE: en or ar
    bool webhooksPrivate = false; ///< WEBHOOKS_PRIVATE
    QString webhooksCaFile; ///< WEBHOOKS_CA_FILE, PEM; empty: the system's
    int messagesPerMinute = 60; ///< MESSAGES_PER_MINUTE, by each channel
    QString quietHours; ///< QUIET_HOURS, "21:00-07:00"; empty: none
    QList<std::chrono::seconds> reminderLeads; ///< REMINDER_LEAD before the start; empty: none
    LogLevel logLevel = LogLevel::Info; ///< LOG_LEVEL
    LogFormat logFormat = LogFormat::Text; ///< LOG_FORMAT
};

/// One row of the declarative table of settings: its name, default and meaning, as --help prints
/// them.
struct SettingInfo {
    QString name;
    QString defaultValue;
    QString meaning;
};

QList<SettingInfo> knownSettings();

/// The text of a .env file as names and values: NAME=value lines, # comments, optional quotes.
/// ConfigInvalid names the line that cannot be read.
Result<QHash<QString, QString>> parseEnvFile(const QString &text);

/// Settings from `values` over the defaults; an empty value is the default. ConfigInvalid names an
/// unknown setting, or the one with a bad value and what was expected: never the value, which may
/// be a secret.
Result<Config> parseConfig(const QHash<QString, QString> &values);

/// The environment over the .env file at `envFile` (empty: none; ConfigInvalid where it cannot be
/// read). The environment holds other programs' names too, so only the file can have an unknown
/// one.
Result<Config> loadConfig(const QProcessEnvironment &environment, const QString &envFile);

/// A span such as "10m", "2h", "7d", "45s" or "0m".
Result<std::chrono::seconds> parseSpan(QStringView text);

} // namespace frontdesk
