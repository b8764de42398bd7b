// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

namespace frontdesk {

/// What the embedded server is doing, for a screen.
struct ServerStatus {
    bool isRunning = false;
    bool isBusy = false; ///< starting or stopping
    QString address; ///< "http://127.0.0.1:8080" while it runs
    QString fingerprint; ///< SHA-256 of its certificate, "3A:F0:..."; empty without TLS
    int connections = 0; ///< open now
    qint64 requests = 0; ///< answered since the start
    qint64 errors = 0; ///< of these, the server's own failures
    QString lastError; ///< why the last start failed; empty after a success

    bool operator==(const ServerStatus &) const = default;
};

/// The embedded server as the screens see it. Screens know nothing of HTTP: the composition root
/// implements this over the real one.
class ServerControl : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    virtual ServerStatus state() const = 0;
    /// Starts or stops in the background; changed() follows.
    virtual void setRunning(bool running) = 0;

Q_SIGNALS:
    void changed();
};

} // namespace frontdesk
