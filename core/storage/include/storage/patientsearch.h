// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/patient.h"
#include "storage/connection.h"

namespace frontdesk {

/// What a patient search asks for: a name, or else digits of a phone number, or else a birth date;
/// nothing of them asks for everybody.
struct PatientQuery {
    /// A place in the list: the last hit of the page before.
    struct Place {
        int part = 0; ///< which part of the list; see PatientSearch
        QString key;
        PatientId id;
    };

    QString name; ///< folded words in any order, each the beginning of one of the name's
    QString phoneDigits; ///< the number's beginning or, where 4 long, its end
    QDate dateOfBirth;
    DoctorId treatedBy; ///< patients with an appointment with this doctor; null: all
    std::optional<Place> after;
    int limit = 50;
};

struct PatientHit {
    Patient patient;
    PatientQuery::Place place;
};

/// Finds patients among a million in a few milliseconds: each part of a list is read in the order
/// of an index, and never sorted as a whole.
///
/// By name: those whose name begins with what was typed, by name; then those whose other words do,
/// newest record first. Where that is fewer than FewHits, those who are one slip of the keyboard
/// away follow on the first page. By phone: those whose number ends with the four digits typed;
/// then those whose number begins with the digits, by number. By birth date, and without anything
/// asked: by name.
class PatientSearch
{
public:
    static constexpr int FewHits = 5;

    explicit PatientSearch(Connection &connection)
        : m_connection(connection)
    {
    }

    /// InvalidInput where `after` is no place of this list.
    Result<QList<PatientHit>> run(const PatientQuery &query);

private:
    struct Part;
    Result<QList<PatientHit>> byParts(const PatientQuery &query, const QList<Part> &parts);
    Result<QList<PatientHit>> read(const PatientQuery &query, const Part &part, int limit);
    Result<QList<PatientHit>> nearMisses(const PatientQuery &query, QList<PatientHit> found);
    /// PostgreSQL alone: those of the words that some name has or had.
    Result<QStringList> knownWords(const QStringList &words);
    QList<Part> partsOf(const PatientQuery &query) const;
    Part otherWords(const PatientQuery &query) const;
    static void blockwise(Part &part, const PatientQuery &query);

    Connection &m_connection;
};

} // namespace frontdesk
