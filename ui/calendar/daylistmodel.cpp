// SPDX-License-Identifier: GPL-3.0-or-later
#include "calendar/listview.h"

#include "calendartext.h"
#include "domain/messagerules.h"
#include "interop/csv.h"
#include "models/clinicformat.h"
#include "models/statuschip.h"
#include "models/tableview.h"
#include "shell/icons.h"
#include "shell/plaintip.h"

#include <QFont>

#include <algorithm>
#include <tuple>

namespace frontdesk {

void DayListModel::setLook(const QLocale &locale, Qt::LayoutDirection direction,
                           const ClinicTime &time, bool hidden)
{
    m_locale = locale;
    m_direction = direction;
    m_time = time;
    m_private = hidden;
    emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

void DayListModel::setAppointments(QList<AppointmentDetails> appointments)
{
    m_appointments = std::move(appointments);
    arrange();
}

void DayListModel::setEdited(const EditingTexts &edited)
{
    m_edited = edited;
    if (!m_rows.isEmpty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1),
                         {Qt::ToolTipRole, Qt::DecorationRole, Qt::AccessibleDescriptionRole});
}

void DayListModel::sort(int column, Qt::SortOrder order)
{
    m_sortColumn = column;
    m_order = order;
    arrange();
}

/// The days stay in order; what is sorted is each day.
void DayListModel::arrange()
{
    beginResetModel();
    m_rows.clear();
    for (int at = 0; at < m_appointments.size(); ++at)
        m_rows.append({m_time.toDate(m_appointments[at].appointment.span.start), at});
    const auto start = [&](const Row &row) {
        return m_appointments[row.appointment].appointment.span.start;
    };
    QHash<int, QString> keys;
    if (m_sortColumn != Time) {
        for (const Row &row : std::as_const(m_rows))
            keys.insert(row.appointment, cell(m_appointments[row.appointment], m_sortColumn));
    }
    const bool descending = m_order == Qt::DescendingOrder;
    std::stable_sort(m_rows.begin(), m_rows.end(), [&](const Row &a, const Row &b) {
        if (a.day != b.day)
            return a.day < b.day;
        const int text = m_sortColumn == Time ? 0
                                              : QString::localeAwareCompare(keys[a.appointment],
                                                                            keys[b.appointment]);
        if (text != 0)
            return descending ? text > 0 : text < 0;
        return descending && m_sortColumn == Time ? start(a) > start(b) : start(a) < start(b);
    });
    for (qsizetype at = 0; at < m_rows.size(); ++at) {
        if (at == 0 || m_rows[at - 1].day != m_rows[at].day)
            m_rows.insert(at, {m_rows[at].day, -1});
    }
    endResetModel();
}

const AppointmentDetails *DayListModel::at(int row) const
{
    if (row < 0 || row >= m_rows.size() || m_rows[row].appointment < 0)
        return nullptr;
    return &m_appointments[m_rows[row].appointment];
}

bool DayListModel::isHeading(int row) const
{
    return row >= 0 && row < m_rows.size() && m_rows[row].appointment < 0;
}

int DayListModel::rowOf(AppointmentId id) const
{
    for (int row = 0; row < m_rows.size(); ++row) {
        if (at(row) && at(row)->appointment.id == id)
            return row;
    }
    return -1;
}

QString DayListModel::cell(const AppointmentDetails &details, int column) const
{
    const CalendarText text(m_locale, m_time, m_private);
    switch (column) {
    case Time:
        return text.range(details.appointment.span);
    case Patient:
        return text.patient(details);
    case DoctorName:
        return details.doctorName;
    case Status:
        return statusText(details.appointment.status);
    case Reason:
        return m_private ? QString() : details.appointment.reason.simplified();
    case Phone:
        return m_private ? QString() : maskedPhone(details.patientPhone);
    default:
        return {};
    }
}

/// An icon beside the patient: another desk's editing, which passes, before an alert, which stays.
QVariant DayListModel::signOf(const AppointmentDetails &details) const
{
    if (m_edited.contains(details.appointment.id))
        return themedIcon(QStringLiteral("edit"));
    const bool alerts = !m_private && !details.appointment.alert.isEmpty();
    return alerts ? QVariant(themedIcon(QStringLiteral("warning"))) : QVariant();
}

/// What the signs mean, in words; empty where there are none.
QString DayListModel::remarkOn(const AppointmentDetails &details) const
{
    return CalendarText(m_locale, m_time, m_private)
        .remark(details.appointment, m_edited.value(details.appointment.id));
}

QString DayListModel::titleOf(int column) const
{
    switch (column) {
    case Time:
        return tr("Time");
    case Patient:
        return tr("Patient");
    case DoctorName:
        return tr("Doctor");
    case Status:
        return tr("Status");
    case Reason:
        return tr("Reason");
    case Phone:
        return tr("Phone");
    default:
        return {};
    }
}

QString DayListModel::csv() const
{
    QStringList header {tr("Date")};
    for (int column = 0; column < ColumnCount; ++column)
        header.append(titleOf(column));
    QList<QStringList> rows;
    for (const Row &row : m_rows) {
        if (row.appointment < 0)
            continue;
        const AppointmentDetails &details = m_appointments[row.appointment];
        QStringList cells {row.day.toString(Qt::ISODate)};
        for (int column = 0; column < ColumnCount; ++column) {
            // Whole, as whoever takes the file away may see it on the screen of the patient.
            const bool phone = column == Phone && !m_private;
            cells.append(phone ? details.patientPhone : cell(details, column));
        }
        rows.append(cells);
    }
    return toCsv(header, rows);
}

int DayListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int DayListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant DayListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole) {
        // A header goes by the direction of its text, but these stand over cells.
        const bool rightToLeft = m_direction == Qt::RightToLeft;
        return QVariant(Qt::AlignVCenter | Qt::AlignAbsolute
                        | (rightToLeft ? Qt::AlignRight : Qt::AlignLeft));
    }
    return role == Qt::DisplayRole ? QVariant(titleOf(section)) : QVariant();
}

QVariant DayListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows[index.row()];
    if (row.appointment < 0) {
        if (role == Qt::DisplayRole && index.column() == 0)
            return CalendarText(m_locale, m_time).fullDay(row.day);
        if (role == Qt::FontRole) {
            QFont bold;
            bold.setWeight(QFont::DemiBold);
            return bold;
        }
        return {};
    }
    const AppointmentDetails &details = m_appointments[row.appointment];
    switch (role) {
    case Qt::DisplayRole:
        return cell(details, index.column());
    case Qt::TextAlignmentRole:
        return QVariant(Qt::AlignVCenter | Qt::AlignLeading);
    case StatusDelegate::StatusRole:
        return int(details.appointment.status);
    case Qt::DecorationRole:
        return index.column() == Patient ? signOf(details) : QVariant();
    case Qt::ToolTipRole:
        return plainTip(remarkOn(details));
    case Qt::AccessibleDescriptionRole:
        return remarkOn(details);
    case QuietRole:
        return index.column() == Reason || index.column() == Phone;
    default:
        return {};
    }
}

Qt::ItemFlags DayListModel::flags(const QModelIndex &index) const
{
    // A heading is read, and passed over.
    return isHeading(index.row()) ? Qt::ItemFlags(Qt::ItemIsEnabled)
                                  : QAbstractTableModel::flags(index);
}

} // namespace frontdesk
