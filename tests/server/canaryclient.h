// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>

namespace frontdesk::test {

/// Sends whatever bytes to a server on loopback, and keeps each answer in which nothing may be that
/// a patient said: every error, and what tells others or figures alone.
class CanaryClient
{
public:
    void setPort(quint16 port) { m_port = port; }

    /// The answer's JSON; empty where it is none.
    QJsonObject send(const QByteArray &method, const QByteArray &target, const QByteArray &body,
                     const QByteArray &token, int *status = nullptr);
    QJsonObject send(const QByteArray &method, const QByteArray &target, const QJsonObject &body,
                     const QByteArray &token, int *status = nullptr);
    QJsonObject get(const QByteArray &target, const QByteArray &token, int *status = nullptr)
    {
        return send("GET", target, QByteArray(), token, status);
    }
    /// The JSON; where the status is not `expected`, a warning tells it.
    QJsonObject expect(int expected, const QByteArray &method, const QByteArray &target,
                       const QJsonObject &body, const QByteArray &token);
    QJsonObject post(const QByteArray &target, const QJsonObject &body,
                     const QByteArray &token = {}, int expected = 0);

    /// How many answers were errors.
    int errors() const { return m_errors; }
    /// How many of these were failures of the server: 500 and above.
    int failures() const { return m_failures; }
    /// How often something else than was expected came.
    int surprises() const { return m_surprises; }

    QByteArray said; ///< the answers that were kept; others add logs and messages

private:
    quint16 m_port = 0;
    int m_errors = 0;
    int m_failures = 0;
    int m_surprises = 0;
};

} // namespace frontdesk::test
