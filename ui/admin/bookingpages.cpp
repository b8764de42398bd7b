// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/bookingpages.h"

namespace frontdesk {

using namespace Qt::StringLiterals;

TypesPage::TypesPage(DeskContext &context, QWidget *parent)
    : RecordPage<AppointmentType, TypeEditor>(parent)
{
    setObjectName(u"typesPage"_s);
    build(
        context, ChangedEntity::AppointmentType,
        {tr("Types of appointments"),
         {},
         u"clock"_s,
         tr("No types yet"),
         tr("A type says how long an appointment takes and what it needs around it."),
         tr("New type")},
        {{[] { return tr("Name"); }, [](const AppointmentType &type) { return type.name; }},
         {[] { return tr("Length"); },
          [](const AppointmentType &type) { return tr("%Ln min", nullptr, type.durationMinutes); }},
         {[] { return tr("Online"); },
          [](const AppointmentType &type) { return type.bookableOnline ? tr("Yes") : tr("No"); }},
         {[] { return tr("State"); },
          [](const AppointmentType &type) {
              return type.isActive ? tr("In use") : tr("Not in use");
          }}},
        [actor = context.actor](Services &services, const QString &, const PageRequest &request) {
            return services.appointmentTypes.list(actor, false, request);
        },
        new TypeEditor(context), {u"new"_s, tr("New")},
        {u"clock"_s, tr("No type chosen"), tr("Choose a type to see its particulars.")});
}

QString TypesPage::title() const
{
    return tr("Types");
}

QString TypesPage::iconName() const
{
    return u"clock"_s;
}

RoomsPage::RoomsPage(DeskContext &context, QWidget *parent)
    : RecordPage<Room, RoomEditor>(parent)
{
    setObjectName(u"roomsPage"_s);
    build(context, ChangedEntity::Room,
          {tr("Rooms"),
           {},
           u"chair"_s,
           tr("No rooms yet"),
           tr("A room that is kept here can be booked with the doctor."),
           tr("New room")},
          {{[] { return tr("Name"); }, [](const Room &room) { return room.name; }},
           {[] { return tr("State"); },
            [](const Room &room) { return room.isActive ? tr("In use") : tr("Not in use"); }}},
          [actor = context.actor](Services &services, const QString &, const PageRequest &request) {
              return services.rooms.list(actor, false, request);
          },
          new RoomEditor(context), {u"new"_s, tr("New")},
          {u"chair"_s, tr("No room chosen"), tr("Choose a room to see its particulars.")});
}

QString RoomsPage::title() const
{
    return tr("Rooms");
}

QString RoomsPage::iconName() const
{
    return u"chair"_s;
}

} // namespace frontdesk
