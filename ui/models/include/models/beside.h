// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QSplitter;
class QWidget;

namespace frontdesk {

/// The usual width of what stands beside a list, in pixels.
inline constexpr int DetailWidth = 440;

/// A list with what shows its chosen row beside it, the list the wider of the two.
QSplitter *beside(QWidget *list, QWidget *detail, QWidget *parent);

} // namespace frontdesk
