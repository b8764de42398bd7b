// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/metrics.h"

#include <QFile>

#include <algorithm>

#include <unistd.h>

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

void head(QByteArray &out, QByteArrayView name, QByteArrayView type, QByteArrayView help)
{
    out += "# HELP ";
    out += name;
    out += ' ';
    out += help;
    out += "\n# TYPE ";
    out += name;
    out += ' ';
    out += type;
    out += '\n';
}

void sample(QByteArray &out, QByteArrayView name, const QByteArray &labels, const QByteArray &value)
{
    out += name;
    if (!labels.isEmpty())
        out += '{' + labels + '}';
    out += ' ' + value + '\n';
}

void single(QByteArray &out, QByteArrayView name, QByteArrayView type, QByteArrayView help,
            const QByteArray &value)
{
    head(out, name, type, help);
    sample(out, name, {}, value);
}

QByteArray seconds(qint64 ms)
{
    return QByteArray::number(double(ms) / 1000, 'g', 15);
}

/// Patterns are the program's own text and hold nothing that would need escaping.
QByteArray labelsOf(Method method, const QString &pattern)
{
    const QByteArray route = pattern.isEmpty() ? "none" : pattern.toLatin1();
    return "method=\"" + QByteArray(toString(method).data()) + "\",route=\"" + route + '"';
}

/// Resident bytes of this process; 0 where the system does not tell.
qint64 residentBytes()
{
    QFile file(u"/proc/self/statm"_s);
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    return file.readAll().split(' ').value(1).toLongLong() * ::sysconf(_SC_PAGESIZE);
}

} // namespace

void Metrics::answered(Method method, const QString &pattern, int status,
                       std::chrono::milliseconds took)
{
    const QMutexLocker lock(&m_mutex);
    ++m_requests[{pattern, method, status}];
    Durations &durations = m_durations[{pattern, method}];
    ++durations.count;
    durations.sumMs += took.count();
    const auto bucket = std::lower_bound(BucketMs.begin(), BucketMs.end(), took.count());
    if (bucket != BucketMs.end())
        ++durations.atMost[std::size_t(bucket - BucketMs.begin())];
}

void Metrics::writeRequests(QByteArray &out) const
{
    const QMutexLocker lock(&m_mutex);
    head(out, "frontdesk_http_requests_total", "counter", "Requests that were answered");
    for (const auto &[key, count] : m_requests) {
        const auto &[pattern, method, status] = key;
        sample(out, "frontdesk_http_requests_total",
               labelsOf(method, pattern) + ",status=\"" + QByteArray::number(status) + '"',
               QByteArray::number(count));
    }
    const QByteArray histogram("frontdesk_http_request_duration_seconds");
    head(out, histogram, "histogram", "Time from a whole request to its answer");
    for (const auto &[key, durations] : m_durations) {
        const QByteArray labels = labelsOf(key.second, key.first);
        const auto bucket = [&](const QByteArray &most, qint64 count) {
            sample(out, histogram + "_bucket", labels + ",le=\"" + most + '"',
                   QByteArray::number(count));
        };
        qint64 sum = 0;
        for (std::size_t i = 0; i < BucketMs.size(); ++i)
            bucket(seconds(BucketMs[i]), sum += durations.atMost[i]);
        bucket("+Inf", durations.count);
        sample(out, histogram + "_sum", labels, seconds(durations.sumMs));
        sample(out, histogram + "_count", labels, QByteArray::number(durations.count));
    }
}

QByteArray Metrics::text(const Surroundings &surroundings) const
{
    QByteArray out;
    writeRequests(out);
    single(out, "frontdesk_http_requests_in_flight", "gauge", "Requests that are being answered",
           QByteArray::number(m_inFlight));
    single(out, "frontdesk_http_connections", "gauge", "Connections that are open",
           QByteArray::number(surroundings.connections));
    head(out, "frontdesk_rate_limited_total", "counter", "Requests refused as too many");
    sample(out, "frontdesk_rate_limited_total", "limit=\"api\"", QByteArray::number(m_limitedApi));
    sample(out, "frontdesk_rate_limited_total", "limit=\"auth\"",
           QByteArray::number(m_limitedSignIn));
    single(out, "frontdesk_database_errors_total", "counter",
           "Calls that the database could not carry out",
           QByteArray::number(surroundings.databaseFailures));
    single(out, "frontdesk_appointments_booked_total", "counter",
           "Appointments booked over this interface", QByteArray::number(m_booked));
    single(out, "frontdesk_workers", "gauge", "Threads that answer requests",
           QByteArray::number(surroundings.workers));
    single(out, "frontdesk_uptime_seconds", "gauge", "Time since the server started",
           seconds(surroundings.uptime.count()));
    if (const qint64 resident = residentBytes(); resident > 0)
        single(out, "process_resident_memory_bytes", "gauge", "Resident memory of the process",
               QByteArray::number(resident));
    return out;
}

} // namespace frontdesk
