// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/actor.h"
#include "domain/appointment.h"
#include "domain/notification.h"
#include "domain/scheduleexception.h"
#include "domain/series.h"
#include "domain/user.h"
#include "domain/waitlist.h"
#include "http/fieldspec.h"

#include <QJsonArray>

#include <functional>
#include <memory>

namespace frontdesk {

struct ObjectShape;
using ShapePtr = std::shared_ptr<const ObjectShape>;

/// A field of an object in answers.
struct OutputField {
    QString name;
    FieldType type; ///< where it is a value; its description in any case
    ShapePtr object; ///< where it is an object, or a list of them
    int mostItems = 0; ///< above 0: a list
    bool isOptional = false; ///< left out where it is not set
    QList<Role> viewers; ///< who may see it; empty: everybody
};

/// Which fields an object in answers has; what is not here never leaves.
struct ObjectShape {
    QString name; ///< of the component in the document
    QString description;
    QList<OutputField> fields;

    bool has(QStringView field) const;
};

/// {"items": [...]} of objects.
ShapePtr listOf(const ShapePtr &items, int mostItems);
/// One page of a list: the same, with a nextCursor.
ShapePtr pageOf(const ShapePtr &items);

// How a member is written.
inline QJsonValue toWire(const QString &value)
{
    return value;
}
inline QJsonValue toWire(bool value)
{
    return value;
}
inline QJsonValue toWire(int value)
{
    return value;
}
inline QJsonValue toWire(qint64 value)
{
    return value;
}
inline QJsonValue toWire(std::chrono::seconds value)
{
    return qint64(value.count());
}
inline QJsonValue toWire(NotificationKind value)
{
    return QString(toString(value));
}
inline QJsonValue toWire(Channel value)
{
    return QString(toString(value));
}
inline QJsonValue toWire(QDate value)
{
    return value.toString(Qt::ISODate);
}
inline QJsonValue toWire(WallTime value)
{
    return toString(value);
}
inline QJsonValue toWire(Instant value)
{
    return toRfc3339(value);
}
inline QJsonValue toWire(Role value)
{
    return QString(toString(value));
}
inline QJsonValue toWire(AppointmentStatus value)
{
    return QString(toString(value));
}
inline QJsonValue toWire(ExceptionKind value)
{
    return QString(toString(value));
}
inline QJsonValue toWire(BookingChannel value)
{
    return QString(toString(value));
}
inline QJsonValue toWire(Urgency value)
{
    return QString(toString(value));
}
inline QJsonValue toWire(WaitlistStatus value)
{
    return QString(toString(value));
}
inline QJsonValue toWire(OfferStatus value)
{
    return QString(toString(value));
}
inline QJsonValue toWire(RecurrencePattern value)
{
    return QString(toString(value));
}
inline QJsonValue toWire(const TimeWindow &value)
{
    return toString(value);
}
template <class Tag>
QJsonValue toWire(const Id<Tag> &value)
{
    return value.toString();
}
template <class Tag>
QJsonValue toWire(const QList<Id<Tag>> &values)
{
    QJsonArray items;
    for (const Id<Tag> &value : values)
        items.append(value.toString());
    return items;
}
template <class M>
QJsonValue toWire(const QList<M> &values)
{
    QJsonArray array;
    for (const M &value : values)
        array.append(toWire(value));
    return array;
}
template <class M>
QJsonValue toWire(const std::optional<M> &value)
{
    return value ? toWire(*value) : QJsonValue();
}

// Whether an optional field is there.
inline bool isSet(const QString &value)
{
    return !value.isEmpty();
}
inline bool isSet(QDate value)
{
    return value.isValid();
}
template <class Tag>
bool isSet(const Id<Tag> &value)
{
    return !value.isNull();
}
template <class M>
bool isSet(const std::optional<M> &value)
{
    return value.has_value();
}

/// The one declaration of a T in answers: its fields, what they mean, and who may see them. The
/// JSON and the document's schema both follow from it. A `get` is a pointer to a member of T, or
/// a function of a T.
template <class T>
class Output
{
public:
    Output(QLatin1StringView name, QLatin1StringView description)
        : m_shape {QString(name), QString(description), {}}
    {
    }

    /// A field that is always there.
    template <class Get>
    Output &&field(QLatin1StringView name, Get get, const FieldType &type,
                   const QList<Role> &viewers = {}) &&
    {
        return std::move(*this).add(
            {QString(name), type, {}, 0, false, viewers},
            [get](const T &value, Role) { return toWire(std::invoke(get, value)); });
    }

    /// A field that is left out where it has no value.
    template <class Get>
    Output &&optional(QLatin1StringView name, Get get, const FieldType &type,
                      const QList<Role> &viewers = {}) &&
    {
        return std::move(*this).add(
            {QString(name), type, {}, 0, true, viewers}, [get](const T &value, Role) -> QJsonValue {
                const auto &member = std::invoke(get, value);
                return isSet(member) ? toWire(member) : QJsonValue::Undefined;
            });
    }

    template <class Get, class Member>
    Output &&object(QLatin1StringView name, Get get, const Output<Member> &output) &&
    {
        return std::move(*this).add({QString(name), {}, output.shape(), 0, false, {}},
                                    [get, output](const T &value, Role viewer) {
                                        return output.toJson(std::invoke(get, value), viewer);
                                    });
    }

    /// An object that is left out where there is nothing in it.
    template <class Get, class Member>
    Output &&optionalObject(QLatin1StringView name, Get get, const Output<Member> &output) &&
    {
        return std::move(*this).add(
            {QString(name), {}, output.shape(), 0, true, {}},
            [get, output](const T &value, Role viewer) -> QJsonValue {
                const QJsonObject json = output.toJson(std::invoke(get, value), viewer);
                return json.isEmpty() ? QJsonValue(QJsonValue::Undefined) : QJsonValue(json);
            });
    }

    template <class Get, class Item>
    Output &&list(QLatin1StringView name, Get get, const Output<Item> &output, int mostItems,
                  QLatin1StringView description) &&
    {
        return std::move(*this).add(
            {QString(name), FieldType().about(description), output.shape(), mostItems, false, {}},
            [get, output](const T &value, Role viewer) {
                QJsonArray items;
                for (const Item &item : std::invoke(get, value))
                    items.append(output.toJson(item, viewer));
                return items;
            });
    }

    /// Every field of `output`, as fields of this object.
    template <class Get, class Member>
    Output &&fieldsOf(Get get, const Output<Member> &output) &&
    {
        m_shape.fields += output.m_shape.fields;
        for (const auto &write : output.m_writers)
            m_writers.append([get, write](QJsonObject &json, const T &value, Role viewer) {
                write(json, std::invoke(get, value), viewer);
            });
        return std::move(*this);
    }

    /// What `viewer` may see of `value`.
    QJsonObject toJson(const T &value, Role viewer) const
    {
        QJsonObject json;
        for (const auto &write : m_writers)
            write(json, value, viewer);
        return json;
    }

    ShapePtr shape() const { return std::make_shared<const ObjectShape>(m_shape); }

private:
    template <class Other>
    friend class Output;

    template <class Read>
    Output &&add(OutputField field, Read read) &&
    {
        m_writers.append([name = field.name, viewers = field.viewers,
                          read](QJsonObject &json, const T &value, Role viewer) {
            if (!viewers.isEmpty() && !viewers.contains(viewer))
                return;
            // An undefined value is not inserted.
            if (const QJsonValue wire = read(value, viewer); !wire.isUndefined())
                json.insert(name, wire);
        });
        m_shape.fields.append(std::move(field));
        return std::move(*this);
    }

    ObjectShape m_shape;
    QList<std::function<void(QJsonObject &, const T &, Role)>> m_writers;
};

} // namespace frontdesk
