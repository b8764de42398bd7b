// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/routetable.h"

namespace frontdesk {

/// Everybody who works at the clinic.
inline QList<Role> staffRoles()
{
    return {Role::Admin, Role::Receptionist, Role::Doctor};
}

/// Those who see clinical notes: reception never does.
inline QList<Role> clinicalRoles()
{
    return {Role::Admin, Role::Doctor};
}

inline Policy administrators()
{
    return Policy::roles({Role::Admin});
}

inline Policy staff()
{
    return Policy::roles(staffRoles());
}

} // namespace frontdesk
