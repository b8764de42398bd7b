// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QString>

#include <memory>

namespace frontdesk {

/// A database file's one true path, so that a second name for it cannot get around its lock. Its
/// folder is made where missing; the file need not be there. ConfigInvalid where it cannot be one.
Result<QString> lockablePath(const QString &path);

/// An exclusive lock beside a SQLite file, which the kernel releases when the process ends in any
/// way.
class FileLock
{
public:
    /// DatabaseLocked where another process holds it; ConfigInvalid where the file cannot be made.
    static Result<std::unique_ptr<FileLock>> take(const QString &databasePath);
    ~FileLock();
    Q_DISABLE_COPY_MOVE(FileLock)

private:
    explicit FileLock(int descriptor)
        : m_descriptor(descriptor)
    {
    }
    int m_descriptor;
};

} // namespace frontdesk
