// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFuture>
#include <QFutureWatcher>
#include <QObject>

#include <utility>

namespace frontdesk
{

/// Calls `handler(result)` when the future has its result, unless `context` is gone by then or the call was
/// dropped. To be called in the thread of `context`, where the handler runs too. Not by QFuture::then():
/// Qt 6.4's aborts when its context is gone before the future ends.
template <class Value, class Handler>
void whenDone(QFuture<Value> future, QObject *context, Handler handler)
{
    auto *watcher = new QFutureWatcher<Value>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context,
                     [watcher, handler = std::move(handler)]() mutable {
                         watcher->deleteLater();
                         const QFuture<Value> done = watcher->future();
                         if (done.resultCount() > 0)
                             handler(done.result());
                     });
    watcher->setFuture(future);
}

} // namespace frontdesk
