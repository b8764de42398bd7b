// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/series.h"
#include "services/appointmentservice.h"

#include <QHash>

namespace frontdesk {

struct NewSeries {
    PatientId patientId;
    DoctorId doctorId;
    Recurrence recurrence;
    int durationMinutes = 0; ///< 0: as the type says, or one slot of the doctor's schedule
    QString reason; ///< at most 1,000 characters
    std::optional<BookingChannel> channel; ///< unset: the desk
    /// The starts to book instead of all that the rule gives: some of them, or alternatives.
    std::optional<QList<Instant>> starts;
    AppointmentTypeId typeId = {}; ///< null: of no type
    RoomId roomId = {}; ///< kept for each of them; null: none
    QString alert = {}; ///< of each of them, as in AppointmentEdit
    bool reminds = true; ///< of each of them
};

/// One time that a rule gives, and why it cannot be had.
struct PlannedOccurrence {
    QDate day;
    std::optional<Interval> span; ///< unset: the clock has no such time that day, or two
    QList<Violation> violations; ///< every rule that stops it; empty: it can be booked
    QList<Interval> alternatives; ///< where it cannot: the nearest free times, at most three

    bool isFree() const { return violations.isEmpty(); }
};

struct SeriesDetails {
    AppointmentSeries series;
    QList<AppointmentDetails> appointments; ///< by start, the ended ones too
};

/// What to change about appointments of a series; unset fields stay.
struct SeriesChange {
    SeriesScope scope = SeriesScope::This;
    AppointmentId from; ///< the one, or the first one; unset for all
    std::optional<WallTime> time; ///< on the clinic's wall clock
    std::optional<int> shiftDays; ///< earlier (-) or later by so many days, at most 6
    std::optional<int> durationMinutes;
    std::optional<DoctorId> doctorId;
    std::optional<QString> reason;
    std::optional<RoomId> roomId = {}; ///< null: none
};

struct SeriesCancellation {
    SeriesScope scope = SeriesScope::This;
    AppointmentId from; ///< the one, or the first one; unset for all
    QString reason;
    /// Where any are named, they alone are cancelled, of those that the scope has; all must be in
    /// these versions still, or nothing is done.
    QHash<AppointmentId, qint64> versions = {};
};

/// Appointments that recur. They keep the time on the clinic's wall clock; where the clock has no
/// such time on a day, or two, that day is a conflict for the caller to resolve. Each is an
/// appointment like any other, under the same rules and guarantees; every call changes all that it
/// is about or nothing.
///
/// For the desk, and for a doctor with themselves. What a doctor may not see is NotFound.
class SeriesService
{
public:
    static constexpr int MostMinutes = 720;

    explicit SeriesService(const ServiceContext &context)
        : m_context(context)
    {
    }

    /// Each time that the rule gives, with what stops it and what is free nearby.
    Result<QList<PlannedOccurrence>> preview(const Actor &actor, const NewSeries &wanted);
    /// Fails with the first rule that stops one of the times, and a fault for each of them.
    Result<SeriesDetails> create(const Actor &actor, const NewSeries &wanted);
    Result<SeriesDetails> get(const Actor &actor, SeriesId id);
    /// Moves those that have neither begun nor ended; they keep their ids and their history.
    Result<SeriesDetails> change(const Actor &actor, SeriesId id, const SeriesChange &change,
                                 std::optional<qint64> expectedVersion);
    Result<SeriesDetails> cancel(const Actor &actor, SeriesId id,
                                 const SeriesCancellation &cancellation,
                                 std::optional<qint64> expectedVersion);

    /// Takes a cancellation back: the appointments that are named, all in these versions and
    /// cancelled, take their times again, all or none. SlotTaken, RoomBusy or PatientBusy where one
    /// has been given away.
    Result<SeriesDetails> restore(const Actor &actor, SeriesId id,
                                  const QHash<AppointmentId, qint64> &versions);

private:
    const ServiceContext &m_context;
};

} // namespace frontdesk
