// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHostAddress>
#include <QJsonObject>
#include <QList>
#include <QString>

#include <utility>

namespace frontdesk {

using Headers = QList<std::pair<QByteArray, QByteArray>>;

enum class Method { Get, Head, Post, Put, Patch, Delete, Options, Other };

/// "GET", "PATCH", ...
QLatin1StringView toString(Method method);

/// A request as it came, free of any HTTP library's types.
struct Request {
    Method method = Method::Other;
    QString path; ///< as it was sent, percent-encoded
    QByteArray query; ///< without the question mark, percent-encoded
    Headers headers;
    QByteArray body;
    QHostAddress peer; ///< of the connection; whom it speaks for, ClientAddresses tells
    bool isEncrypted = false; ///< came over TLS to this server itself

    /// The first header of that name, whatever its case; empty where there is none.
    QByteArray header(QByteArrayView name) const;
    bool hasHeader(QByteArrayView name) const;
};

/// An answer. Headers that every answer carries are added when it is sent.
struct Response {
    int status = 200;
    QByteArray contentType; ///< empty where there is no body
    QByteArray body;
    Headers headers;

    bool hasHeader(QByteArrayView name) const;

    static Response json(const QJsonObject &object, int status = 200);
    static Response noContent();
    /// Adds the entity tag of an object's version.
    Response &&withVersion(qint64 version) &&;
    Response &&withHeader(const QByteArray &name, const QByteArray &value) &&;
};

} // namespace frontdesk
