// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFuture>
#include <QFutureWatcher>
#include <QObject>

#include <utility>

namespace frontdesk {

/// Calls `handler(result)` in the thread of `context`, which is the caller's, when the future has
/// its result; never where `context` is gone by then or the call was dropped. (Not QFuture::then():
/// Qt 6.4's asserts that the context still lives when the future finishes.)
template <class Value, class Handler>
void whenDone(QFuture<Value> future, QObject *context, Handler handler)
{
    auto *watcher = new QFutureWatcher<Value>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context,
                     [watcher, handler = std::move(handler)]() mutable {
                         watcher->deleteLater();
                         if (watcher->future().resultCount() > 0)
                             handler(watcher->result());
                     });
    watcher->setFuture(future);
}

} // namespace frontdesk
