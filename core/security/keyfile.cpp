// SPDX-License-Identifier: GPL-3.0-or-later
#include "security/keyfile.h"

#include "base/syncpath.h"
#include "security/secrets.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <array>
#include <cerrno>
#include <cstdio>
#include <optional>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

constexpr int KeyBytes = 32;
constexpr std::size_t LongestKeyFile = 4'096;

/// Closes the descriptor at the end of its scope.
class Descriptor
{
public:
    explicit Descriptor(int fd)
        : m_fd(fd)
    {
    }
    ~Descriptor()
    {
        if (m_fd >= 0)
            ::close(m_fd);
    }
    Q_DISABLE_COPY_MOVE(Descriptor)

    bool isOpen() const { return m_fd >= 0; }
    int fd() const { return m_fd; }

private:
    int m_fd;
};

tl::unexpected<Error> broken(const QString &path, const QString &what)
{
    return fail(ErrorCode::ConfigInvalid, u"%1: %2"_s.arg(path, what));
}

tl::unexpected<Error> systemFault(const QString &path, int number)
{
    return fail(ErrorCode::ConfigInvalid, u"%1: the key file cannot be read or made"_s.arg(path),
                qt_error_string(number));
}

/// The key in an existing file, or nothing where there is no file.
Result<std::optional<QByteArray>> readKey(const QString &path)
{
    const Descriptor file(::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC));
    if (!file.isOpen() && errno == ENOENT)
        return std::nullopt;
    struct stat info {
    };
    if (!file.isOpen() || ::fstat(file.fd(), &info) != 0)
        return systemFault(path, errno);
    if (!S_ISREG(info.st_mode))
        return broken(path, u"the key file is not a regular file"_s);
    if ((info.st_mode & (S_IRWXG | S_IRWXO)) != 0)
        return broken(path, u"other users may read the key file; make its mode 0600"_s);
    std::array<char, LongestKeyFile> buffer {};
    const ssize_t size = ::read(file.fd(), buffer.data(), buffer.size());
    if (size < 0)
        return systemFault(path, errno);
    if (size < KeyBytes)
        return broken(path, u"the key file has less than %1 bytes"_s.arg(KeyBytes));
    return QByteArray(buffer.data(), size);
}

/// Writes `key` to a new file; `changed`, where given, becomes its time of change.
bool writeKey(const QByteArray &path, const QByteArray &key,
              const std::optional<Instant> &changed = std::nullopt)
{
    const Descriptor file(
        ::open(path.constData(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR));
    if (!file.isOpen()
        || ::write(file.fd(), key.constData(), std::size_t(key.size())) != key.size())
        return false;
    if (changed) {
        const qint64 millis = toMillis(*changed);
        const timespec time {time_t(millis / 1000), long(millis % 1000) * 1'000'000};
        const std::array times {time, time};
        if (::futimens(file.fd(), times.data()) != 0)
            return false;
    }
    return ::fsync(file.fd()) == 0;
}

void syncFolderOf(const QString &path)
{
    syncToDisk(QFileInfo(path).absolutePath());
}

/// Puts a file with `key` at `path` whole, in place of one that may be there.
Result<void> replaceKey(const QString &path, const QByteArray &key,
                        const std::optional<Instant> &changed = std::nullopt)
{
    const QByteArray target = QFile::encodeName(path);
    const QByteArray temporary = target + '.' + randomBytes(8).toHex();
    const bool made = writeKey(temporary, key, changed)
                      && ::rename(temporary.constData(), target.constData()) == 0;
    const int number = errno;
    if (!made) {
        ::unlink(temporary.constData());
        return systemFault(path, number);
    }
    syncFolderOf(path);
    return {};
}

QString previousOf(const QString &path)
{
    return path + ".previous"_L1;
}

/// Makes the file whole under another name first: link() then gives it its name unless another
/// process was faster, so that nobody ever reads half a key and all read the same one.
Result<void> createKey(const QString &path)
{
    QDir().mkpath(QFileInfo(path).absolutePath());
    const QByteArray target = QFile::encodeName(path);
    const QByteArray temporary = target + '.' + randomBytes(8).toHex();
    const bool made =
        writeKey(temporary, randomBytes(KeyBytes))
        && (::link(temporary.constData(), target.constData()) == 0 || errno == EEXIST);
    const int number = errno;
    ::unlink(temporary.constData());
    if (!made)
        return systemFault(path, number);
    syncFolderOf(path);
    return {};
}

} // namespace

Result<QByteArray> loadOrCreateKeyFile(const QString &path)
{
    FRONTDESK_TRY_ASSIGN(std::optional<QByteArray> key, readKey(path));
    if (!key) {
        FRONTDESK_TRY(createKey(path));
        FRONTDESK_TRY_ASSIGN(key, readKey(path));
    }
    if (!key)
        return broken(path, u"the key file vanished while it was made"_s);
    return *key;
}

Result<InstanceKeys> loadInstanceKeys(const QString &path)
{
    InstanceKeys keys;
    FRONTDESK_TRY_ASSIGN(keys.current, loadOrCreateKeyFile(path));
    FRONTDESK_TRY_ASSIGN(const auto previous, readKey(previousOf(path)));
    if (previous) {
        struct stat info {
        };
        if (::stat(QFile::encodeName(previousOf(path)).constData(), &info) != 0)
            return systemFault(previousOf(path), errno);
        const qint64 millis = qint64(info.st_mtim.tv_sec) * 1000 + info.st_mtim.tv_nsec / 1'000'000;
        keys.previous = InstanceKeys::Previous {*previous, fromMillis(millis)};
    }
    return keys;
}

Result<void> rotateKeyFile(const QString &path, Instant now)
{
    FRONTDESK_TRY_ASSIGN(const QByteArray old, loadOrCreateKeyFile(path));
    // The old key first: between the two steps it is both, and nothing is lost.
    FRONTDESK_TRY(replaceKey(previousOf(path), old, now));
    return replaceKey(path, randomBytes(KeyBytes));
}

} // namespace frontdesk
