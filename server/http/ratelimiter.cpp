// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/ratelimiter.h"

namespace frontdesk {

RateLimiter::RateLimiter(int perMinute, qsizetype mostKeys)
    : m_limit(perMinute)
    , m_mostKeys(mostKeys)
{
}

/// Drops what came more slots ago than a window has.
void RateLimiter::Entry::moveTo(qint64 slot)
{
    if (slot - newest >= SlotCount) {
        counts.fill(0);
        total = 0;
        newest = slot;
    }
    while (newest < slot) {
        int &leaving = counts[std::size_t(++newest % SlotCount)];
        total -= leaving;
        leaving = 0;
    }
}

/// The first slot in which any came that still counts; the newest where there is none.
qint64 RateLimiter::Entry::oldest() const
{
    qint64 slot = qMax<qint64>(0, newest - SlotCount + 1);
    while (slot < newest && counts[std::size_t(slot % SlotCount)] == 0)
        ++slot;
    return slot;
}

void RateLimiter::forgetOld(qint64 slot)
{
    const auto dropLast = [this] {
        m_index.remove(m_entries.back().key);
        m_entries.pop_back();
    };
    while (!m_entries.empty() && slot - m_entries.back().newest >= SlotCount)
        dropLast();
    if (qsizetype(m_entries.size()) > m_mostKeys)
        dropLast();
}

RateLimiter::Entry &RateLimiter::entryOf(const QByteArray &key, qint64 slot)
{
    if (const auto found = m_index.constFind(key); found != m_index.constEnd()) {
        m_entries.splice(m_entries.begin(), m_entries, *found);
        m_entries.front().moveTo(slot);
    } else {
        m_entries.push_front({key, slot, {}, 0});
        m_index.insert(key, m_entries.begin());
    }
    forgetOld(slot);
    return m_entries.front();
}

Allowance RateLimiter::take(const QByteArray &key, std::chrono::milliseconds now)
{
    if (!isOn())
        return {};
    const qint64 slot = now / SlotLength;
    const QMutexLocker lock(&m_mutex);
    Entry &entry = entryOf(key, slot);
    const bool isGranted = entry.total < m_limit;
    if (isGranted) {
        ++entry.counts[std::size_t(slot % SlotCount)];
        ++entry.total;
    }
    const auto until = (entry.oldest() + SlotCount) * SlotLength - now;
    return {isGranted, m_limit, m_limit - entry.total,
            std::chrono::ceil<std::chrono::seconds>(until)};
}

qsizetype RateLimiter::size() const
{
    const QMutexLocker lock(&m_mutex);
    return m_index.size();
}

} // namespace frontdesk
