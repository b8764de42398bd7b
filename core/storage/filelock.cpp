// SPDX-License-Identifier: GPL-3.0-or-later
#include "filelock.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace frontdesk {

using namespace Qt::StringLiterals;

Result<QString> lockablePath(const QString &path)
{
    const QFileInfo info(path);
    if (info.isDir())
        return fail(ErrorCode::ConfigInvalid, u"The database %1 is a folder"_s.arg(path));
    if (!QDir().mkpath(info.absolutePath()))
        return fail(ErrorCode::ConfigInvalid,
                    u"The folder %1 cannot be made"_s.arg(info.absolutePath()));
    if (info.exists())
        return info.canonicalFilePath();
    return QDir(QFileInfo(info.absolutePath()).canonicalFilePath()).filePath(info.fileName());
}

Result<std::unique_ptr<FileLock>> FileLock::take(const QString &databasePath)
{
    const QString path = databasePath + ".lock"_L1;
    const int descriptor =
        ::open(QFile::encodeName(path).constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (descriptor < 0)
        return fail(ErrorCode::ConfigInvalid,
                    u"The file %1 cannot be written: %2"_s.arg(
                        path, QString::fromLocal8Bit(std::strerror(errno))));
    if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
        ::close(descriptor);
        return fail(ErrorCode::DatabaseLocked,
                    u"The database %1 is open in another Frontdesk. Close it there, or connect to "
                    "its server instead"_s.arg(databasePath));
    }
    return std::unique_ptr<FileLock>(new FileLock(descriptor));
}

FileLock::~FileLock()
{
    ::close(m_descriptor);
}

} // namespace frontdesk
