// SPDX-License-Identifier: GPL-3.0-or-later
// The part of BookingForm that saves, and says what came of it.
#include "appointments/appointmenttext.h"
#include "bookingnotes.h"
#include "bookingoutcome.h"
#include "models/doctorbox.h"
#include "models/editorform.h"
#include "models/slottimeedit.h"
#include "patients/patientpicker.h"
#include "shell/errortext.h"
#include "shell/whendone.h"

#include <QCheckBox>
#include <QCoreApplication>
#include <QLineEdit>

#include <algorithm>

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

/// Which of the typed particulars was refused, as they all stand in one box.
QString patientFaultText(const Error &error)
{
    const FieldFault &fault = error.faults.first();
    const QString text = faultText(fault);
    if (fault.pointer == "/phone"_L1)
        return QCoreApplication::translate("BookingForm", "Phone: %1").arg(text);
    if (fault.pointer == "/dateOfBirth"_L1)
        return QCoreApplication::translate("BookingForm", "Birth date: %1").arg(text);
    return QCoreApplication::translate("BookingForm", "Name: %1").arg(text);
}

} // namespace

/// Puts the patient of a booking on the waiting list for an earlier time with the same doctor, of
/// the same type and in the same room. Who waits for that already stays as they are.
Result<void> BookingForm::waitForEarlier(Services &services, const Actor &actor,
                                         const Appointment &booking)
{
    WaitlistFilter filter;
    filter.patientId = booking.patientId;
    filter.status = WaitlistStatus::Waiting;
    FRONTDESK_TRY_ASSIGN(const Page<WaitlistDetails> waiting,
                         services.waitlist.list(actor, filter, {PageRequest::MaxLimit, {}}));
    for (const WaitlistDetails &one : waiting.items) {
        if (one.entry.sourceId == booking.id)
            return {};
    }
    NewWaitlistEntry wanted;
    wanted.patientId = booking.patientId;
    wanted.doctorId = booking.doctorId;
    wanted.typeId = booking.typeId;
    wanted.roomId = booking.roomId;
    wanted.sourceId = booking.id;
    FRONTDESK_TRY(services.waitlist.enter(actor, wanted));
    return {};
}

/// The patient that was typed, where one was; false, and the outcome says why, where they are
/// refused.
bool BookingForm::createPatient(Services &services, const Actor &actor,
                                const std::optional<NewPatient> &wanted, Outcome &outcome,
                                PatientId &id)
{
    if (!wanted)
        return true;
    const Result<Patient> created = services.patients.create(actor, *wanted);
    if (!created) {
        outcome.error = created.error();
        outcome.patientRefused = true;
        return false;
    }
    outcome.created = *created;
    id = created->id;
    return true;
}

bool BookingForm::checkPatient()
{
    if (m_editing || m_picker->hasChoice())
        return true;
    m_form->showFault(u"/patientId"_s,
                      m_picker->typedText().trimmed().isEmpty()
                          ? tr("Who is it for? Type a name, a phone number or a birth date.")
                          : tr("Choose the patient from the list, or create them with End."));
    m_picker->box()->setFocus(Qt::OtherFocusReason);
    return false;
}

void BookingForm::save()
{
    if (m_form->isBusy())
        return;
    if (!m_editing && !m_picker->hasChoice() && !m_saveWanted) {
        // The search may still be under way; settled() comes back here.
        m_saveWanted = true;
        m_picker->settle();
        return;
    }
    m_saveWanted = false;
    m_form->clearMessages();
    if (!checkPatient())
        return;
    if (!m_doctor->chosen()) {
        m_form->showFault(u"/doctorId"_s, tr("Choose a doctor."));
        return;
    }
    const std::optional<Interval> span = typedSpan();
    if (!span) {
        m_form->showFault(u"/startTime"_s, tr("This time does not exist on that day."));
        return;
    }
    if (!m_notes->check())
        return;
    m_form->setBusy(true);
    if (m_editing)
        sendMove(*span);
    else if (repeats())
        sendSeries();
    else
        sendBooking(*span);
}

void BookingForm::sendBooking(const Interval &span)
{
    Booking booking;
    booking.doctorId = m_doctor->chosen()->id;
    booking.start = span.start;
    booking.end = span.end;
    const Appointment noted = m_notes->noted();
    booking.reason = noted.reason;
    booking.alert = noted.alert;
    booking.reminds = noted.reminds;
    booking.channel = noted.channel;
    booking.typeId = chosenType();
    booking.roomId = chosenRoom();
    booking.overridesWarnings = overrides();
    booking.overbookReason = overbookReason();
    if (m_picker->chosen())
        booking.patientId = m_picker->chosen()->id;
    const std::optional<NewPatient> toCreate = m_picker->toCreate();
    const bool wantsEarlier = m_wantsEarlier->isChecked();
    const Actor actor = m_context.actor;
    auto future = m_context.services.run([=](Services &services) -> Result<Outcome> {
        Outcome outcome;
        Booking complete = booking;
        if (!createPatient(services, actor, toCreate, outcome, complete.patientId))
            return outcome;
        const Result<AppointmentDetails> booked = services.appointments.book(actor, complete);
        if (!booked) {
            outcome.error = booked.error();
            return outcome;
        }
        outcome.booked = {*booked};
        if (wantsEarlier)
            outcome.waits = waitForEarlier(services, actor, booked->appointment);
        return outcome;
    });
    whenDone(future, this, [this](const Result<Outcome> &outcome) { answered(outcome); });
}

void BookingForm::answered(const Result<Outcome> &outcome)
{
    m_form->setBusy(false);
    if (!outcome) {
        failed(outcome.error());
        return;
    }
    // Kept, so that the next attempt does not make the same person twice.
    if (outcome->created)
        m_picker->choose(*outcome->created);
    if (outcome->booked.size() == 1)
        finished(outcome->booked.first(), outcome->waits);
    else if (!outcome->booked.isEmpty())
        seriesFinished(outcome->booked, outcome->waits);
    else if (showSeriesConflicts(outcome->planned))
        loadDay();
    else if (outcome->patientRefused && !outcome->error.faults.isEmpty())
        m_form->showFault(u"/patientId"_s, patientFaultText(outcome->error));
    else
        failed(outcome->error);
}

Move BookingForm::moveTo(const Interval &span) const
{
    Move move {span.start, span.end, m_doctor->chosen()->id};
    if (chosenRoom() != m_editing->appointment.roomId)
        move.roomId = chosenRoom();
    if (chosenType() != m_editing->appointment.typeId)
        move.typeId = chosenType();
    move.edit = m_notes->changesOf(m_editing->appointment);
    return move;
}

/// Whether the appointment stays as it is, as far as is chosen here.
bool BookingForm::isUnmoved(const Interval &span) const
{
    const Appointment &own = m_editing->appointment;
    return span == own.span && chosenRoom() == own.roomId && chosenType() == own.typeId
           && m_doctor->chosen() && m_doctor->chosen()->id == own.doctorId;
}

void BookingForm::sendMove(const Interval &span)
{
    if (isUnmoved(span)) {
        sendEdit();
        return;
    }
    Move move = moveTo(span);
    move.overridesWarnings = overrides();
    move.overbookReason = overbookReason();
    sendChange([move, id = m_editing->appointment.id,
                version = m_editing->appointment.stamp.version,
                actor = m_context.actor](Services &services) {
        return services.appointments.reschedule(actor, id, move, version);
    });
}

/// What is noted of it: a move to where it is would tell the patient of a change.
void BookingForm::sendEdit()
{
    const AppointmentEdit edit = m_notes->changesOf(m_editing->appointment);
    if (edit.isEmpty() && m_wantsEarlier->isChecked()) {
        sendWish();
        return;
    }
    if (edit.isEmpty()) {
        m_form->setBusy(false);
        Q_EMIT dismissed();
        return;
    }
    sendChange([edit, id = m_editing->appointment.id,
                version = m_editing->appointment.stamp.version,
                actor = m_context.actor](Services &services) {
        return services.appointments.edit(actor, id, edit, version);
    });
}

/// The change, and the waiting list after it where an earlier time is wanted.
void BookingForm::sendChange(const std::function<Result<AppointmentDetails>(Services &)> &change)
{
    const bool wantsEarlier = m_wantsEarlier->isChecked();
    const Actor actor = m_context.actor;
    auto future = m_context.services.run([=](Services &services) -> Result<Outcome> {
        FRONTDESK_TRY_ASSIGN(const auto changed, change(services));
        Outcome outcome;
        outcome.booked = {changed};
        if (wantsEarlier)
            outcome.waits = waitForEarlier(services, actor, changed.appointment);
        return outcome;
    });
    whenDone(future, this, [this](const Result<Outcome> &outcome) { answered(outcome); });
}

/// The waiting list alone.
void BookingForm::sendWish()
{
    const AppointmentDetails details = *m_editing;
    const Actor actor = m_context.actor;
    auto future = m_context.services.run(
        [=](Services &services) { return waitForEarlier(services, actor, details.appointment); });
    whenDone(future, this, [this, details](const Result<void> &waits) {
        m_form->setBusy(false);
        const QString text = wishText(readBack(locale(), *m_context.zone.get(), details), waits);
        if (!waits) {
            m_form->showWarning(text);
            return;
        }
        m_wantsEarlier->setChecked(false);
        m_form->showSuccess(text);
        Q_EMIT remarked(text);
        Q_EMIT dismissed();
    });
}

/// The read-back of a booking that stands, and what came of the wish for an earlier time.
QString BookingForm::wishText(const QString &booked, const Result<void> &waits)
{
    if (waits)
        return tr("%1. The patient is on the waiting list for an earlier time.",
                  "what was booked: patient, time, doctor")
            .arg(booked);
    // Of what is sent only the booking itself can be refused: it was accepted a moment ago.
    const QString why = waits.error().code == ErrorCode::InvalidInput
                            ? tr("It is not an appointment that is still to come.")
                            : errorText(waits.error());
    return tr("%1. The appointment stands, but the patient was not put on the waiting list. %2",
              "what was booked: patient, time, doctor; why")
        .arg(booked, why);
}

void BookingForm::clearAfterBooking()
{
    m_overbook->clear();
    m_wantsEarlier->setChecked(false);
    if (m_editing)
        return;
    m_picker->clear();
    m_notes->clear();
    resetRepeat();
}

void BookingForm::finished(const AppointmentDetails &details,
                           const std::optional<Result<void>> &waits)
{
    clearAfterBooking();
    if (m_editing) {
        m_editing = details;
        m_initial = details.appointment.span;
    }
    Q_EMIT saved(details);
    tellSaved(details, readBack(locale(), *m_context.zone.get(), details), waits);
}

/// What was booked, and what came of the wish for an earlier time where there was one.
void BookingForm::tellSaved(const AppointmentDetails &details, const QString &booked,
                            const std::optional<Result<void>> &waits)
{
    const QString text = waits ? wishText(booked, *waits) : booked;
    m_form->showSuccess(text);
    if (waits && !*waits) {
        m_form->showWarning(text);
        Q_EMIT warned(details, text);
    } else if (waits) {
        Q_EMIT remarked(text);
    }
}

void BookingForm::failed(const Error &error)
{
    Error told = error;
    // Rules are listed at the time, all of them; this line says that nothing was booked, and why.
    if (error.code != ErrorCode::InvalidInput)
        told.faults.clear();
    m_form->showError(told);
    loadDay();
}

void BookingForm::reloadEdited()
{
    if (!m_editing || m_form->isBusy())
        return;
    m_form->setBusy(true);
    const AppointmentId id = m_editing->appointment.id;
    const Actor actor = m_context.actor;
    auto future = m_context.services.run(
        [=](Services &services) { return services.appointments.get(actor, id); });
    whenDone(future, this, [this, id](const Result<AppointmentDetails> &stored) {
        m_form->setBusy(false);
        if (!m_editing || m_editing->appointment.id != id)
            return;
        if (!stored) {
            m_form->showError(stored.error());
            return;
        }
        // What was typed stays; only the version, and with it the right to save, is new.
        m_editing = *stored;
        showMode();
        m_form->clearMessages();
        m_form->showWarning(tr("It is now stored as %1. Save to store what is chosen here.")
                                .arg(readBack(locale(), *m_context.zone.get(), *stored)));
        updateConflict();
    });
}

} // namespace frontdesk
