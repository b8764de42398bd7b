// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"
#include "domain/schedule.h"
#include "domain/stamp.h"

#include <QDate>
#include <QList>

#include <optional>

namespace frontdesk {

/// In what an exception differs from the weekly hours.
enum class ExceptionKind {
    TimeOff, ///< no work: leave of a doctor, or a holiday of the clinic
    Break, ///< no work: a pause within the hours
    ExtraHours, ///< work besides the weekly hours
};

/// The wire name: "TIME_OFF", "BREAK", "EXTRA_HOURS".
QLatin1StringView toString(ExceptionKind kind);
std::optional<ExceptionKind> parseExceptionKind(QStringView text);
QList<ExceptionKind> allExceptionKinds();

/// Days on which a doctor works otherwise than the weekly schedules say.
struct ScheduleException {
    static constexpr WallTime Midnight {24 * 60};

    ScheduleExceptionId id;
    DoctorId doctorId; ///< null: of the whole clinic, for time off alone
    ExceptionKind kind = ExceptionKind::TimeOff;
    QDate fromDate; ///< invalid: from ever, for a break alone
    QDate toDate; ///< the last day; invalid: for ever, for a break alone
    int dayOfWeek = 0; ///< only on this ISO weekday of the span; 0: on every day of it
    WallTime start; ///< on each of the days
    WallTime end = Midnight;
    int slotMinutes = 15; ///< length of a bookable slot; of extra hours alone
    QString label; ///< what the calendar shows: "Congress", "Lunch"; at most 100 characters
    Stamp stamp;

    bool operator==(const ScheduleException &) const = default;

    bool isClinicWide() const { return doctorId.isNull(); }
    bool isWholeDay() const { return start == WallTime {} && end == Midnight; }
    bool appliesOn(QDate day) const;
};

/// All that decides when doctors work.
struct WorkingHours {
    QList<Schedule> schedules;
    QList<ScheduleException> exceptions;

    /// The part that concerns one doctor, the clinic's own exceptions included.
    WorkingHours of(DoctorId doctor) const;
};

} // namespace frontdesk
