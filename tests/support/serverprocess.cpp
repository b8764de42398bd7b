// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/serverprocess.h"

#include <QDir>
#include <QJsonDocument>
#include <QRegularExpression>

#include <csignal>

namespace frontdesk::test {

using namespace Qt::StringLiterals;

namespace {

constexpr int PatienceMs = 60'000;

} // namespace

HttpConnection::HttpConnection(quint16 port)
    : m_port(port)
{
}

Answer HttpConnection::send(const QByteArray &method, const QString &path, const QJsonObject &body,
                            const QString &token)
{
    if (m_socket.state() != QAbstractSocket::ConnectedState) {
        m_buffer.clear();
        m_socket.connectToHost(u"127.0.0.1"_s, m_port);
        if (!m_socket.waitForConnected(PatienceMs))
            return {};
    }
    const QByteArray content =
        method == "GET" ? QByteArray() : QJsonDocument(body).toJson(QJsonDocument::Compact);
    QByteArray request = method + ' ' + path.toUtf8() + " HTTP/1.1\r\nHost: 127.0.0.1\r\n";
    if (!token.isEmpty())
        request += "Authorization: Bearer " + token.toLatin1() + "\r\n";
    if (method != "GET")
        request += "Content-Type: application/json\r\nContent-Length: "
                   + QByteArray::number(content.size()) + "\r\n";
    m_socket.write(request + "\r\n" + content);
    return receive();
}

Answer HttpConnection::receive()
{
    const auto readMore = [this] {
        if (!m_socket.bytesAvailable() && !m_socket.waitForReadyRead(PatienceMs))
            return false;
        m_buffer += m_socket.readAll();
        return true;
    };
    qsizetype end = -1;
    while ((end = m_buffer.indexOf("\r\n\r\n")) < 0) {
        if (!readMore())
            return {};
    }
    static const QRegularExpression length(u"\r\ncontent-length: *([0-9]+)"_s,
                                           QRegularExpression::CaseInsensitiveOption);
    const qsizetype size =
        length.match(QString::fromLatin1(m_buffer.first(end))).captured(1).toInt();
    while (m_buffer.size() < end + 4 + size) {
        if (!readMore())
            return {};
    }
    const Answer answer {m_buffer.sliced(9, 3).toInt(),
                         QJsonDocument::fromJson(m_buffer.sliced(end + 4, size)).object()};
    m_buffer.remove(0, end + 4 + size);
    return answer;
}

ServerProcess::ServerProcess(const QString &databaseUrl)
{
    for (const char *name : {"PATH", "LD_LIBRARY_PATH", "ASAN_OPTIONS", "LSAN_OPTIONS",
                             "UBSAN_OPTIONS", "TSAN_OPTIONS"}) {
        if (qEnvironmentVariableIsSet(name))
            m_environment.insert(QString::fromLatin1(name), qEnvironmentVariable(name));
    }
    m_environment.insert(u"HOME"_s, m_home.path());
    m_environment.insert(u"XDG_DATA_HOME"_s, m_home.filePath(u"data"_s));
    m_environment.insert(u"LC_ALL"_s, u"C.UTF-8"_s);
    m_environment.insert(u"DATABASE_URL"_s, databaseUrl);
    m_environment.insert(u"HTTP_PORT"_s, u"0"_s);
    m_environment.insert(u"LOG_LEVEL"_s, u"warning"_s);
    m_environment.insert(u"JWT_SECRET"_s, signingSecret());
    m_environment.insert(u"RATE_LIMIT_API"_s, u"0"_s);
    m_environment.insert(u"RATE_LIMIT_AUTH"_s, u"0"_s);
}

ServerProcess::~ServerProcess()
{
    if (m_process && m_process->state() != QProcess::NotRunning)
        kill();
}

QString ServerProcess::program()
{
    return QStringLiteral(FRONTDESK_SERVER_PROGRAM);
}

QString ServerProcess::signingSecret()
{
    return u"a test key that is at least thirty-two bytes long"_s;
}

void ServerProcess::setEnvironment(const QString &name, const QString &value)
{
    m_environment.insert(name, value);
}

bool ServerProcess::start()
{
    m_process = std::make_unique<QProcess>();
    m_process->setProcessEnvironment(m_environment);
    if (!m_errorFile.isEmpty())
        m_process->setStandardErrorFile(m_errorFile, QIODevice::Append);
    m_process->start(program(), {u"serve"_s});
    m_output.clear();
    while (!m_output.contains('\n')) {
        if (!m_process->waitForReadyRead(PatienceMs))
            break;
        m_output += m_process->readAllStandardOutput();
    }
    static const QRegularExpression ready(u"^listening on http://127\\.0\\.0\\.1:([0-9]+)\n$"_s);
    const auto match = ready.match(QString::fromUtf8(m_output));
    m_port = quint16(match.captured(1).toUInt());
    if (!match.hasMatch()) {
        m_process->waitForFinished(PatienceMs);
        m_errors = m_process->readAllStandardError();
    }
    return match.hasMatch();
}

int ServerProcess::stop()
{
    m_process->terminate();
    m_process->waitForFinished(PatienceMs);
    m_errors = m_process->readAllStandardError();
    return m_process->exitStatus() == QProcess::NormalExit ? m_process->exitCode() : -1;
}

void ServerProcess::crash()
{
    ::kill(pid_t(m_process->processId()), SIGABRT);
    m_process->waitForFinished(PatienceMs);
}

void ServerProcess::kill()
{
    ::kill(pid_t(m_process->processId()), SIGKILL);
    m_process->waitForFinished(PatienceMs);
}

int ServerProcess::run(const QStringList &arguments, const QByteArray &input)
{
    QProcess process;
    process.setProcessEnvironment(m_environment);
    process.start(program(), arguments);
    process.write(input);
    process.closeWriteChannel();
    process.waitForFinished(PatienceMs);
    m_output = process.readAllStandardOutput();
    m_errors = process.readAllStandardError();
    return process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
}

} // namespace frontdesk::test
