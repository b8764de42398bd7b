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

/// Who hears of every call of an executor, on whatever thread it happens: that it was asked for,
/// and that it was answered.
struct CallObserver {
    std::function<void()> asked;
    std::function<void(bool unavailable)> answered; ///< whether the database could not be used
};

/// Runs service calls on background threads, each with its own Services and database connection,
/// and answers with futures: how the desktop asks without ever blocking its GUI thread.
class ServiceExecutor
{
public:
    /// Starts `threads` threads. The backend and what `observer` calls must outlive the executor.
    explicit ServiceExecutor(Backend &backend, int threads = 3, CallObserver observer = {});
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
            Value value = services ? function(*services) : Value(fail(unavailable));
            const bool lost = !value && value.error().code == ErrorCode::Unavailable;
            promise->addResult(std::move(value));
            promise->finish();
            return !lost;
        });
        return future;
    }

private:
    /// Gets the thread's Services, or null and the reason why the database cannot be used now.
    /// False where it could not be used.
    using Task = std::function<bool(Services *, const Error &unavailable)>;
    void post(Task task);

    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace frontdesk
