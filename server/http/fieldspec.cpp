// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/fieldspec.h"

#include "domain/user.h"

#include <QJsonArray>
#include <QSet>

#include <algorithm>
#include <cmath>

namespace frontdesk {

using namespace Qt::StringLiterals;

FieldType FieldType::about(QLatin1StringView meaning, const QJsonValue &sample) const
{
    FieldType type = *this;
    type.description = meaning;
    if (!sample.isUndefined())
        type.example = sample;
    return type;
}

FieldType FieldType::matching(QLatin1StringView regularExpression) const
{
    FieldType type = *this;
    type.pattern = regularExpression;
    return type;
}

namespace field {

FieldType text(qint64 least, qint64 most)
{
    FieldType type {FieldType::Kind::Text, least, most, {}};
    type.isMultiline = true;
    return type.matching(R"(^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]*$)"_L1);
}

FieldType line(qint64 least, qint64 most)
{
    FieldType type {FieldType::Kind::Text, least, most, {}};
    return type.matching(R"(^[^\u0000-\u001f\u007f-\u009f]*$)"_L1);
}

FieldType secret(qint64 least, qint64 most)
{
    FieldType type {FieldType::Kind::Text, least, most, {}};
    type.isSecret = true;
    return type.about({}, "correct horse battery"_L1);
}

FieldType email()
{
    return {FieldType::Kind::Email, 1, 254, {}};
}

FieldType boolean()
{
    return {FieldType::Kind::Boolean, 0, 0, {}};
}

FieldType integer(qint64 least, qint64 most)
{
    return {FieldType::Kind::Integer, least, most, {}};
}

FieldType date()
{
    return {FieldType::Kind::Date, 0, 0, {}};
}

FieldType wallTime()
{
    return {FieldType::Kind::WallTime, 0, 0, {}};
}

FieldType instant()
{
    return {FieldType::Kind::Moment, 0, 0, {}};
}

FieldType dateOrInstant()
{
    return {FieldType::Kind::DateOrMoment, 0, 0, {}};
}

FieldType uuid()
{
    return {FieldType::Kind::Uuid, 0, 0, {}};
}

FieldType uuids(qint64 most)
{
    return {FieldType::Kind::Uuids, 0, most, {}};
}

FieldType choice(const QStringList &choices)
{
    return {FieldType::Kind::Choice, 0, 0, choices};
}

FieldType listOf(const FieldType &item, qint64 mostItems)
{
    FieldType type = item;
    type.mostItems = mostItems;
    return type;
}

FieldType cursor()
{
    constexpr qint64 Longest = 2000;
    return line(0, Longest)
        .matching("^[A-Za-z0-9._-]*$"_L1)
        .about(
            "The nextCursor of the page before, as it came; for the same list, filters and user"_L1,
            "1.5c2f0b7a9d3e4f16.QWxpY2UfMDE4OTBh"_L1);
}

} // namespace field

namespace {

using Kind = FieldType::Kind;

/// A value, or what is wrong with it: a fault's code and message.
struct Fault {
    QString code;
    QString message;
};
using Reading = tl::expected<FieldValue, Fault>;

tl::unexpected<Fault> wrong(QLatin1StringView code, const QString &message)
{
    return tl::unexpected(Fault {QString(code), message});
}

tl::unexpected<Fault> wrongType(const FieldType &type)
{
    if (type.mostItems > 0)
        return wrong("wrong_type"_L1, u"It must be a list"_s);
    switch (type.kind) {
    case Kind::Boolean:
        return wrong("wrong_type"_L1, u"It must be true or false"_s);
    case Kind::Integer:
        return wrong("wrong_type"_L1, u"It must be a whole number"_s);
    case Kind::Uuids:
        return wrong("wrong_type"_L1, u"It must be a list of strings"_s);
    default:
        return wrong("wrong_type"_L1, u"It must be a string"_s);
    }
}

bool hasControlCharacter(const FieldType &type, const QString &text)
{
    return std::any_of(text.begin(), text.end(), [&](QChar c) {
        const bool isBreak = c == u'\n' || c == u'\r' || c == u'\t';
        return c.category() == QChar::Other_Control && !(type.isMultiline && isBreak);
    });
}

Reading readText(const FieldType &type, const QString &text)
{
    if (text.isEmpty() && type.least > 0)
        return wrong("required"_L1, u"A value is required"_s);
    if (text.size() < type.least)
        return wrong("too_short"_L1, u"At least %1 characters are needed"_s.arg(type.least));
    if (text.size() > type.most)
        return wrong("too_long"_L1, u"At most %1 characters are allowed"_s.arg(type.most));
    if (type.kind == Kind::Text && !type.isSecret && hasControlCharacter(type, text))
        return wrong("control_character"_L1, u"Control characters are not allowed"_s);
    if (type.kind == Kind::Email && !isPlausibleEmail(normalisedEmail(text)))
        return wrong("not_an_email"_L1, u"This is not an e-mail address"_s);
    return text;
}

Reading readInteger(const FieldType &type, qint64 number)
{
    if (number < type.least || number > type.most)
        return wrong("out_of_range"_L1,
                     u"It must be from %1 to %2"_s.arg(type.least).arg(type.most));
    return number;
}

/// `parsed` as a value, or the fault that it cannot be read.
template <class T>
Reading orWrong(const std::optional<T> &parsed, QLatin1StringView code, const QString &message)
{
    if (!parsed)
        return wrong(code, message);
    return FieldValue(*parsed);
}

std::optional<QUuid> parseUuid(QStringView text)
{
    const auto id = Id<struct AnyTag>::parse(text);
    return id ? std::optional(id->uuid()) : std::nullopt;
}

Reading readInstant(const QString &text)
{
    return orWrong(parseRfc3339(text), "not_an_instant"_L1,
                   u"It must be an RFC 3339 time with Z or an offset, "
                   "such as 2026-03-09T14:05:00Z"_s);
}

Reading readDate(const QString &text)
{
    return orWrong(parseWireDate(text), "not_a_date"_L1, u"It must be a date as YYYY-MM-DD"_s);
}

/// A value that is written as a string both in JSON and in a query.
Reading readString(const FieldType &type, const QString &text)
{
    switch (type.kind) {
    case Kind::Text:
    case Kind::Email:
        return readText(type, text);
    case Kind::Date:
        return readDate(text);
    case Kind::WallTime:
        return orWrong(parseWallTime(text), "not_a_time"_L1, u"It must be a time as HH:MM"_s);
    case Kind::Moment:
        return readInstant(text);
    case Kind::DateOrMoment:
        return text.size() <= 10 ? readDate(text) : readInstant(text);
    case Kind::Uuid:
        return orWrong(parseUuid(text), "not_an_id"_L1, u"It must be a UUID"_s);
    case Kind::Choice:
        if (!type.choices.contains(text))
            return wrong("not_allowed"_L1,
                         u"It must be one of: %1"_s.arg(type.choices.join(u", "_s)));
        return text;
    case Kind::Boolean:
    case Kind::Integer:
    case Kind::Uuids:
        break;
    }
    return wrongType(type);
}

Reading readUuids(const FieldType &type, const QJsonValue &value)
{
    if (!value.isArray())
        return wrongType(type);
    const QJsonArray items = value.toArray();
    if (items.size() > type.most)
        return wrong("too_many"_L1, u"At most %1 can be given"_s.arg(type.most));
    QList<QUuid> ids;
    for (const QJsonValue &item : items) {
        const auto id = parseUuid(item.toString());
        if (!id)
            return wrong("not_an_id"_L1, u"Each must be a UUID"_s);
        ids.append(*id);
    }
    return ids;
}

Reading readJson(const FieldSpec &field, const QJsonValue &value);

Reading readList(const FieldSpec &field, const QJsonValue &value)
{
    if (!value.isArray())
        return wrongType(field.type);
    const QJsonArray array = value.toArray();
    if (array.size() > field.type.mostItems)
        return wrong("too_many"_L1, u"At most %1 are allowed"_s.arg(field.type.mostItems));
    FieldSpec item = field;
    item.type.mostItems = 0;
    item.nullable = false;
    FieldItems items;
    for (const QJsonValue &one : array) {
        Reading reading = readJson(item, one);
        if (!reading)
            return reading;
        items.push_back({*std::move(reading)});
    }
    return FieldValue(std::move(items));
}

Reading readJson(const FieldSpec &field, const QJsonValue &value)
{
    if (value.isNull() && field.nullable)
        return FieldValue();
    if (field.type.mostItems > 0)
        return readList(field, value);
    switch (field.type.kind) {
    case Kind::Boolean:
        if (!value.isBool())
            return wrongType(field.type);
        return value.toBool();
    case Kind::Uuids:
        return readUuids(field.type, value);
    case Kind::Integer: {
        const double number = value.toDouble(0.5);
        // Beyond 2^53 a double is not exact, and no field of ours is that large.
        if (std::floor(number) != number)
            return wrongType(field.type);
        if (std::abs(number) > 9e15)
            return readInteger(field.type, number > 0 ? field.type.most + 1 : field.type.least - 1);
        return readInteger(field.type, qint64(number));
    }
    default:
        if (!value.isString())
            return wrongType(field.type);
        return readString(field.type, value.toString());
    }
}

Reading readQuery(const FieldSpec &field, const QString &text)
{
    if (field.type.mostItems > 0)
        return wrongType(field.type);
    switch (field.type.kind) {
    case Kind::Boolean:
        if (text != "true"_L1 && text != "false"_L1)
            return wrongType(field.type);
        return text == "true"_L1;
    case Kind::Integer: {
        bool isNumber = false;
        const qint64 number = text.toLongLong(&isNumber);
        if (!isNumber || text.startsWith(u'+') || text.trimmed().size() != text.size())
            return wrongType(field.type);
        return readInteger(field.type, number);
    }
    default:
        return readString(field.type, text);
    }
}

/// A name as one step of a JSON pointer (RFC 6901). A name that we do not know is cut to a sane
/// length.
QString pointerTo(const QString &name)
{
    constexpr qsizetype Longest = 100;
    QString step = name.left(Longest);
    step.replace(u'~', "~0"_L1).replace(u'/', "~1"_L1);
    return u'/' + step;
}

void take(const FieldSpec &field, Reading reading, std::optional<FieldValue> &into,
          QList<FieldFault> &faults)
{
    if (reading)
        into = *std::move(reading);
    else
        faults.append({pointerTo(field.name), reading.error().code, reading.error().message});
}

} // namespace

qsizetype ObjectSpec::indexOf(QStringView name) const
{
    const auto found = std::find_if(m_fields.begin(), m_fields.end(),
                                    [&](const FieldSpec &field) { return field.name == name; });
    return found == m_fields.end() ? -1 : found - m_fields.begin();
}

Result<ObjectSpec::Values> ObjectSpec::checked(Values values, QList<FieldFault> faults) const
{
    for (qsizetype i = 0; i < m_fields.size(); ++i) {
        const QString pointer = pointerTo(m_fields[i].name);
        const bool faulty = std::any_of(faults.begin(), faults.end(), [&](const FieldFault &fault) {
            return fault.pointer == pointer;
        });
        if (m_fields[i].required && !values[i] && !faulty)
            faults.append({pointer, u"required"_s, u"A value is required"_s});
    }
    if (faults.isEmpty())
        return values;
    return fail(Error {ErrorCode::InvalidInput,
                       faults.size() == 1 ? u"A field is not valid"_s
                                          : u"%1 fields are not valid"_s.arg(faults.size()),
                       {},
                       faults});
}

Result<ObjectSpec::Values> ObjectSpec::read(const QJsonObject &object) const
{
    Values values(m_fields.size());
    QList<FieldFault> faults;
    for (auto it = object.begin(); it != object.end(); ++it) {
        const qsizetype index = indexOf(it.key());
        if (index < 0)
            faults.append({pointerTo(it.key()), u"unknown_field"_s, u"There is no such field"_s});
        else
            take(m_fields[index], readJson(m_fields[index], it.value()), values[index], faults);
    }
    return checked(std::move(values), std::move(faults));
}

Result<ObjectSpec::Values> ObjectSpec::read(const QueryItems &items) const
{
    Values values(m_fields.size());
    QList<FieldFault> faults;
    QSet<QString> seen;
    for (const auto &[name, text] : items) {
        const qsizetype index = indexOf(name);
        if (index < 0)
            faults.append(
                {pointerTo(name), u"unknown_parameter"_s, u"There is no such parameter"_s});
        else if (seen.contains(name))
            faults.append({pointerTo(name), u"repeated"_s, u"It may be given once"_s});
        else
            take(m_fields[index], readQuery(m_fields[index], text), values[index], faults);
        seen.insert(name);
    }
    return checked(std::move(values), std::move(faults));
}

} // namespace frontdesk
