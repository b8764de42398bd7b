// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/keptanswerrepository.h"

namespace frontdesk {

using namespace Qt::StringLiterals;

Result<bool> KeptAnswerRepository::tryLock(const QString &id)
{
    // SQLite has one writer, so whoever writes holds everything.
    if (m_connection.dialect() == Dialect::Sqlite)
        return true;
    FRONTDESK_TRY_ASSIGN(
        const auto locked,
        m_connection.first(u"SELECT pg_try_advisory_xact_lock(hashtextextended(?, 0))"_s,
                           {QString(u"kept answer: "_s + id)},
                           [](const Row &row) { return row.boolean(0); }));
    return locked.value_or(false);
}

Result<std::optional<KeptAnswer>> KeptAnswerRepository::find(const QString &id, Instant notBefore)
{
    return m_connection.first(
        u"SELECT id, fingerprint, answer, kept_at FROM kept_answers "
        "WHERE id = ? AND kept_at >= ?"_s,
        {id, notBefore}, [](const Row &row) {
            return KeptAnswer {row.text(0), row.text(1), row.text(2), row.instant(3)};
        });
}

Result<void> KeptAnswerRepository::keep(const KeptAnswer &answer)
{
    FRONTDESK_TRY(m_connection.execute(
        u"INSERT INTO kept_answers (id, fingerprint, answer, kept_at) VALUES (?, ?, ?, ?) "
        "ON CONFLICT (id) DO UPDATE SET fingerprint = excluded.fingerprint, "
        "answer = excluded.answer, kept_at = excluded.kept_at"_s,
        {answer.id, answer.fingerprint, answer.answer, answer.keptAt}));
    return {};
}

Result<qint64> KeptAnswerRepository::sweep(Instant instant, int most)
{
    // Two sweeps at once must not wait for each other.
    const bool postgres = m_connection.dialect() == Dialect::PostgreSql;
    return m_connection.execute(
        u"DELETE FROM kept_answers WHERE id IN (SELECT id FROM kept_answers WHERE kept_at < ? "
        "ORDER BY kept_at LIMIT ?%1)"_s.arg(postgres ? u" FOR UPDATE SKIP LOCKED"_s : QString()),
        {instant, most});
}

} // namespace frontdesk
