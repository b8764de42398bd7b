// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/change.h"
#include "domain/editing.h"

#include <QObject>

namespace frontdesk {

/// Tells everybody in this process of committed changes, of this process and (on PostgreSQL) of
/// others; and of appointments that some desk is changing just now. publish() may be called from
/// any thread; receivers in other threads get queued signals.
class ChangeFeed : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;
    void publish(const QList<frontdesk::Change> &changes);

Q_SIGNALS:
    void changed(const frontdesk::Change &change);
    /// By any desk, the hearer's own too.
    void edited(const frontdesk::Editing &editing);
    /// Changes may have been missed (the listening connection was lost): reload what is shown.
    void resynchronise();
};

} // namespace frontdesk
