// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/waitlist.h"
#include "services/appointmentservice.h"

namespace frontdesk {

struct NewWaitlistEntry {
    PatientId patientId; ///< null where a patient enters themselves
    DoctorId doctorId; ///< null: any of the specialty
    QString specialty; ///< empty: any; not with a doctor
    QList<int> daysOfWeek; ///< ISO; empty: any day
    QList<TimeWindow> windows; ///< empty: at any time of the day
    QDate earliestDate;
    QDate latestDate;
    Urgency urgency = Urgency::Routine; ///< of patients' own entries always this
    QString note; ///< at most 1,000 characters
    std::optional<Instant> expiresAt;
    AppointmentId sourceId; ///< a booking of the patient's that is to be earlier
    AppointmentTypeId typeId = {}; ///< null: of no type
    RoomId roomId = {}; ///< staff: to be kept with the doctor; null: none
};

/// What to change; unset fields stay. An invalid date or a null id clears.
struct WaitlistChanges {
    std::optional<DoctorId> doctorId;
    std::optional<QString> specialty;
    std::optional<QList<int>> daysOfWeek;
    std::optional<QList<TimeWindow>> windows;
    std::optional<QDate> earliestDate;
    std::optional<QDate> latestDate;
    std::optional<Urgency> urgency;
    std::optional<QString> note;
    std::optional<Instant> expiresAt;
    std::optional<AppointmentTypeId> typeId = {};
    std::optional<RoomId> roomId = {}; ///< staff
};

/// An entry with the names a person needs to see beside it, and what was offered to it. The
/// statuses are those of the moment it was read: waiting and offers end by themselves.
struct WaitlistDetails {
    WaitlistEntry entry;
    QString patientName;
    QString patientPhone;
    QString doctorName; ///< empty where no doctor is named
    QList<WaitlistOffer> offers; ///< the oldest first

    bool operator==(const WaitlistDetails &) const = default;
};

struct WaitlistFilter {
    std::optional<PatientId> patientId;
    std::optional<DoctorId> doctorId;
    std::optional<WaitlistStatus> status;
};

/// One who waits, and the time that suits them.
struct WaitlistMatch {
    WaitlistDetails details;
    Interval slot;
};

struct SlotOffer {
    DoctorId doctorId;
    Instant start;
    std::optional<Instant> end; ///< unset: as long as the type, or one slot of the schedule
    int minutes = DefaultMinutes; ///< for how long it can be accepted

    static constexpr int DefaultMinutes = 120;
    static constexpr int MostMinutes = 7 * 24 * 60;
};

/// The waiting list. A patient enters, changes and leaves for themselves; the desk for all; a
/// doctor sees and offers to those whom they could see: by name, or of their specialty.
///
/// An offer keeps nobody out of the time: who accepts first, or is booked first, has it.
class WaitlistService
{
public:
    explicit WaitlistService(const ServiceContext &context)
        : m_context(context)
    {
    }

    Result<WaitlistDetails> enter(const Actor &actor, const NewWaitlistEntry &wanted);
    Result<WaitlistDetails> get(const Actor &actor, WaitlistEntryId id);
    /// The most urgent first, among these the oldest; without the offers.
    Result<Page<WaitlistDetails>> list(const Actor &actor, const WaitlistFilter &filter,
                                       const PageRequest &page);
    Result<WaitlistDetails> update(const Actor &actor, WaitlistEntryId id,
                                   const WaitlistChanges &changes,
                                   std::optional<qint64> expectedVersion);
    /// Takes it off the list and closes its offers.
    Result<void> withdraw(const Actor &actor, WaitlistEntryId id,
                          std::optional<qint64> expectedVersion);

    /// Those who want a free time within `span`, in urgency then age order; with the first that
    /// suits them, as long as their type and with its buffers. For staff.
    Result<QList<WaitlistMatch>> matchesFor(const Actor &actor, DoctorId doctor,
                                            const Interval &span);
    /// Offers one time to one or several. SlotTaken where it is not free now.
    Result<QList<WaitlistDetails>> offer(const Actor &actor, const QList<WaitlistEntryId> &entries,
                                         const SlotOffer &slot);
    /// Books the offered time, or moves the booking that was to be earlier there. Of all who were
    /// offered it the first wins; OfferClosed for the others.
    Result<AppointmentDetails> accept(const Actor &actor, WaitlistEntryId id,
                                      WaitlistOfferId offerId);
    Result<WaitlistDetails> decline(const Actor &actor, WaitlistEntryId id,
                                    WaitlistOfferId offerId);

private:
    const ServiceContext &m_context;
};

} // namespace frontdesk
