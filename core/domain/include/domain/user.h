// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"
#include "domain/stamp.h"

#include <QString>

#include <optional>

namespace frontdesk {

enum class Role { Admin, Receptionist, Doctor, Patient };

/// The wire name: "ADMIN", "RECEPTIONIST", "DOCTOR", "PATIENT".
QLatin1StringView toString(Role role);
std::optional<Role> parseRole(QStringView text);

/// Somebody who can log in. The password's hash never leaves the storage and security code.
struct User {
    UserId id;
    QString email; ///< trimmed and in lower case: the name to log in with
    Role role = Role::Patient;
    bool isActive = true;
    Stamp stamp;

    bool operator==(const User &) const = default;
};

/// `email` as it is stored and compared: trimmed, lower case.
QString normalisedEmail(const QString &email);
/// A sanity check of the form a@b.c without spaces or control characters, at most 254 characters.
bool isPlausibleEmail(QStringView email);

} // namespace frontdesk
