// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/change.h"

#include <QObject>

namespace frontdesk {

/// Tells everybody in this process of committed changes, of this process and (on PostgreSQL) of
/// others. publish() may be called from any thread; receivers in other threads get queued signals.
class ChangeFeed : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;
    void publish(const QList<frontdesk::Change> &changes);

Q_SIGNALS:
    void changed(const frontdesk::Change &change);
    /// Changes may have been missed (the listening connection was lost): reload what is shown.
    void resynchronise();
};

} // namespace frontdesk
