// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "domain/actor.h"
#include "domain/appointment.h"
#include "domain/scheduleexception.h"
#include "services/context.h"
#include "services/page.h"

namespace frontdesk {

struct NewScheduleException {
    DoctorId doctorId; ///< null: the whole clinic, for time off
    ExceptionKind kind = ExceptionKind::TimeOff;
    QDate fromDate; ///< required but for a break
    QDate toDate; ///< included; required but for a break
    std::optional<int> dayOfWeek; ///< ISO; unset: every day of the span
    std::optional<WallTime> start; ///< with `end`; both unset: whole days, for time off alone
    std::optional<WallTime> end;
    std::optional<int> slotMinutes; ///< required for extra hours, and for them alone
    QString label;
};

/// What to change; unset fields stay. An invalid date clears the bound of a break.
struct ScheduleExceptionChanges {
    std::optional<QDate> fromDate;
    std::optional<QDate> toDate;
    std::optional<int> dayOfWeek;
    std::optional<WallTime> start;
    std::optional<WallTime> end;
    std::optional<int> slotMinutes;
    std::optional<QString> label;
};

/// Like a change of the weekly hours it never cancels: it names the future appointments that are
/// now outside working hours.
struct ScheduleExceptionOutcome {
    ScheduleException exception;
    QList<Appointment> affected;
};

/// What the import of an iCalendar file does, or would do. It cancels nothing either.
struct HolidayImport {
    QList<ScheduleException> added;
    QList<ScheduleException> changed; ///< imported before, and different in this file
    int unchanged = 0; ///< imported before, and the same in this file
    int past = 0; ///< over already, and left out
    int cancelled = 0; ///< called off by the file itself
    QList<Appointment> affected; ///< as for any change of hours
};

/// Time off, breaks, extra hours and the clinic's holidays. The desk changes any, a doctor their
/// own; staff read them, for a label may say why somebody is away.
class ScheduleExceptionService
{
public:
    explicit ScheduleExceptionService(const ServiceContext &context)
        : m_context(context)
    {
    }

    Result<ScheduleExceptionOutcome> create(const Actor &actor,
                                            const NewScheduleException &exception);
    Result<ScheduleException> get(const Actor &actor, ScheduleExceptionId id);
    /// The doctor's own and the clinic's, from their first day on.
    Result<QList<ScheduleException>> listForDoctor(const Actor &actor, DoctorId doctorId);
    /// The same, page by page.
    Result<Page<ScheduleException>> listForDoctor(const Actor &actor, DoctorId doctorId,
                                                  const PageRequest &page);
    /// The clinic's holidays.
    Result<QList<ScheduleException>> listForClinic(const Actor &actor);
    /// The same, page by page.
    Result<Page<ScheduleException>> listForClinic(const Actor &actor, const PageRequest &page);
    Result<ScheduleExceptionOutcome> update(const Actor &actor, ScheduleExceptionId id,
                                            const ScheduleExceptionChanges &changes,
                                            std::optional<qint64> expectedVersion);
    Result<ScheduleExceptionOutcome> remove(const Actor &actor, ScheduleExceptionId id,
                                            std::optional<qint64> expectedVersion);
    /// Takes the holidays of an iCalendar file as the whole clinic's, all of them or none. Those
    /// that an earlier import made are found again by their UIDs; holidays that a later edition of
    /// the file has no more stay. Administrators alone; the file's faults are at /ics.
    Result<HolidayImport> importHolidays(const Actor &actor, const QByteArray &file);
    /// What importHolidays() would do, without doing it.
    Result<HolidayImport> previewHolidays(const Actor &actor, const QByteArray &file);

private:
    const ServiceContext &m_context;
};

} // namespace frontdesk
