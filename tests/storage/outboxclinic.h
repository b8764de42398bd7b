// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notify/outboxworker.h"
#include "support/result.h"
#include "support/testclinic.h"

#include <QMutex>

namespace frontdesk::test {

/// What a way out is to do, and what left by it.
struct Post {
    SendOutcome outcome;
    QList<OutgoingMessage> tried;
    std::function<void()> meanwhile; ///< is called while a message is on its way
    QMutex mutex;

    QStringList kinds()
    {
        QStringList list;
        for (const OutgoingMessage &message : tried)
            list << toString(message.kind);
        return list;
    }
};

class FakeTransport final : public Transport
{
public:
    explicit FakeTransport(Post &post)
        : m_post(post)
    {
    }
    SendOutcome send(const OutgoingMessage &message) override
    {
        const QMutexLocker lock(&m_post.mutex);
        m_post.tried.append(message);
        if (m_post.meanwhile)
            m_post.meanwhile();
        return m_post.outcome;
    }

private:
    Post &m_post;
};

/// A worker with a way to the database of its own, as each process has.
class Worker
{
public:
    Worker(TestClinic &clinic, Post &post, WorkerOptions options = {},
           const QList<MessageChannel> &channels = {MessageChannel::Email})
        : m_access(std::move(*clinic.backend().database().access()))
    {
        options.sender = QStringLiteral("clinic@clinic.example");
        if (options.language.isEmpty())
            options.language = QStringLiteral("en");
        OutboxWorker::Transports transports;
        for (const MessageChannel channel : channels)
            transports.emplace_back(channel, std::make_unique<FakeTransport>(post));
        m_worker = std::make_unique<OutboxWorker>(
            clinic.backend().workerContext(*m_access, silentLogger()), options,
            std::move(transports));
    }

    int run()
    {
        const auto sent = m_worker->run();
        if (!sent)
            qFatal("The worker failed: %s", describe(sent).constData());
        return *sent;
    }

private:
    std::unique_ptr<DataAccess> m_access;
    std::unique_ptr<OutboxWorker> m_worker;
};

inline QHash<QString, QString> mailSettings()
{
    return {{QStringLiteral("SMTP_URL"), QStringLiteral("smtp://127.0.0.1:1")},
            {QStringLiteral("SMTP_FROM"), QStringLiteral("clinic@clinic.example")},
            {QStringLiteral("REMINDER_LEAD"), QStringLiteral("24h,2h")}};
}

} // namespace frontdesk::test
