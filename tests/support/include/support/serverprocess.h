// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QJsonObject>
#include <QProcess>
#include <QTcpSocket>
#include <QTemporaryDir>

#include <memory>

namespace frontdesk::test {

/// An answer of the server, or status 0 where the connection was lost before it was complete.
struct Answer {
    int status = 0;
    QJsonObject body;
};

/// One keep-alive connection to a server under test, on loopback. Blocking: for threads of their
/// own and for tests that have nothing else to do.
class HttpConnection
{
public:
    explicit HttpConnection(quint16 port);
    Answer send(const QByteArray &method, const QString &path, const QJsonObject &body = {},
                const QString &token = {});
    Answer post(const QString &path, const QJsonObject &body, const QString &token = {})
    {
        return send("POST", path, body, token);
    }
    Answer get(const QString &path, const QString &token = {})
    {
        return send("GET", path, {}, token);
    }

private:
    Answer receive();
    quint16 m_port;
    QTcpSocket m_socket;
    QByteArray m_buffer;
};

/// The real frontdesk-server program, with an environment of its own, on a free port of loopback.
class ServerProcess
{
public:
    explicit ServerProcess(const QString &databaseUrl);
    /// Ends it if it still runs.
    ~ServerProcess();
    Q_DISABLE_COPY_MOVE(ServerProcess)

    void setEnvironment(const QString &name, const QString &value);
    /// Starts `serve` and waits for its ready line; false where it ended instead (see errors()).
    bool start();
    /// SIGTERM, and the exit code.
    int stop();
    /// What it writes to standard error goes there, so that much of it can be read.
    void setErrorFile(const QString &path) { m_errorFile = path; }
    /// Ends it by a signal of a crash.
    void crash();
    /// SIGKILL, in the middle of whatever it does.
    void kill();
    /// Runs a command to its end with `input` on standard input, and gives the exit code.
    int run(const QStringList &arguments, const QByteArray &input = {});

    quint16 port() const { return m_port; }
    qint64 processId() const { return m_process->processId(); }
    QByteArray output() const { return m_output; }
    QByteArray errors() const { return m_errors; }

    /// The program's path, as the build tells it.
    static QString program();
    /// The JWT_SECRET that every server under test is given.
    static QString signingSecret();

private:
    QProcessEnvironment m_environment;
    QTemporaryDir m_home;
    QString m_errorFile;
    std::unique_ptr<QProcess> m_process;
    quint16 m_port = 0;
    QByteArray m_output;
    QByteArray m_errors;
};

} // namespace frontdesk::test
