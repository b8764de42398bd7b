// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/fieldspec.h"
#include "http/output.h"

namespace frontdesk {

/// The JSON Schema (2020-12) of a value.
QJsonObject schemaOf(const FieldType &type, bool nullable = false);

/// The schemas under #/components/schemas, collected as they are referred to.
class SchemaCollection
{
public:
    /// A reference to the schema of a body; `name` is its own.
    QJsonObject body(const QString &name, const ObjectSpec &fields);
    /// A reference to the schema of an object in answers, whose parts come along.
    QJsonObject object(const ObjectShape &shape);

    const QJsonObject &schemas() const { return m_schemas; }
    /// Names that two different schemas have.
    const QStringList &clashes() const { return m_clashes; }

private:
    QJsonObject refer(const QString &name, const QJsonObject &schema);

    QJsonObject m_schemas;
    QStringList m_clashes;
};

} // namespace frontdesk
