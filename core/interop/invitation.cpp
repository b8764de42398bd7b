// SPDX-License-Identifier: GPL-3.0-or-later
#include "interop/invitation.h"

#include "icalendar.h"

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

struct FreeText {
    void operator()(char *text) const { icalmemory_free_buffer(text); }
};

icaltimetype utcTime(Instant instant)
{
    const qint64 seconds = toMillis(instant) / 1000;
    return icaltime_from_timet_with_zone(time_t(seconds), 0, icaltimezone_get_utc_timezone());
}

QByteArray mailto(const QString &address)
{
    return "mailto:" + address.toUtf8();
}

} // namespace

QByteArray methodName(Invitation::Method method)
{
    return method == Invitation::Cancel ? "CANCEL" : "REQUEST";
}

QByteArray toICalendar(const Invitation &invitation)
{
    const bool cancel = invitation.method == Invitation::Cancel;
    const QByteArray summary = invitation.summary.toUtf8();
    const QByteArray uid = invitation.uid.toUtf8();
    icalproperty *attendee = icalproperty_new_attendee(mailto(invitation.attendee).constData());
    icalproperty_add_parameter(attendee, icalparameter_new_role(ICAL_ROLE_REQPARTICIPANT));
    if (!cancel)
        icalproperty_add_parameter(attendee, icalparameter_new_partstat(ICAL_PARTSTAT_NEEDSACTION));
    const icalproperty_status status = cancel                 ? ICAL_STATUS_CANCELLED
                                       : invitation.tentative ? ICAL_STATUS_TENTATIVE
                                                              : ICAL_STATUS_CONFIRMED;
    icalcomponent *event = icalcomponent_vanew(
        ICAL_VEVENT_COMPONENT, icalproperty_new_uid(uid.constData()),
        icalproperty_new_sequence(int(invitation.sequence)),
        icalproperty_new_dtstamp(utcTime(invitation.stampedAt)),
        icalproperty_new_dtstart(utcTime(invitation.span.start)),
        icalproperty_new_dtend(utcTime(invitation.span.end)),
        icalproperty_new_summary(summary.constData()), icalproperty_new_status(status),
        icalproperty_new_organizer(mailto(invitation.organizer).constData()), attendee,
        static_cast<void *>(nullptr));
    const ComponentPtr calendar(icalcomponent_vanew(
        ICAL_VCALENDAR_COMPONENT, icalproperty_new_version("2.0"),
        icalproperty_new_prodid("-//Frontdesk//Frontdesk//EN"),
        icalproperty_new_method(cancel ? ICAL_METHOD_CANCEL : ICAL_METHOD_REQUEST), event,
        static_cast<void *>(nullptr)));
    const std::unique_ptr<char, FreeText> text(icalcomponent_as_ical_string_r(calendar.get()));
    return text ? QByteArray(text.get()) : QByteArray();
}

} // namespace frontdesk
