// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/appointmentservice.h"
#include "storage/appointmentrepository.h"

namespace frontdesk {

/// A row as the services give it.
inline AppointmentDetails toDetails(AppointmentRow row)
{
    return {std::move(row.appointment), std::move(row.patientName), std::move(row.patientPhone),
            row.patientDateOfBirth,     std::move(row.doctorName),  std::move(row.typeName),
            std::move(row.typeColour),  std::move(row.roomName)};
}

} // namespace frontdesk
