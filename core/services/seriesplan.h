// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/appointmenttype.h"
#include "domain/scheduleexception.h"
#include "services/seriesservice.h"
#include "storage/database.h"

namespace frontdesk {

/// Judges the times of a series against one doctor's calendar and one patient's, from a handful of
/// queries however many times there are.
class SeriesPlan
{
public:
    /// `ignored`: appointments that are being moved, and so are in nobody's way.
    static Result<SeriesPlan> load(const ServiceContext &context, Connection &connection,
                                   DoctorId doctor, PatientId patient, QDate first, QDate last,
                                   const QList<AppointmentId> &ignored = {});
    /// From here on they are of that type, if of any: it gives the length and the buffers.
    void setType(const std::optional<AppointmentType> &type);
    Buffers buffers() const { return m_type ? m_type->buffers : Buffers(); }

    /// `minutes`: 0 for as long as the type, or one slot. What it takes is in the way of the next
    /// one.
    PlannedOccurrence judge(const Occurrence &occurrence, int minutes);
    PlannedOccurrence judge(QDate day, Instant start, int minutes);
    /// One that stays where it is: nobody asks again whether it may be there.
    PlannedOccurrence keep(QDate day, const Appointment &appointment);

private:
    explicit SeriesPlan(const ServiceContext &context);
    int minutesAt(Instant start, int wanted) const;
    void take(const Interval &span, const Buffers &buffers);
    void findAlternatives(PlannedOccurrence &planned, Instant near, int minutes) const;

    const ServiceContext &m_context;
    std::shared_ptr<const ClinicTime> m_time;
    WorkingHours m_hours;
    DoctorId m_doctor;
    bool m_doctorActive = false;
    std::optional<AppointmentType> m_type;
    QList<Interval> m_doctorBusy;
    QList<Interval> m_patientBusy;
};

} // namespace frontdesk
