// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/message.h"

#include <QMutex>

#include <array>
#include <atomic>
#include <chrono>
#include <map>
#include <tuple>

namespace frontdesk {

/// What a server has done, counted for Prometheus. Labels are methods, patterns of routes, statuses
/// and words of ours: never a path, nor anything of a person. Thread-safe.
class Metrics
{
public:
    /// One request's stay.
    class InFlight
    {
    public:
        explicit InFlight(Metrics &metrics)
            : m_metrics(metrics)
        {
            ++m_metrics.m_inFlight;
        }
        ~InFlight() { --m_metrics.m_inFlight; }
        Q_DISABLE_COPY_MOVE(InFlight)

    private:
        Metrics &m_metrics;
    };

    /// What is known elsewhere, at the time of asking.
    struct Surroundings {
        int workers = 0;
        int connections = 0; ///< open now
        qint64 databaseFailures = 0;
        std::chrono::milliseconds uptime {0};
    };

    /// Counts an answer. `pattern` is the route's; empty where there is none.
    void answered(Method method, const QString &pattern, int status,
                  std::chrono::milliseconds took);
    void limitedSignIn() { ++m_limitedSignIn; }
    void limitedApi() { ++m_limitedApi; }
    void booked() { ++m_booked; }

    /// All of it in Prometheus's text format 0.0.4.
    QByteArray text(const Surroundings &surroundings) const;

private:
    static constexpr std::array BucketMs {5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000, 10'000};

    struct Durations {
        std::array<qint64, BucketMs.size()> atMost {}; ///< each of its bucket alone
        qint64 count = 0;
        qint64 sumMs = 0;
    };

    void writeRequests(QByteArray &out) const;

    mutable QMutex m_mutex;
    std::map<std::tuple<QString, Method, int>, qint64> m_requests;
    std::map<std::pair<QString, Method>, Durations> m_durations;
    std::atomic<int> m_inFlight {0};
    std::atomic<qint64> m_limitedSignIn {0};
    std::atomic<qint64> m_limitedApi {0};
    std::atomic<qint64> m_booked {0};
};

} // namespace frontdesk
