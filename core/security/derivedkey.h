// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace frontdesk {

/// A 256-bit key for one purpose: HKDF-SHA-256 (RFC 5869) of an instance's key.
QByteArray derivedKey(QByteArray instanceKey, QByteArray purpose);
/// Tells such keys apart in what was made with them, 16 hexadecimal digits, and says nothing of
/// the key.
QByteArray keyName(const QByteArray &key);

} // namespace frontdesk
