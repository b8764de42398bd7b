// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/routetable.h"

namespace frontdesk {

inline Policy administrators()
{
    return Policy::roles({Role::Admin});
}

/// Everybody who works at the clinic.
inline Policy staff()
{
    return Policy::roles({Role::Admin, Role::Receptionist, Role::Doctor});
}

} // namespace frontdesk
