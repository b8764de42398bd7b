// SPDX-License-Identifier: GPL-3.0-or-later
#include "doctors/doctorspage.h"

#include "doctoreditor.h"
#include "models/followchanges.h"
#include "models/scrolled.h"
#include "shell/bidi.h"
#include "shell/emptystate.h"
#include "shell/icons.h"
#include "shell/theme.h"

#include <QComboBox>
#include <QItemSelectionModel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

constexpr int DetailWidth = 440;

bool sameDoctor(const Doctor &a, const Doctor &b)
{
    return a.id == b.id;
}

PagedList<Doctor>::Fetch fetchOf(const Actor &actor, bool activeOnly)
{
    return
        [actor, activeOnly](Services &services, const QString &query, const PageRequest &request) {
            return services.doctors.list(actor, {query, {}, activeOnly}, request);
        };
}

} // namespace

DoctorsPage::DoctorsPage(DeskContext &context, QWidget *parent)
    : DeskPage(parent)
    , m_context(context)
{
    setObjectName(u"doctorsPage"_s);
    auto *splitter = new QSplitter(Qt::Horizontal, this);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(buildList());
    splitter->addWidget(buildDetail());
    splitter->setStretchFactor(0, 1);
    splitter->setSizes({2 * DetailWidth, DetailWidth});
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(splitter);
    followChanges(
        context, this,
        [this](const Change &change) {
            return change.entity == ChangedEntity::Doctor && m_list->isLoaded();
        },
        [this] { m_list->reload(); });
}

DoctorsPage::~DoctorsPage()
{
    m_pane->table()->setModel(nullptr);
}

QString DoctorsPage::title() const
{
    return tr("Doctors");
}

QString DoctorsPage::iconName() const
{
    return u"doctors"_s;
}

QWidget *DoctorsPage::buildList()
{
    m_model = std::make_unique<ListTableModel<Doctor>>(
        QList<Column<Doctor>> {
            {[] { return tr("Name"); }, [](const Doctor &doctor) { return doctor.fullName; }},
            {[] { return tr("Specialty"); }, [](const Doctor &doctor) { return doctor.specialty; }},
            {[] { return tr("Room"); }, [](const Doctor &doctor) { return doctor.room; }},
            {[] { return tr("State"); },
             [](const Doctor &doctor) { return doctor.isActive ? tr("Active") : tr("Inactive"); }}},
        sameDoctor);
    const bool admin = m_context.actor.isAdmin();
    m_pane =
        new ListPane({tr("Doctors"), tr("Name or specialty"), u"doctors"_s, tr("No doctors yet"),
                      tr("A clinic needs a doctor with working hours before it can book."),
                      admin ? tr("New doctor") : QString()},
                     m_model.get());
    m_pane->setMinimumWidth(DetailWidth);
    m_filter = new QComboBox(m_pane);
    m_filter->setObjectName(u"filter"_s);
    m_filter->setAccessibleName(tr("Which doctors"));
    m_filter->addItem(tr("Active"));
    m_filter->addItem(tr("All"));
    m_pane->addFilter(m_filter);
    connect(m_filter, &QComboBox::currentIndexChanged, this, [this](int shown) {
        m_list->setFetch(fetchOf(m_context.actor, shown == 0));
        m_list->search();
    });
    connect(m_pane, &ListPane::emptyActionTriggered, this, &DoctorsPage::startNew);
    if (admin) {
        auto *create = new QPushButton(tr("New doctor"), m_pane);
        create->setIcon(themedIcon(u"add"_s, IconTint::OnAccent));
        create->setObjectName(u"newDoctor"_s);
        setButtonLook(create, ButtonLook::Primary);
        m_pane->addAction(create);
        connect(create, &QPushButton::clicked, this, &DoctorsPage::startNew);
    }
    m_list = std::make_unique<PagedList<Doctor>>(m_context, m_pane, m_model.get(),
                                                 fetchOf(m_context.actor, true), sameDoctor);
    TableView *table = m_pane->table();
    table->setStretchColumn(0);
    connect(table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &DoctorsPage::rowChosen);
    connect(table, &TableView::rowOpened, this,
            [this] { m_editor->setFocus(Qt::OtherFocusReason); });
    return m_pane;
}

QWidget *DoctorsPage::buildDetail()
{
    m_detail = new QStackedWidget;
    m_detail->setObjectName(u"detail"_s);
    auto *nothing = new EmptyState(u"doctors"_s, m_detail);
    nothing->setTexts(tr("No doctor chosen"), tr("Choose a doctor to see their particulars."));
    m_editor = new DoctorEditor(m_context);
    m_detail->addWidget(nothing);
    m_detail->addWidget(scrolled(m_editor, m_detail));
    connect(m_editor, &DoctorEditor::saved, this, [this](const Doctor &doctor) {
        Q_EMIT notice(tr("Saved: %1").arg(bidiIsolated(doctor.fullName)));
        m_list->reload();
    });
    connect(m_editor, &DoctorEditor::dismissed, this, [this] { m_detail->setCurrentIndex(0); });
    return m_detail;
}

void DoctorsPage::activate()
{
    if (!m_list->isLoaded())
        m_list->search();
    m_pane->searchBox()->setFocus(Qt::OtherFocusReason);
}

bool DoctorsPage::hasUnsavedChanges() const
{
    return m_detail->currentIndex() == 1 && m_editor->isDirty();
}

void DoctorsPage::leaveEditor(std::function<void()> leave)
{
    if (!hasUnsavedChanges()) {
        leave();
        return;
    }
    if (m_editor->doctor())
        m_list->select(*m_editor->doctor());
    m_editor->askToDiscard(std::move(leave));
}

void DoctorsPage::startNew()
{
    leaveEditor([this] {
        m_pane->table()->clearSelection();
        m_pane->table()->setCurrentIndex({});
        m_detail->setCurrentIndex(1);
        m_editor->startNew();
    });
}

void DoctorsPage::rowChosen()
{
    const std::optional<Doctor> doctor = m_list->current();
    if (!doctor
        || (m_editor->doctor() && m_editor->doctor()->id == doctor->id
            && m_detail->currentIndex() == 1))
        return;
    leaveEditor([this, doctor = *doctor] {
        m_editor->setDoctor(doctor);
        m_detail->setCurrentIndex(1);
        m_list->select(doctor);
    });
}

} // namespace frontdesk
