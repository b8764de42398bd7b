// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/idempotencyservice.h"

#include "security/secretbox.h"
#include "storage/keptanswerrepository.h"

#include <QCryptographicHash>

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

/// How many old answers a new one takes with it: more than come, so that they cannot pile up.
constexpr int SweptByEach = 20;

QString hashOf(const QByteArrayList &parts)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const QByteArray &part : parts) {
        // With their lengths, no two lists of parts are the same text.
        hash.addData(QByteArray::number(part.size()) + ':');
        hash.addData(part);
    }
    return QString::fromLatin1(hash.result().toHex());
}

QByteArray contextOf(const RequestKey &key)
{
    return "kept_answers|answer|" + key.id.toLatin1();
}

} // namespace

RequestKey RequestKey::make(const QByteArray &whose, const QByteArray &key,
                            const QByteArrayList &what)
{
    return {hashOf({whose, key}), hashOf(what)};
}

Result<std::optional<IdempotencyService::Found>> IdempotencyService::find(const RequestKey &key)
{
    FRONTDESK_TRY_ASSIGN(const auto kept, m_context.data.read([&](Connection &connection) {
        return KeptAnswerRepository(connection).find(key.id, m_context.clock.now() - Kept);
    }));
    if (!kept)
        return std::optional<Found>();
    if (kept->fingerprint != key.fingerprint)
        return std::optional(Found {false, {}});
    FRONTDESK_TRY_ASSIGN(const QByteArray answer,
                         m_context.answers.open(kept->answer, contextOf(key)));
    return std::optional(Found {true, answer});
}

Result<void> IdempotencyService::insert(Transaction &transaction, const RequestKey &key,
                                        const QByteArray &answer)
{
    const Instant now = m_context.clock.now();
    KeptAnswerRepository answers(transaction.connection());
    FRONTDESK_TRY(answers.sweep(now - Kept, SweptByEach));
    return answers.keep(
        {key.id, key.fingerprint, m_context.answers.seal(answer, contextOf(key)), now});
}

Result<void> IdempotencyService::keep(const RequestKey &key, const QByteArray &answer)
{
    return m_context.data.write([&](Transaction &transaction) -> Result<void> {
        KeptAnswerRepository answers(transaction.connection());
        FRONTDESK_TRY_ASSIGN(const bool mine, answers.tryLock(key.id));
        FRONTDESK_TRY_ASSIGN(const auto kept, answers.find(key.id, m_context.clock.now() - Kept));
        if (!mine || kept)
            return {};
        return insert(transaction, key, answer);
    });
}

Result<void> IdempotencyService::sweep()
{
    constexpr int most = 1000;
    qint64 swept = most;
    while (swept == most) {
        FRONTDESK_TRY_ASSIGN(swept, m_context.data.write([&](Transaction &transaction) {
            return KeptAnswerRepository(transaction.connection())
                .sweep(m_context.clock.now() - Kept, most);
        }));
    }
    return {};
}

OnceScope::OnceScope(IdempotencyService &service, RequestKey key)
    : m_service(service)
    , m_key(std::move(key))
{
    m_service.m_context.data.setCompanion(this);
}

OnceScope::~OnceScope()
{
    m_service.m_context.data.setCompanion(nullptr);
}

bool OnceScope::joins(const std::type_info &type) const
{
    return m_type && type == *m_type;
}

Result<void> OnceScope::before(Transaction &transaction)
{
    KeptAnswerRepository answers(transaction.connection());
    FRONTDESK_TRY_ASSIGN(const bool mine, answers.tryLock(m_key.id));
    if (!mine) {
        m_outcome = Outcome::InFlight;
        return fail(ErrorCode::Unavailable, u"The same request is being carried out"_s);
    }
    FRONTDESK_TRY_ASSIGN(const auto kept, answers.find(m_key.id, m_service.m_context.clock.now()
                                                                     - IdempotencyService::Kept));
    // What is kept after a write of this very request is its own: a log-out may end two sessions.
    if (kept && m_outcome != Outcome::Kept) {
        m_outcome = Outcome::AnsweredBefore;
        return fail(ErrorCode::Unavailable, u"The request has been carried out"_s);
    }
    return {};
}

Result<void> OnceScope::after(Transaction &transaction, const void *value)
{
    FRONTDESK_TRY(m_service.insert(transaction, m_key, m_answerOf(value)));
    m_outcome = Outcome::Kept;
    return {};
}

} // namespace frontdesk
