// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reportview.h"

#include <QFont>

class QPagedPaintDevice;

namespace frontdesk {

/// A report on paper: what it is and of which days, its sentence, its chart and its table.
struct ReportPaper {
    QString title;
    QString days;
    ReportView view;
    bool rightToLeft = false;
    QFont font;

    /// Prints all of it, dark on white whatever the theme; a long table goes on on further pages.
    void print(QPagedPaintDevice &paper) const;
};

} // namespace frontdesk
