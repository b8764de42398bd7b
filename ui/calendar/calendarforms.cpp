// SPDX-License-Identifier: GPL-3.0-or-later
// What stands at the side: details, the forms, the search.
#include "calendar/calendarpage.h"

#include "appointments/appointmentpanel.h"
#include "appointments/bookingform.h"
#include "appointments/editingwatch.h"
#include "calendar/calendarhistory.h"
#include "calendar/dayview.h"
#include "calendar/listview.h"
#include "calendar/monthview.h"
#include "calendartext.h"
#include "finder.h"
#include "shell/bidi.h"
#include "shell/inlinemessage.h"

#include <QStackedWidget>

namespace frontdesk {

void CalendarPage::selectionChanged(AppointmentId id)
{
    // What was just said of an appointment stays while the calendar goes there.
    if (m_warnedOf.isNull() || (id != m_warnedOf && m_toReveal != m_warnedOf)) {
        m_refusal->clear();
        m_warnedOf = {};
    }
    if (hasUnsavedChanges())
        return; // what is typed stays until it is saved or dismissed
    const auto details = m_store->find(id);
    if (details)
        m_panel->setAppointment(*details);
    else
        m_panel->clear();
    m_side->setCurrentWidget(m_panel);
}

/// Calls `then` unless the form holds input that the person wants to keep.
void CalendarPage::leaveForm(const std::function<void()> &then)
{
    if (!hasUnsavedChanges()) {
        then();
        return;
    }
    m_context.prompts.confirm(this, tr("Discard what you typed?"),
                              tr("The form at the side has not been saved."), tr("Discard"), then);
}

/// Where a day is all that is chosen, its free times are offered.
void CalendarPage::startNew()
{
    if (!m_view->permissions().book || !m_store->isLoaded())
        return;
    if (m_mode == CalendarMode::Month) {
        bookOn(m_month->cursor(), m_month->cursorPlace());
        return;
    }
    if (m_mode == CalendarMode::List) {
        const QDate current = m_list->currentDay();
        bookOn(current.isValid() ? current : day(), m_list->currentPlace());
        return;
    }
    const DayScene &scene = m_view->scene();
    if (scene.columnCount() == 0)
        return;
    const int column = m_view->cursor().column;
    const Interval slot = m_view->cursorSlot();
    startBooking(scene.doctor(column), slot, scene.grids()[column].minutesAt(slot.start), {});
}

void CalendarPage::startBooking(const Doctor &doctor, const Interval &span, int slotMinutes,
                                const QString &typed)
{
    if (!mayChange())
        return;
    leaveForm([=, this] {
        m_side->setCurrentWidget(m_form);
        m_form->startBooking(doctor, span, slotMinutes, typed);
        tellEditing();
    });
}

void CalendarPage::startEditing(AppointmentId id)
{
    const auto details = m_store->find(id);
    if (!details)
        return;
    const bool movable = mayFollow(details->appointment.status, AppointmentStatus::Cancelled);
    if (!m_context.actor.isDesk() || !movable || !mayChange()) {
        selectionChanged(id);
        m_panel->setFocus(Qt::OtherFocusReason);
        return;
    }
    leaveForm([this, details = *details] {
        m_side->setCurrentWidget(m_form);
        m_form->startEditing(details);
        tellEditing();
    });
}

/// The other desks hear which appointment is open in the form here.
void CalendarPage::tellEditing()
{
    m_editing->setOwn(m_side->currentWidget() == m_form ? m_form->editing() : AppointmentId());
}

void CalendarPage::showEdited()
{
    const EditingTexts edited = m_editing->texts();
    m_view->setEdited(edited);
    m_month->setEdited(edited);
    m_list->model()->setEdited(edited);
    m_panel->setEdited(edited);
    m_form->setEdited(edited);
}

void CalendarPage::startCancel(AppointmentId id)
{
    const auto details = m_store->find(id);
    if (!details || !mayChange())
        return;
    leaveForm([this, details = *details] {
        m_panel->setAppointment(details);
        m_side->setCurrentWidget(m_panel);
        m_panel->startCancel();
    });
}

/// What a new booking was before, for the way back: not there.
AppointmentDetails CalendarPage::asBooked(const AppointmentDetails &details)
{
    AppointmentDetails before = details;
    before.appointment.status = AppointmentStatus::Cancelled;
    before.appointment.cancelReason = tr("Booked by mistake");
    return before;
}

void CalendarPage::formSaved(const AppointmentDetails &details)
{
    std::optional<AppointmentDetails> before = m_store->known(details.appointment.id);
    if (details.appointment.stamp.version == 1)
        before = asBooked(details);
    m_store->adopt(details);
    accepted(before.value_or(details), details);
    showSaved(details);
}

void CalendarPage::seriesSaved(const QList<AppointmentDetails> &booked)
{
    QList<CalendarHistory::Step> steps;
    for (const AppointmentDetails &details : booked) {
        m_store->adopt(details);
        steps.append({asBooked(details), details});
    }
    const AppointmentDetails &first = booked.first();
    const CalendarText words(locale(), *m_context.zone.get(), m_private);
    m_history->recordSeries(first.appointment.seriesId, steps,
                            tr("Book %Ln appointments of %1", "a patient", int(booked.size()))
                                .arg(bidiIsolated(words.patient(first))));
    showSaved(first);
}

void CalendarPage::seriesCancelled(const CancelledSeries &cancelled)
{
    QList<CalendarHistory::Step> steps;
    for (qsizetype at = 0; at < cancelled.after.size(); ++at) {
        m_store->adopt(cancelled.after.at(at));
        steps.append({cancelled.before.at(at), cancelled.after.at(at)});
    }
    const AppointmentDetails &first = cancelled.after.first();
    const CalendarText words(locale(), *m_context.zone.get(), m_private);
    const QString text = tr("Cancel %Ln appointments of %1", "a patient", int(steps.size()))
                             .arg(bidiIsolated(words.patient(first)));
    m_history->recordSeries(first.appointment.seriesId, steps, text);
    emit notice(tr("Done: %1", "what was done").arg(text));
}

void CalendarPage::showSaved(const AppointmentDetails &details)
{
    m_panel->setAppointment(details);
    m_side->setCurrentWidget(m_panel);
    reveal(details);
    currentView()->setFocus(Qt::OtherFocusReason);
}

void CalendarPage::formWarned(const AppointmentDetails &details, const QString &text)
{
    m_warnedOf = details.appointment.id;
    m_refusal->showMessage(InlineMessage::Kind::Warning, text, tr("Dismiss"));
}

void CalendarPage::formDismissed()
{
    m_side->setCurrentWidget(m_panel);
    selectionChanged(selected());
    currentView()->setFocus(Qt::OtherFocusReason);
}

void CalendarPage::findPatient()
{
    if (!m_context.actor.isDesk() || !mayChange())
        return;
    leaveForm([this] {
        m_side->setCurrentWidget(m_finder);
        m_finder->start();
    });
}

void CalendarPage::findPatient(const Patient &patient)
{
    if (!m_context.actor.isDesk() || !mayChange())
        return;
    leaveForm([this, patient] {
        m_side->setCurrentWidget(m_finder);
        m_finder->start(patient);
    });
}

} // namespace frontdesk
