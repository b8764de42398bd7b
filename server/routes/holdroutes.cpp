// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources.h"

#include "fields.h"
#include "outputs.h"

namespace frontdesk {

using namespace Qt::StringLiterals;

template <>
const Output<Hold> &outputOf<Hold>()
{
    static const auto output =
        Output<Hold>("Hold"_L1, "A time that is kept for whoever is about to book it"_L1)
            .field("id"_L1, &Hold::id, field::ownId())
            .field("doctorId"_L1, &Hold::doctorId, field::doctorId())
            .fieldsOf(&Hold::span, outputOf<Interval>())
            .optional("typeId"_L1, &Hold::typeId, field::typeId())
            .optional("roomId"_L1, &Hold::roomId, field::roomId())
            .fieldsOf(&Hold::buffers, bufferFields())
            .field("createdAt"_L1, &Hold::createdAt, field::time("When it was made"_L1))
            .field("updatedAt"_L1, &Hold::createdAt, field::time("When it was made"_L1))
            .field("expiresAt"_L1, &Hold::expiresAt,
                   field::time("From then on it keeps nobody out"_L1));
    return output;
}

namespace {

Schema<NewHold> newHold()
{
    return Schema<NewHold>()
        .required("doctorId"_L1, &NewHold::doctorId, field::doctorId())
        .required("startTime"_L1, &NewHold::start, field::startTime())
        .optional("endTime"_L1, &NewHold::end, field::endTime())
        .optional("typeId"_L1, &NewHold::typeId, field::typeId())
        .optional("roomId"_L1, &NewHold::roomId, field::roomId());
}

Result<Response> create(RequestContext &context, const NewHold &body)
{
    return answerOnce(context, 201,
                      [&] { return context.services.holds.create(context.actor, body); });
}

Result<Response> remove(RequestContext &context)
{
    FRONTDESK_TRY(context.services.holds.remove(context.actor, context.id<HoldId>()));
    return Response::noContent();
}

} // namespace

void addHoldRoutes(RouteTable &table)
{
    const auto Holds = table.group("Holds"_L1, "Times that are kept while somebody books"_L1);
    table.add(Method::Post, "/holds"_L1, Policy::signedIn(), newHold(), &create)
        .as("holdTime"_L1, Holds, "Hold a time for five minutes"_L1)
        .answers(201, shapeOf<Hold>())
        .fails(bookingRules())
        .fails({ErrorCode::Forbidden, ErrorCode::NotFound, ErrorCode::TooManyHolds})
        .says("Nobody else can book or hold it meanwhile; book it with its holdId. A patient may "
              "hold three times at once."_L1);
    table.add(Method::Delete, "/holds/{id}"_L1, Policy::signedIn(), &remove)
        .as("freeHeldTime"_L1, Holds, "Free a time that one holds"_L1)
        .answers(204);
}

} // namespace frontdesk
