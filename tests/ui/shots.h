// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QDir>
#include <QWidget>

namespace frontdesk::test {

/// Where FRONTDESK_SHOTS names a folder, keeps a picture of the widget there, to be looked at.
inline void keepShot(QWidget &widget, const QString &name)
{
    QCoreApplication::processEvents(); // what is laid out or repainted later is in the picture too
    const QString folder = qEnvironmentVariable("FRONTDESK_SHOTS");
    if (!folder.isEmpty() && QDir().mkpath(folder))
        widget.grab().save(QDir(folder).filePath(name + QStringLiteral(".png")));
}

} // namespace frontdesk::test
