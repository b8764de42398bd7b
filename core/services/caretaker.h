// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/logging.h"
#include "base/result.h"

#include <QMutex>
#include <QThread>
#include <QWaitCondition>

namespace frontdesk {

class Backend;

/// Does a Backend's housekeeping every second, from its construction until its end. What fails is
/// logged once, and tried again.
class Caretaker final : private QThread
{
public:
    Caretaker(Backend &backend, const Logger &logger);
    ~Caretaker() override;
    Q_DISABLE_COPY_MOVE(Caretaker)

private:
    void run() override;
    /// False once it is time to end.
    bool waitForNext();
    void tell(const Result<void> &result);

    Backend &m_backend;
    const Logger &m_logger;
    QMutex m_mutex;
    QWaitCondition m_wake;
    bool m_stopping = false;
    Error m_told;
    bool m_hasTold = false;
};

} // namespace frontdesk
