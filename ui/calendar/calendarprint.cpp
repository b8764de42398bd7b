// SPDX-License-Identifier: GPL-3.0-or-later
// The day on paper.
#include "calendar/calendarpage.h"

#include "calendar/dayview.h"
#include "daysheet.h"

#include <QPrintPreviewDialog>
#include <QPrinter>
#include <QPrinterInfo>

namespace frontdesk {

using namespace Qt::StringLiterals;

void CalendarPage::setPrintTo(std::function<void(const Painting &)> printTo)
{
    m_printTo = std::move(printTo);
}

DaySheet CalendarPage::daySheet() const
{
    const auto time = m_context.zone.get();
    QList<DoctorCalendar> columns;
    for (const DoctorCalendar &calendar : m_store->calendars()) {
        if (!m_hidden.contains(calendar.doctor.id))
            columns.append(onDay(calendar, time->day(day()), false));
    }
    return {day(), columns, CalendarText(locale(), *time, m_private), isRightToLeft(), font()};
}

/// At once on the default printer; where there is none, the preview has what else there is.
void CalendarPage::printDay()
{
    if (!m_store->isLoaded())
        return;
    const Painting paint = [sheet = daySheet()](QPrinter &printer) { sheet.paint(printer); };
    if (m_printTo) {
        m_printTo(paint);
    } else if (const QPrinterInfo usual = QPrinterInfo::defaultPrinter(); !usual.isNull()) {
        QPrinter printer(usual, QPrinter::HighResolution);
        paint(printer);
    } else {
        previewDay();
        return;
    }
    emit notice(tr("The day's sheets were sent to the printer."));
}

void CalendarPage::previewDay()
{
    if (!m_store->isLoaded())
        return;
    auto *preview = new QPrintPreviewDialog(this);
    preview->setObjectName(u"dayPreview"_s);
    preview->setAttribute(Qt::WA_DeleteOnClose);
    connect(preview, &QPrintPreviewDialog::paintRequested, this,
            [sheet = daySheet()](QPrinter *printer) { sheet.paint(*printer); });
    preview->open();
}

} // namespace frontdesk
