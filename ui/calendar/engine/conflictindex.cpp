// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/conflictindex.h"

#include <algorithm>

namespace frontdesk {

Severity severityOf(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Free:
        return Severity::Good;
    case Verdict::OffGrid:
    case Verdict::OutsideHours:
    case Verdict::OnBreak:
        return Severity::Remark;
    case Verdict::InThePast:
    case Verdict::PatientBusy: // the booking rules refuse these to staff too
    case Verdict::TimeOff: // the form overrides it, by its name
    case Verdict::Held:
    case Verdict::DoctorBusy:
    case Verdict::NoColumn:
        return Severity::Refused;
    }
    Q_UNREACHABLE();
}

void BusyIndex::add(AppointmentId id, const Interval &span)
{
    m_entries.append({span, id, span.end});
}

void BusyIndex::freeze()
{
    std::sort(m_entries.begin(), m_entries.end(),
              [](const Entry &a, const Entry &b) { return a.span.start < b.span.start; });
    for (qsizetype i = 0; i < m_entries.size(); ++i) {
        m_entries[i].latestEnd = i == 0
                                     ? m_entries[i].span.end
                                     : std::max(m_entries[i - 1].latestEnd, m_entries[i].span.end);
    }
}

bool BusyIndex::overlapsOther(const Interval &span, const QSet<AppointmentId> &except) const
{
    auto entry = std::lower_bound(m_entries.begin(), m_entries.end(), span.end,
                                  [](const Entry &e, Instant end) { return e.span.start < end; });
    while (entry != m_entries.begin()) {
        --entry;
        if (entry->latestEnd <= span.start)
            return false; // nothing earlier reaches this far
        if (entry->span.overlaps(span) && !except.contains(entry->id))
            return true;
    }
    return false;
}

ConflictIndex::ConflictIndex(const QList<BusyAppointment> &busy,
                             const QHash<DoctorId, QList<Interval>> &openHours)
{
    for (const BusyAppointment &span : busy) {
        m_doctors[span.doctorId].add(span.appointmentId, span.span);
        m_patients[span.patientId].add(span.appointmentId, span.span);
    }
    for (BusyIndex &index : m_doctors)
        index.freeze();
    for (BusyIndex &index : m_patients)
        index.freeze();
    for (auto it = openHours.begin(); it != openHours.end(); ++it)
        m_hours.insert(it.key(), merged(it.value()));
}

bool ConflictIndex::doctorBusy(DoctorId doctor, const Interval &span,
                               const QSet<AppointmentId> &except) const
{
    const auto index = m_doctors.constFind(doctor);
    return index != m_doctors.cend() && index->overlapsOther(span, except);
}

bool ConflictIndex::patientBusy(PatientId patient, const Interval &span,
                                const QSet<AppointmentId> &except) const
{
    const auto index = m_patients.constFind(patient);
    return index != m_patients.cend() && index->overlapsOther(span, except);
}

bool ConflictIndex::withinHours(DoctorId doctor, const Interval &span) const
{
    const QList<Interval> hours = m_hours.value(doctor);
    return std::any_of(hours.begin(), hours.end(),
                       [&](const Interval &open) { return open.contains(span); });
}

} // namespace frontdesk
