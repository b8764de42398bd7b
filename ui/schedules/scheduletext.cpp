// SPDX-License-Identifier: GPL-3.0-or-later
#include "scheduletext.h"

#include "models/clinicformat.h"

#include <QCoreApplication>

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

constexpr int MinutesInDay = 24 * 60;

/// Gives this file's texts their context, where lupdate finds it.
struct ScheduleWords {
    Q_DECLARE_TR_FUNCTIONS(ScheduleText)
};

QString endText(const QLocale &locale, WallTime end)
{
    return end.minutes == MinutesInDay ? u"24:00"_s : timeText(locale, end);
}

} // namespace

QString hoursText(const QLocale &locale, const Schedule &window)
{
    return ScheduleWords::tr("%1–%2").arg(timeText(locale, window.start),
                                          endText(locale, window.end));
}

QString repeatText(const Schedule &window)
{
    if (window.weekInterval <= 1)
        return ScheduleWords::tr("Every week");
    //: %Ln is 2 or more
    return ScheduleWords::tr("Every %Ln weeks", nullptr, window.weekInterval);
}

QString validityText(const QLocale &locale, const Schedule &window)
{
    const QString from = numericDateText(locale, window.validFrom);
    const QString to = numericDateText(locale, window.validTo);
    if (window.validFrom.isValid() && window.validTo.isValid())
        return ScheduleWords::tr("%1 to %2").arg(from, to);
    if (window.validFrom.isValid())
        return ScheduleWords::tr("From %1").arg(from);
    if (window.validTo.isValid())
        return ScheduleWords::tr("Until %1").arg(to);
    return ScheduleWords::tr("Always");
}

QString windowText(const QLocale &locale, const Schedule &window)
{
    return ScheduleWords::tr("%1, %2, %3, %4")
        .arg(weekdayText(locale, window.dayOfWeek), hoursText(locale, window), repeatText(window),
             validityText(locale, window));
}

} // namespace frontdesk
