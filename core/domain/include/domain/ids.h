// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/id.h"

namespace frontdesk {

using UserId = Id<struct UserTag>;
using PatientId = Id<struct PatientTag>;
using DoctorId = Id<struct DoctorTag>;
using ScheduleId = Id<struct ScheduleTag>;
using ScheduleExceptionId = Id<struct ScheduleExceptionTag>;
using AppointmentId = Id<struct AppointmentTag>;
using AppointmentTypeId = Id<struct AppointmentTypeTag>;
using RoomId = Id<struct RoomTag>;
using WebhookId = Id<struct WebhookTag>;
using HoldId = Id<struct HoldTag>;
using SessionId = Id<struct SessionTag>;
using SeriesId = Id<struct SeriesTag>;
using WaitlistEntryId = Id<struct WaitlistEntryTag>;
using WaitlistOfferId = Id<struct WaitlistOfferTag>;
using QueueEntryId = Id<struct QueueEntryTag>;
using NotificationId = Id<struct NotificationTag>;
using MessageId = Id<struct MessageTag>;

} // namespace frontdesk
