// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/clinictime.h"

#include "base/timezonename.h"

#include <algorithm>

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 MillisPerMinute = 60'000;
constexpr qint64 MillisPerDay = 24 * 60 * MillisPerMinute;
constexpr qint64 UnixEpochJulianDay = 2'440'588;

} // namespace

ClinicTime::ClinicTime()
    : ClinicTime(QTimeZone::utc())
{
}

ClinicTime::ClinicTime(const QTimeZone &zone)
    : m_zone(zone)
{
}

bool ClinicTime::isKnownZone(const QString &ianaName)
{
    return isTimeZoneName(ianaName);
}

Result<ClinicTime> ClinicTime::forZone(const QString &ianaName)
{
    if (!isKnownZone(ianaName))
        return fail(
            ErrorCode::ConfigInvalid,
            u"CLINIC_TIMEZONE: '%1' is not an IANA time zone name such as Europe/Berlin"_s.arg(
                ianaName));
    return ClinicTime(QTimeZone(ianaName.toUtf8()));
}

QString ClinicTime::zoneName() const
{
    return QString::fromUtf8(m_zone.id());
}

int ClinicTime::offsetAt(qint64 utcMillis) const
{
    return m_zone.offsetFromUtc(QDateTime::fromMSecsSinceEpoch(utcMillis, QTimeZone::utc()));
}

LocalTime ClinicTime::toLocal(Instant instant) const
{
    const qint64 utc = toMillis(instant);
    const int offset = offsetAt(utc);
    const qint64 local = utc + qint64(offset) * 1000;
    const qint64 dayNumber =
        local >= 0 ? local / MillisPerDay : (local - MillisPerDay + 1) / MillisPerDay;
    return {QDate::fromJulianDay(UnixEpochJulianDay + dayNumber),
            int((local - dayNumber * MillisPerDay) / MillisPerMinute), offset};
}

Resolution ClinicTime::resolve(QDate date, WallTime time) const
{
    const qint64 local =
        (date.toJulianDay() - UnixEpochJulianDay) * MillisPerDay + time.minutes * MillisPerMinute;
    // A zone changes its offset at most once within these two days, so one of the two holds.
    const int before = offsetAt(local - MillisPerDay);
    const int after = offsetAt(local + MillisPerDay);
    const qint64 asBefore = local - qint64(before) * 1000;
    const qint64 asAfter = local - qint64(after) * 1000;
    const bool beforeHolds = offsetAt(asBefore) == before;
    const bool afterHolds = offsetAt(asAfter) == after;
    if (beforeHolds && afterHolds) {
        const auto [first, second] = std::minmax(asBefore, asAfter);
        return {first == second ? Resolution::Unique : Resolution::Ambiguous, fromMillis(first),
                fromMillis(second)};
    }
    if (beforeHolds || afterHolds) {
        const Instant only = fromMillis(beforeHolds ? asBefore : asAfter);
        return {Resolution::Unique, only, only};
    }
    // In a gap: the clocks jump at the first instant that has the later offset.
    qint64 low = std::min(asBefore, asAfter);
    qint64 high = std::max(asBefore, asAfter);
    while (high - low > 1) {
        const qint64 middle = low + (high - low) / 2;
        (offsetAt(middle) == after ? high : low) = middle;
    }
    return {Resolution::Gap, fromMillis(high), fromMillis(high)};
}

Result<Instant> ClinicTime::fromTyped(QDate date, WallTime time) const
{
    const Resolution resolution = resolve(date, time);
    if (resolution.kind == Resolution::Gap)
        return fail(
            invalidField(u"/startTime"_s, u"time_does_not_exist"_s,
                         u"This time does not exist on that day: the clocks go forward over it"_s));
    if (resolution.kind == Resolution::Ambiguous)
        return fail(invalidField(u"/startTime"_s, u"time_is_ambiguous"_s,
                                 u"This time comes twice on that day: give its UTC offset"_s));
    return resolution.first;
}

Interval ClinicTime::day(QDate date) const
{
    return days(date, date);
}

Interval ClinicTime::days(QDate first, QDate last) const
{
    return {resolve(first, WallTime {0}).first, resolve(last.addDays(1), WallTime {0}).first};
}

Interval ClinicTime::window(QDate date, WallTime start, WallTime end) const
{
    const auto at = [&](WallTime time) {
        return time.minutes >= 24 * 60 ? resolve(date.addDays(1), WallTime {time.minutes - 24 * 60})
                                       : resolve(date, time);
    };
    const Resolution last = at(end);
    // Where a fold begins at `end`, the hours of the fold are all after it.
    const qint64 second = toMillis(last.second);
    const bool foldBegins = offsetAt(second - 1) != offsetAt(second);
    return {at(start).first, foldBegins ? last.first : last.second};
}

} // namespace frontdesk
