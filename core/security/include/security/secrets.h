// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace frontdesk {

/// `size` bytes from the system's generator.
QByteArray randomBytes(int size);
/// A 256-bit opaque token for a refresh or reset, in base64url.
QString randomToken();
/// SHA-256 of an opaque token in hexadecimal: what is stored instead of it.
QString tokenHash(const QString &token);

/// Whether `password` is among the most common ones, or the same with case and digits changed at
/// the end.
bool isCommonPassword(const QString &password);

} // namespace frontdesk
