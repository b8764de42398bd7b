// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/recurrence.h"

#include <algorithm>

namespace frontdesk {

using namespace Qt::StringLiterals;
using enum RecurrencePattern;

namespace {

constexpr int DaysInWeek = 7;
constexpr int LongestYears = 10;

/// Takes the days of a series in their order, until it has enough.
class DayList
{
public:
    explicit DayList(const Recurrence &recurrence)
        : m_recurrence(recurrence)
        , m_end(recurrence.firstDay.addYears(LongestYears))
        , m_most(recurrence.count > 0 ? std::min(recurrence.count, Recurrence::MostOccurrences + 1)
                                      : Recurrence::MostOccurrences + 1)
    {
        if (recurrence.until.isValid())
            m_end = std::min(m_end, recurrence.until);
    }

    /// False where no later day can belong to it.
    bool take(QDate day)
    {
        if (day > m_end)
            return false;
        if (day >= m_recurrence.firstDay)
            m_days.append(day);
        return m_days.size() < m_most;
    }
    bool isPast(QDate day) const { return day > m_end; }
    QList<QDate> days() const { return m_days; }

private:
    const Recurrence &m_recurrence;
    QDate m_end;
    qsizetype m_most;
    QList<QDate> m_days;
};

QList<QDate> weeklyDays(const Recurrence &recurrence)
{
    DayList list(recurrence);
    QList<int> wanted = recurrence.daysOfWeek;
    std::sort(wanted.begin(), wanted.end());
    wanted.erase(std::unique(wanted.begin(), wanted.end()), wanted.end());
    if (wanted.isEmpty())
        return {};
    QDate monday = recurrence.firstDay.addDays(1 - recurrence.firstDay.dayOfWeek());
    for (;; monday = monday.addDays(qint64(DaysInWeek) * recurrence.interval)) {
        for (const int dayOfWeek : std::as_const(wanted)) {
            if (!list.take(monday.addDays(dayOfWeek - 1)))
                return list.days();
        }
    }
}

/// The day in the month of `first` that the rule names; invalid where the month has none.
QDate dayInMonth(const Recurrence &recurrence, QDate first)
{
    if (recurrence.pattern == MonthlyByDay)
        return recurrence.dayOfMonth <= first.daysInMonth()
                   ? first.addDays(recurrence.dayOfMonth - 1)
                   : QDate();
    const int dayOfWeek = recurrence.daysOfWeek.first();
    if (recurrence.weekOfMonth == Recurrence::LastWeek) {
        const QDate last = first.addDays(first.daysInMonth() - 1);
        return last.addDays(-((last.dayOfWeek() - dayOfWeek + DaysInWeek) % DaysInWeek));
    }
    const QDate day = first.addDays((dayOfWeek - first.dayOfWeek() + DaysInWeek) % DaysInWeek
                                    + DaysInWeek * (recurrence.weekOfMonth - 1));
    return day.month() == first.month() ? day : QDate();
}

QList<QDate> monthlyDays(const Recurrence &recurrence)
{
    DayList list(recurrence);
    const bool named = recurrence.pattern == MonthlyByDay
                           ? recurrence.dayOfMonth > 0
                           : recurrence.daysOfWeek.size() == 1 && recurrence.weekOfMonth != 0;
    if (!named)
        return {};
    QDate first(recurrence.firstDay.year(), recurrence.firstDay.month(), 1);
    for (; !list.isPast(first); first = first.addMonths(recurrence.interval)) {
        const QDate day = dayInMonth(recurrence, first);
        if (day.isValid() && !list.take(day))
            break;
    }
    return list.days();
}

} // namespace

QLatin1StringView toString(RecurrencePattern pattern)
{
    switch (pattern) {
    case Weekly:
        return "WEEKLY"_L1;
    case MonthlyByDay:
        return "MONTHLY_BY_DAY"_L1;
    case MonthlyByWeekday:
        return "MONTHLY_BY_WEEKDAY"_L1;
    }
    Q_UNREACHABLE();
}

QList<RecurrencePattern> allRecurrencePatterns()
{
    return {Weekly, MonthlyByDay, MonthlyByWeekday};
}

std::optional<RecurrencePattern> parseRecurrencePattern(QStringView text)
{
    for (const RecurrencePattern pattern : allRecurrencePatterns()) {
        if (text == toString(pattern))
            return pattern;
    }
    return std::nullopt;
}

QList<QDate> occurrenceDays(const Recurrence &recurrence)
{
    const bool ends = recurrence.count > 0 || recurrence.until.isValid();
    if (!recurrence.firstDay.isValid() || recurrence.interval < 1 || !ends)
        return {};
    return recurrence.pattern == Weekly ? weeklyDays(recurrence) : monthlyDays(recurrence);
}

QList<Occurrence> occurrences(const Recurrence &recurrence, const ClinicTime &time)
{
    QList<Occurrence> result;
    for (const QDate &day : occurrenceDays(recurrence))
        result.append({day, time.resolve(day, recurrence.time)});
    return result;
}

} // namespace frontdesk
