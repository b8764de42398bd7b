// SPDX-License-Identifier: GPL-3.0-or-later
#include "patienthistory.h"

#include "models/clinicformat.h"
#include "models/followchanges.h"
#include "models/statuschip.h"
#include "models/tableview.h"
#include "shell/errortext.h"
#include "shell/inlinemessage.h"
#include "shell/theme.h"
#include "shell/whendone.h"

#include <QHeaderView>
#include <QLabel>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

#include <algorithm>

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

enum Columns { WhenColumn, DoctorColumn, StatusColumn };

} // namespace

/// The rows of one of the two lists; the status is drawn as a plate.
class PatientHistory::Model final : public ListTableModel<AppointmentDetails>
{
public:
    using ListTableModel::ListTableModel;

    QVariant data(const QModelIndex &index, int role) const override
    {
        if (role == StatusDelegate::StatusRole && index.column() == StatusColumn)
            return int(at(index.row()).appointment.status);
        return ListTableModel::data(index, role);
    }
};

PatientHistory::PatientHistory(DeskContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_tabs(new QTabBar(this))
    , m_message(new InlineMessage(this))
    , m_stack(new QStackedWidget(this))
    , m_table(new TableView(this))
    , m_empty(new QLabel(this))
{
    setObjectName(u"patientHistory"_s);
    const auto same = [](const AppointmentDetails &a, const AppointmentDetails &b) {
        return a.appointment.id == b.appointment.id;
    };
    m_model = std::make_unique<Model>(
        QList<Column<AppointmentDetails>> {
            {[] { return tr("When"); },
             [this](const AppointmentDetails &details) {
                 return dayStartText(locale(), *m_context.zone.get(),
                                     details.appointment.span.start);
             }},
            {[] { return tr("Doctor"); },
             [](const AppointmentDetails &details) { return details.doctorName; }},
            {[] { return tr("Status"); },
             [](const AppointmentDetails &details) {
                 return statusText(details.appointment.status);
             }}},
        same);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(Space::Small);
    m_tabs->addTab(tr("Coming"));
    m_tabs->addTab(tr("Past"));
    m_tabs->setObjectName(u"historyTabs"_s);
    m_tabs->setAccessibleName(tr("Appointments"));
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    layout->addWidget(m_tabs);
    layout->addWidget(m_message);
    m_table->setObjectName(u"historyTable"_s);
    m_table->setAccessibleName(tr("Appointments of this patient"));
    m_table->setModel(m_model.get());
    m_table->setItemDelegateForColumn(StatusColumn, new StatusDelegate(m_table));
    m_table->setStretchColumn(DoctorColumn);
    m_empty->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    m_empty->setMargin(Space::Large);
    m_empty->setObjectName(u"historyEmpty"_s);
    setTextLook(m_empty, TextLook::Muted);
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_empty);
    layout->addWidget(m_stack, 1);
    connect(m_tabs, &QTabBar::currentChanged, this, &PatientHistory::showTab);
    connect(m_message, &InlineMessage::actionTriggered, this, &PatientHistory::load);
    followChanges(
        context, this,
        [this](const Change &change) {
            return change.entity == ChangedEntity::Appointment && !m_patient.isNull()
                   && isVisible();
        },
        [this] { load(); });
}

PatientHistory::~PatientHistory()
{
    m_table->setModel(nullptr);
}

void PatientHistory::setPatient(PatientId id)
{
    m_patient = id;
    ++m_generation;
    m_message->clear();
    showLists(Lists {});
    m_empty->clear();
    if (!id.isNull())
        load();
}

Result<PatientHistory::Lists> PatientHistory::fetch(Services &services, const Actor &actor,
                                                    PatientId id, Instant now)
{
    constexpr int MaxPages = 20;
    AppointmentFilter filter;
    filter.patientId = id;
    Lists lists;
    PageRequest request {PageRequest::MaxLimit, {}};
    for (int page = 0; page < MaxPages; ++page) {
        FRONTDESK_TRY_ASSIGN(const Page<AppointmentDetails> found,
                             services.appointments.list(actor, filter, request));
        for (const AppointmentDetails &details : found.items)
            (details.appointment.span.end > now ? lists.coming : lists.past).append(details);
        request.cursor = found.nextCursor;
        if (request.cursor.isEmpty())
            break;
    }
    std::reverse(lists.past.begin(), lists.past.end());
    return lists;
}

void PatientHistory::load()
{
    if (m_patient.isNull())
        return;
    const Actor actor = m_context.actor;
    const PatientId id = m_patient;
    const Instant now = m_context.clock.now();
    auto future =
        m_context.services.run([=](Services &services) { return fetch(services, actor, id, now); });
    whenDone(future, this, [this, asked = ++m_generation](const Result<Lists> &lists) {
        if (asked != m_generation)
            return;
        if (!lists) {
            m_message->showMessage(InlineMessage::Kind::Error, errorText(lists.error()),
                                   tr("Try again"));
            return;
        }
        m_message->clear();
        showLists(*lists);
    });
}

void PatientHistory::showLists(const Lists &lists)
{
    m_lists = lists;
    const auto title = [this](const QString &name, qsizetype count) {
        return count == 0 ? name : tr("%1 (%2)").arg(name, locale().toString(count));
    };
    m_tabs->setTabText(0, title(tr("Coming"), lists.coming.size()));
    m_tabs->setTabText(1, title(tr("Past"), lists.past.size()));
    showTab(m_tabs->currentIndex());
}

void PatientHistory::showTab(int tab)
{
    const QList<AppointmentDetails> &rows = tab == 0 ? m_lists.coming : m_lists.past;
    m_model->setItems(rows);
    m_empty->setText(tab == 0 ? tr("No appointment is booked.") : tr("No appointment yet."));
    m_stack->setCurrentIndex(rows.isEmpty() ? 1 : 0);
    m_table->resizeColumnToContents(WhenColumn);
    m_table->resizeColumnToContents(StatusColumn);
}

} // namespace frontdesk
