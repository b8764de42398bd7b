// SPDX-License-Identifier: GPL-3.0-or-later
// The style sheet over Fusion: shapes, distances and states. Colours come from the theme by @name.
#include "shell/theme.h"

#include <QHash>

using namespace Qt::StringLiterals;

namespace frontdesk {

namespace {

// Long, because it is a table of looks; each line stands alone. A focused control has a 2 px ring
// and a padding smaller by one, so that nothing moves. Fields name no text colour: that would make
// Qt dim the placeholder below what can be read.
constexpr char16_t Template[] = uR"(
QToolTip { background: @raised; color: @text; border: 1px solid @field; padding: 4px 6px; }

QLabel[look="title"] { font-size: @titleSize; font-weight: 600; }
QLabel[look="heading"] { font-size: @headingSize; font-weight: 600; }
QLabel[look="strong"] { font-weight: 600; }
QLabel[look="muted"] { color: @muted; }
QLabel[look="small"] { color: @muted; font-size: @smallSize; }
QLabel[look="danger"] { color: @danger; }
QLabel[look="warning"] { color: @warning; }
QLabel[look="success"] { color: @success; }

QWidget[card="true"] { background: @surface; border: 1px solid @border; border-radius: 10px; }

QPushButton { background: @surface; color: @text; border: 1px solid @field; border-radius: 6px;
  padding: 6px 15px; min-height: 20px; }
QPushButton:hover { background: @raised; }
QPushButton:pressed { background: @border; }
QPushButton:focus { border: 2px solid @focus; padding: 5px 14px; }
QPushButton:disabled { background: @window; color: @disabled; border-color: @border; }
QPushButton[look="primary"], QPushButton:default { background: @accent; color: @onAccent;
  border-color: @accent; font-weight: 600; }
QPushButton[look="primary"]:hover, QPushButton:default:hover { background: @accentHover; }
QPushButton[look="primary"]:pressed, QPushButton:default:pressed { background: @accentPressed; }
QPushButton[look="primary"]:focus, QPushButton:default:focus { border: 2px solid @text; }
QPushButton[look="danger"] { color: @danger; border-color: @danger; }
QPushButton[look="danger"]:hover { background: @dangerSoft; }
QPushButton[look="danger"]:focus { border: 2px solid @focus; }
QPushButton[look="quiet"] { background: transparent; border-color: transparent; color: @accent; }
QPushButton[look="quiet"]:hover { background: @raised; }
QPushButton[look="quiet"]:focus { border: 2px solid @focus; }
QPushButton[look="primary"]:disabled, QPushButton:default:disabled { background: @raised;
  color: @disabled; border-color: @border; }
QPushButton[look="danger"]:disabled, QPushButton[look="quiet"]:disabled { color: @disabled;
  border-color: transparent; }
QPushButton::menu-indicator { image: url(:/frontdesk/icons/control-down.svg); width: 12px;
  subcontrol-position: right center; subcontrol-origin: padding; right: 8px; }

QToolButton { background: transparent; color: @text; border: 1px solid transparent;
  border-radius: 6px; padding: 5px; }
QToolButton:hover { background: @raised; }
QToolButton:pressed, QToolButton:checked { background: @accentSoft; }
QToolButton:focus { border: 2px solid @focus; padding: 4px; }
QToolButton:disabled { color: @disabled; }
QToolButton[toggle="true"] { background: @surface; border-color: @field; padding: 5px 2px; }
QToolButton[toggle="true"]:checked { background: @accent; color: @onAccent; border-color: @accent;
  font-weight: 600; }
QToolButton[toggle="true"]:focus { border: 2px solid @focus; padding: 4px 1px; }
QToolButton[toggle="true"]:checked:focus { border: 2px solid @text; }
QToolButton::menu-indicator { image: none; }

QLineEdit, QTextEdit, QPlainTextEdit, QAbstractSpinBox, QComboBox { background: @surface;
  border: 1px solid @field; border-radius: 6px; selection-background-color: @accent;
  selection-color: @onAccent; }
QLineEdit, QAbstractSpinBox, QComboBox { padding: 5px 9px; min-height: 22px; }
QTextEdit, QPlainTextEdit { padding: 3px 5px; }
QLineEdit:focus, QAbstractSpinBox:focus, QComboBox:focus { border: 2px solid @focus;
  padding: 4px 8px; }
QTextEdit:focus, QPlainTextEdit:focus { border: 2px solid @focus; padding: 2px 4px; }
QLineEdit:disabled, QTextEdit:disabled, QPlainTextEdit:disabled, QAbstractSpinBox:disabled,
QComboBox:disabled { background: @window; border-color: @border; }
QLineEdit:read-only { background: @window; }
*[faulty="true"] { border: 2px solid @danger; padding: 4px 8px; }
QComboBox QLineEdit, QAbstractSpinBox QLineEdit { border: none; padding: 0; min-height: 0;
  background: transparent; }
QComboBox::drop-down { border: none; width: 26px; subcontrol-position: right center; }
QComboBox::down-arrow, QDateTimeEdit::down-arrow { image: url(:/frontdesk/icons/control-down.svg);
  width: 12px; height: 12px; }
QComboBox QAbstractItemView { background: @surface; border: 1px solid @field; padding: 4px;
  selection-background-color: @accentSoft; selection-color: @text; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { border: none; width: 20px;
  background: transparent; }
QAbstractSpinBox::up-button { subcontrol-origin: border; subcontrol-position: top right;
  margin: 2px 2px 0 2px; }
QAbstractSpinBox::down-button { subcontrol-origin: border; subcontrol-position: bottom right;
  margin: 0 2px 2px 2px; }
QAbstractSpinBox::up-button:hover, QAbstractSpinBox::down-button:hover { background: @raised; }
QAbstractSpinBox::up-arrow { image: url(:/frontdesk/icons/control-up.svg); width: 10px; height: 10px; }
QAbstractSpinBox::down-arrow { image: url(:/frontdesk/icons/control-down.svg); width: 10px;
  height: 10px; }
QDateEdit::drop-down, QDateTimeEdit::drop-down { border: none; width: 26px;
  subcontrol-origin: padding; subcontrol-position: right center; }

QCheckBox, QRadioButton { spacing: 8px; padding: 3px; border: 2px solid transparent;
  border-radius: 6px; min-height: 20px; }
QCheckBox:focus, QRadioButton:focus { border-color: @focus; }
QCheckBox:disabled, QRadioButton:disabled { color: @disabled; }
QCheckBox::indicator, QRadioButton::indicator, QAbstractItemView::indicator { width: 16px;
  height: 16px; border: 1px solid @field; background: @surface; }
QCheckBox::indicator, QAbstractItemView::indicator { border-radius: 4px; }
QRadioButton::indicator { border-radius: 9px; }
QCheckBox::indicator:hover, QRadioButton::indicator:hover { border-color: @accent; }
QCheckBox::indicator:checked, QAbstractItemView::indicator:checked { background: @accent;
  border-color: @accent; image: url(:/frontdesk/icons/@checkImage.svg); }
QRadioButton::indicator:checked { border: 5px solid @accent; width: 8px; height: 8px; }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { background: @window;
  border-color: @border; }
QCheckBox::indicator:checked:disabled { background: @disabled; }

QTableView, QTreeView, QListView { background: @surface; alternate-background-color: @window;
  border: 1px solid @border; border-radius: 6px; gridline-color: @border; outline: none;
  selection-background-color: @accentSoft; selection-color: @text; }
QTableView:focus, QTreeView:focus, QListView:focus { border: 1px solid @focus; }
QTableView::item { padding: 4px 8px; border: none; border-bottom: 1px solid @raised; }
QTreeView::item, QListView::item { padding: 4px 8px; min-height: 22px; border: none; }
QTableView::item:hover, QListView::item:hover { background: @raised; }
QTableView::item:selected, QListView::item:selected, QTreeView::item:selected {
  background: @accentSoft; color: @text; }
QHeaderView { background: @raised; border: none; }
QHeaderView::section { background: @raised; color: @muted; border: none;
  border-bottom: 1px solid @border; padding: 6px 10px; font-weight: 600; }
QHeaderView::section:hover { color: @text; }
QHeaderView::down-arrow { image: url(:/frontdesk/icons/control-down.svg); width: 10px; height: 10px;
  subcontrol-position: right center; right: 6px; }
QHeaderView::up-arrow { image: url(:/frontdesk/icons/control-up.svg); width: 10px; height: 10px;
  subcontrol-position: right center; right: 6px; }
QTableCornerButton::section { background: @raised; border: none; }

QMenu { background: @surface; border: 1px solid @field; padding: 4px; }
QMenu::item { padding: 6px 24px 6px 12px; border-radius: 4px; }
QMenu::item:selected { background: @accentSoft; color: @text; }
QMenu::item:disabled { color: @disabled; }
QMenu::icon { padding-left: 8px; }
QMenu::separator { height: 1px; background: @border; margin: 4px 8px; }

QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: @field; border-radius: 4px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 28px; }
QScrollBar::handle:horizontal { min-width: 28px; }
QScrollBar::handle:hover { background: @muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QProgressBar { background: @raised; border: none; border-radius: 3px; max-height: 6px; }
QProgressBar::chunk { background: @accent; border-radius: 3px; }
QTabBar::tab { background: transparent; color: @muted; padding: 8px 12px;
  border-bottom: 2px solid transparent; }
QTabBar::tab:selected { color: @text; border-bottom-color: @accent; }
QTabBar::tab:hover { color: @text; }
QTabBar::tab:focus { color: @accent; border-bottom-color: @focus; }
QTabWidget::pane { border: none; border-top: 1px solid @border; }
QGroupBox { border: 1px solid @border; border-radius: 10px; margin-top: 20px; padding: 12px; }
QGroupBox::title { subcontrol-origin: margin; subcontrol-position: top left; padding: 0 4px;
  font-weight: 600; }
QSplitter::handle { background: @border; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QStatusBar { background: @raised; color: @muted; border-top: 1px solid @border; }
QStatusBar::item { border: none; }
QScrollArea { border: none; background: transparent; }
QScrollArea > QWidget > QWidget[scrollBody="true"] { background: transparent; }

#rail { background: @rail; border: none; }
#topBar { background: @surface; border: none; border-bottom: 1px solid @border; }
QToolButton[railEntry="true"] { color: @muted; border: 2px solid transparent; border-radius: 8px;
  padding: 6px 4px; font-size: @smallSize; }
QToolButton[railEntry="true"]:hover { color: @text; background: @border; }
QToolButton[railEntry="true"]:checked { color: @accent; background: @accentSoft; font-weight: 600; }
QToolButton[railEntry="true"]:focus { border: 2px solid @focus; }

frontdesk--InlineMessage { border: 1px solid @border; border-radius: 6px; }
frontdesk--InlineMessage[kind="info"] { background: @infoSoft; border-color: @accent; }
frontdesk--InlineMessage[kind="success"] { background: @successSoft; border-color: @success; }
frontdesk--InlineMessage[kind="warning"] { background: @warningSoft; border-color: @warning; }
frontdesk--InlineMessage[kind="error"] { background: @dangerSoft; border-color: @danger; }
)";

QString points(const QFont &font)
{
    return font.pointSizeF() > 0 ? QString::number(font.pointSizeF(), 'f', 1) + "pt"_L1
                                 : QString::number(font.pixelSize()) + "px"_L1;
}

QHash<QString, QString> valuesOf(const Theme &theme, const QFont &base)
{
    return {
        {u"window"_s, theme.window.name()},
        {u"surface"_s, theme.surface.name()},
        {u"raised"_s, theme.raised.name()},
        {u"rail"_s, theme.rail.name()},
        {u"border"_s, theme.border.name()},
        {u"field"_s, theme.field.name()},
        {u"text"_s, theme.text.name()},
        {u"muted"_s, theme.muted.name()},
        {u"disabled"_s, theme.disabled.name()},
        {u"accent"_s, theme.accent.name()},
        {u"accentHover"_s, theme.accentHover.name()},
        {u"accentPressed"_s, theme.accentPressed.name()},
        {u"onAccent"_s, theme.onAccent.name()},
        {u"accentSoft"_s, theme.accentSoft.name()},
        {u"danger"_s, theme.danger.name()},
        {u"dangerSoft"_s, theme.dangerSoft.name()},
        {u"warning"_s, theme.warning.name()},
        {u"warningSoft"_s, theme.warningSoft.name()},
        {u"success"_s, theme.success.name()},
        {u"successSoft"_s, theme.successSoft.name()},
        {u"infoSoft"_s, theme.infoSoft.name()},
        {u"focus"_s, theme.focus.name()},
        {u"titleSize"_s, points(titleFont(base))},
        {u"headingSize"_s, points(headingFont(base))},
        {u"smallSize"_s, points(smallFont(base))},
        {u"checkImage"_s,
         theme.kind == ThemeKind::Light ? u"control-check-light"_s : u"control-check-dark"_s},
    };
}

} // namespace

QString styleSheetOf(const Theme &theme, const QFont &base)
{
    const auto values = valuesOf(theme, base);
    const QString source = QString::fromUtf16(Template);
    QString sheet;
    sheet.reserve(source.size() + 1024);
    for (qsizetype at = 0; at < source.size();) {
        if (source[at] != u'@') {
            sheet += source[at++];
            continue;
        }
        qsizetype end = at + 1;
        while (end < source.size() && source[end].isLetter())
            ++end;
        sheet += values.value(source.mid(at + 1, end - at - 1));
        at = end;
    }
    return sheet;
}

} // namespace frontdesk
