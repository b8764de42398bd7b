// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/services.h"

#include <QFuture>
#include <QPromise>

#include <functional>
#include <memory>
#include <type_traits>

namespace frontdesk {

class Backend;

/// Runs service calls on background threads, each with its own Services and database connection,
/// and answers with futures: how the desktop asks without ever blocking its GUI thread.
class ServiceExecutor
{
public:
    /// Starts `threads` threads. The backend must outlive the executor.
    explicit ServiceExecutor(Backend &backend, int threads = 3);
    /// Finishes what runs, drops what waits (their futures finish as cancelled), and joins.
    ~ServiceExecutor();
    Q_DISABLE_COPY_MOVE(ServiceExecutor)

    /// Calls `function(Services &)`, which returns a Result<T>, in the background.
    template <class Function>
    auto run(Function function) -> QFuture<std::invoke_result_t<Function, Services &>>
    {
        using Value = std::invoke_result_t<Function, Services &>;
        auto promise = std::make_shared<QPromise<Value>>();
        promise->start();
        auto future = promise->future();
        post([promise, function = std::move(function)](Services *services,
                                                       const Error &unavailable) mutable {
            promise->addResult(services ? function(*services) : Value(fail(unavailable)));
            promise->finish();
        });
        return future;
    }

private:
    /// Gets the thread's Services, or null and the reason why the database cannot be used now.
    using Task = std::function<void(Services *, const Error &unavailable)>;
    void post(Task task);

    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace frontdesk
