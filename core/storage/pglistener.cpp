// SPDX-License-Identifier: GPL-3.0-or-later
#include "pglistener.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSqlDriver>
#include <QTimer>

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

constexpr int HeartbeatMs = 2000;
constexpr QLatin1StringView EditingKind("editing"); ///< where a change names its entity

QString channelName()
{
    return u"frontdesk_changes"_s;
}

QString compact(const QJsonArray &fields)
{
    return QString::fromUtf8(QJsonDocument(fields).toJson(QJsonDocument::Compact));
}

} // namespace

QString toPayload(const QString &processTag, const Change &change)
{
    const QJsonArray fields {processTag,
                             QString(toString(change.entity)),
                             change.id.toString(QUuid::WithoutBraces),
                             change.doctorId.isNull() ? QString() : change.doctorId.toString(),
                             toMillis(change.span.start),
                             toMillis(change.span.end)};
    return compact(fields);
}

std::optional<Change> fromPayload(const QString &payload, QString *processTag)
{
    const QJsonArray fields = QJsonDocument::fromJson(payload.toUtf8()).array();
    if (fields.size() != 6)
        return std::nullopt;
    const auto entity = parseChangedEntity(fields[1].toString());
    if (!entity)
        return std::nullopt;
    *processTag = fields[0].toString();
    return Change {*entity,
                   QUuid::fromString(fields[2].toString()),
                   DoctorId(QUuid::fromString(fields[3].toString())),
                   {fromMillis(fields[4].toInteger()), fromMillis(fields[5].toInteger())}};
}

QString toPayload(const QString &processTag, const Editing &editing)
{
    return compact({processTag, QString(EditingKind), editing.desk.toString(QUuid::WithoutBraces),
                    editing.userId.toString(),
                    editing.appointmentId.isNull() ? QString() : editing.appointmentId.toString(),
                    editing.number});
}

std::optional<Editing> editingFromPayload(const QString &payload, QString *processTag)
{
    const QJsonArray fields = QJsonDocument::fromJson(payload.toUtf8()).array();
    if (fields.size() != 6 || fields[1].toString() != EditingKind)
        return std::nullopt;
    *processTag = fields[0].toString();
    return Editing {QUuid::fromString(fields[2].toString()),
                    UserId(QUuid::fromString(fields[3].toString())),
                    AppointmentId(QUuid::fromString(fields[4].toString())), fields[5].toInteger()};
}

Result<void> notifyOthers(Connection &connection, const QString &payload)
{
    return connection.select(u"SELECT pg_notify(?, ?)"_s, {channelName(), payload},
                             [](const Row &) {});
}

Result<void> notifyOthers(Connection &connection, const QString &processTag,
                          const QList<Change> &changes)
{
    for (const Change &change : changes)
        FRONTDESK_TRY(notifyOthers(connection, toPayload(processTag, change)));
    return {};
}

PgListener::PgListener(DatabaseLocation location, const DatabaseListener &listener,
                       QString processTag)
    : m_location(std::move(location))
    , m_listener(listener)
    , m_processTag(std::move(processTag))
{
    setObjectName(u"change-listener"_s);
    start();
    // What others change from here on must be heard.
    m_ready.acquire();
}

PgListener::~PgListener()
{
    quit();
    wait();
}

bool PgListener::subscribe(std::unique_ptr<SqlConnection> &connection, QObject *context)
{
    connection.reset();
    auto opened = SqlConnection::open(m_location, SqlConnection::Mode::ReadWrite);
    if (!opened)
        return false;
    connection = *std::move(opened);
    QSqlDriver *driver = connection->database().driver();
    QObject::connect(driver, &QSqlDriver::notification, context,
                     [this](const QString &, QSqlDriver::NotificationSource,
                            const QVariant &payload) { heard(payload.toString()); });
    return driver->subscribeToNotification(channelName());
}

void PgListener::heard(const QString &payload) const
{
    QString sender;
    if (const auto editing = editingFromPayload(payload, &sender)) {
        if (sender != m_processTag && m_listener.editing)
            m_listener.editing(*editing);
        return;
    }
    const auto change = fromPayload(payload, &sender);
    if (change && sender != m_processTag && m_listener.changed)
        m_listener.changed({*change});
}

void PgListener::run()
{
    std::unique_ptr<SqlConnection> connection;
    QObject context;
    bool subscribed = subscribe(connection, &context);
    m_ready.release();
    QTimer heartbeat;
    QObject::connect(&heartbeat, &QTimer::timeout, &context, [&] {
        if (subscribed && connection->database().isOpen() && connection->run(u"SELECT 1"_s))
            return;
        subscribed = subscribe(connection, &context);
        if (subscribed && m_listener.missed)
            m_listener.missed();
    });
    heartbeat.start(HeartbeatMs);
    exec();
}

} // namespace frontdesk
