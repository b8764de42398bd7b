// SPDX-License-Identifier: GPL-3.0-or-later
// The day on paper, and the slip that a patient takes home.
#include "calendar/calendarpage.h"

#include "calendar/appointmentslip.h"
#include "calendar/dayview.h"
#include "daysheet.h"
#include "shell/errortext.h"
#include "shell/whendone.h"

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
void CalendarPage::print(const Painting &paint, const QString &said, const QString &previewName)
{
    if (m_printTo) {
        m_printTo(paint);
    } else if (const QPrinterInfo usual = QPrinterInfo::defaultPrinter(); !usual.isNull()) {
        QPrinter printer(usual, QPrinter::HighResolution);
        paint(printer);
    } else {
        preview(paint, previewName);
        return;
    }
    emit notice(said);
}

void CalendarPage::preview(const Painting &paint, const QString &name)
{
    auto *dialog = new QPrintPreviewDialog(this);
    dialog->setObjectName(name);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QPrintPreviewDialog::paintRequested, this,
            [paint](QPrinter *printer) { paint(*printer); });
    dialog->open();
}

void CalendarPage::printDay()
{
    if (m_store->isLoaded())
        print([sheet = daySheet()](QPrinter &printer) { sheet.paint(printer); },
              tr("The day's sheets were sent to the printer."), u"dayPreview"_s);
}

void CalendarPage::previewDay()
{
    if (m_store->isLoaded())
        preview([sheet = daySheet()](QPrinter &printer) { sheet.paint(printer); }, u"dayPreview"_s);
}

/// For the patient to take home, in their language.
void CalendarPage::printSlip(const AppointmentDetails &details, bool onScreen)
{
    auto asked = m_context.services.run(
        [actor = m_context.actor, details](Services &services) -> Result<AppointmentSlip> {
            FRONTDESK_TRY_ASSIGN(const ClinicProfile clinic, services.clinic.profile());
            FRONTDESK_TRY_ASSIGN(const Patient patient,
                                 services.patients.get(actor, details.appointment.patientId));
            return AppointmentSlip {clinic.name, details, {}, patient.language, {}};
        });
    whenDone(asked, this, [this, onScreen](const Result<AppointmentSlip> &read) {
        if (!read) {
            emit notice(errorText(read.error()));
            return;
        }
        AppointmentSlip slip = *read;
        slip.time = *m_context.zone.get();
        slip.font = font();
        const Painting paint = [slip](QPrinter &printer) { slip.paint(printer); };
        if (onScreen)
            preview(paint, u"slipPreview"_s);
        else
            print(paint, tr("The slip was sent to the printer."), u"slipPreview"_s);
    });
}

} // namespace frontdesk
