// SPDX-License-Identifier: GPL-3.0-or-later
#include "hourschange.h"

#include "domain/slotfinder.h"
#include "permissions.h"
#include "storage/appointmentrepository.h"
#include "storage/doctorrepository.h"
#include "storage/scheduleexceptionrepository.h"
#include "storage/schedulerepository.h"

#include <algorithm>

namespace frontdesk {

namespace {

/// Each doctor's working time, for quick questions whether it covers a span.
class WorkingTime
{
public:
    WorkingTime(const WorkingHours &hours, const ClinicTime &time, QDate from, QDate to)
        : m_hours(hours)
        , m_time(time)
        , m_from(from)
        , m_to(to)
    {
    }

    bool covers(const Appointment &appointment)
    {
        const QList<Interval> &spans = of(appointment.doctorId);
        return std::any_of(spans.begin(), spans.end(),
                           [&](const Interval &span) { return span.contains(appointment.span); });
    }

private:
    const QList<Interval> &of(DoctorId doctor)
    {
        const auto found = m_spans.constFind(doctor);
        if (found != m_spans.constEnd())
            return *found;
        QList<Interval> spans;
        for (const WorkingWindow &window : workingWindows(m_hours.of(doctor), m_time, m_from, m_to))
            spans.append(window.span);
        return *m_spans.insert(doctor, merged(spans));
    }

    const WorkingHours &m_hours;
    const ClinicTime &m_time;
    QDate m_from;
    QDate m_to;
    QHash<DoctorId, QList<Interval>> m_spans;
};

} // namespace

Result<WorkingHours> loadWorkingHours(Connection &connection, const QList<DoctorId> &doctors,
                                      QDate from, QDate to)
{
    FRONTDESK_TRY_ASSIGN(const auto schedules,
                         ScheduleRepository(connection).listForDoctors(doctors));
    FRONTDESK_TRY_ASSIGN(const auto exceptions,
                         ScheduleExceptionRepository(connection).listForDoctors(doctors, from, to));
    return WorkingHours {schedules, exceptions};
}

Result<QHash<DoctorId, QList<WorkingWindow>>> loadWindows(Connection &connection,
                                                          const QList<DoctorId> &doctors,
                                                          const ClinicTime &time, QDate from,
                                                          QDate to)
{
    FRONTDESK_TRY_ASSIGN(const WorkingHours hours, loadWorkingHours(connection, doctors, from, to));
    QHash<DoctorId, QList<WorkingWindow>> windows;
    for (const DoctorId &doctor : doctors)
        windows.insert(doctor, workingWindows(hours.of(doctor), time, from, to));
    return windows;
}

HoursChange::HoursChange(Transaction &transaction, const ServiceContext &context, DoctorId doctor)
    : m_transaction(transaction)
    , m_context(context)
    , m_doctor(doctor)
{
}

Result<void> HoursChange::begin()
{
    Connection &connection = m_transaction.connection();
    DoctorRepository doctors(connection);
    if (m_doctor.isNull()) {
        DoctorQuery everybody;
        everybody.limit = 0;
        FRONTDESK_TRY_ASSIGN(const auto all, doctors.list(everybody));
        for (const Doctor &doctor : all)
            m_doctors.append(doctor.id);
    } else {
        FRONTDESK_TRY_ASSIGN(const auto doctor, doctors.find(m_doctor));
        if (!doctor)
            return notFound();
        m_doctors = {m_doctor};
    }
    // Always in one order, so that two changes never wait for each other.
    std::sort(m_doctors.begin(), m_doctors.end(),
              [](const DoctorId &a, const DoctorId &b) { return a.uuid() < b.uuid(); });
    for (const DoctorId &doctor : std::as_const(m_doctors))
        FRONTDESK_TRY(AppointmentRepository(connection).lockDoctor(doctor));
    FRONTDESK_TRY_ASSIGN(m_before, loadWorkingHours(connection, m_doctors, {}, {}));
    return {};
}

Result<QList<Appointment>> HoursChange::affected(QDate firstDay, QDate lastDay)
{
    Connection &connection = m_transaction.connection();
    const auto time = m_context.zone.get();
    AppointmentQuery query;
    query.doctors = m_doctors;
    query.from = m_context.clock.now();
    if (firstDay.isValid())
        query.from = std::max(*query.from, time->day(firstDay).start);
    if (lastDay.isValid())
        query.to = time->day(lastDay).end;
    FRONTDESK_TRY_ASSIGN(const auto rows, AppointmentRepository(connection).list(query));
    if (rows.isEmpty())
        return QList<Appointment>();
    const QDate from = time->toDate(rows.first().appointment.span.start);
    const QDate to = time->toDate(rows.last().appointment.span.end);
    FRONTDESK_TRY_ASSIGN(const WorkingHours after,
                         loadWorkingHours(connection, m_doctors, from, to));
    WorkingTime then(m_before, *time, from, to);
    WorkingTime now(after, *time, from, to);
    QList<Appointment> result;
    for (const AppointmentRow &row : rows) {
        const Appointment &appointment = row.appointment;
        if (!isFinal(appointment.status) && then.covers(appointment) && !now.covers(appointment))
            result.append(appointment);
    }
    return result;
}

Result<void> HoursChange::record(const Actor &actor, const AuditEvent &event, const QUuid &id)
{
    m_transaction.publish({ChangedEntity::Schedule, id, m_doctor, {}});
    return writeAudit(m_transaction, m_context.clock, actor, event);
}

Result<void> checkMayChangeHours(const Actor &actor, DoctorId doctor)
{
    FRONTDESK_TRY(require(actor.isStaff()));
    if (actor.role == Role::Doctor && (doctor.isNull() || actor.doctorId != doctor))
        return notFound();
    return {};
}

} // namespace frontdesk
