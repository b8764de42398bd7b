// SPDX-License-Identifier: GPL-3.0-or-later
// The calendar's keys, which each person may change.
#include "calendar/calendarpage.h"

#include "keyeditor.h"

#include <QAction>
#include <QSettings>

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

/// Whether the view would type it, or moves its cursor by it.
bool isTakenByTheView(const QKeySequence &keys)
{
    const auto modifiers = keys[0].keyboardModifiers() & ~Qt::KeypadModifier;
    const Qt::Key key = keys[0].key();
    const bool plain = modifiers == Qt::NoModifier || modifiers == Qt::ShiftModifier;
    if (plain
        && (key < Qt::Key_Escape || key == Qt::Key_Tab || key == Qt::Key_Backtab
            || key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Escape))
        return true;
    const bool moves = key >= Qt::Key_Home && key <= Qt::Key_PageDown;
    return moves && (plain || modifiers == Qt::AltModifier);
}

} // namespace

bool CalendarPage::rebind(const QString &name, const QKeySequence &wanted)
{
    auto *action = findChild<QAction *>(name);
    const QKeySequence keys = wanted.isEmpty() ? m_usualKeys.value(name) : wanted;
    if (!action || keys.isEmpty())
        return false;
    if (!wanted.isEmpty() && isTakenByTheView(keys))
        return false;
    QList<QAction *> others = actions();
    if (window() != this)
        others += window()->actions();
    for (const QAction *other : std::as_const(others)) {
        if (other != action && other->shortcut() == keys)
            return false;
    }
    action->setShortcut(keys);
    const bool usual = keys == m_usualKeys.value(name);
    keep(u"keys/"_s + name, usual ? QVariant() : keys.toString(QKeySequence::PortableText));
    return true;
}

void CalendarPage::editKeys()
{
    auto *editor = new KeyEditor(*this);
    editor->open();
}

} // namespace frontdesk
