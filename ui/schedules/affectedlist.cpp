// SPDX-License-Identifier: GPL-3.0-or-later
#include "affectedlist.h"

#include "models/clinicformat.h"
#include "models/tableview.h"
#include "services/services.h"
#include "shell/bidi.h"
#include "shell/theme.h"

#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype MaxNamed = 100;

} // namespace

Result<QList<AppointmentDetails>> withNames(Services &services, const Actor &actor,
                                            const QList<Appointment> &appointments)
{
    QList<AppointmentDetails> details;
    for (const Appointment &appointment :
         appointments.first(std::min(appointments.size(), MaxNamed))) {
        FRONTDESK_TRY_ASSIGN(const AppointmentDetails found,
                             services.appointments.get(actor, appointment.id));
        details.append(found);
    }
    return details;
}

AffectedList::AffectedList(DeskContext &context, QWidget *parent)
    : QFrame(parent)
    , m_context(context)
    , m_title(new QLabel(this))
    , m_table(new TableView(this))
{
    setObjectName(u"affected"_s);
    m_model =
        std::make_unique<ListTableModel<AppointmentDetails>>(QList<Column<AppointmentDetails>> {
            {[] { return tr("When"); },
             [this](const AppointmentDetails &details) {
                 return dayStartText(locale(), *m_context.zone.get(),
                                     details.appointment.span.start);
             }},
            {[] { return tr("Patient"); },
             [](const AppointmentDetails &details) { return details.patientName; }},
            {[] { return tr("Phone"); },
             [](const AppointmentDetails &details) {
                 return details.patientPhone.isEmpty() ? QString()
                                                       : bidiIsolated(details.patientPhone);
             }}});
    makeCard(this);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Space::Medium, Space::Medium, Space::Medium, Space::Medium);
    layout->setSpacing(Space::Small);
    m_title->setTextFormat(Qt::PlainText);
    m_title->setWordWrap(true);
    m_title->setObjectName(u"affectedTitle"_s);
    setTextLook(m_title, TextLook::Warning);
    auto *close = new QPushButton(tr("Close the list"), this);
    close->setObjectName(u"closeAffected"_s);
    setButtonLook(close, ButtonLook::Quiet);
    connect(close, &QPushButton::clicked, this, &QWidget::hide);
    m_table->setObjectName(u"affectedTable"_s);
    m_table->setAccessibleName(tr("Appointments outside the working hours"));
    m_table->setModel(m_model.get());
    m_table->setStretchColumn(1);
    constexpr int LeastHeight = 140;
    m_table->setMinimumHeight(LeastHeight);
    connect(m_table, &TableView::rowOpened, this,
            [this](const QModelIndex &index) { Q_EMIT opened(m_model->at(index.row())); });
    layout->addWidget(m_title);
    layout->addWidget(m_table, 1);
    layout->addWidget(close, 0, Qt::AlignLeading);
    hide();
}

AffectedList::~AffectedList()
{
    m_table->setModel(nullptr);
}

void AffectedList::setAppointments(const QList<AppointmentDetails> &appointments)
{
    m_model->setItems(appointments);
    m_title->setText(
        tr("Appointments outside the working hours now: %1. None was cancelled: move or "
           "cancel them in the calendar.")
            .arg(locale().toString(appointments.size())));
    setVisible(!appointments.isEmpty());
    m_table->ensurePolished();
    m_table->resizeColumnsToContents();
}

} // namespace frontdesk
