// SPDX-License-Identifier: GPL-3.0-or-later
#include "patients/patientspage.h"

#include "domain/messagerules.h"
#include "models/clinicformat.h"
#include "models/followchanges.h"
#include "models/scrolled.h"
#include "patienthistory.h"
#include "patients/patienteditor.h"
#include "patients/quickpatient.h"
#include "shell/bidi.h"
#include "shell/emptystate.h"
#include "shell/icons.h"
#include "shell/theme.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QItemSelectionModel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSplitter>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>

#include <chrono>

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

constexpr std::chrono::milliseconds RestOnRow {120};
constexpr int ListWidth = 420;
constexpr int DetailWidth = 480;

enum Columns { NameColumn, BornColumn, PhoneColumn };

bool samePatient(const Patient &a, const Patient &b)
{
    return a.id == b.id;
}

} // namespace

PatientsPage::PatientsPage(DeskContext &context, QWidget *parent)
    : DeskPage(parent)
    , m_context(context)
    , m_settle(new QTimer(this))
{
    setObjectName(u"patientsPage"_s);
    auto *splitter = new QSplitter(Qt::Horizontal, this);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(buildList());
    splitter->addWidget(buildDetail());
    splitter->setStretchFactor(0, 1);
    splitter->setSizes({2 * DetailWidth, DetailWidth});
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(splitter);

    m_settle->setSingleShot(true);
    m_settle->setInterval(RestOnRow);
    connect(m_settle, &QTimer::timeout, this, &PatientsPage::loadChosen);
    followChanges(
        context, this,
        [this](const Change &change) {
            return change.entity == ChangedEntity::Patient && m_list->isLoaded();
        },
        [this] { m_list->reload(); });
}

PatientsPage::~PatientsPage()
{
    m_pane->table()->setModel(nullptr);
}

QString PatientsPage::title() const
{
    return tr("Patients");
}

QString PatientsPage::iconName() const
{
    return u"patients"_s;
}

QWidget *PatientsPage::buildList()
{
    const auto today = [this] { return m_context.zone.get()->toDate(m_context.clock.now()); };
    m_model = std::make_unique<ListTableModel<Patient>>(
        QList<Column<Patient>> {
            {[] { return tr("Name"); }, [](const Patient &patient) { return patient.fullName; }},
            {[] { return tr("Birth date"); },
             [this, today](const Patient &patient) {
                 return birthText(locale(), patient.dateOfBirth, today());
             }},
            {[] { return tr("Phone"); },
             [](const Patient &patient) {
                 return patient.phone.isEmpty() ? QString()
                                                : bidiIsolated(maskedPhone(patient.phone));
             }}},
        samePatient);
    m_pane = new ListPane(
        {tr("Patients"), tr("Name, phone or birth date"), u"patients"_s, tr("No patients yet"),
         tr("Patients appear here when they are booked or registered."), tr("New patient")},
        m_model.get());
    m_pane->setMinimumWidth(ListWidth);
    auto *create = new QPushButton(tr("New patient"), m_pane);
    create->setIcon(themedIcon(u"add"_s, IconTint::OnAccent));
    create->setObjectName(u"newPatient"_s);
    setButtonLook(create, ButtonLook::Primary);
    m_pane->addAction(create);
    connect(create, &QPushButton::clicked, this, &PatientsPage::startNew);
    connect(m_pane, &ListPane::emptyActionTriggered, this, &PatientsPage::startNew);

    m_list = std::make_unique<PagedList<Patient>>(
        m_context, m_pane, m_model.get(),
        [actor = m_context.actor, where = locale(), today](Services &services, const QString &typed,
                                                           const PageRequest &request) {
            return services.patients.search(actor, searchQuery(typed, where, today()), request);
        },
        samePatient);
    TableView *table = m_pane->table();
    table->setStretchColumn(NameColumn);
    connect(table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &PatientsPage::rowChosen);
    connect(table, &TableView::rowOpened, this, [this] {
        m_settle->stop();
        loadChosen();
        m_editor->setFocus(Qt::OtherFocusReason);
    });
    return m_pane;
}

QWidget *PatientsPage::buildDetail()
{
    m_detail = new QStackedWidget;
    m_detail->setObjectName(u"detail"_s);
    auto *nothing = new EmptyState(u"user"_s, m_detail);
    nothing->setTexts(tr("No patient chosen"),
                      tr("Choose a patient to see their particulars and appointments."));
    m_recordView = new QWidget;
    auto *layout = new QVBoxLayout(m_recordView);
    layout->setContentsMargins(Space::Huge, Space::Huge, Space::Huge, Space::Large);
    layout->setSpacing(Space::Large);
    m_editor = new PatientEditor(m_context, m_recordView);
    m_history = new PatientHistory(m_context, m_recordView);
    constexpr int HistoryHeight = 150;
    m_history->setMinimumHeight(HistoryHeight);
    layout->addWidget(m_editor);
    layout->addWidget(m_history, 1);
    m_detail->addWidget(nothing);
    m_detail->addWidget(scrolled(m_recordView, m_detail));
    connect(m_editor, &PatientEditor::saved, this, [this](const Patient &patient) {
        Q_EMIT notice(tr("Saved: %1").arg(bidiIsolated(patient.fullName)));
        if (m_editor->isNew())
            m_wanted = patient.id;
        m_history->setVisible(true);
        m_history->setPatient(patient.id);
        m_list->reload();
    });
    connect(m_editor, &PatientEditor::dismissed, this, &PatientsPage::showNothing);
    return m_detail;
}

void PatientsPage::activate()
{
    if (!m_list->isLoaded())
        m_list->search();
    m_pane->searchBox()->setFocus(Qt::OtherFocusReason);
    m_pane->searchBox()->selectAll();
}

bool PatientsPage::hasUnsavedChanges() const
{
    return m_detail->currentIndex() == 1 && m_editor->isDirty();
}

void PatientsPage::leaveEditor(std::function<void()> leave)
{
    if (!hasUnsavedChanges()) {
        leave();
        return;
    }
    // The list goes on showing whose record it is.
    if (m_editor->patient())
        m_list->select(*m_editor->patient());
    m_editor->askToDiscard(std::move(leave));
}

void PatientsPage::startNew()
{
    leaveEditor([this] {
        ++m_generation;
        m_settle->stop();
        m_wanted = {};
        m_pane->table()->clearSelection();
        m_pane->table()->setCurrentIndex({});
        m_history->setPatient({});
        m_history->hide();
        m_detail->setCurrentIndex(1);
        const QuickPatient typed = parseQuickPatient(
            m_pane->query(), locale(), m_context.zone.get()->toDate(m_context.clock.now()));
        NewPatient prefilled;
        // What was searched for in vain is who is to be created.
        if (m_model->rowCount() == 0)
            prefilled = {typed.name, typed.dateOfBirth, typed.phone, {}, {}, {}};
        m_editor->startNew(prefilled);
    });
}

void PatientsPage::rowChosen()
{
    const std::optional<Patient> patient = m_list->current();
    if (!patient || patient->id == m_wanted)
        return;
    m_settle->start();
}

void PatientsPage::loadChosen()
{
    const std::optional<Patient> patient = m_list->current();
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
            m_pane->showFailure(errorText(patient.error()));
            return;
        }
        showRecord(*patient);
    });
}

void PatientsPage::showRecord(const Patient &patient)
{
    m_editor->setPatient(patient);
    m_history->show();
    m_history->setPatient(patient.id);
    m_detail->setCurrentIndex(1);
    m_list->select(patient);
}

void PatientsPage::showNothing()
{
    ++m_generation;
    m_wanted = {};
    m_detail->setCurrentIndex(0);
    m_pane->searchBox()->setFocus(Qt::OtherFocusReason);
}

} // namespace frontdesk
