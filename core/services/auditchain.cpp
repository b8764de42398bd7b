// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/auditchain.h"

#include "clinicalnotes.h"
#include "storage/auditchainrepository.h"
#include "storage/database.h"

#include <QDateTime>
#include <QFile>
#include <QSaveFile>

namespace frontdesk {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int SealedAtOnce = 2'000;
constexpr int ReadAtOnce = 10'000;
/// Longer than any transaction lives: its statements end after 30 s, and its pauses after 60.
constexpr std::chrono::milliseconds Settled = 10min;
constexpr std::chrono::milliseconds BetweenMarks = 1min;
/// How many rows may be numbered while a transaction lives.
constexpr qint64 Unsettled = 10'000;

const QString AnchorName = u"this machine's anchor"_s;

QString rowText(const AuditSeal &seal)
{
    return u"row %1 (number %2 of the chain)"_s.arg(seal.sequence).arg(seal.position);
}

/// What is wrong with a row that comes after `head`; empty: nothing, and `head` has gone on.
QString step(ChainHead &head, const SealedAuditRecord &sealed)
{
    const AuditSeal &seal = sealed.seal;
    if (seal.position != head.position + 1)
        return u"number %1 of the chain is missing"_s.arg(head.position + 1);
    if (!sealed.record)
        return rowText(seal) + u" was deleted"_s;
    const QByteArray link = chainLink(head.link, sealed.record->canonical());
    if (link.toHex() != seal.link)
        return rowText(seal) + u" is not what was sealed: it was edited, added or moved"_s;
    head = {seal.position, link};
    return {};
}

} // namespace

AuditChain::AuditChain(DataAccess &access, const ClinicalNotes &notes, const ChainSigner &signer,
                       QString anchorFile)
    : m_access(access)
    , m_notes(notes)
    , m_signer(signer)
    , m_anchorFile(std::move(anchorFile))
{
}

Result<qint64> AuditChain::sealBatch(qint64 after, qint64 &reached, bool &more)
{
    return m_access.write([&](Transaction &transaction) -> Result<qint64> {
        more = false;
        reached = after; // it may run again
        AuditChainRepository chain(transaction.connection());
        FRONTDESK_TRY_ASSIGN(const bool mine, chain.tryLock());
        if (!mine)
            return 0;
        FRONTDESK_TRY_ASSIGN(QList<AuditRecord> records, chain.unsealed(after, SealedAtOnce));
        FRONTDESK_TRY_ASSIGN(const auto last, chain.last());
        ChainHead head;
        if (last)
            head = {last->position, QByteArray::fromHex(last->link)};
        QList<AuditSeal> seals;
        for (AuditRecord &record : records) {
            // Older versions wrote notes as they were typed; once sealed a row must stay as it is.
            if (record.entity == "patient"_L1) {
                FRONTDESK_TRY_ASSIGN(const auto before,
                                     m_notes.sealedForAudit(record.before, record.entityId));
                FRONTDESK_TRY_ASSIGN(const auto changed,
                                     m_notes.sealedForAudit(record.after, record.entityId));
                record.before = before.value_or(record.before);
                record.after = changed.value_or(record.after);
                if (before || changed)
                    FRONTDESK_TRY(chain.rewrite(record));
            }
            head = {head.position + 1, chainLink(head.link, record.canonical())};
            seals.append({head.position, record.sequence, head.link.toHex()});
        }
        FRONTDESK_TRY(chain.insert(seals));
        more = records.size() == SealedAtOnce;
        if (!records.isEmpty())
            reached = records.last().sequence;
        return records.size();
    });
}

Result<qint64> AuditChain::seal(Looking looking, std::chrono::milliseconds now)
{
    qint64 after = 0;
    if (looking == Looking::AtNew) {
        while (m_marks.size() > 1 && m_marks[1].at <= now - Settled)
            m_marks.removeFirst();
        if (!m_marks.isEmpty())
            after = m_marks.first().newest - (m_marks.first().at <= now - Settled ? 0 : Unsettled);
    }
    FRONTDESK_TRY_ASSIGN(
        const auto found,
        m_access.read([&](Connection &connection) -> Result<std::pair<qint64, bool>> {
            AuditChainRepository chain(connection);
            FRONTDESK_TRY_ASSIGN(const qint64 newest, chain.newestRow());
            FRONTDESK_TRY_ASSIGN(const auto waiting, chain.unsealed(after, 1));
            return std::pair(newest, !waiting.isEmpty());
        }));
    if (m_marks.isEmpty() || m_marks.last().at <= now - BetweenMarks)
        m_marks.append({now, found.first});
    qint64 count = 0;
    bool more = found.second;
    while (more) {
        qint64 reached = after;
        FRONTDESK_TRY_ASSIGN(const qint64 done, sealBatch(after, reached, more));
        after = reached;
        count += done;
    }
    return count;
}

Result<AuditChain::Walk> AuditChain::walk(ChainHead from)
{
    Walk walked {std::move(from), {}};
    for (;;) {
        FRONTDESK_TRY_ASSIGN(const auto rows, m_access.read([&](Connection &connection) {
            return AuditChainRepository(connection).sealedAfter(walked.head.position, ReadAtOnce);
        }));
        for (const SealedAuditRecord &row : rows) {
            walked.fault = step(walked.head, row);
            if (!walked.fault.isEmpty())
                return walked;
        }
        if (rows.size() < ReadAtOnce)
            return walked;
    }
}

QString AuditChain::anchored() const
{
    QFile file(m_anchorFile);
    constexpr qint64 longest = 1'000;
    return file.open(QIODevice::ReadOnly) ? QString::fromLatin1(file.read(longest)).trimmed()
                                          : QString();
}

Result<void> AuditChain::remember(const ChainHead &head)
{
    const QString line = m_signer.sign(head);
    FRONTDESK_TRY(m_access.write([&](Transaction &transaction) {
        return AuditChainRepository(transaction.connection()).setHead(m_signer.currentKey(), line);
    }));
    QSaveFile file(m_anchorFile);
    const bool written = file.open(QIODevice::WriteOnly)
                         && file.setPermissions(QFile::ReadOwner | QFile::WriteOwner)
                         && file.write(line.toLatin1() + '\n') > 0 && file.commit();
    if (!written)
        return fail(ErrorCode::Unavailable,
                    u"The anchor of the audit trail cannot be written: %1"_s.arg(m_anchorFile));
    return {};
}

Result<QString> AuditChain::against(const QString &signedHead, const ChainHead &end,
                                    const QString &whose)
{
    const auto head = m_signer.open(signedHead);
    if (!head)
        return u"%1 cannot be trusted: %2"_s.arg(whose, head.error().message);
    if (head->position > end.position)
        return u"rows were cut off at the end: the chain ends at number %1, and %2 is of number %3"_s
            .arg(end.position)
            .arg(whose)
            .arg(head->position);
    if (head->position == 0)
        return QString();
    FRONTDESK_TRY_ASSIGN(const auto link, m_access.read([&](Connection &connection) {
        return AuditChainRepository(connection).linkAt(head->position);
    }));
    if (link != head->link.toHex())
        return u"the chain was made anew: its number %1 is not the one of %2"_s.arg(head->position)
            .arg(whose);
    return QString();
}

Result<QList<AuditChain::Remembered>> AuditChain::remembered(const QString &kept)
{
    QList<Remembered> heads;
    if (!kept.isEmpty())
        heads.append({kept, u"the head that was given"_s});
    if (const QString anchor = anchored(); !anchor.isEmpty())
        heads.append({anchor, AnchorName});
    for (const QString &key : m_signer.keys()) {
        FRONTDESK_TRY_ASSIGN(const auto stored, m_access.read([&](Connection &connection) {
            return AuditChainRepository(connection).head(key);
        }));
        if (stored)
            heads.append({*stored, u"the signed head in the database"_s});
    }
    return heads;
}

Result<void> AuditChain::anchor()
{
    const QString line = anchored();
    ChainHead from;
    if (!line.isEmpty()) {
        FRONTDESK_TRY_ASSIGN(from, m_signer.open(line));
    }
    FRONTDESK_TRY_ASSIGN(const auto last, m_access.read([](Connection &connection) {
        return AuditChainRepository(connection).last();
    }));
    const ChainHead end =
        last ? ChainHead {last->position, QByteArray::fromHex(last->link)} : ChainHead();
    if (end == from && m_signer.isCurrent(line))
        return {};
    if (!line.isEmpty()) {
        FRONTDESK_TRY_ASSIGN(const QString fault, against(line, end, AnchorName));
        if (!fault.isEmpty())
            return fail(ErrorCode::Internal, fault);
    }
    FRONTDESK_TRY_ASSIGN(const Walk walked, walk(from));
    if (!walked.fault.isEmpty())
        return fail(ErrorCode::Internal, walked.fault);
    return remember(walked.head);
}

Result<AuditVerdict> AuditChain::verify(const QString &head)
{
    AuditVerdict verdict;
    // Before the walk: meanwhile the chain may go on, and its heads with it.
    FRONTDESK_TRY_ASSIGN(const QList<Remembered> heads, remembered(head));
    FRONTDESK_TRY_ASSIGN(const Walk walked, walk({}));
    verdict.rows = walked.head.position;
    verdict.fault = walked.fault;
    for (const Remembered &one : heads) {
        verdict.isAnchored = verdict.isAnchored || one.whose == AnchorName;
        if (verdict.isSound()) {
            FRONTDESK_TRY_ASSIGN(verdict.fault, against(one.head, walked.head, one.whose));
        }
    }
    FRONTDESK_TRY_ASSIGN(verdict.waiting, m_access.read([](Connection &connection) {
        return AuditChainRepository(connection).countUnsealed();
    }));
    if (verdict.isSound())
        verdict.head = m_signer.sign(walked.head);
    return verdict;
}

Result<void> AuditChain::anchorAnew()
{
    FRONTDESK_TRY_ASSIGN(const Walk walked, walk({}));
    if (!walked.fault.isEmpty())
        return fail(ErrorCode::Internal, walked.fault);
    FRONTDESK_TRY(m_access.write([](Transaction &transaction) {
        return AuditChainRepository(transaction.connection()).forgetHeads();
    }));
    return remember(walked.head);
}

} // namespace frontdesk
