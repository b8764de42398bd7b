// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "security/hashchain.h"

#include <QString>

namespace frontdesk {

class AuditChainRepository;
class ClinicalNotes;
class DataAccess;
struct SealedAuditRecord;

/// What a check of the audit trail has found.
struct AuditVerdict {
    qint64 rows = 0; ///< sealed and looked at
    qint64 waiting = 0; ///< committed, and not sealed yet
    QString fault; ///< one English sentence on the first thing that is wrong; empty: nothing is
    bool isAnchored = false; ///< whether this machine remembers an earlier state of the trail
    QString head; ///< the signed head, to be kept elsewhere; empty where something is wrong

    bool isSound() const { return fault.isEmpty(); }
};

/// The hash chain over the audit trail (docs/adr/0011). Rows join it after their commit, in the
/// order in which they are found; its head is signed, and remembered in a file that is no part of
/// the database. For the thread of its DataAccess.
class AuditChain
{
public:
    AuditChain(DataAccess &access, const ClinicalNotes &notes, const ChainSigner &signer,
               QString anchorFile);

    enum class Looking {
        Everywhere, ///< at all rows: once after the start, and where nothing else is going on
        AtNew, ///< from where the rows ended some minutes ago, as no transaction lives longer
    };
    /// Seals rows that are committed, and gives how many. 0 where another process is at it.
    /// `now` is monotonic.
    Result<qint64> seal(Looking looking, std::chrono::milliseconds now);
    /// Checks what has joined since the anchor, signs the new head, and anchors it. Fails, and
    /// leaves the anchor as it is, where the trail does not go on from there.
    Result<void> anchor();
    /// Looks at every row. `head`, where given, is a signed head that was kept elsewhere.
    Result<AuditVerdict> verify(const QString &head = {});
    /// Takes the trail as it is, after a backup was restored.
    Result<void> anchorAnew();

private:
    struct Walk {
        ChainHead head;
        QString fault;
    };
    Result<Walk> walk(ChainHead from);
    struct Remembered {
        QString head; ///< signed
        QString whose;
    };
    Result<qint64> sealBatch(qint64 after, qint64 &reached, bool &more);
    Result<QList<Remembered>> remembered(const QString &kept);
    /// What a remembered head tells of a chain that ends at `end`; empty: nothing is wrong.
    Result<QString> against(const QString &signedHead, const ChainHead &end, const QString &whose);
    QString anchored() const;
    Result<void> remember(const ChainHead &head);

    DataAccess &m_access;
    const ClinicalNotes &m_notes;
    const ChainSigner &m_signer;
    QString m_anchorFile;
    struct Mark {
        std::chrono::milliseconds at;
        qint64 newest = 0;
    };
    QList<Mark> m_marks; ///< how far the rows went, the oldest first
};

} // namespace frontdesk
