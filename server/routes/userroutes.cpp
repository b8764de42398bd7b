// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources.h"

#include "fields.h"
#include "listing.h"
#include "outputs.h"
#include "policies.h"

namespace frontdesk {

using namespace Qt::StringLiterals;

template <>
const Output<ResetCode> &outputOf<ResetCode>()
{
    static const auto output =
        Output<ResetCode>("ResetCode"_L1, "Shown this once"_L1)
            .field("token"_L1, &ResetCode::code,
                   field::line(43, 43)
                       .matching("^[A-Za-z0-9_-]+$"_L1)
                       .about("Good once, to set a new password"_L1,
                              "3vKq0cW1oVbT5yXn8uQmZr2LhJd7sEfAiGpBtNxYkUw"_L1))
            .field("expiresAt"_L1, &ResetCode::expiresAt, field::time("When it ends"_L1));
    return output;
}

namespace {

struct UserQuery : ListQuery {
    QString query;
};

Schema<UserQuery> userQuery()
{
    return listSchema<UserQuery>().optional(
        "query"_L1, &UserQuery::query, field::searchWords("A part of the e-mail"_L1, "desk@"_L1));
}

Schema<NewUser> newUser()
{
    return Schema<NewUser>()
        .required("email"_L1, &NewUser::email, field::emailAddress())
        .required("password"_L1, &NewUser::password, field::password())
        .required("role"_L1, &NewUser::role, field::officeRole());
}

Schema<UserChanges> userChanges()
{
    return Schema<UserChanges>()
        .change("email"_L1, &UserChanges::email, field::emailAddress())
        .change("role"_L1, &UserChanges::role, field::role())
        .change("isActive"_L1, &UserChanges::isActive,
                field::isActive("Whether they may log in"_L1))
        .change("password"_L1, &UserChanges::password, field::password());
}

Result<Response> list(RequestContext &context, const UserQuery &query)
{
    FRONTDESK_TRY_ASSIGN(const auto page,
                         context.services.users.list(context.actor, query.query, query.page()));
    return listResponse(context, page);
}

Result<Response> create(RequestContext &context, const NewUser &body)
{
    return answerOnce(context, 201,
                      [&] { return context.services.users.create(context.actor, body); });
}

Result<Response> get(RequestContext &context)
{
    FRONTDESK_TRY_ASSIGN(const User user,
                         context.services.users.get(context.actor, context.id<UserId>()));
    return answer(context, user);
}

Result<Response> update(RequestContext &context, const UserChanges &body)
{
    FRONTDESK_TRY_ASSIGN(const User user,
                         context.services.users.update(context.actor, context.id<UserId>(), body,
                                                       context.expectedVersion));
    return answer(context, user);
}

Result<Response> deactivate(RequestContext &context)
{
    FRONTDESK_TRY(context.services.users.deactivate(context.actor, context.id<UserId>(),
                                                    context.expectedVersion));
    return Response::noContent();
}

struct NoFields {
};

Result<Response> makeResetCode(RequestContext &context, const NoFields &)
{
    return answerOnce(context, 201, [&] {
        return context.services.passwordResets.makeCode(context.actor, context.id<UserId>());
    });
}

Result<Response> removeTotp(RequestContext &context)
{
    FRONTDESK_TRY(context.services.secondFactor.removeFor(context.actor, context.id<UserId>()));
    return Response::noContent();
}

} // namespace

void addUserRoutes(RouteTable &table)
{
    const auto Users = table.group("Users"_L1, "Who can log in; for administrators"_L1);
    table.add(Method::Get, "/users"_L1, administrators(), userQuery(), &list)
        .as("listUsers"_L1, Users, "Log-ins, by e-mail"_L1)
        .answers(200, pageOf(shapeOf<User>()));
    table.add(Method::Post, "/users"_L1, administrators(), newUser(), &create)
        .as("createUser"_L1, Users, "Make a log-in for the desk"_L1)
        .answers(201, shapeOf<User>())
        .fails({ErrorCode::AlreadyExists});
    table.add(Method::Get, "/users/{id}"_L1, administrators(), &get)
        .as("getUser"_L1, Users, "One log-in"_L1)
        .answers(200, shapeOf<User>());
    table.add(Method::Patch, "/users/{id}"_L1, administrators(), userChanges(), &update)
        .as("updateUser"_L1, Users, "Change a log-in, or reset its password"_L1)
        .answers(200, shapeOf<User>())
        .fails({ErrorCode::AlreadyExists, ErrorCode::IllegalTransition})
        .ifMatch();
    table.add(Method::Delete, "/users/{id}"_L1, administrators(), &deactivate)
        .as("deactivateUser"_L1, Users, "Disable a log-in and end its sessions"_L1)
        .answers(204)
        .fails({ErrorCode::IllegalTransition})
        .ifMatch();
    table
        .add(Method::Post, "/users/{id}/password-reset"_L1, administrators(),
             Schema<NoFields>().mayBeAbsent(), &makeResetCode)
        .as("makeResetCode"_L1, Users, "Make a code that sets a new password, to hand over"_L1)
        .answers(201, shapeOf<ResetCode>())
        .fails({ErrorCode::IllegalTransition});
    table.add(Method::Delete, "/users/{id}/totp"_L1, administrators(), &removeTotp)
        .as("removeSecondFactor"_L1, Users, "Take a lost second factor away"_L1)
        .answers(204);
}

} // namespace frontdesk
