// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources.h"

#include "fields.h"
#include "listing.h"
#include "outputs.h"
#include "policies.h"

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

struct NewBody {
    QString url;
    QStringList events;
};

struct ChangeBody {
    std::optional<QString> url;
    std::optional<QStringList> events;
    std::optional<bool> isActive;
};

QStringList typesOf(const QList<MessageKind> &events)
{
    QStringList types;
    for (const MessageKind kind : events)
        types.append(QString(webhookType(kind)));
    return types;
}

QList<MessageKind> kindsOf(const QStringList &types)
{
    QList<MessageKind> kinds;
    for (const MessageKind kind : webhookEvents()) {
        if (types.contains(webhookType(kind)))
            kinds.append(kind);
    }
    return kinds;
}

FieldType urlField()
{
    return field::line(1, Webhook::MostUrl)
        .about("Where events are posted to: https, at an address that everybody can reach"_L1,
               "https://integrator.example/frontdesk"_L1);
}

FieldType eventsField()
{
    return field::listOf(
               field::choice(typesOf(webhookEvents())).about("An event"_L1, "appointment.moved"_L1),
               webhookEvents().size())
        .about("What it is told of"_L1,
               QJsonArray {u"appointment.created"_s, u"appointment.moved"_s});
}

FieldType activeField()
{
    return field::isActive(
        "Whether events are sent to it; one that answers 410 is made inactive"_L1);
}

} // namespace

template <>
const Output<Webhook> &outputOf<Webhook>()
{
    static const auto output =
        Output<Webhook>("Webhook"_L1, "An integrator's program that is told of appointments"_L1)
            .field("id"_L1, &Webhook::id, field::ownId())
            .field("url"_L1, &Webhook::url, urlField())
            .field(
                "events"_L1, [](const Webhook &webhook) { return typesOf(webhook.events); },
                eventsField())
            .field("isActive"_L1, &Webhook::isActive, activeField())
            .optional("disabledReason"_L1, &Webhook::disabledReason,
                      field::line(0, 100).about("Why the clinic's program made it inactive"_L1,
                                                "HTTP 410"_L1))
            .fieldsOf(&Webhook::stamp, stampFields());
    return output;
}

template <>
const Output<MadeWebhook> &outputOf<MadeWebhook>()
{
    static const auto output =
        Output<MadeWebhook>("MadeWebhook"_L1,
                            "A webhook with its secret, which is shown this once"_L1)
            .field(
                "secret"_L1, &MadeWebhook::secret,
                field::line(40, 100).about("What signs the events: whsec_ and Base64"_L1,
                                           "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYo="_L1))
            .fieldsOf(&MadeWebhook::webhook, outputOf<Webhook>());
    return output;
}

namespace {

Result<Response> create(RequestContext &context, const NewBody &body)
{
    return answerOnce(context, 201, [&] {
        return context.services.webhooks.create(context.actor, {body.url, kindsOf(body.events)});
    });
}

Result<Response> list(RequestContext &context, const ListQuery &query)
{
    FRONTDESK_TRY_ASSIGN(const auto page,
                         context.services.webhooks.list(context.actor, query.page()));
    return listResponse(context, page);
}

Result<Response> get(RequestContext &context)
{
    FRONTDESK_TRY_ASSIGN(const Webhook webhook,
                         context.services.webhooks.get(context.actor, context.id<WebhookId>()));
    return answer(context, webhook);
}

Result<Response> update(RequestContext &context, const ChangeBody &body)
{
    WebhookChanges changes;
    changes.url = body.url;
    if (body.events)
        changes.events = kindsOf(*body.events);
    changes.isActive = body.isActive;
    FRONTDESK_TRY_ASSIGN(const Webhook webhook,
                         context.services.webhooks.update(context.actor, context.id<WebhookId>(),
                                                          changes, context.expectedVersion));
    return answer(context, webhook);
}

Result<Response> renewSecret(RequestContext &context)
{
    const auto id = context.id<WebhookId>();
    return answerOnce(context, 200,
                      [&] { return context.services.webhooks.renewSecret(context.actor, id); });
}

Result<Response> remove(RequestContext &context)
{
    FRONTDESK_TRY(context.services.webhooks.remove(context.actor, context.id<WebhookId>(),
                                                   context.expectedVersion));
    return Response::noContent();
}

} // namespace

void addWebhookRoutes(RouteTable &table)
{
    const auto Webhooks =
        table.group("Webhooks"_L1, "Programs of integrators that are told of appointments"_L1);
    const auto one = shapeOf<Webhook>();
    table
        .add(Method::Post, "/webhooks"_L1, administrators(),
             Schema<NewBody>()
                 .required("url"_L1, &NewBody::url, urlField())
                 .optional("events"_L1, &NewBody::events, eventsField()),
             &create)
        .as("createWebhook"_L1, Webhooks, "Have a program told of appointments"_L1)
        .answers(201, shapeOf<MadeWebhook>())
        .says(
            "Events are posted as Standard Webhooks 1.0 has them: id, timestamp and signature in "
            "the headers, "
            "{type, timestamp, data} as JSON. Without events in the request it is told of all."_L1);
    table.add(Method::Get, "/webhooks"_L1, administrators(), listSchema<ListQuery>(), &list)
        .as("listWebhooks"_L1, Webhooks, "Webhooks, the oldest first"_L1)
        .answers(200, pageOf(one));
    table.add(Method::Get, "/webhooks/{id}"_L1, administrators(), &get)
        .as("getWebhook"_L1, Webhooks, "One webhook"_L1)
        .answers(200, one);
    table
        .add(Method::Patch, "/webhooks/{id}"_L1, administrators(),
             Schema<ChangeBody>()
                 .change("url"_L1, &ChangeBody::url, urlField())
                 .change("events"_L1, &ChangeBody::events, eventsField())
                 .change("isActive"_L1, &ChangeBody::isActive, activeField()),
             &update)
        .as("updateWebhook"_L1, Webhooks, "Change a webhook, or make it active again"_L1)
        .answers(200, one)
        .ifMatch();
    table.add(Method::Post, "/webhooks/{id}/secret"_L1, administrators(), &renewSecret)
        .as("renewWebhookSecret"_L1, Webhooks, "A new secret in place of the old one"_L1)
        .answers(200, shapeOf<MadeWebhook>());
    table.add(Method::Delete, "/webhooks/{id}"_L1, administrators(), &remove)
        .as("deleteWebhook"_L1, Webhooks, "Forget a webhook, and what waits for it"_L1)
        .answers(204)
        .ifMatch();
}

} // namespace frontdesk
