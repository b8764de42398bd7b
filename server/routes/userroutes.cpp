// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources.h"

#include "fields.h"
#include "json.h"
#include "listing.h"
#include "policies.h"

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

struct UserQuery : ListQuery {
    QString query;
};

Schema<UserQuery> userQuery()
{
    return listSchema<UserQuery>().optional("query"_L1, &UserQuery::query, field::searchWords());
}

Schema<NewUser> newUser()
{
    return Schema<NewUser>()
        .required("email"_L1, &NewUser::email, field::email())
        .required("password"_L1, &NewUser::password, field::password())
        .required("role"_L1, &NewUser::role, field::role());
}

Schema<UserChanges> userChanges()
{
    return Schema<UserChanges>()
        .change("email"_L1, &UserChanges::email, field::email())
        .change("role"_L1, &UserChanges::role, field::role())
        .change("isActive"_L1, &UserChanges::isActive, field::boolean())
        .change("password"_L1, &UserChanges::password, field::password());
}

Result<Response> list(RequestContext &context, const UserQuery &query)
{
    FRONTDESK_TRY_ASSIGN(const auto page,
                         context.services.users.list(context.actor, query.query, query.page()));
    return listResponse(context, page, [](const User &user) { return toJson(user); });
}

Result<Response> create(RequestContext &context, const NewUser &body)
{
    FRONTDESK_TRY_ASSIGN(const User user, context.services.users.create(context.actor, body));
    return objectResponse(user, toJson(user), 201);
}

Result<Response> get(RequestContext &context)
{
    FRONTDESK_TRY_ASSIGN(const User user,
                         context.services.users.get(context.actor, context.id<UserId>()));
    return objectResponse(user, toJson(user));
}

Result<Response> update(RequestContext &context, const UserChanges &body)
{
    FRONTDESK_TRY_ASSIGN(const User user,
                         context.services.users.update(context.actor, context.id<UserId>(), body,
                                                       context.expectedVersion));
    return objectResponse(user, toJson(user));
}

Result<Response> deactivate(RequestContext &context)
{
    FRONTDESK_TRY(context.services.users.deactivate(context.actor, context.id<UserId>(),
                                                    context.expectedVersion));
    return Response::noContent();
}

} // namespace

void addUserRoutes(RouteTable &table)
{
    table.add(Method::Get, "/users"_L1, administrators(), userQuery(), &list);
    table.add(Method::Post, "/users"_L1, administrators(), newUser(), &create);
    table.add(Method::Get, "/users/{id}"_L1, administrators(), &get);
    table.add(Method::Patch, "/users/{id}"_L1, administrators(), userChanges(), &update);
    table.add(Method::Delete, "/users/{id}"_L1, administrators(), &deactivate);
}

} // namespace frontdesk
