// SPDX-License-Identifier: GPL-3.0-or-later
#include "doctors/doctoreditor.h"

#include "models/merged.h"
#include "shell/bidi.h"
#include "shell/theme.h"
#include "shell/whendone.h"

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

constexpr int BioLines = 4;

NewDoctor valuesOf(const Doctor &doctor)
{
    return {doctor.fullName, doctor.specialty, doctor.bio, doctor.phone, doctor.room};
}

bool same(const NewDoctor &a, const NewDoctor &b)
{
    return a.fullName == b.fullName && a.specialty == b.specialty && a.bio == b.bio
           && a.phone == b.phone && a.room == b.room;
}

NewDoctor mergedValues(const NewDoctor &typed, const NewDoctor &base, const NewDoctor &stored)
{
    return {merged(typed.fullName, base.fullName, stored.fullName),
            merged(typed.specialty, base.specialty, stored.specialty),
            merged(typed.bio, base.bio, stored.bio), merged(typed.phone, base.phone, stored.phone),
            merged(typed.room, base.room, stored.room)};
}

} // namespace

DoctorEditor::DoctorEditor(DeskContext &context, QWidget *parent)
    : DetailEditor(parent)
    , m_context(context)
    , m_state(new QLabel(this))
{
    setObjectName(u"doctorEditor"_s);
    m_state->setObjectName(u"state"_s);
    m_state->setWordWrap(true);
    insertUnderTitle(m_state);
    buildFields();
    buildLogin();
    buildButtons();
}

void DoctorEditor::buildFields()
{
    const auto line = [this](const QString &name) {
        auto *edit = new QLineEdit(this);
        edit->setObjectName(name);
        edit->setReadOnly(!mayEdit());
        connect(edit, &QLineEdit::textChanged, this, &DoctorEditor::updateButtons);
        return edit;
    };
    m_name = line(u"fullName"_s);
    m_specialty = line(u"specialty"_s);
    m_phone = line(u"phone"_s);
    m_room = line(u"room"_s);
    m_bio = new QPlainTextEdit(this);
    m_bio->setObjectName(u"bio"_s);
    m_bio->setTabChangesFocus(true);
    m_bio->setReadOnly(!mayEdit());
    m_bio->setFixedHeight(m_bio->fontMetrics().lineSpacing() * BioLines + Space::Large);
    connect(m_bio, &QPlainTextEdit::textChanged, this, &DoctorEditor::updateButtons);
    form()->addField(tr("&Name"), m_name, u"/fullName"_s);
    form()->addField(tr("&Specialty"), m_specialty, u"/specialty"_s);
    form()->addColumns(
        {{tr("&Phone"), m_phone, u"/phone"_s, 2}, {tr("&Room"), m_room, u"/room"_s}});
    form()
        ->addField(tr("&About the doctor"), m_bio, u"/bio"_s)
        ->setHint(tr("Patients read this when they choose a doctor."));
}

void DoctorEditor::buildLogin()
{
    m_withLogin = new QCheckBox(tr("With a &log-in, to see their own day"), this);
    m_withLogin->setObjectName(u"withLogin"_s);
    m_email = new QLineEdit(this);
    m_email->setObjectName(u"email"_s);
    m_password = new QLineEdit(this);
    m_password->setObjectName(u"password"_s);
    m_password->setEchoMode(QLineEdit::Password);
    form()->addWidget(m_withLogin);
    const QList<Field *> fields = form()->addColumns(
        {{tr("&E-mail"), m_email, u"/email"_s}, {tr("Pass&word"), m_password, u"/password"_s}});
    fields.last()->setHint(tr("At least 12 characters."));
    for (Field *field : fields) {
        field->hide();
        connect(m_withLogin, &QCheckBox::toggled, field, &QWidget::setVisible);
    }
    connect(m_withLogin, &QCheckBox::toggled, this, [this](bool wanted) {
        if (wanted)
            m_email->setFocus(Qt::OtherFocusReason);
    });
}

void DoctorEditor::buildButtons()
{
    m_save = new QPushButton(this);
    m_save->setObjectName(u"save"_s);
    m_save->setToolTip(tr("Ctrl+Enter"));
    setButtonLook(m_save, ButtonLook::Primary);
    connect(m_save, &QPushButton::clicked, this, &DoctorEditor::save);
    m_revert = new QPushButton(this);
    m_revert->setObjectName(u"revert"_s);
    setButtonLook(m_revert, ButtonLook::Quiet);
    connect(m_revert, &QPushButton::clicked, this, &DoctorEditor::revert);
    m_activate = new QPushButton(this);
    m_activate->setObjectName(u"activate"_s);
    connect(m_activate, &QPushButton::clicked, this, [this] { setActive(!m_stored->isActive); });
    for (QPushButton *button : {m_save, m_revert, m_activate}) {
        form()->addButton(button);
        button->setVisible(mayEdit());
    }
}

void DoctorEditor::startNew()
{
    m_stored.reset();
    m_base = {};
    m_withLogin->setChecked(false);
    m_email->clear();
    m_password->clear();
    fill({});
    refresh();
    m_name->setFocus(Qt::OtherFocusReason);
}

void DoctorEditor::setRecord(const Doctor &doctor)
{
    m_stored = doctor;
    m_base = valuesOf(doctor);
    m_withLogin->setChecked(false);
    fill(m_base);
    refresh();
}

void DoctorEditor::refresh()
{
    ++m_generation;
    form()->setBusy(false);
    form()->clearMessages();
    setTitle(isNew() ? tr("New doctor") : m_stored->fullName);
    m_save->setText(isNew() ? tr("Create doctor") : tr("Save"));
    m_revert->setText(isNew() ? tr("Close") : tr("Undo changes"));
    m_withLogin->setVisible(isNew());
    m_activate->setVisible(mayEdit() && !isNew());
    if (!isNew()) {
        m_activate->setText(m_stored->isActive ? tr("Deactivate") : tr("Activate"));
        setButtonLook(m_activate, m_stored->isActive ? ButtonLook::Danger : ButtonLook::Normal);
        m_state->setText(m_stored->isActive ? tr("Takes appointments.")
                                            : tr("Inactive: takes no new appointments."));
        setTextLook(m_state, m_stored->isActive ? TextLook::Muted : TextLook::Warning);
    }
    m_state->setVisible(!isNew());
    updateButtons();
}

void DoctorEditor::fill(const NewDoctor &values)
{
    m_name->setText(values.fullName);
    m_specialty->setText(values.specialty);
    m_phone->setText(values.phone);
    m_room->setText(values.room);
    m_bio->setPlainText(values.bio);
}

NewDoctor DoctorEditor::typed() const
{
    return {m_name->text().simplified(), m_specialty->text().simplified(),
            m_bio->toPlainText().trimmed(), m_phone->text().trimmed(), m_room->text().trimmed()};
}

bool DoctorEditor::isDirty() const
{
    return !same(typed(), m_base)
           || (isNew() && (!m_email->text().isEmpty() || !m_password->text().isEmpty()));
}

void DoctorEditor::updateButtons()
{
    if (form()->isBusy())
        return;
    m_save->setEnabled(isNew() || isDirty());
    m_revert->setEnabled(isNew() || isDirty());
}

void DoctorEditor::save()
{
    if (!mayEdit() || form()->isBusy() || (!isNew() && !isDirty()))
        return;
    form()->clearMessages();
    const NewDoctor now = typed();
    if (now.specialty.isEmpty())
        form()->showFault(u"/specialty"_s, tr("Patients look for a specialty."));
    if (now.fullName.isEmpty())
        form()->showFault(u"/fullName"_s, tr("A doctor needs a name."));
    if (now.fullName.isEmpty() || now.specialty.isEmpty())
        return;
    if (isNew())
        create();
    else
        update();
}

void DoctorEditor::create()
{
    form()->setBusy(true);
    const Actor actor = m_context.actor;
    const NewDoctor wanted = typed();
    const bool withLogin = m_withLogin->isChecked();
    const DoctorRegistration registration {m_email->text().trimmed(),
                                           m_password->text(),
                                           wanted.fullName,
                                           wanted.specialty,
                                           wanted.bio,
                                           wanted.phone,
                                           wanted.room};
    auto future = m_context.services.run([=](Services &services) -> Result<Doctor> {
        if (!withLogin)
            return services.doctors.create(actor, wanted);
        FRONTDESK_TRY_ASSIGN(const RegisteredDoctor registered,
                             services.auth.registerDoctor(actor, registration));
        return registered.doctor;
    });
    whenDone(future, this, [this, asked = m_generation](const Result<Doctor> &doctor) {
        if (doctor)
            Q_EMIT saved(doctor->fullName);
        if (asked != m_generation)
            return;
        form()->setBusy(false);
        updateButtons();
        if (doctor)
            finished(*doctor, tr("Created. Their working hours are set under Schedules."));
        else
            form()->showError(doctor.error());
    });
}

void DoctorEditor::update()
{
    const NewDoctor now = typed();
    DoctorChanges changes;
    noteChange(changes.fullName, now.fullName, m_base.fullName);
    noteChange(changes.specialty, now.specialty, m_base.specialty);
    noteChange(changes.bio, now.bio, m_base.bio);
    noteChange(changes.phone, now.phone, m_base.phone);
    noteChange(changes.room, now.room, m_base.room);
    sendChanges(changes, tr("Saved."));
}

void DoctorEditor::setActive(bool active)
{
    if (form()->isBusy())
        return;
    if (isDirty()) {
        form()->showWarning(tr("Save or undo your changes first."));
        return;
    }
    DoctorChanges changes;
    changes.isActive = active;
    sendChanges(changes, active ? tr("The doctor takes appointments again.")
                                : tr("The doctor takes no new appointments. Those already booked "
                                     "stay; move or cancel them in the calendar."));
}

void DoctorEditor::sendChanges(const DoctorChanges &changes, const QString &done)
{
    form()->clearMessages();
    form()->setBusy(true);
    const Actor actor = m_context.actor;
    const DoctorId id = m_stored->id;
    const qint64 version = m_stored->stamp.version;
    auto future = m_context.services.run(
        [=](Services &services) { return services.doctors.update(actor, id, changes, version); });
    whenDone(future, this, [this, done, asked = m_generation](const Result<Doctor> &doctor) {
        if (doctor)
            Q_EMIT saved(doctor->fullName);
        if (asked != m_generation)
            return;
        form()->setBusy(false);
        updateButtons();
        if (doctor)
            finished(*doctor, done);
        else
            form()->showError(doctor.error());
    });
}

void DoctorEditor::finished(const Doctor &doctor, const QString &text)
{
    setRecord(doctor);
    form()->showSuccess(text);
}

void DoctorEditor::reload()
{
    if (isNew() || form()->isBusy())
        return;
    form()->setBusy(true);
    const Actor actor = m_context.actor;
    const DoctorId id = m_stored->id;
    auto future =
        m_context.services.run([=](Services &services) { return services.doctors.get(actor, id); });
    whenDone(future, this, [this, asked = m_generation](const Result<Doctor> &stored) {
        if (asked != m_generation)
            return;
        form()->setBusy(false);
        updateButtons();
        if (!stored) {
            form()->showError(stored.error());
            return;
        }
        const NewDoctor kept = mergedValues(typed(), m_base, valuesOf(*stored));
        setRecord(*stored);
        fill(kept);
        form()->showWarning(isDirty() ? EditorForm::mergedText() : EditorForm::storedText());
    });
}

void DoctorEditor::revert()
{
    if (form()->isBusy())
        return;
    if (isNew()) {
        startNew();
        Q_EMIT dismissed();
        return;
    }
    setRecord(Doctor(*m_stored));
}

} // namespace frontdesk
