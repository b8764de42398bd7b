// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/appointment.h"
#include "domain/scheduleexception.h"
#include "domain/series.h"
#include "domain/user.h"
#include "domain/waitlist.h"
#include "http/fieldspec.h"

#include <functional>

namespace frontdesk {

/// How a checked field becomes a member of type M. JSON's null is M's own empty value.
template <class M>
struct FieldReader {
    static M read(const FieldValue &value) { return std::get<M>(value); }
};

template <>
struct FieldReader<QString> {
    static QString read(const FieldValue &value)
    {
        return std::holds_alternative<QString>(value) ? std::get<QString>(value) : QString();
    }
};

template <>
struct FieldReader<QDate> {
    static QDate read(const FieldValue &value)
    {
        return std::holds_alternative<QDate>(value) ? std::get<QDate>(value) : QDate();
    }
};

template <>
struct FieldReader<int> {
    static int read(const FieldValue &value) { return int(std::get<qint64>(value)); }
};

template <class Tag>
struct FieldReader<Id<Tag>> {
    static Id<Tag> read(const FieldValue &value)
    {
        return std::holds_alternative<QUuid>(value) ? Id<Tag>(std::get<QUuid>(value)) : Id<Tag>();
    }
};

template <class Tag>
struct FieldReader<QList<Id<Tag>>> {
    static QList<Id<Tag>> read(const FieldValue &value)
    {
        QList<Id<Tag>> ids;
        if (const auto *uuids = std::get_if<QList<QUuid>>(&value)) {
            for (const QUuid &uuid : *uuids)
                ids.append(Id<Tag>(uuid));
        }
        return ids;
    }
};

template <>
struct FieldReader<Role> {
    static Role read(const FieldValue &value) { return *parseRole(std::get<QString>(value)); }
};

template <>
struct FieldReader<AppointmentStatus> {
    static AppointmentStatus read(const FieldValue &value)
    {
        return *parseAppointmentStatus(std::get<QString>(value));
    }
};

template <>
struct FieldReader<ExceptionKind> {
    static ExceptionKind read(const FieldValue &value)
    {
        return *parseExceptionKind(std::get<QString>(value));
    }
};

/// A day, or an instant: where a list may start or end.
using Moment = std::variant<QDate, Instant>;

template <>
struct FieldReader<Moment> {
    static Moment read(const FieldValue &value)
    {
        if (std::holds_alternative<QDate>(value))
            return std::get<QDate>(value);
        return std::get<Instant>(value);
    }
};

template <>
struct FieldReader<BookingChannel> {
    static BookingChannel read(const FieldValue &value)
    {
        return *parseBookingChannel(std::get<QString>(value));
    }
};

template <>
struct FieldReader<Urgency> {
    static Urgency read(const FieldValue &value) { return *parseUrgency(std::get<QString>(value)); }
};

template <>
struct FieldReader<WaitlistStatus> {
    static WaitlistStatus read(const FieldValue &value)
    {
        return *parseWaitlistStatus(std::get<QString>(value));
    }
};

template <>
struct FieldReader<RecurrencePattern> {
    static RecurrencePattern read(const FieldValue &value)
    {
        return *parseRecurrencePattern(std::get<QString>(value));
    }
};

template <>
struct FieldReader<SeriesScope> {
    static SeriesScope read(const FieldValue &value)
    {
        return *parseSeriesScope(std::get<QString>(value));
    }
};

/// What is no window is an empty one, which the services refuse.
template <>
struct FieldReader<TimeWindow> {
    static TimeWindow read(const FieldValue &value)
    {
        return parseTimeWindow(std::get<QString>(value)).value_or(TimeWindow());
    }
};

template <class M>
struct FieldReader<QList<M>> {
    static QList<M> read(const FieldValue &value)
    {
        QList<M> list;
        if (const auto *items = std::get_if<FieldItems>(&value)) {
            for (const FieldItem &item : *items)
                list.append(FieldReader<M>::read(item.value));
        }
        return list;
    }
};

template <class M>
struct FieldReader<std::optional<M>> {
    static std::optional<M> read(const FieldValue &value)
    {
        // null clears what has an empty value of its own; for all else it is as good as absent.
        constexpr bool hasEmpty = std::is_same_v<M, QString> || std::is_same_v<M, QDate>;
        if (!hasEmpty && std::holds_alternative<std::monostate>(value))
            return std::nullopt;
        return FieldReader<M>::read(value);
    }
};

/// The one declaration of a body or a query string: which fields it has, and where they go in a T.
/// Reading it, and later the documentation of the interface, follow from it.
template <class T>
class Schema
{
public:
    template <class M>
    Schema &&required(QLatin1StringView name, M T::*member, const FieldType &type) &&
    {
        return std::move(*this).add({QString(name), type, true, false}, member);
    }

    /// May be left out, or be null where `member` has an empty value; the member keeps its default.
    template <class M>
    Schema &&optional(QLatin1StringView name, M T::*member, const FieldType &type) &&
    {
        constexpr bool hasEmpty =
            !std::is_arithmetic_v<M> && !std::is_enum_v<M> && !std::is_same_v<M, WallTime>;
        return std::move(*this).add({QString(name), type, false, hasEmpty}, member);
    }

    /// A change that may be left out but never be null.
    template <class M>
    Schema &&change(QLatin1StringView name, std::optional<M> T::*member, const FieldType &type) &&
    {
        return std::move(*this).add({QString(name), type, false, false}, member);
    }

    /// A change of what may be none: left out it stays, null clears it.
    template <class Tag>
    Schema &&clearable(QLatin1StringView name, std::optional<Id<Tag>> T::*member,
                       const FieldType &type) &&
    {
        m_spec.add({QString(name), type, false, true});
        m_setters.append([member](T &target, const FieldValue &value) {
            target.*member = FieldReader<Id<Tag>>::read(value);
        });
        return std::move(*this);
    }

    /// No body at all is as good as an empty object.
    Schema &&mayBeAbsent() &&
    {
        m_mayBeAbsent = true;
        return std::move(*this);
    }

    const ObjectSpec &spec() const { return m_spec; }
    bool isOptional() const { return m_mayBeAbsent; }

    /// `values` as spec() read them.
    T fill(const ObjectSpec::Values &values) const
    {
        T result;
        for (qsizetype i = 0; i < values.size(); ++i) {
            if (values[i])
                m_setters[i](result, *values[i]);
        }
        return result;
    }

private:
    template <class M>
    Schema &&add(FieldSpec field, M T::*member) &&
    {
        m_spec.add(std::move(field));
        m_setters.append([member](T &target, const FieldValue &value) {
            target.*member = FieldReader<M>::read(value);
        });
        return std::move(*this);
    }

    ObjectSpec m_spec;
    QList<std::function<void(T &, const FieldValue &)>> m_setters;
    bool m_mayBeAbsent = false;
};

} // namespace frontdesk
