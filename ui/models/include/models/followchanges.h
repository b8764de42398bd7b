// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shell/deskcontext.h"

#include <QTimer>

#include <functional>
#include <utility>

namespace frontdesk {

/// Calls `reload` soon after a change that `concerns` it, once for a burst of them, and while
/// `owner` lives.
inline void followChanges(DeskContext &context, QObject *owner,
                          std::function<bool(const Change &)> concerns,
                          std::function<void()> reload)
{
    constexpr std::chrono::milliseconds Burst {120};
    auto *timer = new QTimer(owner);
    timer->setSingleShot(true);
    timer->setInterval(Burst);
    QObject::connect(timer, &QTimer::timeout, owner, std::move(reload));
    QObject::connect(&context.changes, &ChangeFeed::changed, timer,
                     [timer, concerns = std::move(concerns)](const Change &change) {
                         if (concerns(change) && !timer->isActive())
                             timer->start();
                     });
    QObject::connect(&context.changes, &ChangeFeed::resynchronise, timer,
                     [timer] { timer->start(); });
}

} // namespace frontdesk
