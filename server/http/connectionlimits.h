// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QHostAddress>
#include <QMutex>

#include <functional>

namespace frontdesk {

/// Counts the connections of a server, all together and by address. Thread-safe.
class ConnectionLimits
{
public:
    /// Whether an address may have as many as it likes.
    using Exemption = std::function<bool(const QHostAddress &)>;

    /// Where the system has fewer descriptors than `most` needs, they are the limit, for exempt
    /// addresses too.
    ConnectionLimits(int most, int mostPerAddress, Exemption isExempt);

    /// Counts one more; false, and not counted, where that is too many.
    bool enter(const QHostAddress &address);
    void leave(const QHostAddress &address);
    int open() const;

private:
    const int m_most;
    const int m_mostPerAddress;
    const int m_mostOpen;
    const Exemption m_isExempt;
    mutable QMutex m_mutex;
    int m_open = 0;
    int m_counted = 0;
    QHash<QByteArray, int> m_byAddress; ///< as ClientAddresses counts them
};

} // namespace frontdesk
