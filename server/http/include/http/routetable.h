// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "http/message.h"
#include "http/requestcontext.h"
#include "http/schema.h"

#include <functional>
#include <vector>

namespace frontdesk {

/// Who may use a route. There is no default: a route without a policy does not compile. Whose
/// objects a caller may touch is for the services to decide.
class Policy
{
public:
    static Policy everyone() { return Policy(Kind::Everyone, {}); }
    static Policy signedIn() { return Policy(Kind::SignedIn, {}); }
    /// Those of these roles. No role at all is no policy, and the server does not start with it.
    static Policy roles(const QList<Role> &roles) { return Policy(Kind::Roles, roles); }

    bool isPublic() const { return m_kind == Kind::Everyone; }
    bool allows(Role role) const { return m_kind != Kind::Roles || m_roles.contains(role); }
    bool isValid() const { return m_kind != Kind::Roles || !m_roles.isEmpty(); }
    /// "everyone", "signed in" or the roles.
    QString describe() const;

private:
    enum class Kind { Everyone, SignedIn, Roles };
    Policy(Kind kind, const QList<Role> &roles)
        : m_kind(kind)
        , m_roles(roles)
    {
    }

    Kind m_kind;
    QList<Role> m_roles;
};

/// What a request brings besides its path: the checked fields of its body or its query string.
using RouteHandler = std::function<Result<Response>(RequestContext &, const ObjectSpec::Values &)>;

/// One row of the table.
struct Route {
    static constexpr qint64 DefaultBodyLimit = 1024 * 1024;

    Method method;
    QString pattern; ///< literal segments and {id}, which stands for a UUID
    Policy policy;
    ObjectSpec fields; ///< of the body where the method is POST, PUT or PATCH, else of the query
    bool bodyOptional = false;
    qint64 bodyLimit = DefaultBodyLimit; ///< in bytes
    RouteHandler handler;

    bool hasBody() const
    {
        return method == Method::Post || method == Method::Put || method == Method::Patch;
    }
};

/// Every route of the server, declared once: the router, the checks of rights and input, and the
/// list that `frontdesk-server routes` prints all come from here.
class RouteTable
{
public:
    using PlainHandler = Result<Response> (*)(RequestContext &);
    template <class T>
    using FieldHandler = Result<Response> (*)(RequestContext &, const T &);

    /// A route that takes neither a body nor query parameters.
    Route &add(Method method, QLatin1StringView pattern, const Policy &policy, PlainHandler handler)
    {
        Route route {method, QString(pattern), policy, {}, true, Route::DefaultBodyLimit, {}};
        if (handler) {
            route.handler = [handler](RequestContext &context, const ObjectSpec::Values &) {
                return handler(context);
            };
        }
        return m_routes.emplace_back(std::move(route));
    }

    /// A route whose body (or query, for GET and DELETE) is a T.
    template <class T>
    Route &add(Method method, QLatin1StringView pattern, const Policy &policy,
               const Schema<T> &schema, FieldHandler<T> handler)
    {
        Route route {method,
                     QString(pattern),
                     policy,
                     schema.spec(),
                     schema.isOptional(),
                     Route::DefaultBodyLimit,
                     {}};
        if (handler) {
            route.handler = [schema, handler](RequestContext &context,
                                              const ObjectSpec::Values &values) {
                return handler(context, schema.fill(values));
            };
        }
        return m_routes.emplace_back(std::move(route));
    }

    const std::vector<Route> &routes() const { return m_routes; }

private:
    std::vector<Route> m_routes;
};

} // namespace frontdesk
