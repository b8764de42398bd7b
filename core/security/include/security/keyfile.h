// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/result.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace frontdesk {

/// The key that an installation signs and seals with, and the one before it.
struct InstanceKeys {
    struct Previous {
        QByteArray key;
        std::optional<Instant> retiredAt; ///< nothing where both keys are in use by intention
    };

    QByteArray current;
    std::optional<Previous> previous;
};

/// The key kept in the file at `path`: 32 random bytes made at the first call, mode 0600. Refuses
/// (ConfigInvalid) a file that others may read or that is too short.
Result<QByteArray> loadOrCreateKeyFile(const QString &path);

/// The same with the key before it, which rotateKeyFile() keeps as `path`.previous.
Result<InstanceKeys> loadInstanceKeys(const QString &path);

/// Makes a new key at `path`; the old one is kept beside it as retired at `now`. Killed at any
/// moment, it leaves a whole key at `path`.
Result<void> rotateKeyFile(const QString &path, Instant now);

} // namespace frontdesk
