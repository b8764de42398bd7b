// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/logging.h"
#include "base/result.h"
#include "domain/change.h"
#include "domain/editing.h"
#include "storage/connection.h"
#include "storage/location.h"

#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <type_traits>
#include <typeinfo>
#include <utility>

namespace frontdesk {

/// What a unit of work that writes gets: its connection, and a place for what others must hear of
/// it.
class Transaction
{
public:
    explicit Transaction(Connection &connection)
        : m_connection(connection)
    {
    }
    Connection &connection() { return m_connection; }
    /// Told to every desk after the commit, and only then.
    void publish(const Change &change) { m_changes.append(change); }
    const QList<Change> &changes() const { return m_changes; }

private:
    Connection &m_connection;
    QList<Change> m_changes;
};

/// What a write gives in the end: of an optional, its value.
template <class Value>
struct GivenBy {
    using Type = Value;
};
template <class Value>
struct GivenBy<std::optional<Value>> {
    using Type = Value;
};
template <class Value>
using Given = typename GivenBy<Value>::Type;

/// What joins the transaction of a write that is somebody else's, so that both happen or neither.
class WriteCompanion
{
public:
    virtual ~WriteCompanion() = default;

    /// Whether a write that gives a value of this type, or perhaps none, is the one to join.
    virtual bool joins(const std::type_info &type) const = 0;
    /// In the transaction, before the work; a failure keeps the work from running.
    virtual Result<void> before(Transaction &transaction) = 0;
    /// In the transaction, after the work, if it gives something; `value` is that, null for void.
    virtual Result<void> after(Transaction &transaction, const void *value) = 0;
};

/// One thread's way to the database. Work runs in one transaction each; a failed Result rolls it
/// back, and a success is returned only after the commit. Passing failures (a lost connection, a
/// deadlock) are retried where nothing can have been written, else they are Unavailable.
class DataAccess
{
public:
    using ReadWork = std::function<Result<void>(Connection &)>;
    using WriteWork = std::function<Result<void>(Transaction &)>;

    virtual ~DataAccess() = default;

    /// Runs `work(Connection &)`, which returns a Result<T>, over one consistent snapshot.
    template <class Work>
    auto read(Work &&work) -> std::invoke_result_t<Work, Connection &>
    {
        using Value = typename std::invoke_result_t<Work, Connection &>::value_type;
        return collect<Value>([&](auto &&take) {
            return runRead([&](Connection &connection) { return take(work(connection)); });
        });
    }

    /// Runs `work(Transaction &)`, which returns a Result<T>, as one transaction. It may run again
    /// after a rollback, so it must have no effect of its own outside the database.
    template <class Work>
    auto write(Work &&work) -> std::invoke_result_t<Work, Transaction &>
    {
        using Value = typename std::invoke_result_t<Work, Transaction &>::value_type;
        return collect<Value>([&](auto &&take) {
            return runWrite([&](Transaction &transaction) {
                return take(accompanied<Value>(transaction, work));
            });
        });
    }

    /// The same for what must stand whatever becomes of the effect that is asked for, such as the
    /// count of failed log-ins: no companion joins it.
    template <class Work>
    auto writeApart(Work &&work) -> std::invoke_result_t<Work, Transaction &>
    {
        WriteCompanion *const companion = std::exchange(m_companion, nullptr);
        auto result = write(std::forward<Work>(work));
        m_companion = companion;
        return result;
    }

    /// Tells every desk what one of them has open. Nothing is written.
    Result<void> announce(const Editing &editing) { return counted(runAnnounce(editing)); }

    /// From here on `companion` joins the writes that it wants to; null: none does.
    void setCompanion(WriteCompanion *companion) { m_companion = companion; }
    /// From here on what the database fails to do is counted in `failures`; what a rule or a
    /// constraint refuses is not.
    void countFailuresIn(std::atomic<qint64> *failures) { m_failures = failures; }

protected:
    virtual Result<void> runRead(const ReadWork &work) = 0;
    virtual Result<void> runWrite(const WriteWork &work) = 0;
    virtual Result<void> runAnnounce(const Editing &editing) = 0;

private:
    template <class Value, class Work>
    Result<Value> accompanied(Transaction &transaction, Work &work)
    {
        if (!m_companion || !m_companion->joins(typeid(Given<Value>)))
            return work(transaction);
        FRONTDESK_TRY(m_companion->before(transaction));
        Result<Value> result = work(transaction);
        if (!result)
            return result;
        if constexpr (std::is_void_v<Value>) {
            FRONTDESK_TRY(m_companion->after(transaction, nullptr));
        } else if constexpr (std::is_same_v<Value, std::optional<Given<Value>>>) {
            if (*result)
                FRONTDESK_TRY(m_companion->after(transaction, &**result));
        } else {
            FRONTDESK_TRY(m_companion->after(transaction, &*result));
        }
        return result;
    }

    template <class Value, class Run>
    Result<Value> collect(Run &&run)
    {
        if constexpr (std::is_void_v<Value>) {
            return counted(run([](Result<void> result) { return result; }));
        } else {
            std::optional<Value> value;
            const Result<void> done = counted(run([&](Result<Value> result) -> Result<void> {
                FRONTDESK_TRY(result);
                value.emplace(*std::move(result));
                return {};
            }));
            if (!done)
                return fail(done.error());
            return *std::move(value);
        }
    }

    Result<void> counted(Result<void> done) const
    {
        if (m_failures && !done
            && (done.error().code == ErrorCode::Unavailable
                || done.error().code == ErrorCode::Internal))
            ++*m_failures;
        return done;
    }

    WriteCompanion *m_companion = nullptr;
    std::atomic<qint64> *m_failures = nullptr;
};

/// Who is told of what happens in the database; called on any thread.
struct DatabaseListener {
    std::function<void(const QList<Change> &)> changed; ///< after each commit, by whichever process
    std::function<void()> missed; ///< changes may have been missed: reload what is shown
    std::function<void(const Editing &)> editing {}; ///< by whichever process
};

/// An open, migrated database: for SQLite the lock on its file and the one writer thread, for
/// PostgreSQL the connection that listens to other processes. Thread-safe.
class Database
{
public:
    /// Opens, locks and migrates; `logger` must outlive it. The failure is one clear sentence.
    static Result<std::unique_ptr<Database>> open(const DatabaseLocation &location,
                                                  const Logger &logger, DatabaseListener listener);
    ~Database();
    Q_DISABLE_COPY_MOVE(Database)

    const DatabaseLocation &location() const;
    /// A way to the database for the calling thread alone; destroy it on that thread, before the
    /// Database.
    Result<std::unique_ptr<DataAccess>> access();
    /// How often the database could not be used, or refused a statement, since it was opened.
    qint64 failures() const;

private:
    Database();
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace frontdesk
