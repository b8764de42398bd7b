// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace frontdesk {

/// Makes every TableView speak through our accessible instead of Qt's: Qt 6.4's keeps cells by
/// position and hands out dangling ones when rows vanish, which takes the program down under a
/// screen reader. Calls after the first do nothing.
void installTableAccessible();

} // namespace frontdesk
