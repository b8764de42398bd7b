// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/change.h"

namespace frontdesk {

using namespace Qt::StringLiterals;

QLatin1StringView toString(ChangedEntity entity)
{
    switch (entity) {
    case ChangedEntity::Appointment:
        return "appointment"_L1;
    case ChangedEntity::Patient:
        return "patient"_L1;
    case ChangedEntity::Doctor:
        return "doctor"_L1;
    case ChangedEntity::Schedule:
        return "schedule"_L1;
    case ChangedEntity::User:
        return "user"_L1;
    case ChangedEntity::Clinic:
        return "clinic"_L1;
    case ChangedEntity::Waitlist:
        return "waitlist"_L1;
    case ChangedEntity::Queue:
        return "queue"_L1;
    case ChangedEntity::Notification:
        return "notification"_L1;
    case ChangedEntity::FreedSlot:
        return "freed_slot"_L1;
    case ChangedEntity::AppointmentType:
        return "appointment_type"_L1;
    case ChangedEntity::Room:
        return "room"_L1;
    }
    Q_UNREACHABLE();
}

std::optional<ChangedEntity> parseChangedEntity(QStringView text)
{
    for (const auto entity :
         {ChangedEntity::Appointment, ChangedEntity::Patient, ChangedEntity::Doctor,
          ChangedEntity::Schedule, ChangedEntity::User, ChangedEntity::Clinic,
          ChangedEntity::AppointmentType, ChangedEntity::Room, ChangedEntity::Waitlist,
          ChangedEntity::Queue, ChangedEntity::Notification, ChangedEntity::FreedSlot}) {
        if (text == toString(entity))
            return entity;
    }
    return std::nullopt;
}

} // namespace frontdesk
