// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace frontdesk {

/// Has the system write a file, or a folder's list of names, through to the disk. False where it
/// could not.
bool syncToDisk(const QString &path);

} // namespace frontdesk
