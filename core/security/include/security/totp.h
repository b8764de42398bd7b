// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <optional>

namespace frontdesk {

/// Time-based one-time codes (RFC 6238): SHA-1, six digits, steps of 30 seconds, as every
/// authenticator app makes them.
namespace totp {

inline constexpr int StepSeconds = 30;
inline constexpr int Digits = 6;

/// 160 bits from the system's generator.
QByteArray newSecret();
/// The secret as a person types it into an app: base32 (RFC 4648) without padding.
QString toBase32(const QByteArray &secret);
/// What an authenticator app reads from the QR code: otpauth://totp/...
QString uri(const QByteArray &secret, const QString &issuer, const QString &account);
/// The code of one step.
QString codeAt(const QByteArray &secret, qint64 step);
/// The step that an instant lies in.
qint64 stepOf(Instant instant);
/// The step that `code` is right for: the present one, or the one before or after it, and later
/// than `after`, so that no code is good twice.
std::optional<qint64> matchingStep(const QByteArray &secret, const QString &code, Instant now,
                                   qint64 after);
/// Whether `text` has the form of a code; what has another may be a recovery code.
bool isCode(const QString &text);

/// Ten codes of 80 bits for whoever has lost the app, each good once.
QStringList newRecoveryCodes();
/// What is stored of a recovery code, however it was typed.
QString recoveryCodeHash(const QString &code);

} // namespace totp

} // namespace frontdesk
