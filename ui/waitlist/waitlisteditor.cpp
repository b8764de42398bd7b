// SPDX-License-Identifier: GPL-3.0-or-later
#include "waitlisteditor.h"

#include "models/clinicformat.h"
#include "models/daypicker.h"
#include "models/doctorwishbox.h"
#include "models/saveshortcut.h"
#include "models/typeddate.h"
#include "patients/patientpicker.h"
#include "shell/bidi.h"
#include "shell/theme.h"
#include "shell/whendone.h"
#include "waitlisttext.h"

#include <QComboBox>
#include <QLabel>
#include <QLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>

#include <utility>

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

constexpr int LongestWindows = 120;
constexpr int NoteHeight = 84;

} // namespace

WaitlistEditor::WaitlistEditor(DeskContext &context, QWidget *parent)
    : EditorForm(parent)
    , m_context(context)
    , m_picker(new PatientPicker(context, this))
    , m_patient(new QLabel(this))
    , m_offers(new QLabel(this))
    , m_wanted(new DoctorWishBox(context, this))
    , m_urgency(new QComboBox(this))
    , m_days(new DayPicker(this))
    , m_windows(new QLineEdit(this))
    , m_latest(new QLineEdit(this))
    , m_note(new QPlainTextEdit(this))
    , m_save(new QPushButton(this))
    , m_remove(new QPushButton(this))
{
    setObjectName(u"waitlistEditor"_s);
    layout()->setContentsMargins(Space::Huge, Space::Huge, Space::Huge, Space::Large);
    buildFields();
    m_save->setObjectName(u"save"_s);
    m_remove->setObjectName(u"remove"_s);
    setButtonLook(m_save, ButtonLook::Primary);
    addButton(m_save);
    addButton(m_remove);
    retranslate();
    addSaveShortcut(this, [this] { submit(); });
    connect(m_save, &QPushButton::clicked, this, &WaitlistEditor::submit);
    connect(m_remove, &QPushButton::clicked, this, &WaitlistEditor::withdraw);
    connect(m_wanted, &DoctorWishBox::loadFailed, this, &WaitlistEditor::showError);
    connect(m_picker, &PatientPicker::settled, this, [this](bool hasChoice) {
        if (hasChoice)
            create();
        else
            showFault(u"/patientId"_s, tr("Choose a patient."));
    });
}

void WaitlistEditor::buildFields()
{
    m_patient->setObjectName(u"patientName"_s);
    setTextLook(m_patient, TextLook::Heading);
    addWidget(m_patient);
    m_patientField = addField({}, m_picker, u"/patientId"_s);
    m_urgency->setObjectName(u"urgency"_s);
    for (const Urgency urgency : allUrgencies())
        m_urgency->addItem(urgencyText(urgency));
    addColumns({{{}, m_wanted, u"/doctorId"_s, 2}, {{}, m_urgency, u"/urgency"_s, 1}});
    addField({}, m_days, u"/daysOfWeek"_s);
    m_windows->setObjectName(u"windows"_s);
    m_windows->setMaxLength(LongestWindows);
    m_windows->setPlaceholderText(u"09:00-12:00, 14:00-16:00"_s);
    m_latest->setObjectName(u"latest"_s);
    addColumns({{{}, m_windows, u"/timeWindows"_s, 2}, {{}, m_latest, u"/latestDate"_s, 1}});
    m_note->setObjectName(u"note"_s);
    m_note->setTabChangesFocus(true);
    m_note->setFixedHeight(NoteHeight);
    addField({}, m_note, u"/note"_s);
    m_offers->setObjectName(u"offers"_s);
    m_offers->setWordWrap(true);
    setTextLook(m_offers, TextLook::Muted);
    addWidget(m_offers);
    addStretch();
}

void WaitlistEditor::retranslate()
{
    setLabel(u"/patientId"_s, tr("Patient"));
    setLabel(u"/doctorId"_s, tr("Waits for"));
    setLabel(u"/urgency"_s, tr("Urgency"));
    setLabel(u"/daysOfWeek"_s, tr("On these days (none: any)"));
    setLabel(u"/timeWindows"_s, tr("At these times (none: any)"));
    setLabel(u"/latestDate"_s, tr("Not after"));
    setLabel(u"/note"_s, tr("Note"));
    for (const Urgency urgency : allUrgencies())
        m_urgency->setItemText(int(urgency), urgencyText(urgency));
    m_save->setText(tr("Save"));
    m_remove->setText(tr("Take off the list"));
    m_latest->setPlaceholderText(numericDateHint(locale()));
    // The same date, as this locale writes it; what is no date stays as it was typed.
    const QDate today = m_context.zone.get()->toDate(m_context.clock.now());
    const auto rewritten = [&](const QString &text) {
        const QDate date = parseTypedDate(text, m_written, today, ShortYear::Near);
        return date.isValid() ? numericDateText(locale(), date) : text;
    };
    m_latest->setText(rewritten(m_latest->text()));
    m_stored.latest = rewritten(m_stored.latest);
    m_written = locale();
    if (m_entry)
        showOffers();
}

void WaitlistEditor::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    EditorForm::changeEvent(event);
}

void WaitlistEditor::fill(const WaitlistEntry &entry, const QString &doctorName)
{
    clearMessages();
    m_wanted->reload();
    m_wanted->choose(entry.doctorId, doctorName, entry.specialty);
    m_urgency->setCurrentIndex(int(entry.urgency));
    m_days->setDays(entry.daysOfWeek);
    m_windows->setText(windowsText(entry.windows));
    m_latest->setText(entry.latestDate.isValid() ? numericDateText(locale(), entry.latestDate)
                                                 : QString());
    m_note->setPlainText(entry.note);
    m_stored = typed();
    updateButtons();
}

void WaitlistEditor::startNew()
{
    m_entry.reset();
    m_patient->hide();
    m_offers->hide();
    m_patientField->show();
    m_picker->clear();
    fill({}, {});
    m_picker->box()->setFocus(Qt::OtherFocusReason);
}

void WaitlistEditor::setEntry(const WaitlistDetails &details)
{
    m_entry = details;
    m_patientField->hide();
    m_patient->setText(bidiIsolated(details.patientName));
    m_patient->show();
    showOffers();
    m_offers->show();
    fill(details.entry, details.doctorName);
}

void WaitlistEditor::showOffers()
{
    QStringList lines {waitlistStatusText(m_entry->entry.status)};
    for (const WaitlistOffer &offer : m_entry->offers)
        lines.append(tr("Offered: %1 (%2)", "time, status")
                         .arg(daySpanText(locale(), *m_context.zone.get(), offer.span),
                              offerStatusText(offer.status)));
    m_offers->setText(lines.join(u'\n'));
}

WaitlistEditor::Typed WaitlistEditor::typed() const
{
    return {m_wanted->doctorId(), m_wanted->specialty(), m_days->days(),
            m_windows->text(),    m_latest->text(),      m_urgency->currentIndex(),
            m_note->toPlainText()};
}

bool WaitlistEditor::isDirty() const
{
    const bool patientTyped = !m_entry && !m_picker->typedText().isEmpty();
    return patientTyped || typed() != m_stored;
}

void WaitlistEditor::setOnline(bool online)
{
    m_online = online;
    updateButtons();
}

void WaitlistEditor::updateButtons()
{
    const bool waits = !m_entry || m_entry->entry.status == WaitlistStatus::Waiting;
    m_save->setEnabled(m_online && waits && !isBusy());
    m_remove->setVisible(m_entry.has_value());
    m_remove->setEnabled(m_online && waits && !isBusy());
}

/// What is typed, or nothing where a field cannot be read; that is said beneath it.
std::optional<WaitlistChanges> WaitlistEditor::changes()
{
    const auto windows = parseWindows(m_windows->text());
    if (!windows)
        showFault(u"/timeWindows"_s, tr("Write times like 09:00-12:00."));
    QDate latest;
    if (!m_latest->text().trimmed().isEmpty()) {
        const QDate today = m_context.zone.get()->toDate(m_context.clock.now());
        latest = parseTypedDate(m_latest->text(), locale(), today, ShortYear::Near);
        if (!latest.isValid())
            showFault(u"/latestDate"_s, tr("This is not a date."));
    }
    if (!windows || (!latest.isValid() && !m_latest->text().trimmed().isEmpty()))
        return std::nullopt;
    WaitlistChanges changes;
    changes.doctorId = m_wanted->doctorId();
    changes.specialty = m_wanted->specialty();
    changes.daysOfWeek = m_days->days();
    changes.windows = *windows;
    changes.latestDate = latest;
    changes.urgency = Urgency(m_urgency->currentIndex());
    changes.note = m_note->toPlainText();
    return changes;
}

void WaitlistEditor::submit()
{
    if (!m_save->isEnabled())
        return;
    clearMessages();
    if (m_entry)
        update();
    else
        m_picker->settle(); // the search may still be under way; settled() goes on
}

void WaitlistEditor::create()
{
    const auto typedNow = changes();
    if (!typedNow)
        return;
    NewWaitlistEntry wanted;
    wanted.doctorId = *typedNow->doctorId;
    wanted.specialty = *typedNow->specialty;
    wanted.daysOfWeek = *typedNow->daysOfWeek;
    wanted.windows = *typedNow->windows;
    wanted.latestDate = *typedNow->latestDate;
    wanted.urgency = *typedNow->urgency;
    wanted.note = *typedNow->note;
    if (m_picker->chosen())
        wanted.patientId = m_picker->chosen()->id;
    const std::optional<NewPatient> toCreate = m_picker->toCreate();
    finish(m_context.services.run([actor = m_context.actor, wanted, toCreate](
                                      Services &services) mutable -> Result<WaitlistDetails> {
        if (toCreate) {
            FRONTDESK_TRY_ASSIGN(const Patient created, services.patients.create(actor, *toCreate));
            wanted.patientId = created.id;
        }
        return services.waitlist.enter(actor, wanted);
    }));
}

void WaitlistEditor::update()
{
    const auto typedNow = changes();
    if (!typedNow)
        return;
    const WaitlistEntry entry = m_entry->entry;
    finish(m_context.services.run(
        [actor = m_context.actor, entry, changes = *typedNow](Services &services) {
            return services.waitlist.update(actor, entry.id, changes, entry.stamp.version);
        }));
}

void WaitlistEditor::finish(QFuture<Result<WaitlistDetails>> future)
{
    setBusy(true);
    whenDone(std::move(future), this, [this](const Result<WaitlistDetails> &result) {
        setBusy(false);
        updateButtons();
        if (!result) {
            showError(result.error());
            return;
        }
        setEntry(*result);
        Q_EMIT saved(*result);
    });
}

void WaitlistEditor::withdraw()
{
    const WaitlistDetails details = *m_entry;
    setBusy(true);
    whenDone(m_context.services.run([actor = m_context.actor, details](Services &services) {
        return services.waitlist.withdraw(actor, details.entry.id, details.entry.stamp.version);
    }),
             this, [this, details](const Result<void> &result) {
                 setBusy(false);
                 updateButtons();
                 if (result)
                     Q_EMIT withdrawn(details);
                 else
                     showError(result.error());
             });
}

} // namespace frontdesk
