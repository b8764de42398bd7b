// SPDX-License-Identifier: GPL-3.0-or-later
#include "canaryclient.h"

#include <QJsonDocument>
#include <QTcpSocket>

#include <algorithm>

namespace frontdesk::test {

using namespace Qt::StringLiterals;

namespace {

constexpr int PatienceMs = 20'000;

/// Whether nothing that a patient said belongs there, whoever asks and whatever the status.
bool isForOthers(const QByteArray &target)
{
    static const QByteArrayList targets {"/metrics", "/health/",       "/outbox", "/reports/",
                                         "/doctors", "/availability?", "/openapi"};
    return std::any_of(targets.begin(), targets.end(),
                       [&](const QByteArray &begin) { return target.startsWith(begin); });
}

} // namespace

QJsonObject CanaryClient::send(const QByteArray &method, const QByteArray &target,
                               const QByteArray &body, const QByteArray &token, int *status)
{
    QTcpSocket socket;
    socket.connectToHost(u"127.0.0.1"_s, m_port);
    if (!socket.waitForConnected(PatienceMs))
        return {};
    QByteArray head = method + ' ' + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\n";
    if (!token.isEmpty())
        head += "Authorization: Bearer " + token + "\r\n";
    head += "Content-Type: application/json\r\nContent-Length: " + QByteArray::number(body.size())
            + "\r\n\r\n";
    socket.write(head + body);
    QByteArray answer;
    qsizetype end = -1;
    qsizetype length = 0;
    while (end < 0 || answer.size() < end + 4 + length) {
        if (!socket.bytesAvailable() && !socket.waitForReadyRead(PatienceMs))
            break;
        answer += socket.readAll();
        end = answer.indexOf("\r\n\r\n");
        const qsizetype at = answer.toLower().indexOf("content-length:");
        if (at > 0 && at < end)
            length = answer.mid(at + 15, answer.indexOf('\r', at) - at - 15).trimmed().toInt();
    }
    const int code = answer.mid(9, 3).toInt();
    if (status)
        *status = code;
    m_errors += code >= 400 ? 1 : 0;
    m_failures += code >= 500 ? 1 : 0;
    if (code >= 400 || isForOthers(target))
        said += answer + '\n';
    return QJsonDocument::fromJson(answer.mid(end + 4)).object();
}

QJsonObject CanaryClient::send(const QByteArray &method, const QByteArray &target,
                               const QJsonObject &body, const QByteArray &token, int *status)
{
    return send(method, target, QJsonDocument(body).toJson(QJsonDocument::Compact), token, status);
}

QJsonObject CanaryClient::expect(int expected, const QByteArray &method, const QByteArray &target,
                                 const QJsonObject &body, const QByteArray &token)
{
    int status = 0;
    const QByteArray bytes =
        method == "GET" ? QByteArray() : QJsonDocument(body).toJson(QJsonDocument::Compact);
    const QJsonObject answer = send(method, target, bytes, token, &status);
    if (status != expected) {
        ++m_surprises;
        qWarning("%s %s: %d %s", method.constData(), target.constData(), status,
                 qPrintable(answer[u"code"_s].toString()));
    }
    return answer;
}

QJsonObject CanaryClient::post(const QByteArray &target, const QJsonObject &body,
                               const QByteArray &token, int expected)
{
    return expected > 0 ? expect(expected, "POST", target, body, token)
                        : send("POST", target, body, token);
}

} // namespace frontdesk::test
