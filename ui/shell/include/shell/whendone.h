// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFuture>
#include <QObject>

#include <utility>

namespace frontdesk {

/// Calls `handler(result)` in the thread of `context` when the future has its result, unless `context` is gone
/// by then or the call was dropped.
template <class Value, class Handler>
void whenDone(QFuture<Value> future, QObject *context, Handler handler)
{
    future.then(context, [handler = std::move(handler)](QFuture<Value> done) mutable {
        if (done.resultCount() > 0)
            handler(done.result());
    });
}

} // namespace frontdesk
