// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"
#include "domain/interval.h"

#include <QHash>
#include <QList>
#include <QSet>

namespace frontdesk {

/// What stands against a place, the gravest last.
enum class Verdict {
    Free,
    OffGrid, ///< allowed to staff, but worth a remark
    OutsideHours, ///< staff override it, and are told so
    OnBreak, ///< over a break of the doctor's: as outside the hours
    InThePast,
    PatientBusy,
    TimeOff, ///< over the doctor's leave or the clinic's holiday
    Held, ///< somebody is about to book it
    DoctorBusy,
    NoColumn, ///< of several that move together one would leave what is shown
};

/// How a verdict is shown, and whether a drop is accepted.
enum class Severity { Good, Remark, Refused };
Severity severityOf(Verdict verdict);

/// An appointment that keeps its doctor and its patient busy.
struct BusyAppointment {
    AppointmentId appointmentId;
    DoctorId doctorId;
    PatientId patientId;
    Interval span;
};

/// Spans of one doctor or patient, asked often for overlaps: logarithmic unless they overlap one
/// another.
class BusyIndex
{
public:
    void add(AppointmentId id, const Interval &span);
    void freeze(); ///< sorts; after the last add(), before the first question
    bool overlapsOther(const Interval &span, AppointmentId except) const
    {
        return overlapsOther(span, QSet<AppointmentId> {except});
    }
    bool overlapsOther(const Interval &span, const QSet<AppointmentId> &except) const;

private:
    struct Entry {
        Interval span;
        AppointmentId id;
        Instant latestEnd; ///< of this entry and all before it
    };
    QList<Entry> m_entries;
};

/// Answers in memory, at each move of a drag, what would stand against a place. The database still
/// has the last word.
class ConflictIndex
{
public:
    ConflictIndex() = default;
    ConflictIndex(const QList<BusyAppointment> &busy,
                  const QHash<DoctorId, QList<Interval>> &openHours);

    bool doctorBusy(DoctorId doctor, const Interval &span, AppointmentId except = {}) const
    {
        return doctorBusy(doctor, span, QSet<AppointmentId> {except});
    }
    bool patientBusy(PatientId patient, const Interval &span, AppointmentId except = {}) const
    {
        return patientBusy(patient, span, QSet<AppointmentId> {except});
    }
    /// Without those that move along.
    bool doctorBusy(DoctorId doctor, const Interval &span, const QSet<AppointmentId> &except) const;
    bool patientBusy(PatientId patient, const Interval &span,
                     const QSet<AppointmentId> &except) const;
    /// Whether the whole span lies within the doctor's hours; windows that touch count as one.
    bool withinHours(DoctorId doctor, const Interval &span) const;

private:
    QHash<DoctorId, BusyIndex> m_doctors;
    QHash<PatientId, BusyIndex> m_patients;
    QHash<DoctorId, QList<Interval>> m_hours; ///< merged
};

} // namespace frontdesk
