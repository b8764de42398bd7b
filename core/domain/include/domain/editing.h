// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"

#include <QMetaType>

#include <chrono>

namespace frontdesk {

/// Which appointment a desk has open to change it. Told to the other desks and stored nowhere:
/// advice, never a lock. Ids alone, nothing about a patient.
struct Editing {
    /// How long it holds without being told again, so that a desk that has died leaves nothing.
    static constexpr std::chrono::seconds Lifetime {30};
    static constexpr std::chrono::seconds Renewal {10};

    QUuid desk; ///< one person may work at two desks; made anew for each session
    UserId userId;
    AppointmentId appointmentId; ///< null: none any more
    qint64 number = 0; ///< grows with each that a desk tells, as they may arrive in another order

    bool operator==(const Editing &) const = default;
};

} // namespace frontdesk

Q_DECLARE_METATYPE(frontdesk::Editing)
