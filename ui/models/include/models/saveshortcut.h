// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QShortcut>

#include <functional>

namespace frontdesk {

/// Ctrl+Enter anywhere in `form`, on either Enter key.
inline void addSaveShortcut(QWidget *form, const std::function<void()> &save)
{
    for (const Qt::Key key : {Qt::Key_Return, Qt::Key_Enter}) {
        auto *shortcut = new QShortcut(QKeySequence(Qt::CTRL | key), form);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        QObject::connect(shortcut, &QShortcut::activated, form, save);
    }
}

} // namespace frontdesk
