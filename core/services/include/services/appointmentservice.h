// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "domain/actor.h"
#include "domain/appointment.h"
#include "services/context.h"
#include "services/page.h"

#include <QDate>

namespace frontdesk {

struct Booking {
    DoctorId doctorId;
    PatientId patientId; ///< null where a patient books for themselves
    Instant start;
    std::optional<Instant> end; ///< unset: one slot of the doctor's schedule
    QString reason; ///< at most 1,000 characters
    std::optional<BookingChannel> channel {}; ///< unset: the app for patients, else the desk
};

struct Move {
    Instant start;
    std::optional<Instant> end; ///< unset: the duration stays
    std::optional<DoctorId> doctorId; ///< unset: the doctor stays
};

/// An appointment with the names a person needs to see beside it.
struct AppointmentDetails {
    Appointment appointment;
    QString patientName;
    QString patientPhone;
    QDate patientDateOfBirth;
    QString doctorName;

    bool operator==(const AppointmentDetails &) const = default;
};

struct AppointmentFilter {
    std::optional<DoctorId> doctorId;
    std::optional<PatientId> patientId;
    std::optional<Instant> from; ///< appointments that end after this
    std::optional<Instant> to; ///< appointments that start before this
    std::optional<AppointmentStatus> status;
};

/// Booking, moving, cancelling and following appointments. That two active appointments of a doctor
/// or a patient never overlap is the database's own guarantee; the loser gets SlotTaken or
/// PatientBusy.
///
/// A patient acts on their own appointments and within the rules; the desk on all, off the slot
/// grid too; a doctor reads and advances their own. What an actor may not see is NotFound.
class AppointmentService
{
public:
    explicit AppointmentService(const ServiceContext &context)
        : m_context(context)
    {
    }

    /// Pending where a patient books, Confirmed where staff do.
    Result<AppointmentDetails> book(const Actor &actor, const Booking &booking);
    Result<AppointmentDetails> get(const Actor &actor, AppointmentId id);
    /// Ordered by start. A patient's and a doctor's lists hold their own alone.
    Result<Page<AppointmentDetails>> list(const Actor &actor, const AppointmentFilter &filter,
                                          const PageRequest &page);
    /// Keeps the id and the history.
    Result<AppointmentDetails> reschedule(const Actor &actor, AppointmentId id, const Move &move,
                                          std::optional<qint64> expectedVersion);
    Result<AppointmentDetails> cancel(const Actor &actor, AppointmentId id, const QString &reason,
                                      std::optional<qint64> expectedVersion);
    Result<AppointmentDetails> setStatus(const Actor &actor, AppointmentId id,
                                         AppointmentStatus status, const QString &reason,
                                         std::optional<qint64> expectedVersion);

private:
    Result<AppointmentDetails> changeStatus(const Actor &actor, AppointmentId id,
                                            AppointmentStatus status, const QString &reason,
                                            std::optional<qint64> expectedVersion);

    const ServiceContext &m_context;
};

} // namespace frontdesk
