// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QString>

namespace frontdesk {

/// `size` bytes from the system's generator.
QByteArray randomBytes(int size);
/// A 256-bit opaque token for a refresh or reset, in base64url.
QString randomToken();
/// SHA-256 of an opaque token in hexadecimal: what is stored instead of it.
QString tokenHash(const QString &token);

/// The signing key kept in the file at `path`: 32 random bytes made at the first call, mode 0600.
/// Refuses (ConfigInvalid) a file that others may read or that is too short.
Result<QByteArray> loadOrCreateKeyFile(const QString &path);

/// Whether `password` is among the most common ones, or the same with case and digits changed at
/// the end.
bool isCommonPassword(const QString &password);

} // namespace frontdesk
