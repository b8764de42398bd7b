// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "calendartext.h"
#include "services/calendarservice.h"

#include <QFont>

class QPagedPaintDevice;

namespace frontdesk {

/// A day on paper: a page for each doctor, or more where it is full, each appointment a line.
struct DaySheet {
    QDate day;
    QList<DoctorCalendar> columns; ///< of that day alone
    CalendarText words; ///< says initials where these are to be shown
    bool rightToLeft = false;
    QFont font;

    /// Paints all of it, black on white whatever the theme. Cancelled appointments are left out.
    void paint(QPagedPaintDevice &paper) const;
    /// How many lines the page of a doctor would have.
    static QList<AppointmentDetails> linesOf(const DoctorCalendar &calendar);
};

} // namespace frontdesk
