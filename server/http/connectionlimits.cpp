// SPDX-License-Identifier: GPL-3.0-or-later
#include "connectionlimits.h"

#include "http/clientaddresses.h"

#include <limits>
#include <sys/resource.h>

namespace frontdesk {

namespace {

/// How many connections the system has descriptors for. Raises this process's own limit as far as
/// the system allows, for many start with 1,024.
int descriptorsForConnections()
{
    constexpr rlim_t Wanted = 65'536;
    constexpr int Others = 128; // databases, files, what Qt needs
    rlimit limit {};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0)
        return std::numeric_limits<int>::max();
    const rlim_t reachable = qMin(limit.rlim_max, Wanted);
    if (limit.rlim_cur < reachable) {
        limit.rlim_cur = reachable;
        ::setrlimit(RLIMIT_NOFILE, &limit);
    }
    return qMax(int(qMin(limit.rlim_cur, Wanted)) - Others, Others / 4);
}

} // namespace

ConnectionLimits::ConnectionLimits(int most, int mostPerAddress, Exemption isExempt)
    : m_most(most)
    , m_mostPerAddress(mostPerAddress)
    , m_mostOpen(descriptorsForConnections())
    , m_isExempt(std::move(isExempt))
{
}

bool ConnectionLimits::enter(const QHostAddress &address)
{
    const bool isExempt = m_isExempt(address);
    const QMutexLocker locker(&m_mutex);
    if (m_open >= m_mostOpen)
        return false;
    if (!isExempt) {
        if (m_counted >= m_most)
            return false;
        int &count = m_byAddress[ClientAddresses::countedAs(address)];
        if (count >= m_mostPerAddress)
            return false;
        ++count;
        ++m_counted;
    }
    ++m_open;
    return true;
}

void ConnectionLimits::leave(const QHostAddress &address)
{
    const bool isExempt = m_isExempt(address);
    const QMutexLocker locker(&m_mutex);
    --m_open;
    if (isExempt)
        return;
    --m_counted;
    const auto count = m_byAddress.find(ClientAddresses::countedAs(address));
    if (count != m_byAddress.end() && --*count == 0)
        m_byAddress.erase(count);
}

int ConnectionLimits::open() const
{
    const QMutexLocker locker(&m_mutex);
    return m_open;
}

} // namespace frontdesk
