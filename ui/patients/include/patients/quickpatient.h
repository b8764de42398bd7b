// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDate>
#include <QLocale>
#include <QString>

namespace frontdesk {

/// What one typed line says about a person: "ahmed haddad 0171 234567 12.3.1980", the parts in any
/// order.
struct QuickPatient {
    QString name; ///< as typed, blanks tidied
    QString phone;
    QDate dateOfBirth; ///< invalid where none was typed

    bool operator==(const QuickPatient &) const = default;
};

/// The parts of a typed line. Dates are read in the locale's order, or year first; Arabic and
/// Persian digits count as digits. A date after `today` is no birth date and stays in the name.
QuickPatient parseQuickPatient(const QString &text, const QLocale &locale, QDate today);

/// What to ask the patient search for: the name where there is one (so that a new patient's line
/// still finds people of that name), else the birth date as YYYY-MM-DD, else the phone's digits.
QString searchQuery(const QString &text, const QLocale &locale, QDate today);

/// `name` for comparison: case, marks and blanks do not matter.
QString foldedName(const QString &name);

} // namespace frontdesk
