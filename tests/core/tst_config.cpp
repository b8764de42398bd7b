// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/config.h"

#include <QSet>
#include <QTemporaryDir>
#include <QTest>

using namespace frontdesk;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

using Values = QHash<QString, QString>;

/// The message of the ConfigInvalid that `result` must be; empty where it is not one.
template <class T>
QString refusal(const Result<T> &result)
{
    if (result || result.error().code != ErrorCode::ConfigInvalid)
        return {};
    return result.error().message;
}

QString writeFile(const QTemporaryDir &folder, const QByteArray &content)
{
    QFile file(folder.filePath(u"test.env"_s));
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        return {};
    return file.fileName();
}

} // namespace

class TstConfig : public QObject
{
    Q_OBJECT

private slots:
    void everyDocumentedSettingIsKnownOnceWithAMeaning()
    {
        const QStringList documented {
            u"DATABASE_URL"_s,
            u"HTTP_HOST"_s,
            u"HTTP_PORT"_s,
            u"HTTP_WORKERS"_s,
            u"HTTP_MAX_CONNECTIONS"_s,
            u"HTTP_MAX_CONNECTIONS_PER_ADDRESS"_s,
            u"TLS_CERT_FILE"_s,
            u"TLS_KEY_FILE"_s,
            u"TRUSTED_PROXIES"_s,
            u"CORS_ORIGINS"_s,
            u"JWT_SECRET"_s,
            u"JWT_ACCESS_TTL"_s,
            u"JWT_REFRESH_TTL"_s,
            u"CLINIC_TIMEZONE"_s,
            u"RATE_LIMIT_AUTH"_s,
            u"BOOKING_MIN_NOTICE"_s,
            u"BOOKING_MAX_DAYS_AHEAD"_s,
            u"CANCEL_CUTOFF"_s,
            u"RATE_LIMIT_API"_s,
            u"METRICS_TOKEN"_s,
            u"SMTP_URL"_s,
            u"SMTP_FROM"_s,
            u"SMTP_CA_FILE"_s,
            u"SMS_WEBHOOK_URL"_s,
            u"SMS_WEBHOOK_FORM"_s,
            u"SMS_WEBHOOK_SECRET"_s,
            u"SMS_COUNTRY_CODE"_s,
            u"MESSAGES_TO_LOG"_s,
            u"MESSAGE_LANGUAGE"_s,
            u"MESSAGES_PER_MINUTE"_s,
            u"WEBHOOKS_PRIVATE"_s,
            u"WEBHOOKS_CA_FILE"_s,
            u"QUIET_HOURS"_s,
            u"REMINDER_LEAD"_s,
            u"LOG_LEVEL"_s,
            u"LOG_FORMAT"_s,
            u"JWT_SECRET_PREVIOUS"_s,
            u"PASSWORD_LENGTH_STAFF"_s,
            u"TOTP_REQUIRED_FOR_ADMINS"_s,
        };
        QSet<QString> names;
        for (const SettingInfo &info : knownSettings()) {
            QVERIFY2(!names.contains(info.name), qPrintable(info.name));
            QVERIFY2(!info.meaning.isEmpty(), qPrintable(info.name));
            names.insert(info.name);
        }
        QCOMPARE(names, QSet<QString>(documented.begin(), documented.end()));
    }

    void theDefaultsAreTheDocumentedOnes()
    {
        const Result<Config> config = parseConfig({});
        QVERIFY(config.has_value());
        QCOMPARE(config->databaseUrl, QString());
        QCOMPARE(config->httpHost, u"127.0.0.1"_s);
        QCOMPARE(config->httpPort, 8080);
        QCOMPARE(config->jwtSecret, QString());
        QCOMPARE(config->jwtAccessTtl, 10min);
        QCOMPARE(config->jwtRefreshTtl, 7 * 24h);
        QCOMPARE(config->passwordLengthStaff, 12);
        QCOMPARE(config->totpRequiredForAdmins, false);
        QCOMPARE(config->bookingMinNotice, 0s);
        QCOMPARE(config->bookingMaxDaysAhead, 180);
        QCOMPARE(config->cancelCutoff, 2h);
        QCOMPARE(config->rateLimitAuth, 30);
        QCOMPARE(config->rateLimitApi, 600);
        QVERIFY(config->corsOrigins.isEmpty());
        QVERIFY(config->trustedProxies.isEmpty());
        QVERIFY(config->logLevel == LogLevel::Info);
        QVERIFY(config->logFormat == LogFormat::Text);
    }

    void anEmptyValueIsTheDefault()
    {
        const Result<Config> config =
            parseConfig({{u"HTTP_PORT"_s, QString()}, {u"JWT_SECRET"_s, u"  "_s}});
        QVERIFY(config.has_value());
        QCOMPARE(config->httpPort, 8080);
        QCOMPARE(config->jwtSecret, QString());
    }

    void goodValuesAreTaken()
    {
        const Result<Config> config = parseConfig({
            {u"DATABASE_URL"_s, u"postgresql://desk:pw@db:5433/clinic"_s},
            {u"HTTP_HOST"_s, u"::"_s},
            {u"HTTP_PORT"_s, u"0"_s},
            {u"TLS_CERT_FILE"_s, u"/etc/frontdesk/cert.pem"_s},
            {u"TLS_KEY_FILE"_s, u"/etc/frontdesk/key.pem"_s},
            {u"TRUSTED_PROXIES"_s, u"10.0.0.0/8, ::1"_s},
            {u"CORS_ORIGINS"_s, u"https://App.example.org:443, http://localhost:3000"_s},
            {u"JWT_ACCESS_TTL"_s, u"45s"_s},
            {u"JWT_SECRET"_s, QString(32, u'a')},
            {u"JWT_SECRET_PREVIOUS"_s, QString(32, u'b')},
            {u"PASSWORD_LENGTH_STAFF"_s, u"16"_s},
            {u"TOTP_REQUIRED_FOR_ADMINS"_s, u"on"_s},
            {u"CLINIC_TIMEZONE"_s, u"Australia/Lord_Howe"_s},
            {u"RATE_LIMIT_API"_s, u"0"_s},
            {u"METRICS_TOKEN"_s, QString(16, u'm')},
            {u"SMTP_URL"_s, u"smtps://user:pw@mail.example.org:465"_s},
            {u"SMTP_FROM"_s, u"clinic@example.org"_s},
            {u"SMS_WEBHOOK_URL"_s, u"https://sms.example.org/send?account=1"_s},
            {u"SMTP_CA_FILE"_s, u"/etc/mail.pem"_s},
            {u"SMS_WEBHOOK_FORM"_s, u"To={to}&Body={text}"_s},
            {u"SMS_WEBHOOK_SECRET"_s, u"0123456789abcdef0123456789abcdef"_s},
            {u"SMS_COUNTRY_CODE"_s, u"49"_s},
            {u"MESSAGES_TO_LOG"_s, u"on"_s},
            {u"MESSAGE_LANGUAGE"_s, u"ar"_s},
            {u"QUIET_HOURS"_s, u"21:00-07:00"_s},
            {u"REMINDER_LEAD"_s, u"24h, 2h, 0m, 2h"_s},
            {u"LOG_LEVEL"_s, u"DEBUG"_s},
            {u"LOG_FORMAT"_s, u"json"_s},
        });
        QVERIFY(config.has_value());
        QCOMPARE(config->databaseUrl, u"postgresql://desk:pw@db:5433/clinic"_s);
        QCOMPARE(config->httpHost, u"::"_s);
        QCOMPARE(config->httpPort, 0);
        QCOMPARE(config->tlsKeyFile, u"/etc/frontdesk/key.pem"_s);
        QCOMPARE(config->trustedProxies, QStringList({u"10.0.0.0/8"_s, u"::1"_s}));
        // As a browser writes them: lower case, and no port that the scheme implies.
        QCOMPARE(config->corsOrigins,
                 QStringList({u"https://app.example.org"_s, u"http://localhost:3000"_s}));
        QCOMPARE(config->jwtAccessTtl, 45s);
        QCOMPARE(config->jwtSecretPrevious, QString(32, u'b'));
        QCOMPARE(config->passwordLengthStaff, 16);
        QCOMPARE(config->totpRequiredForAdmins, true);
        QCOMPARE(config->clinicTimeZone, u"Australia/Lord_Howe"_s);
        // Not of a place, and what most servers are in.
        QVERIFY(parseConfig({{u"CLINIC_TIMEZONE"_s, u"Etc/UTC"_s}}).has_value());
        QCOMPARE(config->rateLimitApi, 0);
        QCOMPARE(config->metricsToken, QString(16, u'm'));
        QCOMPARE(config->smtpFrom, u"clinic@example.org"_s);
        QCOMPARE(config->reminderLeads, (QList<std::chrono::seconds> {24h, 2h}));
        QCOMPARE(config->quietHours, u"21:00-07:00"_s);
        QCOMPARE(config->messageLanguage, u"ar"_s);
        QCOMPARE(config->smsCountryCode, u"49"_s);
        QCOMPARE(config->messagesToLog, true);
        QVERIFY(config->logLevel == LogLevel::Debug);
        QVERIFY(config->logFormat == LogFormat::Json);
    }

    void aBadValueNamesItsSettingAndNeverRepeatsItself_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("value");
        const auto row = [](const char *name, const QString &value) {
            QTest::addRow("%s: %s", name, qPrintable(value)) << QString::fromLatin1(name) << value;
        };
        row("DATABASE_URL", u"mysql://desk:hunter2@db/clinic"_s);
        row("DATABASE_URL", u"sqlite:///"_s);
        row("DATABASE_URL", u"clinic.db"_s);
        row("HTTP_HOST", u"example.org"_s);
        row("JWT_SECRET_PREVIOUS", QString(31, u'b'));
        row("PASSWORD_LENGTH_STAFF", u"7"_s);
        row("TOTP_REQUIRED_FOR_ADMINS", u"yes"_s);
        row("HTTP_HOST", u"127.0.0.256"_s);
        row("HTTP_PORT", u"65536"_s);
        row("HTTP_PORT", u"-1"_s);
        row("HTTP_PORT", u"0x50"_s);
        row("HTTP_PORT", u"٨٠٨٠"_s);
        row("HTTP_PORT", u"99999999999999999999"_s);
        row("HTTP_WORKERS", u"0"_s);
        row("HTTP_WORKERS", u"65"_s);
        row("TRUSTED_PROXIES", u"10.0.0.0/33"_s);
        row("TRUSTED_PROXIES", u"10.0.0.0/"_s);
        row("TRUSTED_PROXIES", u"127.0.0.1,proxy"_s);
        row("CORS_ORIGINS", u"*"_s);
        row("CORS_ORIGINS", u"null"_s);
        row("CORS_ORIGINS", u"https://app.example.org/path"_s);
        row("CORS_ORIGINS", u"https://user@app.example.org"_s);
        row("CORS_ORIGINS", u"https://app.example.org?x"_s);
        row("CORS_ORIGINS", u"app.example.org"_s);
        row("JWT_SECRET", QString(31, u'k'));
        row("JWT_ACCESS_TTL", u"11m"_s);
        row("JWT_ACCESS_TTL", u"0m"_s);
        row("JWT_REFRESH_TTL", u"31d"_s);
        row("CLINIC_TIMEZONE", u"Mars/Olympus"_s);
        row("CLINIC_TIMEZONE", u"Berlin"_s);
        row("CLINIC_TIMEZONE", u"../../etc/passwd"_s);
        row("BOOKING_MIN_NOTICE", u"soon"_s);
        row("BOOKING_MAX_DAYS_AHEAD", u"0"_s);
        row("CANCEL_CUTOFF", u"2"_s);
        row("RATE_LIMIT_AUTH", u"-5"_s);
        row("RATE_LIMIT_API", u"1.5"_s);
        row("METRICS_TOKEN", QString(15, u'm'));
        row("METRICS_TOKEN", u"a metrics token with spaces"_s);
        row("SMTP_URL", u"http://user:hunter2@mail"_s);
        row("SMTP_URL", u"smtp://mail.example.org/path"_s);
        row("SMTP_FROM", u"clinic"_s);
        row("SMTP_FROM", u"a@b.example, c@d.example"_s);
        row("SMS_WEBHOOK_URL", u"http://sms.example.org/?token=hunter2"_s);
        row("REMINDER_LEAD", u"31d"_s);
        row("REMINDER_LEAD", u"24h,soon"_s);
        row("SMS_WEBHOOK_FORM", u"To={to}"_s);
        row("SMS_COUNTRY_CODE", u"+49"_s);
        row("SMS_COUNTRY_CODE", u"049"_s);
        row("SMS_WEBHOOK_SECRET", u"hunter2"_s);
        row("MESSAGE_LANGUAGE", u"tlh"_s);
        row("QUIET_HOURS", u"21-7"_s);
        row("QUIET_HOURS", u"21:00-24:30"_s);
        row("LOG_LEVEL", u"verbose"_s);
        row("LOG_FORMAT", u"xml"_s);
    }
    void aBadValueNamesItsSettingAndNeverRepeatsItself()
    {
        QFETCH(QString, name);
        QFETCH(QString, value);
        const QString message = refusal(parseConfig({{name, value}}));
        QVERIFY2(message.startsWith(name + u": expected "_s), qPrintable(message));
        // Another bad value gets the same words, so none of them come from the value.
        QCOMPARE(refusal(parseConfig({{name, u"?"_s}})), message);
    }

    void anUnknownSettingIsNamed()
    {
        const QString message = refusal(parseConfig({{u"HTTP_PROT"_s, u"80"_s}}));
        QVERIFY(message.startsWith("HTTP_PROT: "_L1));
        QVERIFY(!refusal(parseConfig({{u"A\nB"_s, u"80"_s}})).contains(u'\n'));
    }

    void settingsThatNeedEachOtherAreCheckedTogether()
    {
        QVERIFY(refusal(parseConfig({{u"TLS_CERT_FILE"_s, u"cert.pem"_s}}))
                    .contains("TLS_KEY_FILE"_L1));
        QVERIFY(refusal(parseConfig({{u"JWT_SECRET_PREVIOUS"_s, QString(32, u'b')}}))
                    .contains("JWT_SECRET_PREVIOUS"_L1));
        QVERIFY(refusal(parseConfig({{u"SMTP_URL"_s, u"smtp://mail"_s}})).contains("SMTP_FROM"_L1));
    }

    void spansAreReadInSecondsMinutesHoursAndDays_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("seconds"); // -1: refused
        const auto row = [](const char *text, qint64 seconds) {
            QTest::newRow(text) << QString::fromLatin1(text) << seconds;
        };
        row("45s", 45);
        row("10m", 600);
        row("2h", 7'200);
        row("7d", 604'800);
        row("0m", 0);
        row("999999999d", 999'999'999LL * 86'400);
        for (const char *bad : {"", "m", "10", "10 m", "-1m", "+1m", "1.5h", "10M", "1w", "1h30m",
                                "1000000000d", " 1m"})
            row(bad, -1);
    }
    void spansAreReadInSecondsMinutesHoursAndDays()
    {
        QFETCH(QString, text);
        QFETCH(qint64, seconds);
        const Result<std::chrono::seconds> span = parseSpan(text);
        QCOMPARE(span.has_value(), seconds >= 0);
        if (span)
            QCOMPARE(span->count(), seconds);
    }

    void anEnvFileHasCommentsQuotesAndExports()
    {
        const Result<Values> values =
            parseEnvFile(u"\ufeff# a comment\r\n"
                         "\r\n"
                         "HTTP_PORT = 9000   # the port\r\n"
                         "export HTTP_HOST=::1\r\n"
                         "A=\"two \\\"words\\\" # and \\\\ a \\n\" # end\n"
                         "B='it is \"so\" \\'\n"
                         "C=x#y=z\n"
                         "D=\n"
                         "E=\"\""_s);
        QVERIFY(values.has_value());
        QCOMPARE(*values, Values({{u"HTTP_PORT"_s, u"9000"_s},
                                  {u"HTTP_HOST"_s, u"::1"_s},
                                  {u"A"_s, u"two \"words\" # and \\ a \\n"_s},
                                  {u"B"_s, u"it is \"so\" \\"_s},
                                  {u"C"_s, u"x#y=z"_s},
                                  {u"D"_s, QString()},
                                  {u"E"_s, QString()}}));
    }

    void aBadLineOfAnEnvFileIsNumberedButNotRepeated_data()
    {
        QTest::addColumn<QString>("line");
        QTest::newRow("no equals sign") << u"JWT_SECRET hunter2"_s;
        QTest::newRow("no name") << u"=hunter2"_s;
        QTest::newRow("a space in the name") << u"JWT SECRET=hunter2"_s;
        QTest::newRow("open quotes") << u"JWT_SECRET=\"hunter2"_s;
        QTest::newRow("text after quotes") << u"JWT_SECRET='x' hunter2"_s;
        QTest::newRow("control character") << u"JWT_SECRET=hunter2\u0007"_s;
        QTest::newRow("set twice") << u"FIRST=hunter2"_s;
    }
    void aBadLineOfAnEnvFileIsNumberedButNotRepeated()
    {
        QFETCH(QString, line);
        const QString message = refusal(parseEnvFile(u"FIRST=1\n\n"_s + line));
        QVERIFY2(message.startsWith("line 3: "_L1), qPrintable(message));
        QVERIFY2(!message.contains("hunter2"_L1), qPrintable(message));
    }

    void theEnvironmentWinsOverTheFileAndItsOtherNamesAreIgnored()
    {
        const QTemporaryDir folder;
        const QString file = writeFile(folder, "HTTP_PORT=9000\nLOG_LEVEL=error\n");
        QProcessEnvironment environment;
        environment.insert(u"HTTP_PORT"_s, u"9100"_s);
        environment.insert(u"LOG_LEVEL"_s, QString());
        environment.insert(u"EDITOR"_s, u"vi"_s);
        const Result<Config> config = loadConfig(environment, file);
        QVERIFY(config.has_value());
        QCOMPARE(config->httpPort, 9100);
        QVERIFY(config->logLevel == LogLevel::Error);
    }

    void aFileThatCannotBeUsedIsNamed()
    {
        const QTemporaryDir folder;
        const QProcessEnvironment empty;
        const QString missing = folder.filePath(u"missing.env"_s);
        QVERIFY(refusal(loadConfig(empty, missing)).startsWith(missing));
        for (const QByteArray &content :
             {QByteArray("NO EQUALS"), QByteArray("A=\xff\xfe"), QByteArray(2'000'000, '\n')}) {
            const QString file = writeFile(folder, content);
            QVERIFY2(refusal(loadConfig(empty, file)).startsWith(file),
                     content.left(10).constData());
        }
        const QString typo = writeFile(folder, "HTTP_PROT=1\n");
        QVERIFY(refusal(loadConfig(empty, typo)).contains("HTTP_PROT"_L1));
    }
};

QTEST_GUILESS_MAIN(TstConfig)
#include "tst_config.moc"
