// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace frontdesk {

/// `text` between FIRST STRONG ISOLATE and POP DIRECTIONAL ISOLATE, so that a name of one script
/// does not shuffle a sentence of another. For names, e-mails and numbers put into translated
/// sentences.
inline QString bidiIsolated(const QString &text)
{
    return QChar(0x2068) + text + QChar(0x2069);
}

} // namespace frontdesk
