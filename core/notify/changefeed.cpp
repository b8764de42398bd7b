// SPDX-License-Identifier: GPL-3.0-or-later
#include "notify/changefeed.h"

namespace frontdesk {

void ChangeFeed::publish(const QList<Change> &changes)
{
    for (const Change &change : changes)
        emit changed(change);
}

} // namespace frontdesk
