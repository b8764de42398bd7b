// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources.h"

#include "fields.h"
#include "listing.h"
#include "outputs.h"
#include "policies.h"

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace field {
namespace {

FieldType roomName()
{
    return label100("What it is called; no two rooms are called the same"_L1, "Room 2"_L1);
}

FieldType roomInUse()
{
    return isActive("Whether new appointments can be in it"_L1);
}

} // namespace
} // namespace field

template <>
const Output<Room> &outputOf<Room>()
{
    static const auto output = Output<Room>("Room"_L1, "A room that is booked with the doctor"_L1)
                                   .field("id"_L1, &Room::id, field::ownId())
                                   .field("name"_L1, &Room::name, field::roomName())
                                   .field("isActive"_L1, &Room::isActive, field::roomInUse())
                                   .fieldsOf(&Room::stamp, stampFields());
    return output;
}

namespace {

Schema<NewRoom> newRoom()
{
    return Schema<NewRoom>().required("name"_L1, &NewRoom::name, field::roomName());
}

Schema<RoomChanges> roomChanges()
{
    return Schema<RoomChanges>()
        .change("name"_L1, &RoomChanges::name, field::roomName())
        .change("isActive"_L1, &RoomChanges::isActive, field::roomInUse());
}

Result<Response> create(RequestContext &context, const NewRoom &body)
{
    return answerOnce(context, 201,
                      [&] { return context.services.rooms.create(context.actor, body); });
}

Result<Response> list(RequestContext &context, const ListQuery &query)
{
    FRONTDESK_TRY_ASSIGN(const auto page,
                         context.services.rooms.list(context.actor, false, query.page()));
    return listResponse(context, page);
}

Result<Response> get(RequestContext &context)
{
    FRONTDESK_TRY_ASSIGN(const Room room,
                         context.services.rooms.get(context.actor, context.id<RoomId>()));
    return answer(context, room);
}

Result<Response> update(RequestContext &context, const RoomChanges &body)
{
    FRONTDESK_TRY_ASSIGN(const Room room,
                         context.services.rooms.update(context.actor, context.id<RoomId>(), body,
                                                       context.expectedVersion));
    return answer(context, room);
}

} // namespace

void addRoomRoutes(RouteTable &table)
{
    const auto Rooms = table.group("Rooms"_L1, "Rooms that are booked with the doctor"_L1);
    const auto one = shapeOf<Room>();
    table.add(Method::Post, "/rooms"_L1, administrators(), newRoom(), &create)
        .as("createRoom"_L1, Rooms, "Add a room"_L1)
        .answers(201, one)
        .fails({ErrorCode::AlreadyExists});
    table.add(Method::Get, "/rooms"_L1, staff(), listSchema<ListQuery>(), &list)
        .as("listRooms"_L1, Rooms, "Rooms, by name"_L1)
        .answers(200, pageOf(one));
    table.add(Method::Get, "/rooms/{id}"_L1, staff(), &get)
        .as("getRoom"_L1, Rooms, "One room"_L1)
        .answers(200, one);
    table.add(Method::Patch, "/rooms/{id}"_L1, administrators(), roomChanges(), &update)
        .as("updateRoom"_L1, Rooms, "Change a room"_L1)
        .answers(200, one)
        .fails({ErrorCode::AlreadyExists})
        .ifMatch();
}

} // namespace frontdesk
