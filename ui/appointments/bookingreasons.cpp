// SPDX-License-Identifier: GPL-3.0-or-later
// The part of BookingForm that says why a time is not free, and what is done about it.
#include "appointments/bookingform.h"

#include "appointments/appointmenttext.h"
#include "bookingcheck.h"
#include "models/clinicformat.h"
#include "models/doctorbox.h"
#include "models/editorform.h"
#include "models/slottimeedit.h"
#include "patients/patientpicker.h"
#include "shell/theme.h"
#include "shell/whendone.h"

#include <QComboBox>
#include <QDateEdit>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>

#include <algorithm>

namespace frontdesk {

using namespace Qt::StringLiterals;

void BookingForm::loadChoices()
{
    struct Choices {
        QList<AppointmentType> types;
        QList<Room> rooms;
    };
    const Actor actor = m_context.actor;
    auto future = m_context.services.run([=](Services &services) -> Result<Choices> {
        const PageRequest all {PageRequest::MaxLimit, {}};
        FRONTDESK_TRY_ASSIGN(const auto types, services.appointmentTypes.list(actor, true, all));
        FRONTDESK_TRY_ASSIGN(const auto rooms, services.rooms.list(actor, true, all));
        return Choices {types.items, rooms.items};
    });
    whenDone(future, this, [this](const Result<Choices> &choices) {
        if (choices)
            fillChoices(choices->types, choices->rooms);
    });
}

/// Clinics that have no types or no rooms see nothing of them.
void BookingForm::fillChoices(const QList<AppointmentType> &types, const QList<Room> &rooms)
{
    const auto fill = [](QComboBox *box, const QString &none, const auto &items) {
        const QSignalBlocker quiet(box);
        const QVariant kept = box->currentData();
        box->clear();
        box->addItem(none, QUuid());
        for (const auto &item : items)
            box->addItem(item.name, item.id.uuid());
        box->setCurrentIndex(std::max(0, box->findData(kept)));
    };
    // Its type and room may be out of use meanwhile, and stay its own.
    const auto addOwn = [](auto &items, auto id, const QString &name) {
        const bool listed =
            std::any_of(items.begin(), items.end(), [&](const auto &one) { return one.id == id; });
        if (id.isNull() || listed)
            return;
        items.emplaceBack();
        items.last().id = id;
        items.last().name = name;
    };
    m_types = types;
    QList<Room> shown = rooms;
    if (m_editing) {
        addOwn(m_types, m_editing->appointment.typeId, m_editing->typeName);
        addOwn(shown, m_editing->appointment.roomId, m_editing->roomName);
    }
    fill(m_type, tr("No type"), m_types);
    fill(m_room, tr("No room"), shown);
    m_typeField->setVisible(!m_types.isEmpty());
    m_roomField->setVisible(!shown.isEmpty());
}

/// Before the lists are here too: what is saved at once must keep them.
void BookingForm::chooseOwn(const AppointmentDetails &details)
{
    const auto choose = [](QComboBox *box, const QString &name, const QUuid &id) {
        if (box->findData(id) < 0)
            box->addItem(name, id);
        box->setCurrentIndex(box->findData(id));
    };
    choose(m_type, details.typeName, details.appointment.typeId.uuid());
    choose(m_room, details.roomName, details.appointment.roomId.uuid());
}

void BookingForm::typeChosen()
{
    for (const AppointmentType &type : std::as_const(m_types)) {
        const bool isOwn = m_editing && m_editing->appointment.typeId == type.id;
        if (type.id == chosenType() && !isOwn)
            m_minutes->setValue(type.durationMinutes);
    }
    updateConflict();
}

AppointmentTypeId BookingForm::chosenType() const
{
    return AppointmentTypeId(m_type->currentData().toUuid());
}

RoomId BookingForm::chosenRoom() const
{
    return RoomId(m_room->currentData().toUuid());
}

void BookingForm::updateConflict()
{
    const auto time = m_context.zone.get();
    const std::optional<Interval> span = typedSpan();
    const QString day = longDayText(locale(), m_date->date());
    m_when->setText(
        span ? tr("%1, %2 (%3)").arg(day, spanText(locale(), *time, *span), zoneText(*time))
             : tr("%1 (%2)").arg(day, zoneText(*time)));
    updateRepeat();
    m_reasons.clear();
    const std::optional<Doctor> doctor = m_doctor->chosen();
    if (span && m_facts && doctor && m_facts->doctor.doctor.id == doctor->id)
        m_reasons = reasonsFrom(*m_facts, wishFor(*span), m_context.actor.role, now());
    showReasons();
    askVerdict();
}

BookingWish BookingForm::wishFor(const Interval &span) const
{
    BookingWish wish {span, {}, {}, chosenRoom(), {}};
    if (m_editing) {
        wish.moving = m_editing->appointment.id;
        wish.patientId = m_editing->appointment.patientId;
        if (chosenType() == m_editing->appointment.typeId) {
            wish.buffers = m_editing->appointment.buffers;
            return wish;
        }
    } else if (m_picker->chosen())
        wish.patientId = m_picker->chosen()->id;
    for (const AppointmentType &type : m_types) {
        if (type.id == chosenType())
            wish.buffers = type.buffers;
    }
    return wish;
}

/// The service has the clinic's limits, the rooms and what others hold, and tells them all.
void BookingForm::askVerdict()
{
    ++m_verdictWanted;
    const std::optional<Interval> span = typedSpan();
    const std::optional<Doctor> doctor = m_doctor->chosen();
    if (!span || !doctor || m_filling)
        return;
    const BookingWish wish = wishFor(*span);
    Booking booking;
    booking.doctorId = doctor->id;
    booking.patientId = wish.patientId;
    booking.start = span->start;
    booking.end = span->end;
    booking.typeId = chosenType();
    booking.roomId = wish.roomId;
    const Actor actor = m_context.actor;
    const AppointmentId moving = wish.moving;
    const Move move = m_editing ? moveTo(*span) : Move();
    auto future = m_context.services.run([=](Services &services) {
        return moving.isNull() ? services.appointments.check(actor, booking)
                               : services.appointments.checkMove(actor, moving, move);
    });
    whenDone(future, this, [this, asked = m_verdictWanted](const Result<BookingVerdict> &verdict) {
        // Without it the day's facts stand; the save still says what is wrong.
        if (!verdict || asked != m_verdictWanted)
            return;
        m_reasons = verdict->violations;
        showReasons();
    });
}

void BookingForm::showReasons()
{
    const auto time = m_context.zone.get();
    const std::optional<Interval> span = typedSpan();
    if (m_editing && span && isUnmoved(*span))
        m_reasons.clear();
    QStringList texts;
    if (!span)
        texts.append(tr("This time does not exist on that day: the clocks go forward over it."));
    else
        texts = reasonTexts(m_reasons, m_facts.get(), wishFor(*span), *time, locale());
    // A series is booked by the rules alone: for it nothing is overridden.
    const bool taken =
        !repeats() && std::any_of(m_reasons.begin(), m_reasons.end(), [](const Violation &one) {
            return one.code == ErrorCode::SlotTaken || one.code == ErrorCode::RoomBusy;
        });
    const bool warnsAlone =
        !repeats() && span && !m_reasons.isEmpty() && remaining(m_reasons, true).isEmpty();
    m_overbookField->setVisible(taken);
    setTextLook(m_conflict, warnsAlone ? TextLook::Warning : TextLook::Danger);
    m_conflict->setText(texts.join(u'\n'));
    m_conflict->setVisible(!texts.isEmpty());
    const bool overbooks = taken && !m_overbook->text().trimmed().isEmpty();
    if (warnsAlone || overbooks)
        m_save->setText(m_editing ? tr("Move anyway") : tr("Book anyway"));
    else
        m_save->setText(m_editing ? tr("Save") : saveText());
}

void BookingForm::loadDay()
{
    ++m_generation;
    const std::optional<Doctor> doctor = m_doctor->chosen();
    if (!doctor || m_filling) {
        updateConflict();
        return;
    }
    PatientId patient;
    if (m_editing)
        patient = m_editing->appointment.patientId;
    else if (m_picker->chosen())
        patient = m_picker->chosen()->id;
    const QDate date = m_date->date();
    const Interval day = m_context.zone.get()->day(date);
    const Actor actor = m_context.actor;
    const DoctorId doctorId = doctor->id;
    auto future = m_context.services.run([=](Services &services) -> Result<DayFacts> {
        DayFacts facts;
        // The day after too: a window may reach over midnight.
        FRONTDESK_TRY_ASSIGN(const QList<DoctorCalendar> calendars,
                             services.calendar.load(actor, {doctorId}, date, date.addDays(1)));
        if (calendars.isEmpty())
            return fail(ErrorCode::NotFound, u"No such doctor"_s);
        facts.doctor = calendars.first();
        if (!patient.isNull()) {
            AppointmentFilter filter;
            filter.patientId = patient;
            filter.from = day.start;
            filter.to = day.end;
            FRONTDESK_TRY_ASSIGN(
                const Page<AppointmentDetails> own,
                services.appointments.list(actor, filter, {PageRequest::MaxLimit, {}}));
            facts.patient = own.items;
        }
        return facts;
    });
    whenDone(future, this, [this, asked = m_generation](const Result<DayFacts> &facts) {
        if (asked != m_generation)
            return;
        // Without the facts there is no early warning; the save still says what is wrong.
        m_facts = facts ? std::make_unique<DayFacts>(*facts) : nullptr;
        updateConflict();
    });
    updateConflict();
}

/// Only what was shown is overridden.
bool BookingForm::overrides() const
{
    return std::any_of(m_reasons.begin(), m_reasons.end(),
                       [](const Violation &reason) { return reason.isWarning; });
}

QString BookingForm::overbookReason() const
{
    return m_overbookField->isVisibleTo(this) ? m_overbook->text().trimmed() : QString();
}

} // namespace frontdesk
