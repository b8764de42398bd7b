// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QTextDocument>

namespace frontdesk {

/// `text` for a tool tip, which would take it for HTML where it looks so: names and reasons are
/// what somebody typed.
inline QString plainTip(const QString &text)
{
    return Qt::mightBeRichText(text) ? Qt::convertFromPlainText(text) : text;
}

} // namespace frontdesk
