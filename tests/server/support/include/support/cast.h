// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/rightsmatrix.h"
#include "support/testserver.h"

#include <QHash>

#include <map>

namespace frontdesk::test {

class Scene;

/// Those who call for the lines of rights.txt, and those whose objects they call for.
class Cast
{
public:
    explicit Cast(TestServer &server);

    struct Player {
        Actor actor;
        QString email;
        QString token;
    };

    TestServer &server() { return m_server; }
    Services &services() { return m_server.clinic.services(); }
    const Actor &clinicAdmin() const { return m_server.clinic.admin(); }
    /// Who calls; made at the first call, and anew after retire(). Not for Anonymous.
    const Player &player(Caller caller);
    /// The caller has changed what they are: the next call is another's.
    void retire(Caller caller);
    /// Somebody who can call, and nobody does.
    const Player &stranger(Role role);

    /// A time that nobody has, and on which every doctor works.
    Instant slot();
    /// A Saturday of its own.
    QDate saturday();
    QString email();
    /// A mail that has been given up.
    MessageId failedMessage();

private:
    Player made(Role role);

    TestServer &m_server;
    std::map<Role, Player> m_players;
    std::map<Role, Player> m_strangers;
    int m_counter = 0;
    int m_slots = 0;
    int m_saturdays = 0;
};

/// A request, ready to be sent.
struct SceneRequest {
    HttpClient client;
    QByteArray method;
    QString target;
    QByteArray body;

    Reply send(const Headers &more = {}) { return client.send(method, target, body, more); }
};

/// What the $names of a line stand for in one call: each is made when it is asked for, once.
class Scene
{
public:
    enum class Objects { Present, Absent };

    /// With Absent objects, every id is one that nothing has.
    Scene(Cast &cast, Caller caller, Objects objects = Objects::Present);

    SceneRequest request(const RightsRow &row);
    /// `text` with its $names replaced.
    QString filled(QString text);
    /// `$name` itself.
    QString value(const QString &name);

    Cast &cast() { return m_cast; }
    Services &services() { return m_cast.services(); }
    Caller caller() const { return m_caller; }
    bool isOwn() const { return m_caller == Caller::PatientOwn || m_caller == Caller::DoctorOwn; }
    /// Who calls; for nobody, somebody.
    const Cast::Player &player();
    DoctorId doctor();
    PatientId patient();

private:
    Cast &m_cast;
    Caller m_caller;
    Objects m_objects;
    QHash<QString, QString> m_values;
    PatientId m_patient;
};

} // namespace frontdesk::test
