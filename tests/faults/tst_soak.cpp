// SPDX-License-Identifier: GPL-3.0-or-later
// The server under mixed load with 900 slow connections on top, for a minute or, as a slow test,
// for half an hour: its memory stays flat, no descriptor is lost, and a normal client hardly
// notices.
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
    explicit NormalClients(quint16 port)
        : m_port(port)
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
        HttpConnection connection(m_port);
        QString token;
        auto renewal = Moment::now();
        for (int turn = number; !m_ends; ++turn) {
            if (Moment::now() >= renewal) {
                token = signIn(connection);
                renewal = Moment::now() + TokenLife;
            }
            const auto begun = Moment::now();
            const bool isRight = ask(connection, token, number, turn);
            const auto took =
                std::chrono::duration_cast<std::chrono::microseconds>(Moment::now() - begun);
            {
                const QMutexLocker locker(&m_mutex);
                m_micros.append(took.count());
                m_wrong += isRight ? 0 : 1;
            }
            std::this_thread::sleep_until(begun + Pace);
        }
    }

    static QString signIn(HttpConnection &connection)
    {
        return connection
            .post(u"/auth/login"_s, {{u"email"_s, u"chief@clinic.example"_s},
                                     {u"password"_s, u"correct horse battery"_s}})
            .body.value(u"accessToken"_s)
            .toString();
    }

    static bool ask(HttpConnection &connection, const QString &token, int number, int turn)
    {
        switch (turn % 6) {
        case 0:
            return connection.get(u"/health/ready"_s).status == 200;
        case 1:
            return connection.get(u"/auth/me"_s, token).status == 200;
        case 2:
            return connection.get(u"/patients?query=sam"_s, token).status == 200;
        case 3:
            return connection.get(u"/nowhere"_s, token).status == 404;
        case 4:
            return connection.get(u"/auth/me"_s).status == 401;
        default:
            return connection
                       .post(u"/patients"_s,
                             {{u"fullName"_s, u"Sam Client%1 Number%2"_s.arg(number).arg(turn)},
                              {u"dateOfBirth"_s, u"1980-01-02"_s},
                              {u"phone"_s, u"+49 30 1234567"_s}},
                             token)
                       .status
                   == 201;
        }
    }

    const quint16 m_port;
    std::atomic<bool> m_ends {false};
    QMutex m_mutex;
    QList<qint64> m_micros;
    int m_wrong = 0;
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
        QCOMPARE(server.run({u"create-admin"_s, u"--email"_s, u"chief@clinic.example"_s},
                            "correct horse battery\n"),
                 0);
        QVERIFY2(server.start(), server.errors().constData());
        soak(server, folder.filePath(u"clinic.db"_s), std::chrono::seconds(seconds));
        QCOMPARE(server.stop(), 0);
    }

private:
    void soak(ServerProcess &server, const QString &file, std::chrono::seconds duration)
    {
        NormalClients clients(server.port());
        QTRY_VERIFY_WITH_TIMEOUT(clients.answered() > 100, 30'000);
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

        QCOMPARE(clients.wrong(), 0);
        QVERIFY(clients.percentile(0.99) < 500);
        QVERIFY(most > SlowOnes);
        QVERIFY2(last - middle < allowed, "resident memory grows");
        QVERIFY2(ended > 0, "nobody was cut off");
        QTRY_VERIFY_WITH_TIMEOUT(openDescriptors(server.processId()) <= before, 60'000);
    }
};

QTEST_GUILESS_MAIN(TstSoak)
#include "tst_soak.moc"
