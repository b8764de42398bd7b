// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"
#include "domain/user.h"

namespace frontdesk {

/// Where a request entered the system; kept in the audit trail.
enum class Channel { Desktop, Api, CommandLine };

QLatin1StringView toString(Channel channel);
std::optional<Channel> parseChannel(QStringView text);

/// Who asks, established at log-in and passed to every service call. Permissions depend on nothing
/// else.
struct Actor {
    UserId userId; ///< null for the command line and for the public (registering, logging in)
    Role role = Role::Patient;
    PatientId patientId; ///< set where the user is a patient
    DoctorId doctorId; ///< set where the user is a doctor
    SessionId sessionId;
    Channel channel = Channel::Api;
    QString origin; ///< peer address or workstation name
    QString requestId;
    /// The clinic asks a second factor of them and they have none: until then nothing else is open.
    bool mustSetUpTotp = false;

    bool isStaff() const { return role != Role::Patient; }
    bool isAdmin() const { return role == Role::Admin; }
    /// Reception and administrators: those who run the front desk.
    bool isDesk() const { return role == Role::Admin || role == Role::Receptionist; }

    /// Doctors, for those they treat, and administrators; reception never.
    bool seesNotes() const { return role == Role::Admin || role == Role::Doctor; }

    bool operator==(const Actor &) const = default;
};

} // namespace frontdesk
