// SPDX-License-Identifier: GPL-3.0-or-later
#include "patients/patienteditor.h"

#include "domain/messagerules.h"
#include "models/clinicformat.h"
#include "models/merged.h"
#include "models/typeddate.h"
#include "patients/quickpatient.h"
#include "shell/bidi.h"
#include "shell/theme.h"
#include "shell/whendone.h"

#include <QComboBox>
#include <QKeyEvent>
#include <QLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>

#include <algorithm>

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

constexpr int AddressLines = 2;
constexpr int NotesLines = 2;

QPlainTextEdit *makeText(const QString &name, int lines, QWidget *parent)
{
    auto *edit = new QPlainTextEdit(parent);
    edit->setObjectName(name);
    edit->setTabChangesFocus(true);
    edit->setFixedHeight(edit->fontMetrics().lineSpacing() * lines + Space::Large);
    return edit;
}

NewPatient valuesOf(const Patient &patient)
{
    return {patient.fullName, patient.dateOfBirth, patient.phone,   patient.address,
            patient.email,    patient.notes,       patient.language};
}

bool same(const NewPatient &a, const NewPatient &b)
{
    return a.fullName == b.fullName && a.dateOfBirth == b.dateOfBirth && a.phone == b.phone
           && a.address == b.address && a.email == b.email && a.notes == b.notes
           && a.language == b.language;
}

/// What was typed, where it was typed; else what is stored now.
NewPatient mergedValues(const NewPatient &typed, const NewPatient &base, const NewPatient &stored)
{
    return {merged(typed.fullName, base.fullName, stored.fullName),
            merged(typed.dateOfBirth, base.dateOfBirth, stored.dateOfBirth),
            merged(typed.phone, base.phone, stored.phone),
            merged(typed.address, base.address, stored.address),
            merged(typed.email, base.email, stored.email),
            merged(typed.notes, base.notes, stored.notes),
            merged(typed.language, base.language, stored.language)};
}

/// Somebody with the same name who may be the same person.
Result<QList<Patient>> likelyDuplicates(Services &services, const Actor &actor,
                                        const NewPatient &wanted)
{
    FRONTDESK_TRY_ASSIGN(
        const Page<Patient> found,
        services.patients.search(actor, wanted.fullName, {PageRequest::DefaultLimit, {}}));
    QList<Patient> duplicates;
    for (const Patient &other : found.items) {
        if (foldedName(other.fullName) != foldedName(wanted.fullName))
            continue;
        const bool otherBirth = wanted.dateOfBirth.isValid() && other.dateOfBirth.isValid()
                                && wanted.dateOfBirth != other.dateOfBirth;
        if (!otherBirth)
            duplicates.append(other);
    }
    return duplicates;
}

} // namespace

struct PatientEditor::Created {
    Patient patient;
    QList<Patient> duplicates; ///< not empty: nobody was created
};

PatientEditor::PatientEditor(DeskContext &context, QWidget *parent)
    : DetailEditor(parent)
    , m_context(context)
{
    setObjectName(u"patientEditor"_s);
    layout()->setContentsMargins({}); // the page has them, around the appointments too
    buildFields();
    buildButtons();
}

void PatientEditor::buildFields()
{
    m_name = new QLineEdit(this);
    m_name->setObjectName(u"fullName"_s);
    m_born = new QLineEdit(this);
    m_born->setObjectName(u"dateOfBirth"_s);
    m_phone = new QLineEdit(this);
    m_phone->setObjectName(u"phone"_s);
    m_email = new QLineEdit(this);
    m_email->setObjectName(u"email"_s);
    m_language = new QComboBox(this);
    m_language->setObjectName(u"language"_s);
    m_language->addItem(tr("As the clinic's"), QString());
    for (const QString &language : messageLanguages())
        m_language->addItem(languageText(language), language);
    m_address = makeText(u"address"_s, AddressLines, this);
    m_notes = makeText(u"notes"_s, NotesLines, this);
    m_notes->setPlaceholderText(tr("For doctors and administrators alone"));

    form()->addField(tr("&Name"), m_name, u"/fullName"_s);
    const QList<Field *> row = form()->addColumns(
        {{tr("&Birth date"), m_born, u"/dateOfBirth"_s}, {tr("&Phone"), m_phone, u"/phone"_s}});
    m_bornField = row.first();
    form()->addColumns({{tr("&E-mail"), m_email, u"/email"_s},
                        {tr("&Language of messages"), m_language, u"/language"_s}});
    form()->addField(tr("&Address"), m_address, u"/address"_s);
    form()->addField(tr("N&otes"), m_notes, u"/notes"_s)->setVisible(m_context.actor.seesNotes());

    for (QLineEdit *edit : {m_name, m_born, m_phone, m_email})
        connect(edit, &QLineEdit::textChanged, this, &PatientEditor::updateButtons);
    connect(m_language, &QComboBox::currentIndexChanged, this, &PatientEditor::updateButtons);
    for (QPlainTextEdit *edit : {m_address, m_notes})
        connect(edit, &QPlainTextEdit::textChanged, this, &PatientEditor::updateButtons);
    connect(m_born, &QLineEdit::textChanged, this, [this] {
        const QDate born = parseTypedDate(m_born->text(), locale(), today());
        const int age = ageInYears(born, today());
        m_bornField->setHint(age < 0 ? QString() : tr("Age: %1").arg(locale().toString(age)));
    });
}

void PatientEditor::buildButtons()
{
    m_save = new QPushButton(tr("Save"), this);
    m_save->setObjectName(u"save"_s);
    m_save->setToolTip(tr("Ctrl+Enter"));
    setButtonLook(m_save, ButtonLook::Primary);
    connect(m_save, &QPushButton::clicked, this, &PatientEditor::save);
    m_revert = new QPushButton(this);
    m_revert->setObjectName(u"revert"_s);
    setButtonLook(m_revert, ButtonLook::Quiet);
    connect(m_revert, &QPushButton::clicked, this, &PatientEditor::revert);
    form()->addButton(m_save);
    form()->addButton(m_revert);
}

QDate PatientEditor::today() const
{
    return m_context.zone.get()->toDate(m_context.clock.now());
}

void PatientEditor::startNewWith(const NewPatient &prefilled)
{
    ++m_generation;
    m_stored.reset();
    form()->setBusy(false);
    form()->clearMessages();
    fill(prefilled);
    m_base = {};
    m_born->setPlaceholderText(numericDateHint(locale()));
    updateTitle();
    updateButtons();
    m_name->setFocus(Qt::OtherFocusReason);
}

void PatientEditor::setRecord(const Patient &patient)
{
    ++m_generation;
    m_stored = patient;
    form()->setBusy(false);
    form()->clearMessages();
    m_base = valuesOf(patient);
    fill(m_base);
    updateTitle();
    updateButtons();
}

void PatientEditor::fill(const NewPatient &values)
{
    m_name->setText(values.fullName);
    m_name->setCursorPosition(0);
    m_born->setText(values.dateOfBirth.isValid() ? numericDateText(locale(), values.dateOfBirth)
                                                 : QString());
    m_phone->setText(values.phone);
    m_email->setText(values.email);
    m_address->setPlainText(values.address);
    m_notes->setPlainText(values.notes);
    m_language->setCurrentIndex(std::max(0, m_language->findData(values.language)));
}

NewPatient PatientEditor::typed() const
{
    return {m_name->text().simplified(),         parseTypedDate(m_born->text(), locale(), today()),
            m_phone->text().trimmed(),           m_address->toPlainText().trimmed(),
            m_email->text().trimmed(),           m_notes->toPlainText().trimmed(),
            m_language->currentData().toString()};
}

bool PatientEditor::isDirty() const
{
    const bool dateUnread = !m_born->text().trimmed().isEmpty()
                            && !parseTypedDate(m_born->text(), locale(), today()).isValid();
    return dateUnread || !same(typed(), m_base);
}

void PatientEditor::updateTitle()
{
    setTitle(isNew() ? tr("New patient") : m_stored->fullName);
    m_save->setText(isNew() ? tr("Create patient") : tr("Save"));
    m_revert->setText(isNew() ? tr("Close") : tr("Undo changes"));
}

void PatientEditor::updateButtons()
{
    if (form()->isBusy())
        return;
    m_save->setEnabled(isNew() || isDirty());
    m_revert->setEnabled(isNew() || isDirty());
}

bool PatientEditor::checkDate()
{
    const QString text = m_born->text().trimmed();
    if (text.isEmpty())
        return true;
    const QDate date = parseTypedDate(text, locale(), today());
    if (!date.isValid()) {
        form()->showFault(u"/dateOfBirth"_s,
                          tr("Write the date like %1.").arg(numericDateHint(locale())));
        return false;
    }
    if (date > today()) {
        form()->showFault(u"/dateOfBirth"_s, tr("The birth date lies ahead."));
        return false;
    }
    return true;
}

void PatientEditor::save()
{
    if (form()->isBusy() || (!isNew() && !isDirty()))
        return;
    form()->clearMessages();
    if (typed().fullName.isEmpty()) {
        form()->showFault(u"/fullName"_s, tr("A patient needs a name."));
        return;
    }
    if (!checkDate())
        return;
    if (isNew())
        create(false);
    else
        update();
}

void PatientEditor::create(bool evenIfDuplicate)
{
    form()->clearMessages();
    form()->setBusy(true);
    const NewPatient wanted = typed();
    const Actor actor = m_context.actor;
    auto future = m_context.services.run([=](Services &services) -> Result<Created> {
        Created created;
        if (!evenIfDuplicate) {
            FRONTDESK_TRY_ASSIGN(created.duplicates, likelyDuplicates(services, actor, wanted));
            if (!created.duplicates.isEmpty())
                return created;
        }
        FRONTDESK_TRY_ASSIGN(created.patient, services.patients.create(actor, wanted));
        return created;
    });
    whenDone(future, this, [this, asked = m_generation](const Result<Created> &created) {
        if (created && created->duplicates.isEmpty())
            announce(created->patient);
        if (asked != m_generation)
            return;
        form()->setBusy(false);
        updateButtons();
        if (!created) {
            form()->showError(created.error());
        } else if (!created->duplicates.isEmpty()) {
            const Patient &other = created->duplicates.first();
            form()->showWarning(
                tr("There is already a %1, born %2, phone %3.")
                    .arg(bidiIsolated(other.fullName),
                         birthText(locale(), other.dateOfBirth, today()),
                         other.phone.isEmpty() ? u"–"_s : bidiIsolated(maskedPhone(other.phone))),
                tr("Create anyway"), [this] { create(true); });
        } else {
            finished(created->patient);
        }
    });
}

void PatientEditor::update()
{
    form()->setBusy(true);
    const NewPatient now = typed();
    PatientChanges changes;
    noteChange(changes.fullName, now.fullName, m_base.fullName);
    noteChange(changes.dateOfBirth, now.dateOfBirth, m_base.dateOfBirth);
    noteChange(changes.phone, now.phone, m_base.phone);
    noteChange(changes.address, now.address, m_base.address);
    noteChange(changes.email, now.email, m_base.email);
    noteChange(changes.notes, now.notes, m_base.notes);
    noteChange(changes.language, now.language, m_base.language);
    const Actor actor = m_context.actor;
    const PatientId id = m_stored->id;
    const qint64 version = m_stored->stamp.version;
    auto future = m_context.services.run(
        [=](Services &services) { return services.patients.update(actor, id, changes, version); });
    whenDone(future, this, [this, asked = m_generation](const Result<Patient> &patient) {
        if (patient)
            announce(*patient);
        if (asked != m_generation)
            return;
        form()->setBusy(false);
        updateButtons();
        if (patient)
            finished(*patient);
        else
            form()->showError(patient.error());
    });
}

void PatientEditor::announce(const Patient &patient)
{
    Q_EMIT stored(patient);
    Q_EMIT saved(patient.fullName);
}

void PatientEditor::finished(const Patient &patient)
{
    setRecord(patient);
    form()->showSuccess(tr("Saved."));
}

void PatientEditor::reload()
{
    if (!m_stored || form()->isBusy())
        return;
    form()->setBusy(true);
    const Actor actor = m_context.actor;
    const PatientId id = m_stored->id;
    auto future = m_context.services.run(
        [=](Services &services) { return services.patients.get(actor, id); });
    whenDone(future, this, [this, asked = m_generation](const Result<Patient> &stored) {
        if (asked != m_generation)
            return;
        form()->setBusy(false);
        if (!stored) {
            form()->showError(stored.error());
            updateButtons();
            return;
        }
        const NewPatient kept = mergedValues(typed(), m_base, valuesOf(*stored));
        setRecord(*stored);
        fill(kept);
        updateButtons();
        form()->showWarning(isDirty() ? EditorForm::mergedText() : EditorForm::storedText());
    });
}

void PatientEditor::revert()
{
    if (form()->isBusy())
        return;
    if (isNew()) {
        fill({});
        form()->clearMessages();
        Q_EMIT dismissed();
        return;
    }
    setRecord(Patient(*m_stored));
}

void PatientEditor::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && isNew() && !isDirty()) {
        revert();
        return;
    }
    QWidget::keyPressEvent(event);
}

} // namespace frontdesk
