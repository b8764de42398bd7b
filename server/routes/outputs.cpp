// SPDX-License-Identifier: GPL-3.0-or-later
#include "outputs.h"

#include "fields.h"
#include "policies.h"

namespace frontdesk {

using namespace Qt::StringLiterals;

const Output<Stamp> &stampFields()
{
    static const auto output =
        Output<Stamp>("Stamp"_L1, "When an object was made and last changed"_L1)
            .field("createdAt"_L1, &Stamp::createdAt, field::time("When it was made"_L1))
            .field("updatedAt"_L1, &Stamp::updatedAt, field::time("When it was last changed"_L1))
            .field("version"_L1, &Stamp::version,
                   field::integer(1, MostInWire).about("Counts its changes; also its ETag"_L1, 1));
    return output;
}

template <>
const Output<User> &outputOf<User>()
{
    static const auto output =
        Output<User>("User"_L1, "Somebody who can log in"_L1)
            .field("id"_L1, &User::id, field::ownId())
            .field("email"_L1, &User::email, field::emailAddress())
            .field("role"_L1, &User::role, field::role())
            .field("isActive"_L1, &User::isActive, field::isActive("Whether they may log in"_L1))
            .fieldsOf(&User::stamp, stampFields());
    return output;
}

template <>
const Output<Patient> &outputOf<Patient>()
{
    static const auto output =
        Output<Patient>("Patient"_L1, "Somebody who is treated at the clinic"_L1)
            .field("id"_L1, &Patient::id, field::ownId())
            .optional("userId"_L1, &Patient::userId, field::logInId())
            .field("fullName"_L1, &Patient::fullName, field::name())
            .optional("dateOfBirth"_L1, &Patient::dateOfBirth, field::birthDate())
            .field("phone"_L1, &Patient::phone, field::phone())
            .field("address"_L1, &Patient::address, field::address())
            .optional("email"_L1, &Patient::email, field::emailAddress())
            .optional("language"_L1, &Patient::language, field::messageLanguage())
            .optional("notes"_L1, &Patient::notes, field::notes(), clinicalRoles())
            .fieldsOf(&Patient::stamp, stampFields());
    return output;
}

template <>
const Output<Doctor> &outputOf<Doctor>()
{
    static const auto output = Output<Doctor>("Doctor"_L1, "Somebody who treats patients"_L1)
                                   .field("id"_L1, &Doctor::id, field::ownId())
                                   .optional("userId"_L1, &Doctor::userId, field::logInId())
                                   .field("fullName"_L1, &Doctor::fullName, field::name())
                                   .field("specialty"_L1, &Doctor::specialty, field::specialty())
                                   .field("bio"_L1, &Doctor::bio, field::bio())
                                   .field("phone"_L1, &Doctor::phone, field::phone())
                                   .field("room"_L1, &Doctor::room, field::room())
                                   .field("isActive"_L1, &Doctor::isActive,
                                          field::isActive("Whether patients can book with them"_L1))
                                   .fieldsOf(&Doctor::stamp, stampFields());
    return output;
}

template <>
const Output<Schedule> &outputOf<Schedule>()
{
    static const auto output =
        Output<Schedule>("Schedule"_L1, "A doctor's working hours on one day of the week"_L1)
            .field("id"_L1, &Schedule::id, field::ownId())
            .field("doctorId"_L1, &Schedule::doctorId, field::doctorId())
            .field("dayOfWeek"_L1, &Schedule::dayOfWeek, field::dayOfWeek())
            .field("startTime"_L1, &Schedule::start, field::opening())
            .field("endTime"_L1, &Schedule::end, field::closing())
            .field("slotDurationMinutes"_L1, &Schedule::slotMinutes, field::slotMinutes())
            .optional("validFrom"_L1, &Schedule::validFrom, field::validFrom())
            .optional("validTo"_L1, &Schedule::validTo, field::validTo())
            .field("weekInterval"_L1, &Schedule::weekInterval, field::weekInterval())
            .fieldsOf(&Schedule::stamp, stampFields());
    return output;
}

template <>
const Output<ScheduleException> &outputOf<ScheduleException>()
{
    using Exception = ScheduleException;
    static const auto output =
        Output<Exception>(
            "ScheduleException"_L1,
            "Time off, a break or extra hours of a doctor, or the clinic's holiday"_L1)
            .field("id"_L1, &Exception::id, field::ownId())
            .optional("doctorId"_L1, &Exception::doctorId,
                      field::id("The doctor; absent: the whole clinic"_L1))
            .field("kind"_L1, &Exception::kind, field::exceptionKind())
            .optional("fromDate"_L1, &Exception::fromDate, field::firstDay())
            .optional("toDate"_L1, &Exception::toDate, field::lastDay())
            .optional(
                "dayOfWeek"_L1,
                [](const Exception &one) {
                    return one.dayOfWeek != 0 ? std::optional(one.dayOfWeek) : std::nullopt;
                },
                field::dayOfWeek())
            .field("startTime"_L1, &Exception::start, field::opening())
            .field("endTime"_L1, &Exception::end, field::closing())
            .optional(
                "slotDurationMinutes"_L1,
                [](const Exception &one) {
                    return one.kind == ExceptionKind::ExtraHours ? std::optional(one.slotMinutes)
                                                                 : std::nullopt;
                },
                field::slotMinutes())
            .field("label"_L1, &Exception::label, field::label())
            .fieldsOf(&Exception::stamp, stampFields());
    return output;
}

template <>
const Output<Interval> &outputOf<Interval>()
{
    static const auto output = Output<Interval>("Slot"_L1, "A free time"_L1)
                                   .field("startTime"_L1, &Interval::start, field::startTime())
                                   .field("endTime"_L1, &Interval::end, field::endTime());
    return output;
}

const Output<Buffers> &bufferFields()
{
    static const auto output =
        Output<Buffers>("Buffers"_L1, {})
            .field("bufferBeforeMinutes"_L1, &Buffers::beforeMinutes, field::bufferBefore())
            .field("bufferAfterMinutes"_L1, &Buffers::afterMinutes, field::bufferAfter());
    return output;
}

template <>
const Output<Appointment> &outputOf<Appointment>()
{
    static const auto output =
        Output<Appointment>("AppointmentBrief"_L1,
                            "An appointment, without anybody's name or reason"_L1)
            .field("id"_L1, &Appointment::id, field::ownId())
            .field("patientId"_L1, &Appointment::patientId, field::patientId())
            .field("doctorId"_L1, &Appointment::doctorId, field::doctorId())
            .fieldsOf(&Appointment::span, outputOf<Interval>())
            .optional("typeId"_L1, &Appointment::typeId, field::typeId())
            .optional("roomId"_L1, &Appointment::roomId, field::roomId())
            .field("overbooked"_L1, &Appointment::overbooked,
                   field::boolean().about("Put on purpose where something else is"_L1, false))
            .field("status"_L1, &Appointment::status, field::appointmentStatus())
            .field("channel"_L1, &Appointment::channel, field::bookingChannel())
            .optional("seriesId"_L1, &Appointment::seriesId,
                      field::id("The series that it is a part of"_L1));
    return output;
}

namespace {

/// What only a whole appointment shows.
const Output<Appointment> &courseFields()
{
    static const auto output =
        Output<Appointment>("AppointmentCourse"_L1, {})
            .field("reason"_L1, &Appointment::reason, field::reason())
            .optional("alert"_L1, &Appointment::alert, field::alert(), staffRoles())
            .field("reminders"_L1, &Appointment::reminds, field::reminders())
            .optional("overbookReason"_L1, &Appointment::overbookReason, field::overbookReason(),
                      staffRoles())
            .fieldsOf(&Appointment::buffers, bufferFields())
            .optional("cancelReason"_L1, &Appointment::cancelReason, field::reason())
            .optional("confirmedAt"_L1, &Appointment::confirmedAt,
                      field::time("When it was confirmed"_L1))
            .optional("arrivedAt"_L1, &Appointment::arrivedAt,
                      field::time("When the patient came"_L1))
            .optional("startedAt"_L1, &Appointment::startedAt,
                      field::time("When the visit began"_L1))
            .optional("completedAt"_L1, &Appointment::completedAt,
                      field::time("When the visit ended"_L1))
            .optional("cancelledAt"_L1, &Appointment::cancelledAt,
                      field::time("When it was cancelled"_L1))
            .optional("noShowAt"_L1, &Appointment::noShowAt,
                      field::time("When it was found that the patient did not come"_L1))
            .fieldsOf(&Appointment::stamp, stampFields());
    return output;
}

} // namespace

template <>
const Output<AppointmentDetails> &outputOf<AppointmentDetails>()
{
    using Details = AppointmentDetails;
    static const auto output =
        Output<Details>("Appointment"_L1, "A patient's time with a doctor"_L1)
            .fieldsOf(&Details::appointment, outputOf<Appointment>())
            .field("patientName"_L1, &Details::patientName, field::name())
            .field("doctorName"_L1, &Details::doctorName, field::name())
            .optional("typeName"_L1, &Details::typeName,
                      field::label100("The type of appointment"_L1, "First visit"_L1))
            .optional("typeColour"_L1, &Details::typeColour, field::colour())
            .optional("roomName"_L1, &Details::roomName,
                      field::label100("The room"_L1, "Room 2"_L1))
            .fieldsOf(&Details::appointment, courseFields());
    return output;
}

const Output<QList<Appointment>> &affectedField()
{
    using List = QList<Appointment>;
    constexpr int Most = 100'000;
    static const auto output =
        Output<List>("Affected"_L1, {})
            .list(
                "affectedAppointments"_L1, [](const List &list) { return list; },
                outputOf<Appointment>(), Most,
                "Future appointments that are outside working hours now; none is cancelled"_L1);
    return output;
}

template <>
const Output<Removal> &outputOf<Removal>()
{
    static const auto output =
        Output<Removal>("RemovedHours"_L1, "What the removal leaves outside working hours"_L1)
            .fieldsOf(&Removal::affected, affectedField());
    return output;
}

template <>
const Output<Notification> &outputOf<Notification>()
{
    const auto text = [](QLatin1StringView name) {
        return [name](const QJsonObject &params) { return params[name].toString(); };
    };
    static const auto params =
        Output<QJsonObject>("NotificationParams"_L1, "The appointment as it was then"_L1)
            .optional("startTime"_L1, text("startTime"_L1), field::startTime())
            .optional("endTime"_L1, text("endTime"_L1), field::endTime())
            .optional("previousStartTime"_L1, text("previousStartTime"_L1),
                      field::instant().about("When it began before it was moved"_L1,
                                             "2026-03-09T13:00:00Z"_L1))
            .optional("status"_L1, text("status"_L1), field::appointmentStatus())
            .optional("doctorName"_L1, text("doctorName"_L1), field::name())
            .optional("patientName"_L1, text("patientName"_L1), field::name())
            .optional("entryId"_L1, text("entryId"_L1),
                      field::id("The entry in the waiting list that it is offered to"_L1))
            .optional("offerId"_L1, text("offerId"_L1), field::id("The offer"_L1))
            .optional("expiresAt"_L1, text("expiresAt"_L1),
                      field::time("Until when the offer can be accepted"_L1))
            .optional(
                "occurrences"_L1,
                [](const QJsonObject &values) -> std::optional<int> {
                    const int count = values[u"occurrences"_s].toInt();
                    return count > 0 ? std::optional(count) : std::nullopt;
                },
                field::integer(2, 1000).about("Of how many appointments it is the first"_L1, 12));
    static const auto output =
        Output<Notification>("Notification"_L1, "Something that a user is told"_L1)
            .field("id"_L1, &Notification::id, field::ownId())
            .field("kind"_L1, &Notification::kind, field::notificationKind())
            .optional("appointmentId"_L1, &Notification::appointmentId,
                      field::id("The appointment"_L1))
            .object("params"_L1, &Notification::params, params)
            .optional("readAt"_L1, &Notification::readAt,
                      field::time("When it was marked as read"_L1))
            .fieldsOf(&Notification::stamp, stampFields());
    return output;
}

template <>
const Output<AuditLine> &outputOf<AuditLine>()
{
    constexpr qint64 MostText = 100'000;
    static const auto actor =
        Output<Actor>("AuditActor"_L1, "Who did it, and from where"_L1)
            .optional("actorId"_L1, &Actor::userId, field::id("The log-in; absent: nobody's"_L1))
            .field("actorRole"_L1, &Actor::role, field::role())
            .field("channel"_L1, &Actor::channel, field::channel())
            .field("origin"_L1, &Actor::origin,
                   field::line(0, 500).about("The address or the workstation"_L1, "192.0.2.7"_L1))
            .field("requestId"_L1, &Actor::requestId,
                   field::line(0, 100).about("The request, as the log names it"_L1,
                                             "01a208ac-7c1e-7d52-9a3b-6f1f0c6f2f11"_L1));
    static const auto output =
        Output<AuditLine>("AuditEntry"_L1, "One line of the audit trail"_L1)
            .field("sequence"_L1, &AuditLine::sequence,
                   field::integer(1, MostInWire).about("Counts up through the trail"_L1, 4711))
            .field("at"_L1, &AuditLine::at, field::time("When it happened"_L1))
            .fieldsOf(&AuditLine::actor, actor)
            .field("action"_L1, &AuditLine::action, field::auditAction())
            .field("entity"_L1, &AuditLine::entity, field::auditEntity())
            .field("entityId"_L1, &AuditLine::entityId, field::auditEntityId())
            .optional("before"_L1, &AuditLine::before,
                      field::text(0, MostText)
                          .about("The object before, as JSON"_L1, "{\"status\":\"PENDING\"}"_L1))
            .optional("after"_L1, &AuditLine::after,
                      field::text(0, MostText)
                          .about("The object after, as JSON"_L1, "{\"status\":\"CONFIRMED\"}"_L1));
    return output;
}

QByteArray locationOf(const RequestContext &context, const QJsonObject &json)
{
    // A registration makes more than the record that it is about.
    for (const auto &[name, collection] :
         {std::pair(u"patient"_s, u"/patients/"_s), std::pair(u"doctor"_s, u"/doctors/"_s)}) {
        const QJsonValue made = json.value(name);
        if (made.isObject())
            return (collection + made.toObject().value(u"id"_s).toString()).toLatin1();
    }
    const QString id = json.value(u"id"_s).toString();
    return (id.isEmpty() ? context.path : context.path + u'/' + id).toLatin1();
}

} // namespace frontdesk
