// SPDX-License-Identifier: GPL-3.0-or-later
#include "appointments/walkinform.h"

#include "models/doctorwishbox.h"
#include "models/saveshortcut.h"
#include "patients/patientpicker.h"
#include "shell/bidi.h"
#include "shell/theme.h"
#include "shell/whendone.h"

#include <QComboBox>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

constexpr int LongestNote = 1000;

} // namespace

WalkInForm::WalkInForm(DeskContext &context, QWidget *parent)
    : EditorForm(parent)
    , m_context(context)
    , m_picker(new PatientPicker(context, this))
    , m_wanted(new DoctorWishBox(context, this))
    , m_urgency(new QComboBox(this))
    , m_note(new QLineEdit(this))
    , m_save(new QPushButton(this))
    , m_title(new QLabel(this))
    , m_close(new QPushButton(this))
{
    setObjectName(u"walkInForm"_s);
    m_urgency->setObjectName(u"urgency"_s);
    m_note->setObjectName(u"note"_s);
    m_note->setMaxLength(LongestNote);
    m_save->setObjectName(u"saveWalkIn"_s);
    m_urgency->addItems({{}, {}, {}});
    layout()->setContentsMargins(Space::Large, Space::Large, Space::Large, Space::Large);
    setTextLook(m_title, TextLook::Heading);
    addWidget(m_title);
    addField({}, m_picker, u"/patientId"_s);
    addField({}, m_wanted, u"/doctorId"_s);
    addField({}, m_urgency, u"/urgency"_s);
    addField({}, m_note, u"/note"_s);
    setButtonLook(m_save, ButtonLook::Primary);
    addButton(m_save);
    m_close->setObjectName(u"closeWalkIn"_s);
    addButton(m_close);
    retranslate();
    static_cast<QVBoxLayout *>(layout())->addStretch();
    addSaveShortcut(this, [this] { submit(); });
    m_picker->box()->installEventFilter(this);
    connect(m_note, &QLineEdit::returnPressed, this, &WalkInForm::submit);
    connect(m_save, &QPushButton::clicked, this, &WalkInForm::submit);
    connect(m_close, &QPushButton::clicked, this, &WalkInForm::dismissed);
    connect(m_wanted, &DoctorWishBox::loadFailed, this, &WalkInForm::showError);
    connect(m_picker, &PatientPicker::settled, this, [this](bool hasChoice) {
        if (hasChoice)
            save();
        else
            showFault(u"/patientId"_s, tr("Choose a patient."));
    });
}

void WalkInForm::retranslate()
{
    m_title->setText(tr("Walk-in"));
    setLabel(u"/patientId"_s, tr("Patient"));
    setLabel(u"/doctorId"_s, tr("Wants to see"));
    setLabel(u"/urgency"_s, tr("Urgency"));
    setLabel(u"/note"_s, tr("Why they come"));
    m_urgency->setItemText(int(Urgency::Routine), tr("Routine"));
    m_urgency->setItemText(int(Urgency::Soon), tr("Soon"));
    m_urgency->setItemText(int(Urgency::Urgent), tr("Urgent"));
    m_save->setText(tr("Walk in"));
    m_close->setText(tr("Close"));
}

void WalkInForm::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    EditorForm::changeEvent(event);
}

QString WalkInForm::readBack(const WalkInOutcome &outcome)
{
    if (outcome.appointment)
        return tr("%1 can see %2 now.", "doctor, patient")
            .arg(bidiIsolated(outcome.appointment->doctorName),
                 bidiIsolated(outcome.appointment->patientName));
    return tr("Nobody is free: %1 waits in the queue.")
        .arg(bidiIsolated(outcome.queued->patientName));
}

void WalkInForm::start()
{
    clearMessages();
    m_note->clear();
    m_urgency->setCurrentIndex(0);
    m_wanted->setCurrentIndex(0);
    m_wanted->reload();
    m_picker->start({});
}

bool WalkInForm::isDirty() const
{
    return m_picker->hasChoice() || !m_picker->typedText().isEmpty() || !m_note->text().isEmpty();
}

void WalkInForm::setOnline(bool online)
{
    m_save->setEnabled(online && !isBusy());
}

/// Enter in the patient's box takes them in at once: whoever is picked there, or the only hit.
bool WalkInForm::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress && watched == m_picker->box()) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
            submit();
            return true;
        }
    }
    return EditorForm::eventFilter(watched, event);
}

void WalkInForm::submit()
{
    if (isBusy() || !m_save->isEnabled())
        return;
    clearMessages();
    // The search may still be under way; settled() goes on.
    m_picker->settle();
}

void WalkInForm::save()
{
    WalkIn wanted;
    wanted.doctorId = m_wanted->doctorId();
    wanted.specialty = m_wanted->specialty();
    wanted.note = m_note->text();
    wanted.urgency = Urgency(m_urgency->currentIndex());
    if (m_picker->chosen())
        wanted.patientId = m_picker->chosen()->id;
    const std::optional<NewPatient> toCreate = m_picker->toCreate();
    setBusy(true);
    auto future = m_context.services.run([actor = m_context.actor, wanted, toCreate](
                                             Services &services) mutable -> Result<WalkInOutcome> {
        if (toCreate) {
            FRONTDESK_TRY_ASSIGN(const Patient created, services.patients.create(actor, *toCreate));
            wanted.patientId = created.id;
        }
        return services.queue.walkIn(actor, wanted);
    });
    whenDone(future, this, [this](const Result<WalkInOutcome> &outcome) {
        setBusy(false);
        if (outcome)
            Q_EMIT taken(*outcome);
        else if (outcome.error().code == ErrorCode::AlreadyExists)
            showWarning(tr("They wait in the queue already."));
        else
            showError(outcome.error());
    });
}

void WalkInForm::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && event->modifiers() == Qt::NoModifier) {
        Q_EMIT dismissed();
        return;
    }
    EditorForm::keyPressEvent(event);
}

} // namespace frontdesk
