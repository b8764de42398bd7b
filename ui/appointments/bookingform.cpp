// SPDX-License-Identifier: GPL-3.0-or-later
#include "appointments/bookingform.h"

#include "appointments/appointmenttext.h"
#include "bookingcheck.h"
#include "bookingnotes.h"
#include "models/clinicformat.h"
#include "models/doctorbox.h"
#include "models/editorform.h"
#include "models/followchanges.h"
#include "models/saveshortcut.h"
#include "models/slottimeedit.h"
#include "models/statuschip.h"
#include "patients/patientpicker.h"
#include "seriesconflicts.h"
#include "shell/bidi.h"
#include "shell/theme.h"

#include <QCalendarWidget>
#include <QCheckBox>
#include <QComboBox>
#include <QDateEdit>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

constexpr int MinMinutes = 5;
constexpr int MaxMinutes = 8 * 60;
constexpr int MaxOverbookReason = 500;

} // namespace

BookingForm::BookingForm(DeskContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_form(new EditorForm(this, EditorForm::Fields::Scroll))
    , m_title(new QLabel(this))
{
    setObjectName(u"bookingForm"_s);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Space::Large, Space::Large, Space::Large, Space::Large);
    layout->setSpacing(Space::Medium);
    setTextLook(m_title, TextLook::Heading);
    layout->addWidget(m_title);
    layout->addWidget(m_form, 1);
    buildFields();
    buildButtons();
    retranslate();

    connect(m_form, &EditorForm::reloadWanted, this, &BookingForm::reloadEdited);
    followChanges(
        m_context, this,
        [this](const Change &change) {
            const std::optional<Doctor> doctor = m_doctor->chosen();
            const bool concerns = change.entity == ChangedEntity::Schedule
                                  || change.entity == ChangedEntity::Appointment;
            return concerns && doctor && isVisible()
                   && (change.doctorId.isNull() || change.doctorId == doctor->id);
        },
        [this] { loadDay(); });
}

BookingForm::~BookingForm() = default;

void BookingForm::buildFields()
{
    m_picker = new PatientPicker(m_context, this);
    m_fixedPatient = new QLabel(this);
    m_fixedPatient->setTextFormat(Qt::PlainText);
    m_fixedPatient->setObjectName(u"fixedPatient"_s);
    m_fixedPatient->setWordWrap(true);
    m_fixedPatient->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_doctor = new DoctorBox(m_context, DoctorBox::Show::Active, this);
    m_date = new QDateEdit(this);
    m_date->setObjectName(u"date"_s);
    m_date->setCalendarPopup(true);
    // As for times, Qt turns the sections of a date round where the layout runs right to left.
    m_date->setLayoutDirection(Qt::LeftToRight);
    m_start = new SlotTimeEdit(this);
    m_start->setObjectName(u"start"_s);
    m_minutes = new QSpinBox(this);
    m_minutes->setObjectName(u"minutes"_s);
    m_minutes->setRange(MinMinutes, MaxMinutes);
    m_fold = new QComboBox(this);
    m_fold->setObjectName(u"fold"_s);
    m_fold->hide();
    m_when = new QLabel(this);
    m_when->setObjectName(u"when"_s);
    m_when->setWordWrap(true);
    setTextLook(m_when, TextLook::Muted);
    m_conflict = new QLabel(this);
    m_conflict->setObjectName(u"conflict"_s);
    m_conflict->setWordWrap(true);
    setTextLook(m_conflict, TextLook::Danger);
    m_conflict->hide();
    m_type = new QComboBox(this);
    m_type->setObjectName(u"type"_s);
    m_room = new QComboBox(this);
    m_room->setObjectName(u"room"_s);
    m_overbook = new QLineEdit(this);
    m_overbook->setObjectName(u"overbookReason"_s);
    m_overbook->setMaxLength(MaxOverbookReason);

    m_editedBy = new InlineMessage(this);
    m_editedBy->setObjectName(u"beingEdited"_s);
    m_form->addWidget(m_editedBy);
    m_patientField = m_form->addField({}, m_picker, u"/patientId"_s);
    m_form->addWidget(m_fixedPatient);
    m_status = new StatusChip(this);
    m_form->addWidget(m_status);
    m_form->addField({}, m_doctor, u"/doctorId"_s);
    m_typeField = m_form->addField({}, m_type, u"/typeId"_s);
    // Three in a row would make the side wider than a small screen can spare.
    m_form->addField({}, m_date, u"/date"_s);
    m_form->addColumns({{{}, m_start, u"/startTime"_s}, {{}, m_minutes, u"/endTime"_s}});
    m_form->addWidget(m_fold);
    m_form->addWidget(m_when);
    m_roomField = m_form->addField({}, m_room, u"/roomId"_s);
    m_form->addWidget(m_conflict);
    m_overbookField = m_form->addField({}, m_overbook, u"/overbookReason"_s);
    m_overbookField->hide();
    fillChoices({}, {});
    m_notes = new BookingNotes(m_form);
    buildRepeat();
    m_wantsEarlier = new QCheckBox(this);
    m_wantsEarlier->setObjectName(u"wantsEarlier"_s);
    m_form->addWidget(m_wantsEarlier);
    m_form->addStretch();

    connect(m_picker, &PatientPicker::choiceChanged, this, &BookingForm::loadDay);
    connect(m_picker, &PatientPicker::settled, this, [this] {
        if (m_saveWanted)
            save();
    });
    connect(m_doctor, &DoctorBox::doctorChanged, this, &BookingForm::loadDay);
    connect(m_doctor, &DoctorBox::loadFailed, this,
            [this](const Error &error) { m_form->showError(error); });
    connect(m_date, &QDateEdit::dateChanged, this, [this] {
        placeEdited();
        loadDay();
    });
    connect(m_start, &QTimeEdit::timeChanged, this, &BookingForm::placeEdited);
    connect(m_minutes, &QSpinBox::valueChanged, this, &BookingForm::placeEdited);
    connect(m_fold, &QComboBox::currentIndexChanged, this, &BookingForm::updateConflict);
    connect(m_type, &QComboBox::activated, this, &BookingForm::typeChosen);
    connect(m_room, &QComboBox::activated, this, &BookingForm::updateConflict);
    connect(m_overbook, &QLineEdit::textChanged, this, &BookingForm::showReasons);
}

void BookingForm::buildButtons()
{
    m_save = new QPushButton(this);
    m_save->setObjectName(u"save"_s);
    setButtonLook(m_save, ButtonLook::Primary);
    connect(m_save, &QPushButton::clicked, this, &BookingForm::save);
    m_close = new QPushButton(this);
    m_close->setObjectName(u"close"_s);
    setButtonLook(m_close, ButtonLook::Quiet);
    connect(m_close, &QPushButton::clicked, this, &BookingForm::dismissed);
    m_form->addButton(m_save);
    m_form->addButton(m_close);
    addSaveShortcut(this, [this] { save(); });
}

void BookingForm::setMode(bool moving)
{
    showMode();
    m_type->setCurrentIndex(0);
    m_room->setCurrentIndex(0);
    m_patientField->setVisible(!moving);
    m_fixedPatient->setVisible(moving);
    m_status->setVisible(moving);
    m_form->clearMessages();
    m_form->setBusy(false);
    showEdited();
    m_saveWanted = false;
    m_overbook->clear();
    m_wantsEarlier->setChecked(false);
    resetRepeat();
    m_reasons.clear();
    if (!m_doctor->isLoaded())
        m_doctor->reload();
    loadChoices();
}

void BookingForm::showMode()
{
    m_title->setText(m_editing ? tr("Change appointment") : tr("New appointment"));
    m_save->setText(m_editing ? tr("Save") : saveText());
    if (!m_editing)
        return;
    m_status->setStatus(m_editing->appointment.status);
    const QDate today = m_context.zone.get()->toDate(now());
    m_fixedPatient->setText(
        tr("%1 · %2").arg(bidiIsolated(m_editing->patientName),
                          birthText(locale(), m_editing->patientDateOfBirth, today)));
}

/// Everything but what was typed, and the messages about it.
void BookingForm::retranslate()
{
    m_form->setLabel(u"/patientId"_s, tr("Patient"));
    m_form->setLabel(u"/doctorId"_s, tr("Doctor"));
    m_form->setLabel(u"/typeId"_s, tr("Type"));
    m_form->setLabel(u"/date"_s, tr("Date"));
    m_form->setLabel(u"/startTime"_s, tr("Start"));
    m_form->setLabel(u"/endTime"_s, tr("Length"));
    m_form->setLabel(u"/roomId"_s, tr("Room"));
    m_form->setLabel(u"/overbookReason"_s, tr("Reason to overbook"));
    m_minutes->setAccessibleName(tr("Length in minutes"));
    m_minutes->setSuffix(tr(" min"));
    m_fold->setAccessibleName(tr("Which of the two times"));
    m_conflict->setAccessibleName(tr("Conflict"));
    m_overbook->setPlaceholderText(tr("Such as: acute pain, agreed with the doctor"));
    m_notes->retranslate();
    retranslateRepeat();
    m_wantsEarlier->setText(tr("Wants an earlier time"));
    const QString wish = tr("Also puts the patient on the waiting list, for the same doctor, type "
                            "and room");
    m_wantsEarlier->setToolTip(wish);
    m_wantsEarlier->setAccessibleDescription(wish);
    m_close->setText(tr("Close"));
    m_close->setToolTip(tr("Esc"));
    m_save->setToolTip(tr("Ctrl+Enter"));
    m_type->setItemText(0, tr("No type"));
    m_room->setItemText(0, tr("No room"));
    m_date->setDisplayFormat(numericDateFormat(locale()));
    m_date->calendarWidget()->setLayoutDirection(layoutDirection());
    showMode();
    updateAmbiguity();
    updateConflict();
}

void BookingForm::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void BookingForm::setPlace(Interval span, int slotMinutes)
{
    const auto time = m_context.zone.get();
    const LocalTime local = time->toLocal(span.start);
    m_initial = span;
    m_filling = true;
    m_date->setDate(local.date);
    m_start->setSlotMinutes(slotMinutes);
    m_start->setWallTime(WallTime {local.minutes});
    m_minutes->setSingleStep(slotMinutes);
    m_minutes->setValue(
        int(std::chrono::duration_cast<std::chrono::minutes>(span.duration()).count()));
    m_filling = false;
    updateAmbiguity();
    if (m_fold->isVisibleTo(this))
        m_fold->setCurrentIndex(
            time->resolve(local.date, WallTime {local.minutes}).second == span.start ? 1 : 0);
    placeEdited();
}

void BookingForm::startBooking(const Doctor &doctor, Interval span, int slotMinutes,
                               const QString &typedText)
{
    m_editing.reset();
    setMode(false);
    m_notes->clear();
    m_doctor->choose(doctor);
    setPlace(span, slotMinutes);
    m_picker->start(typedText);
    loadDay();
}

void BookingForm::startEditing(const AppointmentDetails &details)
{
    m_editing = details;
    setMode(true);
    chooseOwn(details);
    m_picker->clear();
    m_notes->show(details.appointment);
    Doctor doctor;
    doctor.id = details.appointment.doctorId;
    doctor.fullName = details.doctorName;
    if (const std::optional<Doctor> shown = m_doctor->chosen(); !shown || shown->id != doctor.id)
        m_doctor->choose(doctor);
    constexpr int OffGridStep = 5;
    setPlace(details.appointment.span, OffGridStep);
    m_start->setFocus(Qt::OtherFocusReason);
    m_start->setSelectedSection(QDateTimeEdit::HourSection);
    loadDay();
}

bool BookingForm::hasInput() const
{
    if (!isVisibleTo(parentWidget()) || m_form->isBusy())
        return false;
    const std::optional<Interval> span = typedSpan();
    if (m_editing)
        return !span || *span != m_initial || chosenRoom() != m_editing->appointment.roomId
               || chosenType() != m_editing->appointment.typeId || m_wantsEarlier->isChecked()
               || !m_notes->changesOf(m_editing->appointment).isEmpty();
    return !m_picker->typedText().isEmpty() || !m_notes->isEmpty();
}

bool BookingForm::isSaving() const
{
    return m_form->isBusy();
}

AppointmentId BookingForm::editing() const
{
    return m_editing ? m_editing->appointment.id : AppointmentId();
}

void BookingForm::setEdited(const EditingTexts &edited)
{
    m_edited = edited;
    showEdited();
}

void BookingForm::showEdited()
{
    m_editedBy->showOnly(InlineMessage::Kind::Warning, m_edited.value(editing()));
}

std::optional<Interval> BookingForm::typedSpan() const
{
    const auto time = m_context.zone.get();
    const Resolution resolution = time->resolve(m_date->date(), m_start->wallTime());
    if (resolution.kind == Resolution::Gap)
        return std::nullopt;
    const bool second = resolution.kind == Resolution::Ambiguous && m_fold->currentIndex() == 1;
    const Instant start = second ? resolution.second : resolution.first;
    return Interval {start, start + std::chrono::minutes(m_minutes->value())};
}

void BookingForm::updateAmbiguity()
{
    const auto time = m_context.zone.get();
    const Resolution resolution = time->resolve(m_date->date(), m_start->wallTime());
    const bool ambiguous = resolution.kind == Resolution::Ambiguous;
    if (ambiguous) {
        const QSignalBlocker quiet(m_fold);
        const int kept = std::max(0, m_fold->currentIndex());
        m_fold->clear();
        const auto offset = [&](Instant at) {
            return time->zone().displayName(toQDateTimeUtc(at), QTimeZone::OffsetName);
        };
        m_fold->addItem(tr("The first of the two (%1)").arg(offset(resolution.first)));
        m_fold->addItem(tr("The second of the two (%1)").arg(offset(resolution.second)));
        m_fold->setCurrentIndex(kept);
    }
    m_fold->setVisible(ambiguous);
}

void BookingForm::placeEdited()
{
    if (m_filling)
        return;
    updateAmbiguity();
    updateConflict();
}

void BookingForm::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && event->modifiers() == Qt::NoModifier) {
        Q_EMIT dismissed();
        return;
    }
    QWidget::keyPressEvent(event);
}

} // namespace frontdesk
