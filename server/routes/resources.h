// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/routetable.h"

namespace frontdesk {

void addAuthRoutes(RouteTable &table);
void addUserRoutes(RouteTable &table);
void addPatientRoutes(RouteTable &table);
void addDoctorRoutes(RouteTable &table);
void addScheduleRoutes(RouteTable &table);
void addScheduleExceptionRoutes(RouteTable &table);
void addAvailabilityRoutes(RouteTable &table);
void addAppointmentTypeRoutes(RouteTable &table);
void addRoomRoutes(RouteTable &table);
void addWebhookRoutes(RouteTable &table);
void addHoldRoutes(RouteTable &table);
void addAppointmentRoutes(RouteTable &table);
void addSeriesRoutes(RouteTable &table);
void addWaitlistRoutes(RouteTable &table);
void addQueueRoutes(RouteTable &table);
void addNotificationRoutes(RouteTable &table);
void addOutboxRoutes(RouteTable &table);
void addReportRoutes(RouteTable &table);
void addAuditRoutes(RouteTable &table);
void addHealthRoutes(RouteTable &table);
void addDocumentRoutes(RouteTable &table);

/// The codes of everything that may stop an appointment or a hold at a time.
QList<ErrorCode> bookingRules();

} // namespace frontdesk
