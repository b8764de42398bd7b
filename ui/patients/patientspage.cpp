// SPDX-License-Identifier: GPL-3.0-or-later
#include "patients/patientspage.h"

#include "domain/messagerules.h"
#include "models/clinicformat.h"
#include "patienthistory.h"
#include "patients/quickpatient.h"
#include "shell/bidi.h"
#include "shell/theme.h"

#include <QLineEdit>
#include <QTimer>
#include <QVBoxLayout>

#include <chrono>

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

constexpr std::chrono::milliseconds RestOnRow {120};
constexpr int ListWidth = 420;
constexpr int HistoryHeight = 150;

QDate todayIn(const DeskContext &context)
{
    return context.zone.get()->toDate(context.clock.now());
}

} // namespace

PatientsPage::PatientsPage(DeskContext &context, QWidget *parent)
    : RecordPage<Patient, PatientEditor>(parent)
    , m_context(context)
    , m_settle(new QTimer(this))
{
    setObjectName(u"patientsPage"_s);
    auto *record = new QWidget;
    auto *layout = new QVBoxLayout(record);
    layout->setContentsMargins(Space::Huge, Space::Huge, Space::Huge, Space::Large);
    layout->setSpacing(Space::Large);
    auto *editor = new PatientEditor(context, record);
    m_history = new PatientHistory(context, record);
    m_history->setMinimumHeight(HistoryHeight);
    layout->addWidget(editor);
    layout->addWidget(m_history, 1);
    connect(editor, &PatientEditor::stored, this, [this, editor](const Patient &patient) {
        if (editor->isNew())
            m_wanted = patient.id;
        m_history->setVisible(true);
        m_history->setPatient(patient.id);
    });
    build(
        context, ChangedEntity::Patient,
        {tr("Patients"), tr("Name, phone or birth date"), u"patients"_s, tr("No patients yet"),
         tr("Patients appear here when they are booked or registered."), tr("New patient")},
        {{[] { return tr("Name"); }, [](const Patient &patient) { return patient.fullName; }},
         {[] { return tr("Birth date"); },
          [this](const Patient &patient) {
              return birthText(locale(), patient.dateOfBirth, todayIn(m_context));
          }},
         {[] { return tr("Phone"); },
          [](const Patient &patient) {
              return patient.phone.isEmpty() ? QString() : bidiIsolated(maskedPhone(patient.phone));
          }}},
        // It may run when the desk that the context belongs to is gone.
        [actor = context.actor, &zone = context.zone, &clock = context.clock,
         where = locale()](Services &services, const QString &typed, const PageRequest &request) {
            const QDate today = zone.get()->toDate(clock.now());
            return services.patients.search(actor, searchQuery(typed, where, today), request);
        },
        editor, {u"newPatient"_s, tr("New patient")},
        {u"user"_s, tr("No patient chosen"),
         tr("Choose a patient to see their particulars and appointments.")},
        record);
    pane()->setMinimumWidth(ListWidth);
    m_settle->setSingleShot(true);
    m_settle->setInterval(RestOnRow);
    connect(m_settle, &QTimer::timeout, this, &PatientsPage::loadChosen);
}

QString PatientsPage::title() const
{
    return tr("Patients");
}

QString PatientsPage::iconName() const
{
    return u"patients"_s;
}

void PatientsPage::activate()
{
    ListEditorPage::activate();
    pane()->searchBox()->selectAll();
}

void PatientsPage::startNew()
{
    leaveEditor([this] {
        ++m_generation;
        m_settle->stop();
        m_wanted = {};
        pane()->table()->clearSelection();
        pane()->table()->setCurrentIndex({});
        m_history->setPatient({});
        m_history->hide();
        showEditor();
        const QuickPatient typed = parseQuickPatient(pane()->query(), locale(), todayIn(m_context));
        NewPatient prefilled;
        // What was searched for in vain is who is to be created.
        if (isListEmpty())
            prefilled = {typed.name, typed.dateOfBirth, typed.phone, {}, {}, {}};
        editor()->startNewWith(prefilled);
    });
}

void PatientsPage::rowChosen()
{
    const std::optional<Patient> patient = chosen();
    if (!patient || patient->id == m_wanted)
        return;
    m_settle->start();
}

void PatientsPage::rowOpened()
{
    m_settle->stop();
    loadChosen();
    ListEditorPage::rowOpened();
}

void PatientsPage::loadChosen()
{
    const std::optional<Patient> patient = chosen();
    if (!patient || patient->id == m_wanted)
        return;
    leaveEditor([this, id = patient->id] { showPatient(id); });
}

void PatientsPage::showPatient(PatientId id)
{
    m_wanted = id;
    const Actor actor = m_context.actor;
    auto future = m_context.services.run(
        [=](Services &services) { return services.patients.get(actor, id); });
    whenDone(future, this, [this, asked = ++m_generation](const Result<Patient> &patient) {
        if (asked != m_generation)
            return;
        if (!patient) {
            m_wanted = {};
            pane()->showFailure(errorText(patient.error()));
            return;
        }
        m_history->show();
        m_history->setPatient(patient->id);
        showRecord(*patient);
    });
}

void PatientsPage::showNothing()
{
    ++m_generation;
    m_wanted = {};
    ListEditorPage::showNothing();
    pane()->searchBox()->setFocus(Qt::OtherFocusReason);
}

} // namespace frontdesk
