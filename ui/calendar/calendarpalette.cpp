// SPDX-License-Identifier: GPL-3.0-or-later
// What the command palette offers on the calendar.
#include "calendar/calendarpage.h"

#include "calendar/dayview.h"
#include "calendartext.h"
#include "commandpalette.h"
#include "domain/textfold.h"
#include "engine/spokenplace.h"
#include "finder.h"
#include "models/clinicformat.h"
#include "shell/bidi.h"
#include "shell/whendone.h"

#include <QAction>
#include <QStackedWidget>

#include <algorithm>

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

constexpr int ShortestName = 2; ///< letters before patients are searched
constexpr int OfferedPatients = 5;

/// Whether every word begins some word of the text, whatever the case and marks.
bool matches(const QString &text, const QStringList &words)
{
    const QStringList parts = folded(text).split(u' ', Qt::SkipEmptyParts);
    return std::all_of(words.begin(), words.end(), [&](const QString &word) {
        const QString wanted = folded(word);
        return std::any_of(parts.begin(), parts.end(),
                           [&](const QString &part) { return part.startsWith(wanted); });
    });
}

} // namespace

void CalendarPage::openPalette()
{
    auto *palette =
        new CommandPalette([this](const QString &typed) { return paletteEntries(typed); }, this);
    connect(palette, &CommandPalette::typedChanged, this, [this, palette](const QString &typed) {
        const SpokenPlace place = parseSpokenPlace(typed, locale(), today());
        const QString name = place.words.join(u' ');
        if (!m_context.actor.isDesk() || place.date || place.minutes || name.size() < ShortestName)
            return;
        auto asked = m_context.services.run([actor = m_context.actor, name](Services &services) {
            return services.patients.search(actor, name, {OfferedPatients, {}});
        });
        whenDone(asked, palette, [this, palette, typed](const Result<Page<Patient>> &found) {
            if (!found)
                return;
            QList<CommandPalette::Entry> entries;
            for (const Patient &patient : found->items)
                entries.append({tr("Patient %1, %2", "name, birth date")
                                    .arg(bidiIsolated(patient.fullName),
                                         birthText(locale(), patient.dateOfBirth, today())),
                                {},
                                [this, patient] { findPatient(patient); }});
            palette->addEntries(typed, entries);
        });
    });
    palette->open();
}

QList<CommandPaletteEntry> CalendarPage::paletteEntries(const QString &typed)
{
    const SpokenPlace place = parseSpokenPlace(typed, locale(), today());
    QList<CommandPaletteEntry> entries;
    if (place.date || place.minutes)
        entries += placeEntries(place);
    if (!place.words.isEmpty() && !place.date && !place.minutes) {
        for (const Doctor &doctor : std::as_const(m_lastDoctors)) {
            if (matches(doctor.fullName + u' ' + doctor.specialty, place.words))
                entries.append({tr("Show only %1", "a doctor").arg(bidiIsolated(doctor.fullName)),
                                {},
                                [this, id = doctor.id] { choosePreset({id.toString()}); }});
        }
    }
    if (place.date || place.minutes)
        return entries;
    QList<QAction *> actions = this->actions();
    if (window() != this)
        actions += window()->actions();
    for (QAction *action : std::as_const(actions)) {
        const QString text = QString(action->text()).remove(u'&');
        if (!text.isEmpty() && action->isEnabled() && action->isVisible()
            && action->objectName() != u"palette"_s && matches(text, place.words))
            entries.append({text, action->shortcut().toString(QKeySequence::NativeText),
                            [action] { action->trigger(); }});
    }
    return entries;
}

/// Where a day or a time was typed: booking there, and going there.
QList<CommandPaletteEntry> CalendarPage::placeEntries(const SpokenPlace &place)
{
    QList<CommandPaletteEntry> entries;
    const ClinicTime &time = *m_context.zone.get();
    const CalendarText words(locale(), time, m_private);
    const QDate date = place.date.value_or(day());
    const DayScene &scene = m_view->scene();
    if (place.minutes && scene.columnCount() > 0 && m_view->permissions().book) {
        const Instant start = time.resolve(date, WallTime {*place.minutes}).first;
        const auto book = [&](const Doctor &doctor, const QString &patient) {
            const int minutes = slotMinutes(doctor.id, start);
            const Interval span {start, start + std::chrono::minutes(minutes)};
            const QString where =
                tr("%1, %2, %3", "day, time, doctor")
                    .arg(words.day(date), words.range(span), bidiIsolated(doctor.fullName));
            entries.append({patient.isEmpty() ? tr("Book: %1", "day, time, doctor").arg(where)
                                              : tr("Book %1: %2", "patient; day, time, doctor")
                                                    .arg(bidiIsolated(patient), where),
                            {},
                            [this, doctor, span, minutes, patient, date] {
                                goTo(date);
                                startBooking(doctor, span, minutes, patient);
                            }});
        };
        for (const Doctor &doctor : std::as_const(m_lastDoctors)) {
            if (!place.words.isEmpty() && matches(doctor.fullName, place.words))
                book(doctor, {});
        }
        book(scene.doctor(m_view->cursor().column), place.words.join(u' '));
    }
    entries.append(
        {tr("Go to %1", "a day").arg(words.fullDay(date)), {}, [this, date] { goTo(date); }});
    return entries;
}

/// The length of a doctor's slot at a time, as far as the days that are shown tell it.
int CalendarPage::slotMinutes(DoctorId doctor, Instant at) const
{
    int usual = SlotGrid::DefaultMinutes;
    for (const DoctorCalendar &calendar : m_store->calendars()) {
        for (const WorkingWindow &window : calendar.windows) {
            if (calendar.doctor.id != doctor)
                continue;
            if (window.span.contains(at))
                return window.slotMinutes;
            usual = window.slotMinutes;
        }
    }
    return usual;
}

} // namespace frontdesk
