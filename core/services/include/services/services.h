// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/appointmentservice.h"
#include "services/appointmenttypeservice.h"
#include "services/auditservice.h"
#include "services/authservice.h"
#include "services/calendarservice.h"
#include "services/clinicservice.h"
#include "services/doctorservice.h"
#include "services/holdservice.h"
#include "services/idempotencyservice.h"
#include "services/notificationservice.h"
#include "services/outboxservice.h"
#include "services/passwordresetservice.h"
#include "services/patientservice.h"
#include "services/queueservice.h"
#include "services/reportservice.h"
#include "services/roomservice.h"
#include "services/scheduleexceptionservice.h"
#include "services/scheduleservice.h"
#include "services/secondfactorservice.h"
#include "services/seriesservice.h"
#include "services/userservice.h"
#include "services/waitlistservice.h"
#include "services/webhookservice.h"

namespace frontdesk {

/// Every use case, for one thread: the only door that the desktop and the server have.
class Services
{
public:
    explicit Services(const ServiceContext &context);
    Q_DISABLE_COPY_MOVE(Services)

private:
    ServiceContext m_context;

public:
    AuthService auth;
    SecondFactorService secondFactor;
    PasswordResetService passwordResets;
    UserService users;
    PatientService patients;
    DoctorService doctors;
    ScheduleService schedules;
    ScheduleExceptionService exceptions;
    CalendarService calendar;
    AppointmentTypeService appointmentTypes;
    RoomService rooms;
    WebhookService webhooks;
    HoldService holds;
    AppointmentService appointments;
    SeriesService series;
    WaitlistService waitlist;
    QueueService queue;
    ClinicService clinic;
    NotificationService notifications;
    OutboxService outbox;
    ReportService reports;
    AuditService audit;
    IdempotencyService idempotency;
};

} // namespace frontdesk
