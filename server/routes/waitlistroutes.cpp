// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources.h"

#include "fields.h"
#include "listing.h"
#include "outputs.h"
#include "policies.h"

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

constexpr int MostOffers = 1000;
constexpr int MostMatches = 10'000;

struct WaitlistList : ListQuery {
    std::optional<PatientId> patientId;
    std::optional<DoctorId> doctorId;
    std::optional<WaitlistStatus> status;
};

struct FreeTime {
    DoctorId doctorId;
    Instant startTime;
    Instant endTime;
};

struct OfferBody {
    DoctorId doctorId;
    Instant startTime;
    std::optional<Instant> endTime;
    int minutes = SlotOffer::DefaultMinutes;
};

struct AnswerBody {
    WaitlistOfferId offerId;
};

FieldType statusField()
{
    QStringList names;
    for (const WaitlistStatus status : allWaitlistStatuses())
        names.append(QString(toString(status)));
    return field::choice(names).about("Whether it still waits"_L1, "WAITING"_L1);
}

FieldType windowsField()
{
    return field::listOf(field::line(11, 11), 10)
        .matching("^[0-2][0-9]:[0-5][0-9]-[0-2][0-9]:[0-5][0-9]$"_L1)
        .about("Parts of the day on the clinic's clock; none: any time"_L1,
               QJsonArray {u"09:00-12:00"_s});
}

FieldType earliestField()
{
    return field::date().about("No day before this one"_L1, "2026-03-09"_L1);
}

FieldType latestField()
{
    return field::date().about("No day after this one"_L1, "2026-04-30"_L1);
}

FieldType expiryField()
{
    return field::time("When it stops waiting; absent: never"_L1);
}

FieldType sourceField()
{
    return field::id("A booking of the patient's that is to be earlier"_L1);
}

FieldType noteField()
{
    return field::text(0, 1000).about("What they wish, in their or the desk's words"_L1,
                                      "Mornings are best"_L1);
}

FieldType anyDays()
{
    return field::daysOfWeek("On these days of the week; none: any"_L1);
}

Schema<NewWaitlistEntry> entryBody()
{
    using Body = NewWaitlistEntry;
    return Schema<Body>()
        .optional("patientId"_L1, &Body::patientId, field::patientId())
        .optional("doctorId"_L1, &Body::doctorId, field::anyDoctorId())
        .optional("specialty"_L1, &Body::specialty, field::wantedSpecialty())
        .optional("typeId"_L1, &Body::typeId, field::typeId())
        .optional("roomId"_L1, &Body::roomId, field::roomId())
        .optional("daysOfWeek"_L1, &Body::daysOfWeek, anyDays())
        .optional("timeWindows"_L1, &Body::windows, windowsField())
        .optional("earliestDate"_L1, &Body::earliestDate, earliestField())
        .optional("latestDate"_L1, &Body::latestDate, latestField())
        .optional("urgency"_L1, &Body::urgency, field::urgency())
        .optional("note"_L1, &Body::note, noteField())
        .optional("expiresAt"_L1, &Body::expiresAt, expiryField())
        .optional("sourceAppointmentId"_L1, &Body::sourceId, sourceField());
}

Schema<WaitlistChanges> entryChanges()
{
    using Body = WaitlistChanges;
    return Schema<Body>()
        .change("doctorId"_L1, &Body::doctorId, field::anyDoctorId())
        .change("specialty"_L1, &Body::specialty, field::wantedSpecialty())
        .clearable("typeId"_L1, &Body::typeId, field::newTypeId())
        .clearable("roomId"_L1, &Body::roomId, field::newRoomId())
        .change("daysOfWeek"_L1, &Body::daysOfWeek, anyDays())
        .change("timeWindows"_L1, &Body::windows, windowsField())
        .optional("earliestDate"_L1, &Body::earliestDate, earliestField())
        .optional("latestDate"_L1, &Body::latestDate, latestField())
        .change("urgency"_L1, &Body::urgency, field::urgency())
        .change("note"_L1, &Body::note, noteField())
        .change("expiresAt"_L1, &Body::expiresAt, expiryField());
}

Schema<WaitlistList> listQuery()
{
    using Query = WaitlistList;
    return listSchema<Query>()
        .optional("patientId"_L1, &Query::patientId, field::patientId())
        .optional("doctorId"_L1, &Query::doctorId, field::doctorId())
        .optional("status"_L1, &Query::status, statusField());
}

Schema<FreeTime> freeTime()
{
    return Schema<FreeTime>()
        .required("doctorId"_L1, &FreeTime::doctorId, field::doctorId())
        .required("startTime"_L1, &FreeTime::startTime, field::startTime())
        .required("endTime"_L1, &FreeTime::endTime, field::endTime());
}

Schema<OfferBody> offerBody()
{
    return Schema<OfferBody>()
        .required("doctorId"_L1, &OfferBody::doctorId, field::doctorId())
        .required("startTime"_L1, &OfferBody::startTime, field::startTime())
        .optional("endTime"_L1, &OfferBody::endTime, field::endTime())
        .optional("minutes"_L1, &OfferBody::minutes,
                  field::integer(1, SlotOffer::MostMinutes)
                      .about("For how long it can be accepted"_L1, SlotOffer::DefaultMinutes));
}

Schema<AnswerBody> answerBody()
{
    return Schema<AnswerBody>().required("offerId"_L1, &AnswerBody::offerId,
                                         field::id("The offer"_L1));
}

const Output<WaitlistOffer> &offerOutput()
{
    using Offer = WaitlistOffer;
    QStringList names;
    for (const OfferStatus status : allOfferStatuses())
        names.append(QString(toString(status)));
    static const auto output =
        Output<Offer>("WaitlistOffer"_L1, "A time that one who waits may have"_L1)
            .field("id"_L1, &Offer::id, field::ownId())
            .field("doctorId"_L1, &Offer::doctorId, field::doctorId())
            .fieldsOf(&Offer::span, outputOf<Interval>())
            .field("status"_L1, &Offer::status,
                   field::choice(names).about("Whether it can be accepted"_L1, "OPEN"_L1))
            .field("expiresAt"_L1, &Offer::expiresAt,
                   field::time("Until when it can be accepted"_L1))
            .optional("appointmentId"_L1, &Offer::appointmentId, field::id("What came of it"_L1))
            .fieldsOf(&Offer::stamp, stampFields());
    return output;
}

const Output<WaitlistDetails> &entryFields()
{
    using Entry = WaitlistEntry;
    static const auto entry =
        Output<Entry>("WaitlistWish"_L1, {})
            .field("id"_L1, &Entry::id, field::ownId())
            .field("patientId"_L1, &Entry::patientId, field::patientId())
            .optional("doctorId"_L1, &Entry::doctorId, field::anyDoctorId())
            .optional("specialty"_L1, &Entry::specialty, field::wantedSpecialty())
            .optional("typeId"_L1, &Entry::typeId, field::typeId())
            .optional("roomId"_L1, &Entry::roomId, field::roomId())
            .field("daysOfWeek"_L1, &Entry::daysOfWeek, anyDays())
            .field("timeWindows"_L1, &Entry::windows, windowsField())
            .optional("earliestDate"_L1, &Entry::earliestDate, earliestField())
            .optional("latestDate"_L1, &Entry::latestDate, latestField())
            .field("urgency"_L1, &Entry::urgency, field::urgency())
            .field("note"_L1, &Entry::note, noteField())
            .field("status"_L1, &Entry::status, statusField())
            .optional("expiresAt"_L1, &Entry::expiresAt, expiryField())
            .optional("sourceAppointmentId"_L1, &Entry::sourceId, sourceField())
            .optional("bookedAppointmentId"_L1, &Entry::bookedId, field::id("What came of it"_L1))
            .fieldsOf(&Entry::stamp, stampFields());
    static const auto output =
        Output<WaitlistDetails>("WaitlistEntry"_L1, "A wish for a time that is not free yet"_L1)
            .fieldsOf(&WaitlistDetails::entry, entry)
            .field("patientName"_L1, &WaitlistDetails::patientName, field::name())
            .optional("doctorName"_L1, &WaitlistDetails::doctorName, field::name());
    return output;
}

} // namespace

template <>
const Output<WaitlistDetails> &outputOf<WaitlistDetails>()
{
    using Details = WaitlistDetails;
    static const auto output =
        Output<Details>("WaitlistEntryWithOffers"_L1,
                        "A wish for a time that is not free yet, and what was offered"_L1)
            .fieldsOf([](const Details &details) { return details; }, entryFields())
            .list("offers"_L1, &Details::offers, offerOutput(), MostOffers, "The oldest first"_L1);
    return output;
}

template <>
const Output<WaitlistMatch> &outputOf<WaitlistMatch>()
{
    static const auto output =
        Output<WaitlistMatch>("WaitlistMatch"_L1, "One who waits, and the time that suits"_L1)
            .object("entry"_L1, &WaitlistMatch::details, entryFields())
            .object("slot"_L1, &WaitlistMatch::slot, outputOf<Interval>());
    return output;
}

namespace {

Result<Response> enter(RequestContext &context, const NewWaitlistEntry &body)
{
    if (!context.actor.isStaff() && !body.patientId.isNull())
        return fail(invalidField(u"/patientId"_s, u"unknown_field"_s,
                                 u"Patients wait for themselves: leave this field out"_s));
    return answerOnce(context, 201,
                      [&] { return context.services.waitlist.enter(context.actor, body); });
}

Result<Response> list(RequestContext &context, const WaitlistList &query)
{
    FRONTDESK_TRY_ASSIGN(
        const auto page,
        context.services.waitlist.list(
            context.actor, {query.patientId, query.doctorId, query.status}, query.page()));
    QJsonArray items;
    for (const WaitlistDetails &details : page.items)
        items.append(entryFields().toJson(details, context.actor.role));
    return listResponse(context, items, page.nextCursor);
}

Result<Response> matches(RequestContext &context, const FreeTime &query)
{
    FRONTDESK_TRY_ASSIGN(const auto found,
                         context.services.waitlist.matchesFor(context.actor, query.doctorId,
                                                              {query.startTime, query.endTime}));
    return listResponse(context, itemsJson(context, found));
}

Result<Response> get(RequestContext &context)
{
    FRONTDESK_TRY_ASSIGN(const auto details, context.services.waitlist.get(
                                                 context.actor, context.id<WaitlistEntryId>()));
    return answer(context, details);
}

Result<Response> update(RequestContext &context, const WaitlistChanges &body)
{
    FRONTDESK_TRY_ASSIGN(const auto details, context.services.waitlist.update(
                                                 context.actor, context.id<WaitlistEntryId>(), body,
                                                 context.expectedVersion));
    return answer(context, details);
}

Result<Response> withdraw(RequestContext &context)
{
    FRONTDESK_TRY(context.services.waitlist.withdraw(context.actor, context.id<WaitlistEntryId>(),
                                                     context.expectedVersion));
    return Response::noContent();
}

Result<Response> offer(RequestContext &context, const OfferBody &body)
{
    return answerOnce(
        context, 200,
        [&] {
            return context.services.waitlist.offer(
                context.actor, {context.id<WaitlistEntryId>()},
                {body.doctorId, body.startTime, body.endTime, body.minutes});
        },
        [](const QList<WaitlistDetails> &offered) { return offered.first(); });
}

Result<Response> accept(RequestContext &context, const AnswerBody &body)
{
    return answerOnce(context, 200, [&] {
        return context.services.waitlist.accept(context.actor, context.id<WaitlistEntryId>(),
                                                body.offerId);
    });
}

Result<Response> decline(RequestContext &context, const AnswerBody &body)
{
    return answerOnce(context, 200, [&] {
        return context.services.waitlist.decline(context.actor, context.id<WaitlistEntryId>(),
                                                 body.offerId);
    });
}

} // namespace

void addWaitlistRoutes(RouteTable &table)
{
    const auto Waitlist =
        table.group("Waiting list"_L1, "Those who wait for a time that is not free yet"_L1);
    const Policy anyone = Policy::signedIn();
    const auto one = shapeOf<WaitlistDetails>();
    table.add(Method::Post, "/waitlist"_L1, anyone, entryBody(), &enter)
        .as("enterWaitlist"_L1, Waitlist, "Wait for a time"_L1)
        .answers(201, one)
        .fails({ErrorCode::Forbidden})
        .says("A patient waits for themselves and leaves patientId, roomId and urgency out; staff "
              "name the patient."_L1);
    table.add(Method::Get, "/waitlist"_L1, anyone, listQuery(), &list)
        .as("listWaitlist"_L1, Waitlist, "Who waits, the most urgent and oldest first"_L1)
        .answers(200, pageOf(entryFields().shape()))
        .says("Patients see their own, doctors those whom they could see."_L1);
    table.add(Method::Get, "/waitlist/matches"_L1, staff(), freeTime(), &matches)
        .as("matchWaitlist"_L1, Waitlist, "Who wants a free time"_L1)
        .answers(200, listOf(shapeOf<WaitlistMatch>(), MostMatches))
        .fails({ErrorCode::NotFound})
        .says("The most urgent first, among these who has waited longest. None where the time is "
              "not free."_L1);
    table.add(Method::Get, "/waitlist/{id}"_L1, anyone, &get)
        .as("getWaitlistEntry"_L1, Waitlist, "One entry, and what was offered to it"_L1)
        .answers(200, one);
    table.add(Method::Patch, "/waitlist/{id}"_L1, anyone, entryChanges(), &update)
        .as("updateWaitlistEntry"_L1, Waitlist, "Change a wish"_L1)
        .answers(200, one)
        .fails({ErrorCode::Forbidden, ErrorCode::IllegalTransition})
        .ifMatch();
    table.add(Method::Delete, "/waitlist/{id}"_L1, anyone, &withdraw)
        .as("leaveWaitlist"_L1, Waitlist, "Wait no longer"_L1)
        .answers(204)
        .fails({ErrorCode::IllegalTransition})
        .ifMatch();
    table.add(Method::Post, "/waitlist/{id}/offer"_L1, staff(), offerBody(), &offer)
        .as("offerToWaitlist"_L1, Waitlist, "Offer a free time"_L1)
        .answers(200, one)
        .fails({ErrorCode::Forbidden, ErrorCode::SlotTaken, ErrorCode::AlreadyExists,
                ErrorCode::IllegalTransition, ErrorCode::OutsideWorkingHours, ErrorCode::InThePast,
                ErrorCode::DoctorInactive, ErrorCode::TypeNotOffered, ErrorCode::RoomBusy,
                ErrorCode::RoomInactive})
        .says("The same time may be offered to several. It is not kept from others: the first to "
              "accept it or to be booked there has it, and then the other offers are closed."_L1);
    table.add(Method::Post, "/waitlist/{id}/accept"_L1, anyone, answerBody(), &accept)
        .as("acceptWaitlistOffer"_L1, Waitlist, "Accept an offer"_L1)
        .answers(200, shapeOf<AppointmentDetails>())
        .fails({ErrorCode::OfferClosed, ErrorCode::PatientBusy})
        .says("Books the time; or moves the booking there that was to be earlier."_L1);
    table.add(Method::Post, "/waitlist/{id}/decline"_L1, anyone, answerBody(), &decline)
        .as("declineWaitlistOffer"_L1, Waitlist, "Decline an offer"_L1)
        .answers(200, one)
        .fails({ErrorCode::OfferClosed});
}

} // namespace frontdesk
