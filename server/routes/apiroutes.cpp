// SPDX-License-Identifier: GPL-3.0-or-later
#include "routes/apiroutes.h"

#include "resources.h"

namespace frontdesk {

RouteTable apiRoutes()
{
    RouteTable table;
    addAuthRoutes(table);
    addUserRoutes(table);
    addPatientRoutes(table);
    addDoctorRoutes(table);
    addScheduleRoutes(table);
    addScheduleExceptionRoutes(table);
    addAvailabilityRoutes(table);
    addAppointmentTypeRoutes(table);
    addRoomRoutes(table);
    addWebhookRoutes(table);
    addHoldRoutes(table);
    addAppointmentRoutes(table);
    addSeriesRoutes(table);
    addWaitlistRoutes(table);
    addQueueRoutes(table);
    addNotificationRoutes(table);
    addOutboxRoutes(table);
    addReportRoutes(table);
    addAuditRoutes(table);
    addHealthRoutes(table);
    addDocumentRoutes(table);
    return table;
}

} // namespace frontdesk
