// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>
#include <QString>

namespace frontdesk {

/// Which colour of the theme an icon takes.
enum class IconTint { Text, Muted, Accent, OnAccent, Danger, Warning, Success };

/// One of our own line icons (resources/icons/NAME.svg), drawn in the colour that the application's
/// palette has when it is painted, so that it follows a change of theme. Arrows mirror in
/// right-to-left. An unknown name gives a null icon.
QIcon themedIcon(const QString &name, IconTint tint = IconTint::Text);

/// The same, for code that paints by itself: `size` in logical pixels.
QPixmap themedPixmap(const QString &name, int size, const QColor &colour, qreal devicePixelRatio);

/// The names of all icons.
QStringList iconNames();

/// The application's own icon, in its own colours.
QIcon applicationIcon();

} // namespace frontdesk
