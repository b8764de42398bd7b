// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QMutex>

#include <array>
#include <chrono>
#include <list>

namespace frontdesk {

/// What a limit leaves to somebody.
struct Allowance {
    bool isGranted = true; ///< whether this request is let through
    int limit = 0; ///< requests a minute
    int remaining = 0; ///< how many more are let through now
    std::chrono::seconds reset {0}; ///< until the oldest of those that count no longer does
};

/// Lets so many requests of each key through in any minute, exactly: a sliding window of slots. A
/// request counts for 60 to 65 seconds; one that is refused does not count. Thread-safe.
class RateLimiter
{
public:
    static constexpr std::chrono::seconds Window {60};
    static constexpr std::chrono::milliseconds SlotLength {std::chrono::seconds(5)};
    static constexpr qsizetype MostKeys = 20'000; ///< some 5 MB

    /// `perMinute` 0: no limit. Of more than `mostKeys` keys, the one that was used least recently
    /// is forgotten.
    explicit RateLimiter(int perMinute, qsizetype mostKeys = MostKeys);

    bool isOn() const { return m_limit > 0; }
    /// Takes one request of `key` at `now`, by a clock that never goes back.
    Allowance take(const QByteArray &key, std::chrono::milliseconds now);
    /// How many keys are remembered.
    qsizetype size() const;

private:
    static constexpr int SlotCount = int(Window / SlotLength) + 1;

    /// The requests of one key, by the slot in which they came.
    struct Entry {
        QByteArray key;
        qint64 newest = 0; ///< the slot of the last one
        std::array<int, SlotCount> counts {};
        int total = 0;

        void moveTo(qint64 slot);
        qint64 oldest() const;
    };
    using Entries = std::list<Entry>;

    Entry &entryOf(const QByteArray &key, qint64 slot);
    void forgetOld(qint64 slot);

    const int m_limit;
    const qsizetype m_mostKeys;
    mutable QMutex m_mutex;
    Entries m_entries; ///< the most recently used first
    QHash<QByteArray, Entries::iterator> m_index;
};

} // namespace frontdesk
