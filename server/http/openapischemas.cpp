// SPDX-License-Identifier: GPL-3.0-or-later
#include "openapischemas.h"

#include <limits>

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

using Kind = FieldType::Kind;

constexpr auto DatePattern = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"_L1;
constexpr auto WallTimePattern = "^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$"_L1;
constexpr auto MomentPattern = "^[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}"
                               "([.][0-9]{1,9})?([Zz]|[+-][0-9]{2}:[0-9]{2})$"_L1;
constexpr auto DateOrMomentPattern = "^[0-9]{4}-[0-9]{2}-[0-9]{2}([Tt][0-9]{2}:[0-9]{2}:[0-9]{2}"
                                     "([.][0-9]{1,9})?([Zz]|[+-][0-9]{2}:[0-9]{2}))?$"_L1;

QJsonObject stringSchema(int least, int most, QLatin1StringView format, QLatin1StringView pattern)
{
    QJsonObject schema {{u"type"_s, u"string"_s}, {u"minLength"_s, least}, {u"maxLength"_s, most}};
    if (!format.isEmpty())
        schema.insert(u"format"_s, format);
    if (!pattern.isEmpty())
        schema.insert(u"pattern"_s, pattern);
    return schema;
}

QJsonObject textSchema(const FieldType &type)
{
    QJsonObject schema {
        {u"type"_s, u"string"_s}, {u"minLength"_s, type.least}, {u"maxLength"_s, type.most}};
    if (!type.pattern.isEmpty())
        schema.insert(u"pattern"_s, type.pattern);
    if (type.isSecret) {
        schema.insert(u"format"_s, u"password"_s);
        schema.insert(u"writeOnly"_s, true);
    }
    return schema;
}

QJsonObject integerSchema(const FieldType &type)
{
    const bool fits = type.most <= std::numeric_limits<qint32>::max()
                      && type.least >= std::numeric_limits<qint32>::min();
    return {{u"type"_s, u"integer"_s},
            {u"format"_s, fits ? u"int32"_s : u"int64"_s},
            {u"minimum"_s, type.least},
            {u"maximum"_s, type.most}};
}

QJsonObject plainSchema(const FieldType &type)
{
    switch (type.kind) {
    case Kind::Text:
        return textSchema(type);
    case Kind::Email:
        return stringSchema(int(type.least), int(type.most), "email"_L1, {});
    case Kind::Boolean:
        return {{u"type"_s, u"boolean"_s}};
    case Kind::Integer:
        return integerSchema(type);
    case Kind::Date:
        return stringSchema(10, 10, "date"_L1, DatePattern);
    case Kind::WallTime:
        return stringSchema(5, 5, {}, WallTimePattern);
    case Kind::Moment:
        return stringSchema(20, 35, "date-time"_L1, MomentPattern);
    case Kind::DateOrMoment:
        return stringSchema(10, 35, {}, DateOrMomentPattern);
    case Kind::Uuid:
        return stringSchema(36, 36, "uuid"_L1, {});
    case Kind::Choice:
        return {{u"type"_s, u"string"_s}, {u"enum"_s, QJsonArray::fromStringList(type.choices)}};
    case Kind::Uuids:
        return {{u"type"_s, u"array"_s},
                {u"items"_s, stringSchema(36, 36, "uuid"_L1, {})},
                {u"maxItems"_s, type.most}};
    }
    Q_UNREACHABLE();
}

/// What only some may see says so.
QString describe(const OutputField &field)
{
    if (field.viewers.isEmpty())
        return field.type.description;
    QStringList roles;
    for (const Role role : field.viewers)
        roles.append(QString(toString(role)));
    return u"%1. Only for %2"_s.arg(field.type.description, roles.join(u", "_s));
}

QJsonObject listSchema(const QJsonObject &items, int mostItems)
{
    return {{u"type"_s, u"array"_s}, {u"items"_s, items}, {u"maxItems"_s, mostItems}};
}

} // namespace

QJsonObject schemaOf(const FieldType &type, bool nullable)
{
    QJsonObject schema = plainSchema(type);
    if (type.mostItems > 0)
        schema = listSchema(schema, int(type.mostItems));
    if (nullable) {
        schema[u"type"_s] = QJsonArray {schema[u"type"_s], u"null"_s};
        if (schema.contains(u"enum"_s)) {
            QJsonArray choices = schema[u"enum"_s].toArray();
            choices.append(QJsonValue::Null);
            schema[u"enum"_s] = choices;
        }
    }
    if (!type.description.isEmpty())
        schema.insert(u"description"_s, type.description);
    if (!type.example.isUndefined())
        schema.insert(u"examples"_s, QJsonArray {type.example});
    return schema;
}

QJsonObject SchemaCollection::refer(const QString &name, const QJsonObject &schema)
{
    const auto there = m_schemas.constFind(name);
    if (there != m_schemas.constEnd() && there->toObject() != schema)
        m_clashes.append(name);
    m_schemas.insert(name, schema);
    return {{u"$ref"_s, "#/components/schemas/"_L1 + name}};
}

QJsonObject SchemaCollection::body(const QString &name, const ObjectSpec &fields)
{
    QJsonObject properties;
    QJsonArray required;
    for (const FieldSpec &field : fields.fields()) {
        properties.insert(field.name, schemaOf(field.type, field.nullable));
        if (field.required)
            required.append(field.name);
    }
    QJsonObject schema {{u"type"_s, u"object"_s},
                        {u"properties"_s, properties},
                        {u"additionalProperties"_s, false}};
    if (!required.isEmpty())
        schema.insert(u"required"_s, required);
    return refer(name, schema);
}

QJsonObject SchemaCollection::object(const ObjectShape &shape)
{
    QJsonObject properties;
    QJsonArray required;
    for (const OutputField &field : shape.fields) {
        QJsonObject schema = field.object ? object(*field.object) : schemaOf(field.type);
        if (field.mostItems > 0)
            schema = listSchema(schema, field.mostItems);
        if (!field.type.description.isEmpty())
            schema.insert(u"description"_s, describe(field));
        properties.insert(field.name, schema);
        if (!field.isOptional && field.viewers.isEmpty())
            required.append(field.name);
    }
    // Left open, unlike bodies: a later version may answer more.
    return refer(shape.name, {{u"type"_s, u"object"_s},
                              {u"description"_s, shape.description},
                              {u"properties"_s, properties},
                              {u"required"_s, required}});
}

} // namespace frontdesk
