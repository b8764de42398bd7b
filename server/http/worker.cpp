// SPDX-License-Identifier: GPL-3.0-or-later
#include "worker.h"

#include "qtcompat.h"
#include "workerlistener.h"

#include <unistd.h>

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

Method methodOf(QHttpServerRequest::Method method)
{
    switch (method) {
    case QHttpServerRequest::Method::Get:
        return Method::Get;
    case QHttpServerRequest::Method::Head:
        return Method::Head;
    case QHttpServerRequest::Method::Post:
        return Method::Post;
    case QHttpServerRequest::Method::Put:
        return Method::Put;
    case QHttpServerRequest::Method::Patch:
        return Method::Patch;
    case QHttpServerRequest::Method::Delete:
        return Method::Delete;
    case QHttpServerRequest::Method::Options:
        return Method::Options;
    default:
        return Method::Other;
    }
}

Request requestFrom(const QHttpServerRequest &request)
{
    const QUrl url = request.url();
    return {methodOf(request.method()),
            url.path(QUrl::FullyEncoded),
            url.query(QUrl::FullyEncoded).toLatin1(),
            qtcompat::headersOf(request),
            request.body(),
            request.remoteAddress()};
}

bool asksToClose(const Request &request)
{
    return request.header("Connection").compare("close", Qt::CaseInsensitive) == 0;
}

/// Answers one request on its connection.
void serveRequest(Dispatcher &dispatcher, WorkerListener &listener,
                  const std::atomic<bool> &finishing, const QHttpServerRequest &from,
                  QHttpServerResponder &responder)
{
    const Request request = requestFrom(from);
    Response response = dispatcher.handle(request);
    const bool close = finishing || asksToClose(request);
    if (close)
        response = std::move(response).withHeader("Connection", "close");
    qtcompat::send(responder, response, request.method != Method::Head);
    listener.requestAnswered(close);
}

} // namespace

Worker::Worker(Backend &backend, const Router &router, const Logger &logger, ServerState &state)
    : m_backend(backend)
    , m_router(router)
    , m_logger(logger)
    , m_state(state)
{
    setObjectName(u"http-worker"_s);
}

Worker::~Worker()
{
    wait();
}

std::future<Result<void>> Worker::start(qintptr listening)
{
    m_listening = listening;
    auto ready = m_ready.get_future();
    QThread::start();
    return ready;
}

void Worker::run()
{
    // What serve() opens is closed when it returns, still in this thread.
    if (auto served = serve(); !served)
        m_ready.set_value(std::move(served));
}

Result<void> Worker::serve()
{
    FRONTDESK_TRY_ASSIGN(const auto scope, m_backend.scope());
    Dispatcher dispatcher(m_router, scope->services(), m_backend.zone(), m_backend.clock(),
                          m_logger, m_state);
    QHttpServer server;
    auto *listener = new WorkerListener(m_load, &server);
    if (!listener->attach(::dup(int(m_listening))) || !qtcompat::bind(server, listener))
        return fail(ErrorCode::Internal, u"A server thread cannot share the port"_s,
                    listener->errorString());
    qtcompat::handleAll(
        server, [&, listener](const QHttpServerRequest &request, QHttpServerResponder &responder) {
            serveRequest(dispatcher, *listener, m_finishing, request, responder);
        });
    connect(listener, &WorkerListener::drained, listener, [this] { quit(); });
    m_listener = listener;
    m_ready.set_value({});
    exec();
    m_listener = nullptr;
    m_load = 0;
    return {};
}

void Worker::adopt(qintptr descriptor)
{
    ++m_load;
    WorkerListener *listener = m_listener;
    QMetaObject::invokeMethod(
        listener, [listener, descriptor] { listener->adopt(descriptor); }, Qt::QueuedConnection);
}

void Worker::finish(std::chrono::milliseconds grace)
{
    m_finishing = true;
    if (WorkerListener *listener = m_listener)
        QMetaObject::invokeMethod(
            listener, [listener, grace] { listener->drain(grace); }, Qt::QueuedConnection);
}

} // namespace frontdesk
