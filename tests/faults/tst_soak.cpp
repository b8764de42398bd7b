// SPDX-License-Identifier: GPL-3.0-or-later
// The server under mixed load (looking, booking, moving, cancelling, a webhook told of it all) with
// 900 slow connections on top, for a minute or, as a slow test, for half an hour: its memory stays
// flat, no descriptor is lost, and a normal client hardly notices.
#include "deskclient.h"
#include "messagesink.h"
#include "slowclients.h"
#include "support/serverprocess.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QMutex>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <numeric>
#include <sys/resource.h>

using namespace frontdesk::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Moment = std::chrono::steady_clock;

namespace {

constexpr int SlowOnes = 900;
constexpr int NormalOnes = 4;

/// Resident memory of a process, in KiB.
qint64 residentKiB(qint64 pid)
{
    QFile file(u"/proc/%1/status"_s.arg(pid));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const QByteArray status = file.readAll();
    const qsizetype at = status.indexOf("VmRSS:");
    return status.mid(at + 6, status.indexOf("kB", at) - at - 6).trimmed().toLongLong();
}

qsizetype openDescriptors(qint64 pid)
{
    return QDir(u"/proc/%1/fd"_s.arg(pid)).entryList(QDir::AllEntries | QDir::System).size();
}

/// What the database takes on the disk, its log included, in KiB.
qint64 databaseKiB(const QString &file)
{
    return (QFileInfo(file).size() + QFileInfo(file + "-wal"_L1).size()) / 1024;
}

double meanOf(const QList<qint64> &values)
{
    return double(std::accumulate(values.begin(), values.end(), qint64(0)))
           / double(qMax<qsizetype>(1, values.size()));
}

/// Clients that do what clients do, each at a steady pace.
class NormalClients
{
public:
    NormalClients(quint16 port, const QStringList &doctorIds)
        : m_port(port)
        , m_doctorIds(doctorIds)
    {
        for (int i = 0; i < NormalOnes; ++i)
            m_threads.emplace_back([this, i] { run(i); });
    }
    ~NormalClients() { finish(); }
    Q_DISABLE_COPY_MOVE(NormalClients)

    void finish()
    {
        m_ends = true;
        for (std::thread &thread : m_threads) {
            if (thread.joinable())
                thread.join();
        }
    }

    int answered()
    {
        const QMutexLocker locker(&m_mutex);
        return int(m_micros.size());
    }
    int wrong() const { return m_wrong; }
    /// What came about; after finish().
    const DeskClient::Done &done() const { return m_done; }
    /// In milliseconds; after finish().
    double percentile(double share)
    {
        if (m_micros.isEmpty())
            return 0;
        std::sort(m_micros.begin(), m_micros.end());
        return double(m_micros.at(qsizetype(double(m_micros.size() - 1) * share))) / 1000;
    }

private:
    void run(int number)
    {
        constexpr auto Pace = 40ms;
        constexpr auto TokenLife = 5min;
        DeskClient client(m_port, number, m_doctorIds);
        auto renewal = Moment::now();
        for (int turn = number; !m_ends; ++turn) {
            if (Moment::now() >= renewal) {
                client.signIn();
                renewal = Moment::now() + TokenLife;
            }
            const auto begun = Moment::now();
            const bool isRight = client.ask(turn);
            const auto took =
                std::chrono::duration_cast<std::chrono::microseconds>(Moment::now() - begun);
            {
                const QMutexLocker locker(&m_mutex);
                m_micros.append(took.count());
                m_wrong += isRight ? 0 : 1;
            }
            std::this_thread::sleep_until(begun + Pace);
        }
        const QMutexLocker locker(&m_mutex);
        m_done.booked += client.done().booked;
        m_done.moved += client.done().moved;
        m_done.cancelled += client.done().cancelled;
        m_done.refused += client.done().refused;
    }

    const quint16 m_port;
    const QStringList m_doctorIds;
    std::atomic<bool> m_ends {false};
    QMutex m_mutex;
    QList<qint64> m_micros;
    int m_wrong = 0;
    DeskClient::Done m_done;
    std::vector<std::thread> m_threads;
};

} // namespace

class TstSoak : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void security5_slowConnectionsHarmNobody()
    {
        const int seconds = qEnvironmentVariableIntValue("FRONTDESK_SOAK_SECONDS")
                                ? qEnvironmentVariableIntValue("FRONTDESK_SOAK_SECONDS")
                                : 60;
        rlimit limit {};
        ::getrlimit(RLIMIT_NOFILE, &limit);
        limit.rlim_cur = limit.rlim_max;
        ::setrlimit(RLIMIT_NOFILE, &limit);

        QTemporaryDir folder;
        ServerProcess server(u"sqlite://"_s + folder.filePath(u"clinic.db"_s));
        server.setEnvironment(u"CLINIC_TIMEZONE"_s, u"Europe/Berlin"_s);
        server.setEnvironment(u"WEBHOOKS_PRIVATE"_s, u"on"_s);
        QCOMPARE(server.run({u"create-admin"_s, u"--email"_s, u"chief@clinic.example"_s},
                            "correct horse battery\n"),
                 0);
        QVERIFY2(server.start(), server.errors().constData());
        soak(server, folder.filePath(u"clinic.db"_s), std::chrono::seconds(seconds));
        QCOMPARE(server.stop(), 0);
        QCOMPARE(server.run({u"verify-audit"_s}), 0);
    }

private:
    /// Two doctors who work round the clock, and somebody who is told of all appointments.
    static QStringList openClinic(quint16 port, quint16 listener)
    {
        HttpConnection connection(port);
        const QString token = DeskClient::signIn(connection);
        QStringList doctorIds;
        for (const QString &name : {u"Dr. Early"_s, u"Dr. Late"_s}) {
            const Answer doctor = connection.post(
                u"/doctors"_s, {{u"fullName"_s, name}, {u"specialty"_s, u"Surgery"_s}}, token);
            doctorIds.append(doctor.body[u"id"_s].toString());
            for (int day = 1; day <= 7; ++day)
                connection.post(u"/schedules"_s,
                                {{u"doctorId"_s, doctorIds.last()},
                                 {u"dayOfWeek"_s, day},
                                 {u"startTime"_s, u"00:00"_s},
                                 {u"endTime"_s, u"24:00"_s},
                                 {u"slotDurationMinutes"_s, 15}},
                                token);
        }
        const Answer webhook = connection.post(
            u"/webhooks"_s, {{u"url"_s, u"http://127.0.0.1:%1/"_s.arg(listener)}}, token);
        return webhook.status == 201 ? doctorIds : QStringList();
    }

    void soak(ServerProcess &server, const QString &file, std::chrono::seconds duration)
    {
        const MessageSink sink;
        const QStringList doctorIds = openClinic(server.port(), sink.port());
        QVERIFY(!doctorIds.isEmpty());
        NormalClients clients(server.port(), doctorIds);
        QTRY_VERIFY_WITH_TIMEOUT(clients.answered() > 100 && sink.taken() > 0, 30'000);
        const qsizetype before = openDescriptors(server.processId());
        auto slow = std::make_unique<SlowClients>(server.port(), SlowOnes);
        QTRY_VERIFY_WITH_TIMEOUT(slow->connected() > SlowOnes * 9 / 10, 60'000);

        QList<qint64> resident;
        QList<qint64> stored;
        qsizetype most = 0;
        const auto end = Moment::now() + duration;
        for (auto next = Moment::now(); next < end; next += 500ms) {
            std::this_thread::sleep_until(next);
            resident.append(residentKiB(server.processId()));
            stored.append(databaseKiB(file));
            most = qMax(most, openDescriptors(server.processId()));
        }
        const qint64 ended = slow->ended();
        clients.finish();
        const qsizetype third = resident.size() / 3;
        const double middle = meanOf(resident.mid(third, third));
        const double last = meanOf(resident.mid(2 * third));
        // Until its caches are full, which takes longer than the short form, every connection to
        // the database may keep what has been added to it.
        constexpr double Connections = 5;
        constexpr auto WarmUp = 10min;
        const double added = meanOf(stored.mid(2 * third)) - meanOf(stored.mid(third, third));
        const double allowed = 4 * 1024 + (duration < WarmUp ? qMax(0.0, added) * Connections : 0);
        slow.reset();
        qInfo("%lld s: %d answers, p50 %.1f ms, p99 %.1f ms, longest %.1f ms; resident %.1f MiB, "
              "then %.1f MiB (%.1f MiB more allowed); "
              "descriptors %lld, at most %lld; slow connections ended %lld times",
              qint64(duration.count()), clients.answered(), clients.percentile(0.5),
              clients.percentile(0.99), clients.percentile(1), middle / 1024, last / 1024,
              allowed / 1024, qint64(before), qint64(most), ended);

        const DeskClient::Done &done = clients.done();
        qInfo("%lld booked, %lld moved, %lld cancelled, %lld refused as taken; %lld messages sent",
              done.booked, done.moved, done.cancelled, done.refused, sink.taken());

        QCOMPARE(clients.wrong(), 0);
        const qint64 rounds = clients.answered() / 12;
        QVERIFY(done.booked > rounds / 4);
        QVERIFY(done.moved > 0);
        QVERIFY(done.cancelled > rounds / 4);
        QVERIFY(done.refused > 0);
        QVERIFY(sink.taken() > done.booked / 4);
        QVERIFY(clients.percentile(0.99) < 500);
        QVERIFY(most > SlowOnes);
        QVERIFY2(last - middle < allowed, "resident memory grows");
        QVERIFY2(ended > 0, "nobody was cut off");
        QTRY_VERIFY_WITH_TIMEOUT(openDescriptors(server.processId()) <= before, 60'000);
    }
};

QTEST_GUILESS_MAIN(TstSoak)
#include "tst_soak.moc"
