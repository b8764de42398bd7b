// SPDX-License-Identifier: GPL-3.0-or-later
#include "interop/holidays.h"

#include "icalendar.h"

#include <QHash>
#include <QMap>
#include <QStringDecoder>

#include <algorithm>

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

constexpr int LongestLabel = 100;
constexpr int LongestUid = 300;
constexpr qint64 LongestDays = 366;
/// Steps of one repetition: daily for the years ahead, and for a long time before today.
constexpr int MostSteps = 20'000;

tl::unexpected<Error> fault(const QString &code, const QString &message)
{
    return fail(invalidField(u"/ics"_s, code, message));
}

QDate dateOf(const icaltimetype &time)
{
    return {time.year, time.month, time.day};
}

/// Seconds from midnight; a leap second is the one before.
int secondsOf(const icaltimetype &time)
{
    return time.is_date ? 0 : time.hour * 3600 + time.minute * 60 + std::min(time.second, 59);
}

/// Turns the times of one event into the clinic's.
class EventTimes
{
public:
    EventTimes(icalcomponent *calendar, const ClinicTime &clinic)
        : m_calendar(calendar)
        , m_clinic(&clinic)
    {
    }

    /// The zone that the property names; a fault where nobody knows it.
    Result<void> useZoneOf(icalproperty *property, const icaltimetype &time)
    {
        m_utc = icaltime_is_utc(time) != 0;
        icalparameter *parameter = icalproperty_get_first_parameter(property, ICAL_TZID_PARAMETER);
        if (m_utc || time.is_date || !parameter)
            return {}; // of the wall clock wherever one is: the clinic's
        const QString name = QString::fromUtf8(icalparameter_get_tzid(parameter));
        // The file's own rules may be old; those of the system are kept up to date.
        if (const auto zone = ClinicTime::forZone(name)) {
            m_zone = *zone;
            return {};
        }
        m_ownZone = icalcomponent_get_timezone(m_calendar, icalparameter_get_tzid(parameter));
        if (!m_ownZone)
            return fault(u"unknown_time_zone"_s, u"An event is in a time zone that is not known"_s);
        return {};
    }

    /// The instant of a time of the event; in a gap its end, in a fold the first.
    Instant instantOf(const icaltimetype &time) const
    {
        if (m_ownZone)
            return Instant(std::chrono::seconds(icaltime_as_timet_with_zone(time, m_ownZone)));
        const int seconds = secondsOf(time);
        static const ClinicTime utc;
        const ClinicTime &zone = m_utc ? utc : m_zone ? *m_zone : *m_clinic;
        return zone.resolve(dateOf(time), WallTime {seconds / 60}).first;
    }

private:
    icalcomponent *m_calendar;
    const ClinicTime *m_clinic;
    std::optional<ClinicTime> m_zone;
    icaltimezone *m_ownZone = nullptr;
    bool m_utc = false;
};

/// One VEVENT, read.
struct Event {
    QString uid;
    QString label;
    icaltimetype start {};
    qint64 days = 1; ///< of a whole-day event
    std::chrono::seconds length {0}; ///< of another
    bool wholeDays = true;
    QDate replaces; ///< the repetition that this one stands for
    QList<icalrecurrencetype> rules;
    QList<QDate> left; ///< repetitions that do not take place
    QList<icaltimetype> besides; ///< times that the rules do not give
};

Result<void> readLength(icalcomponent *component, Event &event, const EventTimes &times)
{
    icalproperty *end = icalcomponent_get_first_property(component, ICAL_DTEND_PROPERTY);
    icalproperty *duration = icalcomponent_get_first_property(component, ICAL_DURATION_PROPERTY);
    if (end) {
        const icaltimetype until = icalproperty_get_dtend(end);
        if (icaltime_is_null_time(until) || bool(until.is_date) != event.wholeDays)
            return fault(u"bad_event"_s, u"An event's end does not go with its start"_s);
        event.days = dateOf(event.start).daysTo(dateOf(until));
        if (!event.wholeDays) {
            EventTimes ofEnd = times;
            FRONTDESK_TRY(ofEnd.useZoneOf(end, until));
            event.length = std::chrono::duration_cast<std::chrono::seconds>(
                ofEnd.instantOf(until) - times.instantOf(event.start));
        }
    } else if (duration) {
        event.length =
            std::chrono::seconds(icaldurationtype_as_int(icalproperty_get_duration(duration)));
        event.days = event.length / std::chrono::hours(24);
    }
    // Some programs write the day itself as the end of a day.
    if (event.wholeDays && event.days == 0)
        event.days = 1;
    const qint64 days = event.wholeDays ? event.days : event.length / std::chrono::hours(24);
    if (event.wholeDays ? event.days < 0 : event.length < std::chrono::seconds(0))
        return fault(u"bad_event"_s, u"An event ends before it starts"_s);
    if (days > LongestDays)
        return fault(u"too_long"_s, u"An event is longer than %1 days"_s.arg(LongestDays));
    return {};
}

Result<void> readRepetitions(icalcomponent *component, Event &event)
{
    bool understood = true;
    eachProperty(component, ICAL_RRULE_PROPERTY, [&](icalproperty *property) {
        const icalrecurrencetype rule = icalproperty_get_rrule(property);
        const bool often = rule.freq == ICAL_SECONDLY_RECURRENCE
                           || rule.freq == ICAL_MINUTELY_RECURRENCE
                           || rule.freq == ICAL_HOURLY_RECURRENCE;
        understood = understood && !often && rule.freq != ICAL_NO_RECURRENCE;
        event.rules.append(rule);
    });
    eachProperty(component, ICAL_EXDATE_PROPERTY, [&](icalproperty *property) {
        event.left.append(dateOf(icalproperty_get_exdate(property)));
    });
    eachProperty(component, ICAL_RDATE_PROPERTY, [&](icalproperty *property) {
        const icaldatetimeperiodtype date = icalproperty_get_rdate(property);
        understood = understood && !icaltime_is_null_time(date.time);
        event.besides.append(date.time);
    });
    if (!understood)
        return fault(u"bad_repetition"_s,
                     u"An event repeats in a way that holidays do not: daily is the most often"_s);
    return {};
}

Result<Event> readEvent(icalcomponent *component, EventTimes &times)
{
    if (icalcomponent_count_errors(component) > 0)
        return fault(u"bad_event"_s, u"An event has a line that is not understood"_s);
    icalproperty *start = icalcomponent_get_first_property(component, ICAL_DTSTART_PROPERTY);
    if (!start)
        return fault(u"bad_event"_s, u"An event has no start"_s);
    Event event;
    event.start = icalproperty_get_dtstart(start);
    if (icaltime_is_null_time(event.start) || !dateOf(event.start).isValid())
        return fault(u"bad_event"_s, u"An event's start is not a time"_s);
    event.wholeDays = event.start.is_date != 0;
    FRONTDESK_TRY(times.useZoneOf(start, event.start));
    const char *uid = icalcomponent_get_uid(component);
    const char *summary = icalcomponent_get_summary(component);
    event.uid = QString::fromUtf8(uid ? uid : "").trimmed();
    event.label = QString::fromUtf8(summary ? summary : "").simplified().left(LongestLabel);
    if (event.uid.size() > LongestUid)
        return fault(u"bad_event"_s, u"An event's UID is too long"_s);
    if (event.uid.isEmpty())
        event.uid = dateOf(event.start).toString(Qt::ISODate) + u' ' + event.label;
    if (icalcomponent_get_first_property(component, ICAL_RECURRENCEID_PROPERTY))
        event.replaces = dateOf(icalcomponent_get_recurrenceid(component));
    FRONTDESK_TRY(readLength(component, event, times));
    FRONTDESK_TRY(readRepetitions(component, event));
    return event;
}

/// Collects holidays by their keys.
class Collector
{
public:
    Collector(const ClinicTime &clinic, QDate today)
        : m_clinic(clinic)
        , m_today(today)
        , m_last(today.addYears(HolidayLimits::YearsAhead))
    {
    }

    Result<void> add(const Event &event, const EventTimes &times)
    {
        // One that stands for a repetition comes first, and keeps its place.
        const bool repeats = !event.rules.isEmpty() || !event.besides.isEmpty();
        if (event.replaces.isValid() || !repeats) {
            QString key = event.uid;
            if (event.replaces.isValid())
                key += u'/' + event.replaces.toString(Qt::ISODate);
            return addTime(event, times, event.start, key);
        }
        QList<icaltimetype> starts = event.besides;
        for (const icalrecurrencetype &rule : event.rules)
            FRONTDESK_TRY(follow(rule, event.start, starts));
        if (event.rules.isEmpty())
            starts.prepend(event.start);
        for (const icaltimetype &start : std::as_const(starts)) {
            if (!event.left.contains(dateOf(start)))
                FRONTDESK_TRY(addTime(event, times, start,
                                      event.uid + u'/' + dateOf(start).toString(Qt::ISODate)));
        }
        return {};
    }

    CalendarHolidays result(int cancelled) const
    {
        CalendarHolidays found {m_holidays.values(), m_past, cancelled};
        std::stable_sort(found.holidays.begin(), found.holidays.end(),
                         [](const CalendarHoliday &a, const CalendarHoliday &b) {
                             return a.firstDay < b.firstDay;
                         });
        return found;
    }

private:
    Result<void> follow(const icalrecurrencetype &rule, const icaltimetype &start,
                        QList<icaltimetype> &starts) const
    {
        const RecurrencePtr iterator(icalrecur_iterator_new(rule, start));
        if (!iterator)
            return fault(u"bad_repetition"_s, u"An event's repetition is not understood"_s);
        for (int step = 0; step < MostSteps; ++step) {
            const icaltimetype next = icalrecur_iterator_next(iterator.get());
            if (icaltime_is_null_time(next) || dateOf(next) > m_last)
                return {};
            starts.append(next);
        }
        return fault(u"too_many"_s, u"An event repeats too often"_s);
    }

    Result<void> addTime(const Event &event, const EventTimes &times, const icaltimetype &start,
                         const QString &key)
    {
        if (event.wholeDays)
            return insert({key,
                           event.label,
                           dateOf(start),
                           dateOf(start).addDays(event.days - 1),
                           {},
                           {ScheduleDay}});
        const Instant from = times.instantOf(start);
        return addSpan(key, event.label, {from, from + event.length});
    }

    /// Cuts a span into what is the same on each day: a part of the first, whole days, a part of
    /// the last.
    Result<void> addSpan(const QString &key, const QString &label, const Interval &span)
    {
        if (span.isEmpty())
            return {};
        const LocalTime from = m_clinic.toLocal(span.start);
        LocalTime to = m_clinic.toLocal(span.end);
        if (to.minutes == 0 && to.date > from.date)
            to = {to.date.addDays(-1), ScheduleDay, to.offsetSeconds};
        if (from.date == to.date)
            return insert({key,
                           label,
                           from.date,
                           from.date,
                           {from.minutes},
                           {std::max(to.minutes, from.minutes + 1)}});
        QDate firstWhole = from.date;
        if (from.minutes > 0) {
            FRONTDESK_TRY(
                insert({key, label, from.date, from.date, {from.minutes}, {ScheduleDay}}));
            firstWhole = from.date.addDays(1);
        }
        const QDate lastWhole = to.minutes == ScheduleDay ? to.date : to.date.addDays(-1);
        if (firstWhole <= lastWhole)
            FRONTDESK_TRY(
                insert({key + "/days"_L1, label, firstWhole, lastWhole, {}, {ScheduleDay}}));
        if (to.minutes < ScheduleDay)
            FRONTDESK_TRY(insert({key + "/end"_L1, label, to.date, to.date, {}, {to.minutes}}));
        return {};
    }

    Result<void> insert(const CalendarHoliday &holiday)
    {
        if (m_holidays.contains(holiday.key) || holiday.firstDay > m_last)
            return {};
        if (holiday.lastDay < m_today) {
            ++m_past;
            return {};
        }
        if (m_holidays.size() >= HolidayLimits::Holidays)
            return fault(u"too_many"_s,
                         u"More than %1 holidays"_s.arg(int(HolidayLimits::Holidays)));
        m_holidays.insert(holiday.key, holiday);
        return {};
    }

    static constexpr int ScheduleDay = 24 * 60;
    const ClinicTime &m_clinic;
    QDate m_today;
    QDate m_last;
    int m_past = 0;
    QMap<QString, CalendarHoliday> m_holidays;
};

/// A whole calendar in the file, or why there is none.
Result<ComponentPtr> parse(const QByteArray &file)
{
    if (file.size() > HolidayLimits::Bytes)
        return fault(u"too_long"_s,
                     u"The file is larger than %1 KiB"_s.arg(HolidayLimits::Bytes / 1024));
    QStringDecoder decoder(QStringDecoder::Utf8);
    const QString text = decoder(file);
    if (decoder.hasError() || text.contains(QChar::Null))
        return fault(u"not_a_calendar"_s, u"The file is not text in UTF-8"_s);
    // libical closes by itself what the file leaves open; a file that was cut off must be told.
    int open = 0;
    int calendars = 0;
    for (const QStringView line : QStringView(text).split(u'\n')) {
        const QStringView word = line.trimmed();
        open += word.startsWith("BEGIN:"_L1, Qt::CaseInsensitive) ? 1 : 0;
        open -= word.startsWith("END:"_L1, Qt::CaseInsensitive) ? 1 : 0;
        calendars += word.compare("BEGIN:VCALENDAR"_L1, Qt::CaseInsensitive) == 0 ? 1 : 0;
    }
    if (calendars == 0)
        return fault(u"not_a_calendar"_s, u"The file is not an iCalendar file"_s);
    if (open != 0)
        return fault(u"cut_off"_s, u"The file is not complete"_s);
    icalerror_set_errors_are_fatal(0);
    ComponentPtr calendar(icalparser_parse_string(file.constData()));
    if (!calendar)
        return fault(u"not_a_calendar"_s, u"The file is not an iCalendar file"_s);
    return calendar;
}

/// The VEVENTs of the calendar or, where a file has several, of all of them.
QList<icalcomponent *> eventsOf(icalcomponent *component)
{
    QList<icalcomponent *> events;
    for (icalcomponent *each = icalcomponent_get_first_component(component, ICAL_ANY_COMPONENT);
         each; each = icalcomponent_get_next_component(component, ICAL_ANY_COMPONENT)) {
        if (icalcomponent_isa(each) == ICAL_VEVENT_COMPONENT)
            events.append(each);
        else if (icalcomponent_isa(each) == ICAL_VCALENDAR_COMPONENT)
            events += eventsOf(each);
    }
    return events;
}

/// The error, with the place of its event among the others.
Error ofEvent(Error error, qsizetype place)
{
    const QString where = u" (event %1 of the file)"_s.arg(place + 1);
    error.message += where;
    for (FieldFault &one : error.faults)
        one.message += where;
    return error;
}

} // namespace

Result<CalendarHolidays> readHolidays(const QByteArray &file, const ClinicTime &clinic, QDate today)
{
    FRONTDESK_TRY_ASSIGN(const ComponentPtr calendar, parse(file));
    const QList<icalcomponent *> components = eventsOf(calendar.get());
    if (components.isEmpty())
        return fault(u"no_events"_s, u"The file has no events"_s);
    if (components.size() > HolidayLimits::Events)
        return fault(u"too_many"_s, u"More than %1 events"_s.arg(int(HolidayLimits::Events)));
    QList<std::pair<Event, EventTimes>> events;
    QList<qsizetype> places;
    QHash<QString, QList<QDate>> left; // repetitions that were called off
    int cancelled = 0;
    for (qsizetype i = 0; i < components.size(); ++i) {
        EventTimes times(icalcomponent_get_parent(components[i]), clinic);
        auto event = readEvent(components[i], times);
        if (!event)
            return fail(ofEvent(event.error(), i));
        if (icalcomponent_get_status(components[i]) == ICAL_STATUS_CANCELLED) {
            ++cancelled;
            if (event->replaces.isValid())
                left[event->uid].append(event->replaces);
            continue;
        }
        events.append({*std::move(event), times});
        places.append(i);
    }
    Collector collector(clinic, today);
    for (const bool replacing : {true, false}) {
        for (qsizetype i = 0; i < events.size(); ++i) {
            auto &[event, times] = events[i];
            if (event.replaces.isValid() != replacing)
                continue;
            event.left += left.value(event.uid);
            if (const auto added = collector.add(event, times); !added)
                return fail(ofEvent(added.error(), places[i]));
        }
    }
    return collector.result(cancelled);
}

} // namespace frontdesk
