// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "domain/actor.h"
#include "domain/patient.h"
#include "services/context.h"
#include "services/page.h"

namespace frontdesk {

struct NewPatient {
    QString fullName; ///< 1 to 200 characters
    QDate dateOfBirth; ///< optional on the desktop: invalid where unknown
    QString phone; ///< at most 40 characters: digits, spaces and + - ( ) . /
    QString address; ///< at most 500 characters
    QString email;
    QString notes; ///< at most 4,000 characters
    QString language {}; ///< of messages, "en" or "ar"; empty: the clinic's
};

/// What to change; unset fields stay.
struct PatientChanges {
    std::optional<QString> fullName;
    std::optional<QDate> dateOfBirth;
    std::optional<QString> phone;
    std::optional<QString> address;
    std::optional<QString> email;
    std::optional<QString> notes; ///< doctors and administrators only
    std::optional<QString> language; ///< empty: the clinic's
};

/// Patients' records. Staff see them, a doctor those they treat, a patient their own. Notes go to
/// doctors and administrators alone, and only where one record is read; they are stored sealed, and
/// a record whose notes do not open is an error. Every change and every read by staff is audited.
class PatientService
{
public:
    explicit PatientService(const ServiceContext &context)
        : m_context(context)
    {
    }

    Result<Patient> create(const Actor &actor, const NewPatient &patient);
    Result<Patient> get(const Actor &actor, PatientId id);
    /// The signed-in patient's own record.
    Result<Patient> own(const Actor &actor);
    /// `query`: beginnings of the name's words in any order, digits of the phone (beginning or last
    /// four), or a birth date as YYYY-MM-DD; empty lists all by name. In the order of
    /// PatientSearch. One row in the audit trail says whose records staff were shown;
    /// they come without notes.
    Result<Page<Patient>> search(const Actor &actor, const QString &query, const PageRequest &page);
    /// Whether a hit of search() is there for a name that is spelt a little differently.
    static bool isGuess(const QString &query, const Patient &hit);
    Result<Patient> update(const Actor &actor, PatientId id, const PatientChanges &changes,
                           std::optional<qint64> expectedVersion);

private:
    const ServiceContext &m_context;
};

} // namespace frontdesk
