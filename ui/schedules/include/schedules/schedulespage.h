// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/doctor.h"
#include "domain/schedule.h"
#include "models/listtablemodel.h"
#include "services/appointmentservice.h"
#include "shell/deskcontext.h"
#include "shell/page.h"

#include <functional>
#include <memory>
#include <optional>

class QLabel;
class QPushButton;
class QStackedWidget;

namespace frontdesk {

class AffectedList;
class DoctorBox;
class EmptyState;
class HolidayImporter;
class InlineMessage;
class TableView;
class WeekGrid;
class WindowEditor;

/// The weekly working hours of a doctor: the week as a picture, the hours as a list, and their
/// editor. A change never cancels; it lists the appointments that now lie outside.
class SchedulesPage : public DeskPage
{
    Q_OBJECT

public:
    SchedulesPage(DeskContext &context, QWidget *parent = nullptr);
    ~SchedulesPage() override;

    QString title() const override;
    QString iconName() const override;
    void activate() override;
    bool hasUnsavedChanges() const override;

    void showDoctor(const Doctor &doctor);

Q_SIGNALS:
    /// The user wants to see this appointment in the calendar, to move or cancel it.
    void appointmentRequested(const frontdesk::AppointmentDetails &details);

private:
    void buildHead(QLayout *layout);
    QWidget *buildImport();
    QWidget *buildWeek();
    QWidget *buildDetail();
    void load();
    void showWindows(const QList<Schedule> &windows);
    void openWindow(ScheduleId id);
    void startNew(int dayOfWeek, WallTime start);
    void leaveEditor(std::function<void()> leave);
    void markChosen(ScheduleId id);

    DeskContext &m_context;
    DoctorBox *m_doctor = nullptr;
    QPushButton *m_new = nullptr;
    InlineMessage *m_message = nullptr;
    QStackedWidget *m_stack = nullptr;
    EmptyState *m_empty = nullptr;
    WeekGrid *m_grid = nullptr;
    std::unique_ptr<ListTableModel<Schedule>> m_model;
    TableView *m_table = nullptr;
    QStackedWidget *m_detail = nullptr;
    WindowEditor *m_editor = nullptr;
    AffectedList *m_affected = nullptr;
    HolidayImporter *m_importer = nullptr;
    std::optional<Doctor> m_shown;
    QList<Schedule> m_windows;
    quint64 m_generation = 0;
    bool m_marking = false;
};

} // namespace frontdesk
