// SPDX-License-Identifier: GPL-3.0-or-later
// The three themes as values. tests/ui/tst_contrast.cpp computes every pair that must be readable.
#include "shell/theme.h"

#include <algorithm>
#include <iterator>

namespace frontdesk {

namespace {

constexpr QColor rgb(unsigned value)
{
    return QColor(static_cast<int>((value >> 16) & 0xFF), static_cast<int>((value >> 8) & 0xFF),
                  static_cast<int>(value & 0xFF));
}

Theme light()
{
    Theme theme;
    theme.kind = ThemeKind::Light;
    theme.window = rgb(0xF3F6F7);
    theme.surface = rgb(0xFFFFFF);
    theme.raised = rgb(0xEAEFF1);
    theme.rail = rgb(0xE6ECEE);
    theme.border = rgb(0xD3DBDF);
    theme.field = rgb(0x7C8993);
    theme.text = rgb(0x16212A);
    theme.muted = rgb(0x51606B);
    theme.disabled = rgb(0x98A4AC);
    theme.accent = rgb(0x0B6B6B);
    theme.accentHover = rgb(0x095C5C);
    theme.accentPressed = rgb(0x074B4B);
    theme.onAccent = rgb(0xFFFFFF);
    theme.accentSoft = rgb(0xD3EAE8);
    theme.danger = rgb(0xB3261E);
    theme.dangerSoft = rgb(0xFBE4E2);
    theme.warning = rgb(0x855200);
    theme.warningSoft = rgb(0xFFF1D0);
    theme.success = rgb(0x1F6B38);
    theme.successSoft = rgb(0xDDF2E2);
    theme.infoSoft = rgb(0xE0EDF7);
    theme.focus = rgb(0x0B7285);
    theme.closedHours = rgb(0xECF0F2);
    theme.hatch = rgb(0xCBD4D9);
    theme.gridLine = rgb(0xE6EBED);
    theme.strongGridLine = rgb(0xCCD5DA);
    theme.nowLine = rgb(0xC4261D);
    const StatusColours statuses[7] = {
        {rgb(0xFFF2CC), rgb(0xA86B00), rgb(0x573800)}, // Pending
        {rgb(0xDCEBF8), rgb(0x2B6CB0), rgb(0x163F66)}, // Confirmed
        {rgb(0xE5DDF9), rgb(0x6B46C1), rgb(0x3C2385)}, // Arrived
        {rgb(0xBDE7DF), rgb(0x0A7568), rgb(0x053F37)}, // InProgress
        {rgb(0xDFE5E8), rgb(0x61707B), rgb(0x33404A)}, // Completed
        {rgb(0xF5F7F8), rgb(0x7C8993), rgb(0x51606B)}, // Cancelled
        {rgb(0xFADCD9), rgb(0xB3261E), rgb(0x6E1611)}, // NoShow
    };
    std::copy(std::begin(statuses), std::end(statuses), std::begin(theme.statuses));
    return theme;
}

Theme dark()
{
    Theme theme;
    theme.kind = ThemeKind::Dark;
    theme.window = rgb(0x12181D);
    theme.surface = rgb(0x1A2229);
    theme.raised = rgb(0x232D35);
    theme.rail = rgb(0x161D23);
    theme.border = rgb(0x323F49);
    theme.field = rgb(0x778793);
    theme.text = rgb(0xE7ECF0);
    theme.muted = rgb(0xA5B2BC);
    theme.disabled = rgb(0x65727C);
    theme.accent = rgb(0x58C0B8);
    theme.accentHover = rgb(0x74CFC8);
    theme.accentPressed = rgb(0x43A8A1);
    theme.onAccent = rgb(0x06201F);
    theme.accentSoft = rgb(0x17403F);
    theme.danger = rgb(0xFF8A80);
    theme.dangerSoft = rgb(0x47201E);
    theme.warning = rgb(0xF2BC55);
    theme.warningSoft = rgb(0x40300F);
    theme.success = rgb(0x7FCF94);
    theme.successSoft = rgb(0x1B3A25);
    theme.infoSoft = rgb(0x1B3347);
    theme.focus = rgb(0x7FD6E6);
    theme.closedHours = rgb(0x141B20);
    theme.hatch = rgb(0x33404A);
    theme.gridLine = rgb(0x252F37);
    theme.strongGridLine = rgb(0x3A4751);
    theme.nowLine = rgb(0xFF6F61);
    const StatusColours statuses[7] = {
        {rgb(0x43330F), rgb(0xD9A032), rgb(0xFFE3A6)}, // Pending
        {rgb(0x1D3A57), rgb(0x5FA3DE), rgb(0xD2E7FA)}, // Confirmed
        {rgb(0x382A63), rgb(0xA48BEB), rgb(0xE6DEFC)}, // Arrived
        {rgb(0x0F4A43), rgb(0x3FBFAE), rgb(0xC9F3EC)}, // InProgress
        {rgb(0x2C3740), rgb(0x8292A0), rgb(0xCBD5DC)}, // Completed
        {rgb(0x1D252C), rgb(0x74838F), rgb(0xA5B2BC)}, // Cancelled
        {rgb(0x4E2220), rgb(0xF0796F), rgb(0xFFD6D2)}, // NoShow
    };
    std::copy(std::begin(statuses), std::end(statuses), std::begin(theme.statuses));
    return theme;
}

Theme highContrast()
{
    Theme theme;
    theme.kind = ThemeKind::HighContrast;
    theme.window = rgb(0x000000);
    theme.surface = rgb(0x000000);
    theme.raised = rgb(0x1C1C1C);
    theme.rail = rgb(0x000000);
    theme.border = rgb(0xB8B8B8);
    theme.field = rgb(0xFFFFFF);
    theme.text = rgb(0xFFFFFF);
    theme.muted = rgb(0xE2E2E2);
    theme.disabled = rgb(0x9A9A9A);
    theme.accent = rgb(0xFFE14D);
    theme.accentHover = rgb(0xFFEB85);
    theme.accentPressed = rgb(0xE6C520);
    theme.onAccent = rgb(0x000000);
    theme.accentSoft = rgb(0x4A3F00);
    theme.danger = rgb(0xFF9C94);
    theme.dangerSoft = rgb(0x520D09);
    theme.warning = rgb(0xFFC861);
    theme.warningSoft = rgb(0x453000);
    theme.success = rgb(0x8BE8A3);
    theme.successSoft = rgb(0x0C3F1A);
    theme.infoSoft = rgb(0x0B2F52);
    theme.focus = rgb(0x66E0FF);
    theme.closedHours = rgb(0x262626);
    theme.hatch = rgb(0x808080);
    theme.gridLine = rgb(0x4D4D4D);
    theme.strongGridLine = rgb(0x9A9A9A);
    theme.nowLine = rgb(0xFF6B5E);
    const StatusColours statuses[7] = {
        {rgb(0x3A2A00), rgb(0xFFC861), rgb(0xFFFFFF)}, // Pending
        {rgb(0x04254A), rgb(0x7CC4FF), rgb(0xFFFFFF)}, // Confirmed
        {rgb(0x2B1660), rgb(0xC3ADFF), rgb(0xFFFFFF)}, // Arrived
        {rgb(0x003D36), rgb(0x5CE6D3), rgb(0xFFFFFF)}, // InProgress
        {rgb(0x2B2B2B), rgb(0xC8C8C8), rgb(0xFFFFFF)}, // Completed
        {rgb(0x000000), rgb(0x9A9A9A), rgb(0xE2E2E2)}, // Cancelled
        {rgb(0x520D09), rgb(0xFF9C94), rgb(0xFFFFFF)}, // NoShow
    };
    std::copy(std::begin(statuses), std::end(statuses), std::begin(theme.statuses));
    return theme;
}

} // namespace

const Theme &themeOf(ThemeKind kind)
{
    static const Theme lightTheme = light();
    static const Theme darkTheme = dark();
    static const Theme highContrastTheme = highContrast();
    switch (kind) {
    case ThemeKind::Light:
        break;
    case ThemeKind::Dark:
        return darkTheme;
    case ThemeKind::HighContrast:
        return highContrastTheme;
    }
    return lightTheme;
}

QList<ThemeKind> allThemeKinds()
{
    return {ThemeKind::Light, ThemeKind::Dark, ThemeKind::HighContrast};
}

const StatusColours &Theme::status(AppointmentStatus status) const
{
    return statuses[static_cast<int>(status)];
}

} // namespace frontdesk
