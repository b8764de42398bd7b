// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace frontdesk {

/// A place in a list ordered by name: the last row of the page before.
struct NameCursor {
    QString nameFolded;
    QString id;
};

} // namespace frontdesk
