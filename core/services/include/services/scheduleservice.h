// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "domain/actor.h"
#include "domain/appointment.h"
#include "domain/schedule.h"
#include "services/context.h"
#include "services/page.h"

namespace frontdesk {

struct NewSchedule {
    DoctorId doctorId;
    int dayOfWeek = 1; ///< ISO: Monday 1 to Sunday 7
    WallTime start;
    WallTime end; ///< after start
    int slotMinutes = 15; ///< 5 to 240
    QDate validFrom; ///< required where weekInterval > 1
    QDate validTo;
    int weekInterval = 1; ///< 1 to 8
};

/// What to change; unset fields stay. An invalid date clears the bound.
struct ScheduleChanges {
    std::optional<int> dayOfWeek;
    std::optional<WallTime> start;
    std::optional<WallTime> end;
    std::optional<int> slotMinutes;
    std::optional<QDate> validFrom;
    std::optional<QDate> validTo;
    std::optional<int> weekInterval;
};

/// A change of working hours never cancels: it names the future appointments now outside them.
struct ScheduleOutcome {
    Schedule schedule;
    QList<Appointment> affected;
};

/// Doctors' weekly working hours. The desk changes any, a doctor their own; all signed in may read.
class ScheduleService
{
public:
    explicit ScheduleService(const ServiceContext &context)
        : m_context(context)
    {
    }

    /// AlreadyExists where it overlaps another window of the same doctor.
    Result<ScheduleOutcome> create(const Actor &actor, const NewSchedule &schedule);
    /// All of them in one transaction, or none. The error of the one at fault is as create() gives
    /// it, with a first fault that points at it by its place in the list: "/2".
    Result<QList<Schedule>> createAll(const Actor &actor, const QList<NewSchedule> &schedules);
    Result<Schedule> get(const Actor &actor, ScheduleId id);
    /// Ordered by weekday and start.
    Result<QList<Schedule>> listForDoctor(const Actor &actor, DoctorId doctorId);
    /// The same, page by page.
    Result<Page<Schedule>> listForDoctor(const Actor &actor, DoctorId doctorId,
                                         const PageRequest &page);
    Result<ScheduleOutcome> update(const Actor &actor, ScheduleId id,
                                   const ScheduleChanges &changes,
                                   std::optional<qint64> expectedVersion);
    Result<ScheduleOutcome> remove(const Actor &actor, ScheduleId id,
                                   std::optional<qint64> expectedVersion);

private:
    const ServiceContext &m_context;
};

} // namespace frontdesk
