// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace frontdesk {

/// The accessible name that a widget has by itself, which a form it stands in may replace by its
/// label: after a change of language the form speaks first.
class OwnName
{
public:
    void give(QWidget &widget, const QString &name)
    {
        if (widget.accessibleName().isEmpty() || widget.accessibleName() == m_name)
            widget.setAccessibleName(name);
        m_name = name;
    }

private:
    QString m_name;
};

} // namespace frontdesk
