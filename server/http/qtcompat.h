// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Everything in which QHttpServer differs between Qt 6.4 and 6.8, and nothing else. Requests all
// enter by the missing handler: the router is ours, so no more of QHttpServer is needed.

#include "http/message.h"

#include <QHttpServer>
#include <QHttpServerRequest>
#include <QHttpServerResponder>
#include <QTcpServer>
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
#include <QHttpHeaders>
#endif

#include <functional>

namespace frontdesk::qtcompat {

/// Sends a whole answer, with its body and length; the gate cuts what the client must not get.
inline void send(QHttpServerResponder &responder, const Response &response)
{
    const auto status = QHttpServerResponder::StatusCode(response.status);
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    QHttpHeaders headers;
    for (const auto &[name, value] : response.headers)
        headers.append(QLatin1StringView(name), value);
    if (!response.contentType.isEmpty())
        headers.append(QHttpHeaders::WellKnownHeader::ContentType, response.contentType);
    responder.write(response.body, headers, status); // adds Content-Length
#else
    responder.writeStatusLine(status);
    for (const auto &[name, value] : response.headers)
        responder.writeHeader(name, value);
    if (!response.contentType.isEmpty())
        responder.writeHeader("Content-Type", response.contentType);
    responder.writeHeader("Content-Length", QByteArray::number(response.body.size()));
    responder.writeBody(response.body);
#endif
}

/// `handler` gets every request, and answers before it returns: a responder that outlives its
/// handler is a use after free on 6.4 when the client leaves.
inline void handleAll(
    QHttpServer &server,
    std::function<void(const QHttpServerRequest &, QHttpServerResponder &)> handler)
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    server.setMissingHandler(&server,
                             [handler = std::move(handler)](const QHttpServerRequest &request,
                                                            QHttpServerResponder &responder) {
                                 handler(request, responder);
                             });
#else
    server.setMissingHandler([handler = std::move(handler)](const QHttpServerRequest &request,
                                                            QHttpServerResponder &&responder) {
        // It must be gone when the handler returns, or the connection waits for ever.
        QHttpServerResponder own(std::move(responder));
        handler(request, own);
    });
#endif
}

/// Makes `server` serve the connections of `listener`, which must be listening, and own it.
inline bool bind(QHttpServer &server, QTcpServer *listener)
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    return server.bind(listener);
#else
    if (!listener->isListening())
        return false;
    server.bind(listener);
    return true;
#endif
}

} // namespace frontdesk::qtcompat
