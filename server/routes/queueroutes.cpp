// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources.h"

#include "fields.h"
#include "listing.h"
#include "outputs.h"
#include "policies.h"

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

constexpr int MostWaiting = 10'000;

FieldType noteField()
{
    return field::text(0, 1000).about("Why they come, in their or the desk's words"_L1, "Fever"_L1);
}

Schema<WalkIn> walkInBody()
{
    return Schema<WalkIn>()
        .required("patientId"_L1, &WalkIn::patientId, field::patientId())
        .optional("doctorId"_L1, &WalkIn::doctorId, field::anyDoctorId())
        .optional("specialty"_L1, &WalkIn::specialty, field::wantedSpecialty())
        .optional("note"_L1, &WalkIn::note, noteField())
        .optional("urgency"_L1, &WalkIn::urgency, field::urgency());
}

Schema<TakeIn> takeBody()
{
    return Schema<TakeIn>()
        .optional("doctorId"_L1, &TakeIn::doctorId,
                  field::id("Who sees them; absent: the entry's, or the first who is free"_L1))
        .optional("status"_L1, &TakeIn::status,
                  field::choice({u"ARRIVED"_s, u"IN_PROGRESS"_s})
                      .about("Whether the visit begins at once"_L1, "IN_PROGRESS"_L1))
        .change("durationMinutes"_L1, &TakeIn::durationMinutes,
                field::integer(QueueService::LeastMinutes, 720)
                    .about("How long it lasts; absent: a slot, or up to what comes next"_L1, 20))
        .mayBeAbsent();
}

} // namespace

template <>
const Output<QueueDetails> &outputOf<QueueDetails>()
{
    using Entry = QueueEntry;
    static const auto entry =
        Output<Entry>("QueuePlace"_L1, {})
            .field("id"_L1, &Entry::id, field::ownId())
            .field("patientId"_L1, &Entry::patientId, field::patientId())
            .optional("doctorId"_L1, &Entry::doctorId, field::anyDoctorId())
            .optional("specialty"_L1, &Entry::specialty, field::wantedSpecialty())
            .field("note"_L1, &Entry::note, noteField())
            .field("urgency"_L1, &Entry::urgency, field::urgency())
            .field("arrivedAt"_L1, &Entry::arrivedAt, field::time("When they came"_L1))
            .fieldsOf(&Entry::stamp, stampFields());
    static const auto output =
        Output<QueueDetails>("QueueEntry"_L1, "Somebody who waits in the clinic without a time"_L1)
            .fieldsOf(&QueueDetails::entry, entry)
            .field("patientName"_L1, &QueueDetails::patientName, field::name())
            .optional("doctorName"_L1, &QueueDetails::doctorName, field::name());
    return output;
}

template <>
const Output<WalkInOutcome> &outputOf<WalkInOutcome>()
{
    using Outcome = WalkInOutcome;
    const auto listed = [](const auto &optional) {
        using Value = typename std::decay_t<decltype(optional)>::value_type;
        return optional ? QList<Value> {*optional} : QList<Value>();
    };
    static const auto output =
        Output<Outcome>("WalkIn"_L1, "What became of one who walked in: one of the two has one"_L1)
            .list(
                "appointments"_L1,
                [listed](const Outcome &outcome) { return listed(outcome.appointment); },
                outputOf<AppointmentDetails>(), 1, "Where a doctor was free"_L1)
            .list(
                "queued"_L1, [listed](const Outcome &outcome) { return listed(outcome.queued); },
                outputOf<QueueDetails>(), 1, "Where nobody was"_L1);
    return output;
}

namespace {

Result<Response> walkIn(RequestContext &context, const WalkIn &body)
{
    return answerOnce(context, 200,
                      [&] { return context.services.queue.walkIn(context.actor, body); });
}

Result<Response> list(RequestContext &context)
{
    FRONTDESK_TRY_ASSIGN(const auto waiting, context.services.queue.list(context.actor));
    return listResponse(context, itemsJson(context, waiting));
}

Result<Response> take(RequestContext &context, const TakeIn &body)
{
    return answerOnce(context, 200, [&] {
        return context.services.queue.take(context.actor, context.id<QueueEntryId>(), body);
    });
}

Result<Response> leave(RequestContext &context)
{
    FRONTDESK_TRY(context.services.queue.leave(context.actor, context.id<QueueEntryId>(),
                                               context.expectedVersion));
    return Response::noContent();
}

} // namespace

void addQueueRoutes(RouteTable &table)
{
    const auto Queue =
        table.group("Walk-ins"_L1, "Those who come without a time, and the untimed queue"_L1);
    table.add(Method::Post, "/walk-ins"_L1, staff(), walkInBody(), &walkIn)
        .as("walkIn"_L1, Queue, "Somebody has come without an appointment"_L1)
        .answers(200, shapeOf<WalkInOutcome>())
        .fails({ErrorCode::Forbidden, ErrorCode::AlreadyExists, ErrorCode::PatientBusy,
                ErrorCode::SlotTaken, ErrorCode::DoctorInactive})
        .says("An appointment that has ARRIVED with the first doctor who is free for a whole "
              "slot; or, if there is none, a place in the queue."_L1);
    table.add(Method::Get, "/queue"_L1, staff(), &list)
        .as("listQueue"_L1, Queue, "Who waits, the most urgent first, then who came first"_L1)
        .answers(200, listOf(shapeOf<QueueDetails>(), MostWaiting))
        .says("Doctors see those whom they could see."_L1);
    table.add(Method::Post, "/queue/{id}/take"_L1, staff(), takeBody(), &take)
        .as("takeFromQueue"_L1, Queue, "Take somebody in"_L1)
        .answers(200, shapeOf<AppointmentDetails>())
        .fails({ErrorCode::Forbidden, ErrorCode::NoDoctorFree, ErrorCode::SlotTaken,
                ErrorCode::PatientBusy, ErrorCode::IllegalTransition,
                ErrorCode::OutsideWorkingHours, ErrorCode::DoctorInactive})
        .says("The place in the queue becomes an appointment, whose status tells the rest."_L1);
    table.add(Method::Delete, "/queue/{id}"_L1, staff(), &leave)
        .as("leaveQueue"_L1, Queue, "Somebody has left"_L1)
        .answers(204)
        .fails({ErrorCode::IllegalTransition})
        .ifMatch();
}

} // namespace frontdesk
