// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "http/message.h"
#include "http/output.h"
#include "http/requestcontext.h"
#include "http/schema.h"

#include <functional>
#include <map>
#include <vector>

namespace frontdesk {

/// Who may use a route. There is no default: a route without a policy does not compile. Whose
/// objects a caller may touch is for the services to decide.
class Policy
{
public:
    static Policy everyone() { return Policy(Kind::Everyone, {}); }
    /// The same, and an access token that is sent is looked at; one that is not valid is as none.
    static Policy everyoneByName() { return Policy(Kind::EveryoneByName, {}); }
    static Policy signedIn() { return Policy(Kind::SignedIn, {}); }
    /// Those of these roles. No role at all is no policy, and the server does not start with it.
    static Policy roles(const QList<Role> &roles) { return Policy(Kind::Roles, roles); }

    /// Programs that watch the server: on this machine, or with METRICS_TOKEN from elsewhere.
    static Policy watchers() { return Policy(Kind::Watchers, {}); }

    /// Whether no access token is needed.
    bool isPublic() const { return m_kind == Kind::Everyone || asksForName() || isForWatchers(); }
    bool isForWatchers() const { return m_kind == Kind::Watchers; }
    bool asksForName() const { return m_kind == Kind::EveryoneByName; }
    bool allows(Role role) const { return m_kind != Kind::Roles || m_roles.contains(role); }
    bool isForRoles() const { return m_kind == Kind::Roles; }
    bool isValid() const { return m_kind != Kind::Roles || !m_roles.isEmpty(); }
    /// "everyone", "signed in", the roles, ...
    QString describe() const;

private:
    enum class Kind { Everyone, EveryoneByName, SignedIn, Roles, Watchers };
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

/// Among which requests one counts where too many are refused.
enum class RateLimit {
    Api, ///< those of its user, or of its address where nobody is signed in
    SignIn, ///< those of its address that might guess a secret, of which far fewer are let through
    None, ///< none: whether the server is well may always be asked
};

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
    bool deletesWithBody = false; ///< for DELETE: what it takes must not stand in a URL
    RateLimit rateLimit = RateLimit::Api;
    bool isOpenDuringTotpSetUp = false; ///< open to who must set up a second factor before all else

    // What the document says of it, and the tests hold every answer against.
    QString operationId = {}; ///< "bookAppointment": clients name their functions after it
    QString tag = {}; ///< the group it is listed in
    QString summary = {}; ///< one line
    QString description = {}; ///< more, where there is more to say
    int successStatus = 0;
    ShapePtr answer = {}; ///< of a JSON answer; none where there is no body, or another type
    QByteArrayList otherTypes = {}; ///< media types of answers that are not JSON objects
    QList<ErrorCode> failures = {}; ///< besides those that follow from the rest of the row
    bool checksVersion = false; ///< honours If-Match
    bool isListed = true; ///< in the document; files of the page that shows it are not

    Route &as(QLatin1StringView id, QLatin1StringView group, QLatin1StringView line);
    Route &answers(int status, ShapePtr shape = {});
    Route &answersAs(const QByteArray &mediaType);
    Route &fails(const QList<ErrorCode> &codes);
    Route &ifMatch();
    Route &says(QLatin1StringView more);
    Route &limitedTo(qint64 bytes);
    Route &countsAs(RateLimit limit);
    Route &unlisted();
    Route &withBody();
    Route &duringTotpSetUp();

    bool hasBody() const
    {
        return method == Method::Post || method == Method::Put || method == Method::Patch
               || (method == Method::Delete && deletesWithBody);
    }
    /// "GET /patients/{id}"
    QString name() const;
    /// Every status of failure that it may answer with, and the codes of each.
    std::map<int, QStringList> problems() const;
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

    /// Says what the routes of a group are about, and returns its name for their rows.
    QLatin1StringView group(QLatin1StringView name, QLatin1StringView description)
    {
        m_groups.insert(QString(name), QString(description));
        return name;
    }

    const std::vector<Route> &routes() const { return m_routes; }
    const QHash<QString, QString> &groups() const { return m_groups; }

private:
    QHash<QString, QString> m_groups;
    std::vector<Route> m_routes;
};

} // namespace frontdesk
