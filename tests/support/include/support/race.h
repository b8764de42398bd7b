// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/testclinic.h"

#include <QThreadPool>
#include <QtConcurrent>

#include <barrier>

namespace frontdesk::test {

/// What became of a race: how many got what they wanted, and with what code the others were told
/// no.
struct RaceOutcome {
    int won = 0;
    QMap<QString, int> refused;
};

/// Calls `attempt(services, index)`, which gives a Result, from `count` threads at once, each with
/// a connection of its own.
template <class Attempt>
RaceOutcome race(TestClinic &clinic, int count, Attempt attempt)
{
    QThreadPool pool;
    pool.setMaxThreadCount(count);
    std::barrier start(count);
    QList<QFuture<QString>> results;
    for (int i = 0; i < count; ++i) {
        results.append(QtConcurrent::run(&pool, [&, i] {
            const auto scope = clinic.anotherScope();
            start.arrive_and_wait();
            const auto result = attempt(scope->services(), i);
            return result ? QString() : QString(toString(result.error().code));
        }));
    }
    RaceOutcome outcome;
    for (auto &result : results) {
        const QString code = result.result();
        if (code.isEmpty())
            ++outcome.won;
        else
            ++outcome.refused[code];
    }
    return outcome;
}

} // namespace frontdesk::test
