// SPDX-License-Identifier: GPL-3.0-or-later
#include "security/totp.h"

#include "security/secrets.h"

#include <QUrl>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <memory>

#include <oath.h>
#include <openssl/crypto.h>

namespace frontdesk::totp {

using namespace Qt::StringLiterals;

namespace {

constexpr int SecretBytes = 20;
constexpr int RecoveryBytes = 10;
constexpr int RecoveryCodes = 10;
constexpr int RecoveryGroup = 4;

void initialise()
{
    static const int result = oath_init();
    if (result != OATH_OK)
        qFatal("liboath cannot be used: %s", oath_strerror(result));
}

bool sameCode(const QByteArray &a, const QByteArray &b)
{
    return a.size() == b.size()
           && CRYPTO_memcmp(a.constData(), b.constData(), std::size_t(a.size())) == 0;
}

/// As it was meant: without the spaces and dashes that people type between groups.
QString bare(const QString &code)
{
    QString text = code;
    text.removeIf([](QChar c) { return c.isSpace() || c == u'-'; });
    return text;
}

} // namespace

QByteArray newSecret()
{
    return randomBytes(SecretBytes);
}

QString toBase32(const QByteArray &secret)
{
    char *text = nullptr;
    std::size_t size = 0;
    if (oath_base32_encode(secret.constData(), std::size_t(secret.size()), &text, &size) != OATH_OK)
        qFatal("liboath cannot write base32");
    const std::unique_ptr<char, decltype(&std::free)> owner(text, &std::free);
    QString result = QString::fromLatin1(text, qsizetype(size));
    result.remove(u'=');
    return result;
}

QString uri(const QByteArray &secret, const QString &issuer, const QString &account)
{
    const auto encoded = [](const QString &text) {
        return QString::fromLatin1(QUrl::toPercentEncoding(text));
    };
    return u"otpauth://totp/%1:%2?secret=%3&issuer=%1&algorithm=SHA1&digits=%4&period=%5"_s.arg(
        encoded(issuer), encoded(account), toBase32(secret), QString::number(Digits),
        QString::number(StepSeconds));
}

QString codeAt(const QByteArray &secret, qint64 step)
{
    initialise();
    std::array<char, Digits + 1> code {};
    if (oath_hotp_generate(secret.constData(), std::size_t(secret.size()), quint64(step), Digits,
                           false, OATH_HOTP_DYNAMIC_TRUNCATION, code.data())
        != OATH_OK)
        qFatal("liboath cannot make a code");
    return QString::fromLatin1(code.data(), Digits);
}

qint64 stepOf(Instant instant)
{
    return std::chrono::floor<std::chrono::seconds>(instant).time_since_epoch().count()
           / StepSeconds;
}

std::optional<qint64> matchingStep(const QByteArray &secret, const QString &code, Instant now,
                                   qint64 after)
{
    const QByteArray typed = bare(code).toLatin1();
    const qint64 present = stepOf(now);
    std::optional<qint64> found;
    for (const qint64 step : {present - 1, present, present + 1}) {
        if (sameCode(codeAt(secret, step).toLatin1(), typed) && step > after)
            found = step;
    }
    return found;
}

bool isCode(const QString &text)
{
    const QString code = bare(text);
    return code.size() == Digits
           && std::all_of(code.begin(), code.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

QStringList newRecoveryCodes()
{
    QStringList codes;
    for (int i = 0; i < RecoveryCodes; ++i) {
        QString code = toBase32(randomBytes(RecoveryBytes)).toLower();
        for (qsizetype at = code.size() - RecoveryGroup; at > 0; at -= RecoveryGroup)
            code.insert(at, u'-');
        codes.append(code);
    }
    return codes;
}

QString recoveryCodeHash(const QString &code)
{
    return tokenHash(bare(code).toLower());
}

} // namespace frontdesk::totp
