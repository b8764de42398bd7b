// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDate>
#include <QLocale>
#include <QString>

namespace frontdesk {

/// Which century a year of two digits belongs to.
enum class ShortYear {
    Past, ///< the latest such year that is not after today: a birth date
    Near, ///< the one nearest to today: a date to plan with
};

/// A date as people type it, in the locale's order or year first: 12.3.1980, 12/3/80, 1980-03-12.
/// Arabic and Persian digits count as digits. Invalid where it is not a date.
QDate parseTypedDate(const QString &text, const QLocale &locale, QDate today,
                     ShortYear shortYear = ShortYear::Past);

/// `text` with the decimal digits of every script written 0 to 9.
QString withAsciiDigits(QString text);

} // namespace frontdesk
