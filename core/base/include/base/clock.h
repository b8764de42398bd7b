// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>

#include <atomic>
#include <chrono>

namespace frontdesk {

/// A UTC instant with millisecond precision: the only kind of instant in the domain and the
/// database.
using Instant = std::chrono::sys_time<std::chrono::milliseconds>;

/// Where "now" comes from. Passed in, so that tests can set it.
class Clock
{
public:
    virtual ~Clock() = default;
    virtual Instant now() const = 0;
    /// Milliseconds that only ever grow, for deadlines and rate limits; its origin means nothing.
    virtual std::chrono::milliseconds monotonic() const = 0;
    /// Lets so much time pass on the calling thread.
    virtual void pause(std::chrono::milliseconds span) const = 0;
};

class SystemClock final : public Clock
{
public:
    Instant now() const override;
    std::chrono::milliseconds monotonic() const override;
    void pause(std::chrono::milliseconds span) const override;
};

/// A clock that tests set and advance, and that a pause advances; safe to read from any thread.
class FakeClock final : public Clock
{
public:
    explicit FakeClock(Instant start);
    Instant now() const override;
    std::chrono::milliseconds monotonic() const override;
    void pause(std::chrono::milliseconds span) const override;
    void set(Instant now);
    void advance(std::chrono::milliseconds by);

private:
    mutable std::atomic<qint64> m_now;
    mutable std::atomic<qint64> m_monotonic {0};
};

inline qint64 toMillis(Instant instant)
{
    return instant.time_since_epoch().count();
}

inline Instant fromMillis(qint64 millis)
{
    return Instant(std::chrono::milliseconds(millis));
}

/// RFC 3339 in UTC with Z: "2026-03-09T14:05:00Z"; milliseconds only where they are not zero.
QString toRfc3339(Instant instant);

/// The UTC QDateTime of an instant, for the few Qt interfaces that want one.
QDateTime toQDateTimeUtc(Instant instant);

} // namespace frontdesk
