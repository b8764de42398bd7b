// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDate>
#include <QLocale>
#include <QStringList>

#include <optional>

namespace frontdesk {

/// What a person typed in a hurry: "thu 3pm haddad".
struct SpokenPlace {
    std::optional<QDate> date;
    std::optional<int> minutes; ///< wall clock, after midnight
    QStringList words; ///< the rest: a doctor, a patient, an action

    bool isEmpty() const { return !date && !minutes && words.isEmpty(); }
    bool operator==(const SpokenPlace &) const = default;
};

/// Finds a day and a time among words, in any order, in the locale's language or in English and in
/// any script's digits. Days: a weekday's name or its beginning (the next one, today included),
/// "today", "tomorrow", "+3" (days on), "2026-03-12", "12/3" in the locale's order, "12 march".
/// Without a year a day lies ahead, at most a year. Times: "15:20", "3pm", "3:20 pm". The first of
/// each counts; what looks like a second one is a word.
SpokenPlace parseSpokenPlace(const QString &text, const QLocale &locale, QDate today);

} // namespace frontdesk
