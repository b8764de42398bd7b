// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/appointment.h"

#include <QColor>
#include <QFont>
#include <QPalette>

class QApplication;
class QLabel;
class QAbstractButton;
class QWidget;

namespace frontdesk {

enum class ThemeKind { Light, Dark, HighContrast };

/// Distances in logical pixels: everything sits on a grid of 4.
namespace Space {
inline constexpr int Tiny = 4;
inline constexpr int Small = 8;
inline constexpr int Medium = 12;
inline constexpr int Large = 16;
inline constexpr int Huge = 24;
inline constexpr int Giant = 32;
} // namespace Space

/// Corner radii in logical pixels.
namespace Radius {
inline constexpr int Small = 4; ///< cards in the calendar, chips
inline constexpr int Control = 6; ///< buttons and fields
inline constexpr int Panel = 10; ///< cards and panels
} // namespace Radius

/// How an appointment of one status is drawn; the text has 4.5:1 on the fill, the border 3:1 on the
/// surface.
struct StatusColours {
    QColor fill;
    QColor border;
    QColor text;
};

/// A ready-made set of colours with a meaning. Text colours have 4.5:1 on window, surface and
/// raised; `field`, `focus` and the glyph colours have 3:1.
struct Theme {
    ThemeKind kind = ThemeKind::Light;

    // areas
    QColor window; ///< behind everything
    QColor surface; ///< cards, tables, the calendar's open hours
    QColor raised; ///< headers, hovered rows, tool bars
    QColor rail; ///< the navigation at the side
    QColor border; ///< a quiet separation
    QColor field; ///< the outline of a field or a button

    // text
    QColor text;
    QColor muted;
    QColor disabled; ///< exempt from the contrast rule, as what it marks cannot be used

    // meaning: as text or glyph on window and surface, and as a soft area with `text` on it
    QColor accent;
    QColor accentHover;
    QColor accentPressed;
    QColor onAccent; ///< text on accent and on danger
    QColor accentSoft; ///< selected rows, the checked entry of the rail
    QColor danger;
    QColor dangerSoft;
    QColor warning;
    QColor warningSoft;
    QColor success;
    QColor successSoft;
    QColor infoSoft;
    QColor focus; ///< the focus ring

    // calendar
    QColor closedHours;
    QColor hatch; ///< lines over breaks and time off
    QColor gridLine;
    QColor strongGridLine; ///< full hours
    QColor nowLine;

    const StatusColours &status(AppointmentStatus status) const;
    StatusColours statuses[7]; ///< in the order of AppointmentStatus
};

const Theme &themeOf(ThemeKind kind);
QList<ThemeKind> allThemeKinds();

/// The theme that `palette` was made from; for a foreign palette light or dark, whichever is
/// nearer.
const Theme &themeOf(const QPalette &palette);
const Theme &currentTheme(const QWidget *widget);

QPalette paletteOf(const Theme &theme);
QString styleSheetOf(const Theme &theme, const QFont &base);

/// Fusion with the palette, style sheet and font of a theme. May be called again at any time.
void applyTheme(QApplication &app, ThemeKind kind);

/// What the system prefers: light or dark. Meaningful before the first applyTheme().
ThemeKind systemThemeKind();

/// WCAG 2 contrast ratio, 1 to 21.
double contrastRatio(const QColor &a, const QColor &b);

/// The look of a button; Normal unless told otherwise. One Primary on a screen.
enum class ButtonLook { Normal, Primary, Danger, Quiet };
void setButtonLook(QAbstractButton *button, ButtonLook look);

/// The look of a text; Body unless told otherwise.
enum class TextLook { Body, Title, Heading, Muted, Small, Danger, Warning, Success, Strong };
void setTextLook(QLabel *label, TextLook look);

/// Gives a QFrame or QWidget the look of a card: surface, quiet border, rounded.
void makeCard(QWidget *widget);

QFont titleFont(const QFont &base);
QFont headingFont(const QFont &base);
QFont smallFont(const QFont &base);

} // namespace frontdesk
