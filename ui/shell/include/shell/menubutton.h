// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QMenu;
class QToolButton;

namespace frontdesk {

/// Gives `button` a menu that opens at a click. While a menu is open its button hears nothing of
/// the pointer: when it closes, the button looks at where the pointer is.
void setButtonMenu(QToolButton *button, QMenu *menu);

} // namespace frontdesk
