// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QScrollArea;
class QWidget;

namespace frontdesk {

/// `content` in a frameless area that scrolls vertically where the window is too low for it, and
/// that asks for the width the content needs.
QScrollArea *scrolled(QWidget *content, QWidget *parent);

} // namespace frontdesk
