// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "appointments/editingwatch.h"
#include "services/calendarservice.h"

#include <QAbstractTableModel>
#include <QLocale>
#include <QWidget>

class QContextMenuEvent;
class QLabel;
class QPushButton;

namespace frontdesk {

class EmptyState;
class TableView;

/// Appointments under the day they are on. Sorting orders them within their days.
class DayListModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Time, Patient, DoctorName, Status, Reason, Phone, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    /// Call before setAppointments(), which brings it to the rows.
    void setLook(const QLocale &locale, Qt::LayoutDirection direction, const ClinicTime &time,
                 bool hidden);
    void setAppointments(QList<AppointmentDetails> appointments);
    /// What other desks are changing just now, and how that is said.
    void setEdited(const EditingTexts &edited);
    /// The appointment in a row, or null: a day's heading.
    const AppointmentDetails *at(int row) const;
    bool isHeading(int row) const;
    int rowOf(AppointmentId id) const;
    /// The day that a row belongs to, a heading's too; null where there is none.
    QDate dayAt(int row) const
    {
        return row >= 0 && row < m_rows.size() ? m_rows[row].day : QDate();
    }
    /// A table of what is listed, without headings, with a column for the date.
    QString csv() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    void sort(int column, Qt::SortOrder order) override;

private:
    struct Row {
        QDate day;
        int appointment = -1; ///< in m_appointments; -1: the day's heading
    };
    void arrange();
    QString cell(const AppointmentDetails &details, int column) const;
    QString titleOf(int column) const;
    QVariant signOf(const AppointmentDetails &details) const;
    QString remarkOn(const AppointmentDetails &details) const;

    QLocale m_locale;
    Qt::LayoutDirection m_direction = Qt::LeftToRight;
    ClinicTime m_time;
    bool m_private = false;
    int m_sortColumn = Time;
    Qt::SortOrder m_order = Qt::AscendingOrder;
    QList<AppointmentDetails> m_appointments;
    EditingTexts m_edited;
    QList<Row> m_rows;
};

/// The appointments of some days as a table, with a way to take them away as CSV.
class CalendarListView : public QWidget
{
    Q_OBJECT

public:
    explicit CalendarListView(QWidget *parent = nullptr);

    void setClinicTime(const ClinicTime &time);
    void setCalendars(const QList<DoctorCalendar> &calendars);
    void setPrivate(bool hidden);
    /// Words instead of an answer ("Loading"); empty where there is one.
    void setMessage(const QString &message);
    AppointmentId selected() const;
    void select(AppointmentId id);
    /// The day of the current row, and where that is on the screen; null and the middle where there
    /// is none.
    QDate currentDay() const;
    QPoint currentPlace() const;
    DayListModel *model() const { return m_model; }
    TableView *table() const { return m_table; }

Q_SIGNALS:
    void selectionChanged(frontdesk::AppointmentId id);
    void activated(frontdesk::AppointmentId id);
    /// By mouse or by its key; `at`: where on the screen. The day is null beside the rows.
    void appointmentMenuRequested(frontdesk::AppointmentId id, const QPoint &at);
    void dayMenuRequested(QDate day, const QPoint &at);
    /// The table as CSV is wanted in a file.
    void exportRequested();

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void openMenu(const QContextMenuEvent &event);
    void refresh();
    void retranslate();
    void showHeadings();
    void showEmpty();

    DayListModel *m_model;
    TableView *m_table;
    QLabel *m_count;
    QPushButton *m_export;
    EmptyState *m_empty;
    ClinicTime m_time;
    bool m_private = false;
    QString m_message;
    QList<AppointmentDetails> m_appointments;
    bool m_filling = false;
};

} // namespace frontdesk
