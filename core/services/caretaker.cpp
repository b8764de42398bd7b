// SPDX-License-Identifier: GPL-3.0-or-later
#include "caretaker.h"

#include "services/backend.h"
#include "services/housekeeping.h"

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

constexpr int PauseMs = 1'000;

} // namespace

Caretaker::Caretaker(Backend &backend, const Logger &logger)
    : m_backend(backend)
    , m_logger(logger)
{
    setObjectName(u"caretaker"_s);
    start();
}

Caretaker::~Caretaker()
{
    {
        const QMutexLocker lock(&m_mutex);
        m_stopping = true;
        m_wake.wakeAll();
    }
    wait();
}

bool Caretaker::waitForNext()
{
    const QMutexLocker lock(&m_mutex);
    if (!m_stopping)
        m_wake.wait(&m_mutex, PauseMs);
    return !m_stopping;
}

void Caretaker::tell(const Result<void> &result)
{
    if (result) {
        m_hasTold = false;
        return;
    }
    if (m_hasTold && m_told == result.error())
        return;
    m_told = result.error();
    m_hasTold = true;
    m_logger.error("housekeeping_failed"_L1, {{"code"_L1, toString(m_told.code)},
                                              {"what"_L1, LogValue::systemText(m_told.message)},
                                              {"detail"_L1, LogValue::systemText(m_told.detail)}});
}

void Caretaker::run()
{
    Result<std::unique_ptr<Housekeeping>> house = m_backend.housekeeping();
    do {
        if (!house)
            house = m_backend.housekeeping();
        if (house)
            tell((*house)->tick());
        else
            tell(fail(house.error()));
    } while (waitForNext());
    // What has just been done is sealed too.
    if (house)
        tell((*house)->finish());
}

} // namespace frontdesk
