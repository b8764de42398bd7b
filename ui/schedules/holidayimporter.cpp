// SPDX-License-Identifier: GPL-3.0-or-later
#include "holidayimporter.h"

#include "affectedlist.h"
#include "services/serviceexecutor.h"
#include "services/services.h"
#include "shell/errortext.h"
#include "shell/prompts.h"
#include "shell/whendone.h"

#include <QFile>
#include <QLocale>
#include <QWidget>

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

/// More is refused by the service; a film that was chosen by mistake is not read to its end.
constexpr qint64 MostBytes = 1024 * 1024;

struct Imported {
    int holidays = 0;
    QList<AppointmentDetails> affected;
};

} // namespace

HolidayImporter::HolidayImporter(DeskContext &context, QWidget *page)
    : QObject(page)
    , m_context(context)
    , m_page(page)
{
}

/// What is wrong with the file, in the user's language.
static QString faultText(const Error &error)
{
    const QString code = error.faults.isEmpty() ? QString() : error.faults.first().code;
    if (code == "not_a_calendar"_L1)
        return HolidayImporter::tr("This file is not a calendar (.ics).");
    if (code == "cut_off"_L1)
        return HolidayImporter::tr("This file is not complete. Download it again.");
    if (code == "no_events"_L1)
        return HolidayImporter::tr("This calendar has no events.");
    if (code == "unknown_time_zone"_L1)
        return HolidayImporter::tr("An event of this calendar is in an unknown time zone.");
    if (code == "bad_repetition"_L1)
        return HolidayImporter::tr("An event of this calendar repeats in a way that holidays do "
                                   "not.");
    if (code == "bad_event"_L1)
        return HolidayImporter::tr("An event of this calendar cannot be understood.");
    if (code == "too_long"_L1 || code == "too_many"_L1)
        return HolidayImporter::tr("This calendar holds more than a clinic's holidays.");
    return errorText(error);
}

void HolidayImporter::start()
{
    m_context.prompts.chooseFile(m_page, tr("Import holidays"), tr("Calendars (*.ics)"),
                                 [self = QPointer(this)](const QString &path) {
                                     if (self)
                                         self->preview(path);
                                 });
}

void HolidayImporter::preview(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        Q_EMIT refused(tr("The file cannot be read."));
        return;
    }
    m_file = file.read(MostBytes);
    const Actor actor = m_context.actor;
    auto future = m_context.services.run([actor, bytes = m_file](Services &services) {
        return services.exceptions.previewHolidays(actor, bytes);
    });
    whenDone(future, this, [this](const Result<HolidayImport> &preview) {
        if (!preview)
            Q_EMIT refused(faultText(preview.error()));
        else if (preview->added.isEmpty() && preview->changed.isEmpty())
            Q_EMIT refused(tr("Nothing to import: these holidays are here already, or over."));
        else
            confirm(*preview);
    });
}

void HolidayImporter::confirm(const HolidayImport &preview)
{
    const QLocale locale = m_page->locale();
    const QString text =
        tr("New: %1. Different from before: %2. Here already: %3. Over already: %4.\n"
           "Appointments that would be outside the working hours: %5. None is cancelled.")
            .arg(locale.toString(preview.added.size()), locale.toString(preview.changed.size()),
                 locale.toString(preview.unchanged), locale.toString(preview.past),
                 locale.toString(preview.affected.size()));
    m_context.prompts.confirm(m_page, tr("Import holidays"), text, tr("Import"),
                              [self = QPointer(this)] {
                                  if (self)
                                      self->import();
                              });
}

void HolidayImporter::import()
{
    const Actor actor = m_context.actor;
    auto future =
        m_context.services.run([actor, bytes = m_file](Services &services) -> Result<Imported> {
            FRONTDESK_TRY_ASSIGN(const HolidayImport done,
                                 services.exceptions.importHolidays(actor, bytes));
            FRONTDESK_TRY_ASSIGN(const auto affected, withNames(services, actor, done.affected));
            return Imported {int(done.added.size() + done.changed.size()), affected};
        });
    whenDone(future, this, [this](const Result<Imported> &done) {
        if (done)
            Q_EMIT imported(done->holidays, done->affected);
        else
            Q_EMIT refused(faultText(done.error()));
    });
}

} // namespace frontdesk
