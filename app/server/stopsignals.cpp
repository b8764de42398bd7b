// SPDX-License-Identifier: GPL-3.0-or-later
#include "stopsignals.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <unistd.h>

namespace frontdesk {

namespace {

// A signal handler can reach nothing but globals.
std::array<int, 2> g_pipe {-1, -1};

void onSignal(int signal)
{
    const int kept = errno;
    const char byte = signal == SIGHUP ? 'r' : 's';
    [[maybe_unused]] const auto written = ::write(g_pipe[1], &byte, 1);
    errno = kept;
}

void setHandler(int signal, void (*handler)(int))
{
    struct sigaction action = {};
    action.sa_handler = handler;
    action.sa_flags = SA_RESTART;
    sigemptyset(&action.sa_mask);
    ::sigaction(signal, &action, nullptr);
}

} // namespace

StopSignals::StopSignals()
{
    if (::pipe2(g_pipe.data(), O_CLOEXEC | O_NONBLOCK) != 0)
        return;
    m_notifier = std::make_unique<QSocketNotifier>(g_pipe[0], QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, [this] {
        char byte = 0;
        while (::read(g_pipe[0], &byte, 1) > 0) {
            if (byte == 'r')
                Q_EMIT reloadRequested();
            else
                Q_EMIT stopRequested();
        }
    });
    setHandler(SIGTERM, &onSignal);
    setHandler(SIGINT, &onSignal);
    setHandler(SIGHUP, &onSignal);
    setHandler(SIGPIPE, SIG_IGN);
}

StopSignals::~StopSignals()
{
    setHandler(SIGTERM, SIG_DFL);
    setHandler(SIGINT, SIG_DFL);
    setHandler(SIGHUP, SIG_DFL);
    m_notifier.reset();
    for (int &end : g_pipe) {
        if (end >= 0)
            ::close(end);
        end = -1;
    }
}

} // namespace frontdesk
