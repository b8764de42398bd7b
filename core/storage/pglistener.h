// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sqlconnection.h"
#include "storage/database.h"

#include <QSemaphore>
#include <QThread>

namespace frontdesk {

/// Sends `changes` to the other processes on the database, when the current transaction commits.
Result<void> notifyOthers(Connection &connection, const QString &processTag,
                          const QList<Change> &changes);

/// Sends one payload: at the end of the current transaction, or at once where there is none.
Result<void> notifyOthers(Connection &connection, const QString &payload);

/// A change as it travels in a NOTIFY payload, and back; nothing for what is not one.
QString toPayload(const QString &processTag, const Change &change);
std::optional<Change> fromPayload(const QString &payload, QString *processTag);
/// The same for what is being edited.
QString toPayload(const QString &processTag, const Editing &editing);
std::optional<Editing> editingFromPayload(const QString &payload, QString *processTag);

/// Listens on a PostgreSQL connection of its own for what other processes change. A dead backend
/// gives no signal, so a heartbeat finds it; after each reconnection the listener is told that it
/// may have missed some.
class PgListener final : public QThread
{
public:
    PgListener(DatabaseLocation location, const DatabaseListener &listener, QString processTag);
    ~PgListener() override;

protected:
    void run() override;

private:
    bool subscribe(std::unique_ptr<SqlConnection> &connection, QObject *context);
    void heard(const QString &payload) const;

    DatabaseLocation m_location;
    const DatabaseListener &m_listener;
    QString m_processTag;
    QSemaphore m_ready; ///< released once the first subscription has been tried
};

} // namespace frontdesk
