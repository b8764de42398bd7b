// SPDX-License-Identifier: GPL-3.0-or-later
#include "calendar/listview.h"

#include "models/statuschip.h"
#include "models/tableview.h"
#include "shell/emptystate.h"
#include "shell/theme.h"

#include <QContextMenuEvent>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

constexpr int ShortestColumn = 11; ///< letters

} // namespace

CalendarListView::CalendarListView(QWidget *parent)
    : QWidget(parent)
    , m_model(new DayListModel(this))
    , m_table(new TableView(this))
    , m_count(new QLabel(this))
    , m_export(new QPushButton(this))
    , m_empty(new EmptyState(u"calendar"_s, this))
{
    setObjectName(u"calendarList"_s);
    setTextLook(m_count, TextLook::Muted);
    m_export->setObjectName(u"exportCsv"_s);
    m_table->setObjectName(u"appointmentTable"_s);
    m_table->setModel(m_model);
    m_table->setItemDelegateForColumn(DayListModel::Status, new StatusDelegate(m_table));
    m_table->setStretchColumn(DayListModel::Reason);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(DayListModel::Time, Qt::AscendingOrder);
    auto *head = new QHBoxLayout;
    head->addWidget(m_count, 1);
    head->addWidget(m_export);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Space::Medium, Space::Small, Space::Medium, Space::Medium);
    layout->setSpacing(Space::Small);
    layout->addLayout(head);
    layout->addWidget(m_table, 1);
    // Over the table, which stays where it is with the focus that it has.
    auto *over = new QVBoxLayout(m_table->viewport());
    over->setContentsMargins({});
    over->addWidget(m_empty);
    setFocusProxy(m_table);
    for (QObject *source :
         {static_cast<QObject *>(m_table), static_cast<QObject *>(m_table->viewport()),
          static_cast<QObject *>(m_empty)})
        source->installEventFilter(this);
    connect(m_export, &QPushButton::clicked, this, &CalendarListView::exportRequested);
    connect(m_model, &QAbstractItemModel::modelReset, this, &CalendarListView::showHeadings);
    connect(m_table, &TableView::rowOpened, this, [this](const QModelIndex &index) {
        if (const AppointmentDetails *details = m_model->at(index.row()))
            emit activated(details->appointment.id);
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this] {
        if (!m_filling)
            emit selectionChanged(selected());
    });
    retranslate();
}

void CalendarListView::setClinicTime(const ClinicTime &time)
{
    if (time.zone() == m_time.zone())
        return;
    m_time = time;
    refresh();
}

void CalendarListView::setCalendars(const QList<DoctorCalendar> &calendars)
{
    m_appointments.clear();
    for (const DoctorCalendar &calendar : calendars) {
        for (const AppointmentDetails &details : calendar.appointments) {
            if (details.appointment.status != AppointmentStatus::Cancelled)
                m_appointments.append(details);
        }
    }
    refresh();
}

void CalendarListView::setPrivate(bool hidden)
{
    m_private = hidden;
    refresh();
}

void CalendarListView::setMessage(const QString &message)
{
    if (message == m_message)
        return;
    m_message = message;
    showEmpty();
}

void CalendarListView::refresh()
{
    const AppointmentId kept = selected();
    m_filling = true;
    // Reasons keep some room beside long names; the rest is scrolled to.
    m_table->horizontalHeader()->setMinimumSectionSize(fontMetrics().averageCharWidth()
                                                       * ShortestColumn);
    m_model->setLook(locale(), layoutDirection(), m_time, m_private);
    m_model->setAppointments(m_appointments);
    m_filling = false;
    select(kept);
    const bool nothing = m_appointments.isEmpty();
    m_count->setText(nothing ? QString()
                             : tr("%Ln appointments", nullptr, int(m_appointments.size())));
    m_export->setEnabled(!nothing);
    m_empty->setVisible(nothing);
    showEmpty();
}

void CalendarListView::showEmpty()
{
    if (!m_message.isEmpty())
        m_empty->setTexts(m_message, {});
    else
        m_empty->setTexts(tr("No appointments"), tr("Nothing is booked on these days."));
}

/// A day's heading takes the whole width.
void CalendarListView::showHeadings()
{
    m_table->clearSpans();
    for (int row = 0; row < m_model->rowCount(); ++row) {
        if (m_model->isHeading(row))
            m_table->setSpan(row, 0, 1, DayListModel::ColumnCount);
    }
}

AppointmentId CalendarListView::selected() const
{
    const AppointmentDetails *details = m_model->at(m_table->currentRow());
    return details ? details->appointment.id : AppointmentId();
}

void CalendarListView::select(AppointmentId id)
{
    const int row = m_model->rowOf(id);
    if (row >= 0)
        m_table->setCurrentIndex(m_model->index(row, DayListModel::Time));
    else
        m_table->clearSelection();
}

QDate CalendarListView::currentDay() const
{
    return m_model->dayAt(m_table->currentRow());
}

QPoint CalendarListView::currentPlace() const
{
    if (m_appointments.isEmpty())
        return mapToGlobal(rect().center());
    const QWidget *viewport = m_table->viewport();
    const QRect row = m_table->visualRect(m_table->currentIndex()).intersected(viewport->rect());
    return viewport->mapToGlobal((row.isEmpty() ? viewport->rect() : row).center());
}

bool CalendarListView::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::ContextMenu)
        return QWidget::eventFilter(watched, event);
    openMenu(*static_cast<QContextMenuEvent *>(event));
    return true;
}

void CalendarListView::openMenu(const QContextMenuEvent &event)
{
    if (!m_message.isEmpty())
        return;
    const bool byKey = event.reason() == QContextMenuEvent::Keyboard;
    const QWidget *viewport = m_table->viewport();
    const QModelIndex index = byKey ? m_table->currentIndex()
                                    : m_table->indexAt(viewport->mapFromGlobal(event.globalPos()));
    const QPoint at = byKey ? currentPlace() : event.globalPos();
    if (const AppointmentDetails *details = m_model->at(index.row())) {
        select(details->appointment.id);
        emit appointmentMenuRequested(details->appointment.id, at);
    } else {
        emit dayMenuRequested(m_model->dayAt(index.row()), at);
    }
}

void CalendarListView::retranslate()
{
    m_export->setText(tr("Export as CSV…"));
    m_table->setAccessibleName(tr("Appointments"));
    refresh();
}

void CalendarListView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::LocaleChange
        || event->type() == QEvent::LayoutDirectionChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace frontdesk
