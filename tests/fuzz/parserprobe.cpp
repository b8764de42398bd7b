// SPDX-License-Identifier: GPL-3.0-or-later
// Says what the parser makes of requests. Each line of the input is a stream of them in base64;
// each line of the output is what was accepted of it, as JSON, and whether it ended with a refusal.
#include "wire/requestparser.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <iostream>
#include <string>

using namespace frontdesk::wire;
using namespace Qt::StringLiterals;
using State = RequestParser::State;

namespace {

QJsonObject toJson(const RequestHead &head, const QByteArray &body)
{
    QJsonArray fields;
    for (const auto &[name, value] : head.fields)
        fields.append(QJsonArray {QString::fromLatin1(name), QString::fromLatin1(value)});
    return {{u"method"_s, QString::fromLatin1(head.method)},
            {u"target"_s, QString::fromLatin1(head.target)},
            {u"version"_s, head.minorVersion},
            {u"fields"_s, fields},
            {u"keepsAlive"_s, head.keepsAlive},
            {u"body"_s, QString::fromLatin1(body.toBase64())}};
}

QJsonObject answerFor(QByteArrayView bytes)
{
    RequestParser parser;
    QJsonArray accepted;
    while (!bytes.isEmpty() && parser.state() != State::Refused) {
        bytes = bytes.sliced(parser.read(bytes));
        if (parser.state() != State::Complete)
            continue;
        accepted.append(toJson(parser.head(), parser.body()));
        // The connection would end here.
        if (!parser.head().keepsAlive)
            break;
        parser.reset();
    }
    return {{u"accepted"_s, accepted}, {u"isRefused"_s, parser.state() == State::Refused}};
}

} // namespace

int main()
{
    std::string line;
    while (std::getline(std::cin, line)) {
        const auto bytes = QByteArray::fromBase64(QByteArray::fromStdString(line));
        std::cout << QJsonDocument(answerFor(bytes)).toJson(QJsonDocument::Compact).toStdString()
                  << std::endl;
    }
    return 0;
}
