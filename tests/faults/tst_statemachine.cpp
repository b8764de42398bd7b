// SPDX-License-Identifier: GPL-3.0-or-later
// Random lives of a clinic: every operation by every actor, held against a model in memory after
// each. FRONTDESK_STATE_OPERATIONS sets how many, FRONTDESK_STATE_SEED replays one life.
#include "model/world.h"

#include <QElapsedTimer>
#include <QTest>

#include <map>
#include <numeric>
#include <random>

using namespace frontdesk;
using namespace frontdesk::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int OperationsOfALife = 250;
/// A clinic whose past grows is slow to look at; and each life is a world of its own.
constexpr int LivesOfAClinic = 40;
constexpr int LivesOfALine = 100; ///< how often a long run says how far it is

std::vector<Draw> drawsOf(quint64 seed)
{
    std::mt19937_64 random(seed);
    const auto &kinds = operations();
    const int sum =
        std::accumulate(kinds.begin(), kinds.end(), 0,
                        [](int total, const OperationKind &kind) { return total + kind.weight; });
    std::vector<Draw> draws(OperationsOfALife);
    for (Draw &draw : draws) {
        int point = int(random() % quint64(sum));
        while (point >= kinds[draw.kind].weight)
            point -= kinds[draw.kind++].weight;
        for (quint32 &number : draw.numbers)
            number = quint32(random() >> 32);
    }
    return draws;
}

struct Failure {
    QString what;
    size_t length = 0; ///< operations until then
    QStringList story;
};

/// How often each operation was tried, and how often it had an effect.
struct Tally {
    int tried = 0;
    int done = 0;
};
using Tallies = std::map<QString, Tally>;

/// Lives it, to the first thing that is wrong.
std::optional<Failure> live(Cast &cast, quint64 seed, const std::vector<Draw> &draws,
                            Tallies *tallies = nullptr)
{
    World world(cast, seed);
    QStringList story;
    for (size_t i = 0; i < draws.size(); ++i) {
        const OperationKind &kind = operations()[draws[i].kind];
        world.story = kind.name;
        world.unaudited = false;
        QString wrong = kind.make(draws[i])->run(world);
        if (tallies) {
            ++(*tallies)[kind.name].tried;
            (*tallies)[kind.name].done += world.audits.isEmpty() && !world.unaudited ? 0 : 1;
        }
        if (wrong.isEmpty())
            wrong = world.difference();
        story << world.story;
        if (!wrong.isEmpty())
            return Failure {wrong, i + 1, story};
    }
    return std::nullopt;
}

/// The shortest life found within some seconds that still goes wrong.
Failure thinnedOut(Cast &cast, quint64 seed, std::vector<Draw> draws, Failure failure)
{
    draws.resize(failure.length);
    QElapsedTimer time;
    time.start();
    for (size_t part = std::max<size_t>(1, draws.size() / 2); part >= 1; part /= 2) {
        for (size_t at = 0; at < draws.size() && time.elapsed() < 30'000;) {
            std::vector<Draw> fewer(draws.begin(), draws.begin() + qptrdiff(at));
            fewer.insert(fewer.end(), draws.begin() + qptrdiff(std::min(draws.size(), at + part)),
                         draws.end());
            const auto still = live(cast, seed, fewer);
            if (still) {
                fewer.resize(still->length);
                draws = fewer;
                failure = *still;
            } else {
                at += part;
            }
        }
    }
    return failure;
}

} // namespace

class TestStateMachine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theClinicDoesWhatItsModelDoes();
};

void TestStateMachine::theClinicDoesWhatItsModelDoes()
{
    bool replays = false;
    const quint64 first = qEnvironmentVariable("FRONTDESK_STATE_SEED").toULongLong(&replays);
    const quint64 seed = replays ? first : quint64(std::random_device()()) << 16;
    const int wanted = qEnvironmentVariableIntValue("FRONTDESK_STATE_OPERATIONS");
    const int lives = replays ? 1 : std::max(1, (wanted > 0 ? wanted : 10'000) / OperationsOfALife);
    qInfo("from seed %llu: %d lives of %d operations", seed, lives, OperationsOfALife);
    QElapsedTimer elapsed;
    elapsed.start();
    Tallies tallies;
    std::unique_ptr<TestClinic> clinic;
    std::unique_ptr<Cast> cast;
    for (int i = 0; i < lives; ++i) {
        if (i % LivesOfAClinic == 0) {
            cast.reset();
            clinic.reset();
            clinic = std::make_unique<TestClinic>(
                u"Europe/Berlin"_s,
                QHash<QString, QString> {{u"BOOKING_MIN_NOTICE"_s, u"30m"_s},
                                         {u"BOOKING_MAX_DAYS_AHEAD"_s, u"60"_s}});
            cast = std::make_unique<Cast>(*clinic);
        }
        const quint64 own = seed + quint64(i);
        const std::vector<Draw> draws = drawsOf(own);
        const auto failure = live(*cast, own, draws, &tallies);
        if ((i + 1) % LivesOfALine == 0)
            qInfo("%d operations, %.0f s", (i + 1) * OperationsOfALife,
                  double(elapsed.elapsed()) / 1000);
        if (!failure)
            continue;
        const Failure least = thinnedOut(*cast, own, draws, *failure);
        QFAIL(qPrintable(
            u"%1\nafter:\n  %2\nreplay with FRONTDESK_STATE_SEED=%3"_s
                .arg(least.what, least.story.mid(std::max<qsizetype>(0, least.story.size() - 30))
                                     .join(u"\n  "_s))
                .arg(own)));
    }
    for (const auto &[name, tally] : tallies) {
        qInfo("%s: %d of %d done", qPrintable(name), tally.done, tally.tried);
        // An operation that is always refused shows nothing.
        QVERIFY2(replays || name == u"wait"_s || tally.done > 0, qPrintable(name));
    }
    qInfo("%.1f s", double(elapsed.elapsed()) / 1000);
}

QTEST_GUILESS_MAIN(TestStateMachine)
#include "tst_statemachine.moc"
