// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/theme.h"

#include "shell/icons.h"

#include <QAbstractButton>
#include <QApplication>
#include <QFontDatabase>
#include <QLabel>
#include <QProxyStyle>
#include <QVariant>

#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
#include <QStyleHints>
#endif

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace frontdesk {

namespace {

/// Style sheet rules that name a property are only looked at anew when the widget is polished
/// again.
void repolish(QWidget *widget)
{
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
    widget->updateGeometry();
    widget->update();
}

QFont scaled(const QFont &base, double factor, int weight)
{
    QFont font = base;
    if (base.pointSizeF() > 0)
        font.setPointSizeF(base.pointSizeF() * factor);
    else
        font.setPixelSize(qRound(base.pixelSize() * factor));
    font.setWeight(QFont::Weight(weight));
    return font;
}

double linear(double channel)
{
    return channel <= 0.03928 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &colour)
{
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF())
           + 0.0722 * linear(colour.blueF());
}

/// The system's font, at least 10 points; Noto Sans where it is there, as it covers our languages
/// evenly.
QFont applicationFont()
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::GeneralFont);
    if (QFontDatabase::hasFamily(u"Noto Sans"_s))
        font.setFamilies({u"Noto Sans"_s, u"Noto Sans Arabic"_s, font.family()});
    font.setPointSizeF(std::max(font.pointSizeF(), 10.0));
    return font;
}

/// Fusion that underlines no mnemonic from right to left: the line would cut an Arabic word in two,
/// and its letters out of their joined forms. The keys work all the same.
class JoinedLettersStyle final : public QProxyStyle
{
public:
    JoinedLettersStyle()
        : QProxyStyle(u"Fusion"_s)
    {
    }
    int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                  QStyleHintReturn *data) const override
    {
        if (hint == SH_UnderlineShortcut && QGuiApplication::isRightToLeft())
            return 0;
        return QProxyStyle::styleHint(hint, option, widget, data);
    }
};

} // namespace

const Theme &themeOf(const QPalette &palette)
{
    // The link colour is each theme's own, and style sheets leave that role alone.
    const QColor accent = palette.color(QPalette::Active, QPalette::Link);
    for (const ThemeKind kind : allThemeKinds()) {
        if (themeOf(kind).accent == accent)
            return themeOf(kind);
    }
    const bool isDark = palette.color(QPalette::Active, QPalette::Window).lightness() < 128;
    return themeOf(isDark ? ThemeKind::Dark : ThemeKind::Light);
}

const Theme &currentTheme(const QWidget *widget)
{
    return themeOf(widget->palette());
}

QPalette paletteOf(const Theme &theme)
{
    QPalette palette;
    palette.setColor(QPalette::Window, theme.window);
    palette.setColor(QPalette::WindowText, theme.text);
    palette.setColor(QPalette::Base, theme.surface);
    palette.setColor(QPalette::AlternateBase, theme.window);
    palette.setColor(QPalette::Text, theme.text);
    palette.setColor(QPalette::Button, theme.surface);
    palette.setColor(QPalette::ButtonText, theme.text);
    palette.setColor(QPalette::BrightText, theme.danger);
    palette.setColor(QPalette::PlaceholderText, theme.muted);
    palette.setColor(QPalette::ToolTipBase, theme.raised);
    palette.setColor(QPalette::ToolTipText, theme.text);
    palette.setColor(QPalette::Highlight, theme.accentSoft);
    palette.setColor(QPalette::HighlightedText, theme.text);
    palette.setColor(QPalette::Link, theme.accent);
    palette.setColor(QPalette::LinkVisited, theme.accent);
    palette.setColor(QPalette::Light, theme.surface);
    palette.setColor(QPalette::Midlight, theme.raised);
    palette.setColor(QPalette::Mid, theme.border);
    palette.setColor(QPalette::Dark, theme.field);
    palette.setColor(QPalette::Shadow, theme.border);
    for (const QPalette::ColorRole role :
         {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText})
        palette.setColor(QPalette::Disabled, role, theme.disabled);
    palette.setColor(QPalette::Disabled, QPalette::Base, theme.window);
    return palette;
}

void applyTheme(QApplication &app, ThemeKind kind)
{
    const Theme &theme = themeOf(kind);
    const QFont font = applicationFont();
    app.setStyleSheet(QString());
    app.setStyle(new JoinedLettersStyle);
    app.setFont(font);
    app.setPalette(paletteOf(theme));
    app.setStyleSheet(styleSheetOf(theme, font));
}

ThemeKind systemThemeKind()
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    const bool isDark = QGuiApplication::styleHints()->colorScheme() == Qt::ColorScheme::Dark;
#else
    const bool isDark = QGuiApplication::palette().color(QPalette::Window).lightness() < 128;
#endif
    return isDark ? ThemeKind::Dark : ThemeKind::Light;
}

double contrastRatio(const QColor &a, const QColor &b)
{
    const double first = luminance(a);
    const double second = luminance(b);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

void setButtonLook(QAbstractButton *button, ButtonLook look)
{
    static constexpr QLatin1StringView names[] = {""_L1, "primary"_L1, "danger"_L1, "quiet"_L1};
    button->setProperty("look", QString(names[static_cast<int>(look)]));
    repolish(button);
}

void setTextLook(QLabel *label, TextLook look)
{
    static constexpr QLatin1StringView names[] = {""_L1,        "title"_L1,   "heading"_L1,
                                                  "muted"_L1,   "small"_L1,   "danger"_L1,
                                                  "warning"_L1, "success"_L1, "strong"_L1};
    label->setProperty("look", QString(names[static_cast<int>(look)]));
    repolish(label);
}

void makeCard(QWidget *widget)
{
    widget->setAttribute(Qt::WA_StyledBackground);
    widget->setProperty("card", true);
    repolish(widget);
}

QFont titleFont(const QFont &base)
{
    return scaled(base, 1.6, QFont::DemiBold);
}

QFont headingFont(const QFont &base)
{
    return scaled(base, 1.2, QFont::DemiBold);
}

QFont smallFont(const QFont &base)
{
    return scaled(base, 0.9, QFont::Normal);
}

} // namespace frontdesk
