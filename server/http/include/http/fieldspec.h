// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "domain/schedule.h"
#include "http/formats.h"

#include <QJsonObject>
#include <QJsonValue>
#include <QStringList>
#include <QUuid>

#include <optional>
#include <variant>
#include <vector>

namespace frontdesk {

/// What a field may hold, so exactly that a document of the interface can be made from it.
struct FieldType {
    enum class Kind {
        Text, ///< `least` to `most` UTF-16 units
        Email,
        Boolean,
        Integer, ///< `least` to `most`
        Date, ///< YYYY-MM-DD
        WallTime, ///< HH:MM
        Moment, ///< RFC 3339 with Z or an offset
        DateOrMoment,
        Uuid,
        Choice, ///< one of `choices`
        Uuids, ///< a list of at most `most`; in bodies alone
    };

    Kind kind = Kind::Text;
    qint64 least = 0;
    qint64 most = 0;
    QStringList choices;
    // For the document alone: what a text is beyond its length, the services hold it to, for the
    // desktop too.
    QString pattern = {}; ///< as ECMA-262 has it; empty: any text
    QString description = {};
    QJsonValue example = QJsonValue::Undefined;
    bool isSecret = false; ///< a password: never shown, and of any characters
    bool isMultiline = false; ///< text that may hold line breaks and tabs
    qint64 mostItems = 0; ///< above 0: a list of at most so many such values; in bodies alone

    /// The same, with what it means and an example of it.
    FieldType about(QLatin1StringView meaning,
                    const QJsonValue &sample = QJsonValue::Undefined) const;
    FieldType matching(QLatin1StringView regularExpression) const;
};

/// The largest whole number that every reader of JSON gets exactly: 2^53 - 1.
constexpr qint64 MostInWire = 9'007'199'254'740'991;

namespace field {
/// Text of several lines.
FieldType text(qint64 least, qint64 most);
/// Text of one line.
FieldType line(qint64 least, qint64 most);
FieldType secret(qint64 least, qint64 most);
FieldType email();
FieldType boolean();
FieldType integer(qint64 least, qint64 most);
FieldType date();
FieldType wallTime();
FieldType instant();
FieldType dateOrInstant();
FieldType uuid();
/// A list of UUIDs, in any order.
FieldType uuids(qint64 most);
FieldType choice(const QStringList &choices);
/// At most `mostItems` of these, with what they mean together.
FieldType listOf(const FieldType &item, qint64 mostItems);
/// Where a list goes on; opaque to clients.
FieldType cursor();
} // namespace field

struct FieldItem;
using FieldItems = std::vector<FieldItem>;

/// A checked value; monostate is JSON's null.
using FieldValue = std::variant<std::monostate, QString, bool, qint64, QDate, WallTime, Instant,
                                QUuid, QList<QUuid>, FieldItems>;

/// One of a list.
struct FieldItem {
    FieldValue value;
};

struct FieldSpec {
    QString name;
    FieldType type;
    bool required = false;
    bool nullable = false;
};

/// The names and values of a query string, decoded, in their order.
using QueryItems = QList<std::pair<QString, QString>>;

/// The fields that an object has: a body's, or a query string's. Anything else is refused, and all
/// faults are reported at once.
class ObjectSpec
{
public:
    /// One for each field in its order; nothing where it is absent.
    using Values = QList<std::optional<FieldValue>>;

    void add(FieldSpec field) { m_fields.append(std::move(field)); }
    const QList<FieldSpec> &fields() const { return m_fields; }

    /// InvalidInput with a JSON pointer for each fault.
    Result<Values> read(const QJsonObject &object) const;
    /// The same for a query string, whose pointers are "/name" too.
    Result<Values> read(const QueryItems &items) const;

private:
    qsizetype indexOf(QStringView name) const;
    Result<Values> checked(Values values, QList<FieldFault> faults) const;

    QList<FieldSpec> m_fields;
};

} // namespace frontdesk
