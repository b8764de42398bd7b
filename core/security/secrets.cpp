// SPDX-License-Identifier: GPL-3.0-or-later
#include "security/secrets.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <array>
#include <cerrno>
#include <optional>

#include <fcntl.h>
#include <openssl/rand.h>
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

bool writeKey(const QByteArray &path)
{
    const Descriptor file(
        ::open(path.constData(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR));
    const QByteArray key = randomBytes(KeyBytes);
    return file.isOpen() && ::write(file.fd(), key.constData(), KeyBytes) == KeyBytes
           && ::fsync(file.fd()) == 0;
}

/// Makes the file whole under another name first: link() then gives it its name unless another
/// process was faster, so that nobody ever reads half a key and all read the same one.
Result<void> createKey(const QString &path)
{
    QDir().mkpath(QFileInfo(path).absolutePath());
    const QByteArray target = QFile::encodeName(path);
    const QByteArray temporary = target + '.' + randomBytes(8).toHex();
    const bool made =
        writeKey(temporary)
        && (::link(temporary.constData(), target.constData()) == 0 || errno == EEXIST);
    const int number = errno;
    ::unlink(temporary.constData());
    if (!made)
        return systemFault(path, number);
    const QByteArray folder = QFile::encodeName(QFileInfo(path).absolutePath());
    const Descriptor directory(::open(folder.constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (directory.isOpen())
        ::fsync(directory.fd());
    return {};
}

} // namespace

QByteArray randomBytes(int size)
{
    QByteArray bytes(size, Qt::Uninitialized);
    if (RAND_bytes(reinterpret_cast<unsigned char *>(bytes.data()), size) != 1)
        qFatal("The system's random generator does not work"); // going on would make guessable keys
    return bytes;
}

QString randomToken()
{
    return QString::fromLatin1(
        randomBytes(32).toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

QString tokenHash(const QString &token)
{
    return QString::fromLatin1(
        QCryptographicHash::hash(token.toUtf8(), QCryptographicHash::Sha256).toHex());
}

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

} // namespace frontdesk
