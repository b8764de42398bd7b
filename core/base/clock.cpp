// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/clock.h"

#include <QTimeZone>

#include <thread>

namespace frontdesk {

using namespace Qt::StringLiterals;

Instant SystemClock::now() const
{
    return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

std::chrono::milliseconds SystemClock::monotonic() const
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(
        std::chrono::steady_clock::now().time_since_epoch());
}

void SystemClock::pause(std::chrono::milliseconds span) const
{
    std::this_thread::sleep_for(span);
}

FakeClock::FakeClock(Instant start)
    : m_now(toMillis(start))
{
}

Instant FakeClock::now() const
{
    return fromMillis(m_now.load());
}

std::chrono::milliseconds FakeClock::monotonic() const
{
    return std::chrono::milliseconds(m_monotonic.load());
}

void FakeClock::pause(std::chrono::milliseconds span) const
{
    m_now += span.count();
    m_monotonic += span.count();
}

void FakeClock::set(Instant now)
{
    m_now.store(toMillis(now));
}

void FakeClock::advance(std::chrono::milliseconds by)
{
    pause(by);
}

QDateTime toQDateTimeUtc(Instant instant)
{
    return QDateTime::fromMSecsSinceEpoch(toMillis(instant), QTimeZone::utc());
}

QString toRfc3339(Instant instant)
{
    const bool whole = toMillis(instant) % 1000 == 0;
    return toQDateTimeUtc(instant).toString(whole ? u"yyyy-MM-dd'T'HH:mm:ss'Z'"_s
                                                  : u"yyyy-MM-dd'T'HH:mm:ss.zzz'Z'"_s);
}

} // namespace frontdesk
