// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/appointment.h"
#include "domain/waitlist.h"
#include "storage/connection.h"

namespace frontdesk {

/// An entry with the names a person needs to see beside it.
struct WaitlistRow {
    WaitlistEntry entry;
    QString patientName;
    QString patientPhone;
    QString doctorName; ///< empty where no doctor is named
};

/// A doctor as those without a named doctor may be seen by: of a specialty.
struct ServingDoctor {
    DoctorId id;
    QString specialty;
};

struct WaitlistQuery {
    /// The last row of the page before.
    struct Place {
        int urgency = 0;
        Instant createdAt;
        QString id;
    };

    std::optional<PatientId> patient;
    std::optional<DoctorId> doctor; ///< for this doctor by name
    std::optional<ServingDoctor> servedBy; ///< whom this doctor could see
    std::optional<WaitlistStatus> status; ///< as it is at `now`
    Instant now;
    std::optional<Place> after;
    int limit = 0; ///< 0: no limit
};

/// Rows of waitlist_entries and waitlist_offers.
class WaitlistRepository
{
public:
    explicit WaitlistRepository(Connection &connection)
        : m_connection(connection)
    {
    }

    Result<void> insert(const WaitlistEntry &entry);
    /// Writes everything but the ids of patient, source and creator, where the stored version is
    /// still `entry`'s; StaleVersion else.
    Result<void> update(WaitlistEntry &entry);
    Result<std::optional<WaitlistRow>> find(WaitlistEntryId id);
    /// The same, and on PostgreSQL others who want to change it wait for this transaction.
    Result<std::optional<WaitlistRow>> findForUpdate(WaitlistEntryId id);
    /// The most urgent first, among these the oldest.
    Result<QList<WaitlistRow>> list(const WaitlistQuery &query);

    Result<void> insert(const WaitlistOffer &offer);
    Result<void> update(WaitlistOffer &offer);
    Result<std::optional<WaitlistOffer>> findOffer(WaitlistOfferId id);
    /// Those of one entry, the oldest first.
    Result<QList<WaitlistOffer>> offersTo(WaitlistEntryId entry);
    /// Those that nobody has answered yet and whose time `taken` has: of its doctor or its room,
    /// with the buffers of both; expired ones too.
    Result<QList<WaitlistOffer>> openOffers(const Appointment &taken);

private:
    Connection &m_connection;
};

} // namespace frontdesk
