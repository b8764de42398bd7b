// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/context.h"
#include "storage/database.h"

#include <QByteArray>

#include <functional>
#include <optional>
#include <typeinfo>

namespace frontdesk {

/// What tells a request that is sent again from another one.
struct RequestKey {
    QString id; ///< a hash of whose key it is and the key
    QString fingerprint; ///< a hash of what is asked for

    static RequestKey make(const QByteArray &whose, const QByteArray &key,
                           const QByteArrayList &what);
};

/// Keeps the answers of requests for a day, sealed, so that one that is sent again is answered
/// again and carried out once.
class IdempotencyService
{
public:
    static constexpr std::chrono::hours Kept {24};

    struct Found {
        bool isSame = false; ///< false where the key was for something else
        QByteArray answer; ///< empty then
    };

    explicit IdempotencyService(const ServiceContext &context)
        : m_context(context)
    {
    }

    Result<std::optional<Found>> find(const RequestKey &key);
    /// Keeps the answer of a request that has changed nothing, unless one is kept already.
    Result<void> keep(const RequestKey &key, const QByteArray &answer);
    /// Removes what is older than a day.
    Result<void> sweep();

private:
    friend class OnceScope;
    Result<void> insert(Transaction &transaction, const RequestKey &key, const QByteArray &answer);

    const ServiceContext &m_context;
};

/// While it lives, the write that makes the expected value keeps the answer in its transaction: a
/// crash, or a commit of which nobody knows, can lose both but never one. Only for the thread of
/// the services.
class OnceScope final : private WriteCompanion
{
public:
    /// How it ended.
    enum class Outcome {
        NotKept, ///< nothing was written
        Kept, ///< the effect and its answer were written, if the write has succeeded
        AnsweredBefore, ///< the write was refused: an answer is kept
        InFlight, ///< the write was refused: another process is at it
    };

    OnceScope(IdempotencyService &service, RequestKey key);
    ~OnceScope() override;
    Q_DISABLE_COPY_MOVE(OnceScope)

    /// The write that gives a T is the one that counts; `answerOf` makes the answer that is kept.
    template <class T>
    void expect(std::function<QByteArray(const T &)> answerOf)
    {
        m_type = &typeid(T);
        m_answerOf = [answerOf](const void *value) {
            return answerOf(*static_cast<const T *>(value));
        };
    }
    /// The same for a write that gives nothing.
    void expectDone(const std::function<QByteArray()> &answerOf)
    {
        m_type = &typeid(void);
        m_answerOf = [answerOf](const void *) { return answerOf(); };
    }
    Outcome outcome() const { return m_outcome; }

private:
    bool joins(const std::type_info &type) const override;
    Result<void> before(Transaction &transaction) override;
    Result<void> after(Transaction &transaction, const void *value) override;

    IdempotencyService &m_service;
    RequestKey m_key;
    const std::type_info *m_type = nullptr;
    std::function<QByteArray(const void *)> m_answerOf;
    Outcome m_outcome = Outcome::NotKept;
};

} // namespace frontdesk
