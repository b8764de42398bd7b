// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/routetable.h"

#include <QHash>
#include <QUuid>

#include <map>
#include <memory>

namespace frontdesk {

/// Finds the route of a request. Immutable once made, so that all workers share one.
class Router
{
public:
    /// What a path and method lead to.
    struct Match {
        enum Kind { Found, NoSuchPath, NoSuchMethod, Options } kind = NoSuchPath;
        const Route *route = nullptr; ///< set where found; for HEAD, the GET route
        QList<QUuid> ids;
        QByteArray
            allow; ///< the path's methods, for an Allow header; empty where there is no such path
    };

    /// Internal where a route has no policy or no handler, is there twice, is not described, or
    /// has a pattern that cannot be.
    static Result<Router> build(RouteTable table);

    /// `path` as it was sent. A path is matched whole: a slash more is another path.
    /// OPTIONS may ask for "*", the server as a whole.
    Match find(Method method, QStringView path) const;

    const RouteTable &table() const { return *m_table; }
    /// The document of the interface that the table makes.
    const QByteArray &document() const { return m_document; }

private:
    struct Node {
        std::map<QString, std::unique_ptr<Node>, std::less<>> literals;
        std::unique_ptr<Node> id;
        std::map<Method, const Route *> routes;
    };

    Router() = default;
    static Result<void> insert(Node &root, const Route &route);

    std::unique_ptr<RouteTable> m_table;
    QByteArray m_document;
    std::unique_ptr<Node> m_root;
};

} // namespace frontdesk
