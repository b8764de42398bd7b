// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/walkin.h"

#include <algorithm>

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

QList<WorkingWindow>::const_iterator windowAt(const QList<WorkingWindow> &windows, Instant now)
{
    return std::find_if(windows.begin(), windows.end(),
                        [now](const WorkingWindow &window) { return window.span.contains(now); });
}

} // namespace

QLatin1StringView toString(QueueStatus status)
{
    switch (status) {
    case QueueStatus::Waiting:
        return "WAITING"_L1;
    case QueueStatus::Taken:
        return "TAKEN"_L1;
    case QueueStatus::Left:
        return "LEFT"_L1;
    }
    Q_UNREACHABLE();
}

std::optional<QueueStatus> parseQueueStatus(QStringView text)
{
    for (const QueueStatus status : {QueueStatus::Waiting, QueueStatus::Taken, QueueStatus::Left}) {
        if (text == toString(status))
            return status;
    }
    return std::nullopt;
}

Interval freeTimeAt(const DoctorNow &doctor, Instant now)
{
    const auto window = windowAt(doctor.windows, now);
    if (window == doctor.windows.end())
        return {now, now};
    Interval free {now, window->span.end};
    // Windows that touch are one time of work.
    for (auto next = window + 1; next != doctor.windows.end() && next->span.start == free.end;
         ++next)
        free.end = next->span.end;
    for (const Interval &busy : doctor.busy) {
        if (busy.end > now)
            free.end = std::min(free.end, std::max(now, busy.start));
    }
    return free;
}

QList<std::pair<DoctorId, Interval>> freeDoctors(const QList<DoctorNow> &doctors, Instant now)
{
    struct Found {
        DoctorId doctorId;
        Interval slot;
        Instant freeUntil;
    };
    QList<Found> found;
    for (const DoctorNow &doctor : doctors) {
        const auto window = windowAt(doctor.windows, now);
        if (window == doctor.windows.end())
            continue;
        const Interval free = freeTimeAt(doctor, now);
        const Interval slot {now, now + std::chrono::minutes(window->slotMinutes)};
        if (free.contains(slot))
            found.append({doctor.doctorId, slot, free.end});
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const Found &a, const Found &b) { return a.freeUntil > b.freeUntil; });
    QList<std::pair<DoctorId, Interval>> result;
    for (const Found &one : std::as_const(found))
        result.append({one.doctorId, one.slot});
    return result;
}

} // namespace frontdesk
