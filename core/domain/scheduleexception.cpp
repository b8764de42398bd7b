// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/scheduleexception.h"

#include <algorithm>
#include <iterator>

namespace frontdesk {

using namespace Qt::StringLiterals;

QLatin1StringView toString(ExceptionKind kind)
{
    switch (kind) {
    case ExceptionKind::TimeOff:
        return "TIME_OFF"_L1;
    case ExceptionKind::Break:
        return "BREAK"_L1;
    case ExceptionKind::ExtraHours:
        return "EXTRA_HOURS"_L1;
    }
    Q_UNREACHABLE();
}

QList<ExceptionKind> allExceptionKinds()
{
    return {ExceptionKind::TimeOff, ExceptionKind::Break, ExceptionKind::ExtraHours};
}

std::optional<ExceptionKind> parseExceptionKind(QStringView text)
{
    for (const ExceptionKind kind : allExceptionKinds()) {
        if (text == toString(kind))
            return kind;
    }
    return std::nullopt;
}

bool ScheduleException::appliesOn(QDate day) const
{
    return (!fromDate.isValid() || day >= fromDate) && (!toDate.isValid() || day <= toDate)
           && (dayOfWeek == 0 || day.dayOfWeek() == dayOfWeek);
}

WorkingHours WorkingHours::of(DoctorId doctor) const
{
    WorkingHours own;
    std::copy_if(schedules.begin(), schedules.end(), std::back_inserter(own.schedules),
                 [&](const Schedule &schedule) { return schedule.doctorId == doctor; });
    std::copy_if(exceptions.begin(), exceptions.end(), std::back_inserter(own.exceptions),
                 [&](const ScheduleException &exception) {
                     return exception.isClinicWide() || exception.doctorId == doctor;
                 });
    return own;
}

} // namespace frontdesk
