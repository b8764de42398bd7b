// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/serviceexecutor.h"

#include "services/backend.h"

#include <QMutex>
#include <QThread>
#include <QWaitCondition>

#include <deque>
#include <vector>

namespace frontdesk {

using namespace Qt::StringLiterals;

struct ServiceExecutor::Private {
    using Task = std::function<bool(Services *, const Error &)>;

    Private(Backend &wanted, CallObserver listener)
        : backend(wanted)
        , observer(std::move(listener))
    {
    }

    /// Waits for a task; nothing when stopping.
    std::optional<Task> take()
    {
        const QMutexLocker lock(&mutex);
        while (tasks.empty() && !stopping)
            queued.wait(&mutex);
        if (stopping)
            return std::nullopt;
        Task task = std::move(tasks.front());
        tasks.pop_front();
        return task;
    }

    void work()
    {
        std::unique_ptr<ServiceScope> scope;
        while (auto task = take()) {
            Error unavailable;
            if (!scope) {
                auto opened = backend.scope();
                if (opened)
                    scope = *std::move(opened);
                else
                    unavailable = opened.error();
            }
            const bool reached = (*task)(scope ? &scope->services() : nullptr, unavailable);
            if (observer.answered)
                observer.answered(!reached);
        }
    }

    Backend &backend;
    const CallObserver observer;
    QMutex mutex;
    QWaitCondition queued;
    std::deque<Task> tasks;
    bool stopping = false;
    std::vector<std::unique_ptr<QThread>> threads;
};

ServiceExecutor::ServiceExecutor(Backend &backend, int threads, CallObserver observer)
    : d(std::make_unique<Private>(backend, std::move(observer)))
{
    for (int i = 0; i < threads; ++i) {
        d->threads.emplace_back(QThread::create([this] { d->work(); }));
        d->threads.back()->setObjectName(u"services-%1"_s.arg(i));
        d->threads.back()->start();
    }
}

ServiceExecutor::~ServiceExecutor()
{
    {
        const QMutexLocker lock(&d->mutex);
        d->stopping = true;
        d->queued.wakeAll();
    }
    for (const auto &thread : d->threads)
        thread->wait();
}

void ServiceExecutor::post(Task task)
{
    if (d->observer.asked)
        d->observer.asked();
    const QMutexLocker lock(&d->mutex);
    d->tasks.push_back(std::move(task));
    d->queued.wakeOne();
}

} // namespace frontdesk
