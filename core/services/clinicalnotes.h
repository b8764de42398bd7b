// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"
#include "security/secretbox.h"
#include "storage/database.h"

#include <QJsonObject>

#include <optional>

namespace frontdesk {

/// Clinical notes at rest: sealed in the record under the instance's key, and in the audit trail
/// under the trail's own, which the database keeps sealed under the instance's. Sealed rows of the
/// trail can never be written again, so their key stays when the instance's changes.
/// Thread-safe: immutable.
class ClinicalNotes
{
public:
    /// Opens the trail's key; the first caller makes it. Where it was sealed under another
    /// instance's key, whatever needs it fails with ConfigInvalid.
    static Result<ClinicalNotes> load(DataAccess &access, const InstanceKeys &keys);

    /// Empty where there are none.
    QString seal(PatientId patient, const QString &notes) const;
    /// Fails where they were altered, moved, or sealed under a key that is not here; never empty
    /// then.
    Result<QString> open(PatientId patient, const QString &sealed) const;

    /// Whether this instance has the trail's key.
    bool hasAuditKey() const { return m_trail.has_value(); }
    /// Puts notes into an object of the trail; nothing where there are none.
    Result<void> addToAudit(QJsonObject &object, PatientId patient, const QString &notes) const;
    /// The JSON text of an object of the trail with its notes in clear; as it is where they do not
    /// open. `opened` becomes true where there were notes.
    QString shownFromAudit(const QString &json, const QString &patient, bool *opened) const;
    /// The same text with notes sealed that an older version wrote in clear; nothing where there
    /// are none.
    Result<std::optional<QString>> sealedForAudit(const QString &json,
                                                  const QString &patient) const;

    /// Seals what is not sealed under the current key, a few records at a time: what is done stays
    /// done where it is stopped. What does not open stays as it is, and is told when it is read.
    Result<void> sealAnew(DataAccess &access) const;

private:
    explicit ClinicalNotes(const InstanceKeys &keys);
    Result<void> sealBatch(Transaction &transaction, const QString &beginning, PatientId &place,
                           bool &more) const;

    SecretBox m_records;
    std::optional<SecretBox> m_trail;
};

} // namespace frontdesk
