// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "calendar/calendarsource.h"
#include "calendar/calendarstore.h"
#include "shell/deskcontext.h"
#include "shell/page.h"

#include <QSet>

#include <memory>

class QSplitter;
class QStackedWidget;

namespace frontdesk {

class AppointmentPanel;
class BookingForm;
class CalendarSideBar;
class CalendarToolBar;
class DayView;
class EmptyState;
class InlineMessage;

/// The calendar screen: the day with a column for each doctor, ways to other days, and at its side
/// the appointment that is looked at, booked or moved.
class CalendarPage : public DeskPage
{
    Q_OBJECT

public:
    explicit CalendarPage(DeskContext &context, QWidget *parent = nullptr);
    /// With another source, for tests.
    CalendarPage(DeskContext &context, std::unique_ptr<CalendarSource> source,
                 QWidget *parent = nullptr);
    ~CalendarPage() override;

    QString title() const override;
    QString iconName() const override;
    void activate() override;
    bool hasUnsavedChanges() const override;
    void setConnected(bool connected, Instant asOf) override;

    QDate day() const { return m_store->day(); }
    DayView *view() const { return m_view; }

public Q_SLOTS:
    void goTo(QDate day);
    void goToToday();
    /// Shows an appointment wherever it is: its day, selected.
    void reveal(const frontdesk::AppointmentDetails &details);

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    void buildActions();
    QAction *addKey(const QString &name, const QKeySequence &keys);
    void retranslate();
    void connectView();
    void connectSidePanel();
    void calendarChanged();
    void stateChanged();
    void showProblem();
    void showPermissions();
    bool mayChange() const { return !m_lostAt; }
    void showColumns();
    void showEmptyState();
    void selectionChanged(AppointmentId id);
    void startBooking(const Doctor &doctor, const Interval &span, int slotMinutes,
                      const QString &typed);
    void startEditing(AppointmentId id);
    void startCancel(AppointmentId id);
    void takeStep(AppointmentStatus status);
    void formSaved(const AppointmentDetails &details);
    void formDismissed();
    void leaveForm(const std::function<void()> &then);
    void setDoctorShown(DoctorId doctor, bool shown);
    void showAllDoctors();
    QDate today() const;
    QList<Doctor> doctors() const;

    DeskContext &m_context;
    std::unique_ptr<CalendarSource> m_source;
    CalendarStore *m_store;
    CalendarToolBar *m_toolBar = nullptr;
    CalendarSideBar *m_sideBar = nullptr;
    InlineMessage *m_banner = nullptr; ///< the day could not be loaded
    InlineMessage *m_refusal = nullptr; ///< a change was taken back
    QStackedWidget *m_center = nullptr;
    DayView *m_view = nullptr;
    EmptyState *m_empty = nullptr;
    QStackedWidget *m_side = nullptr;
    AppointmentPanel *m_panel = nullptr;
    BookingForm *m_form = nullptr;
    QList<Doctor> m_lastDoctors; ///< so that a day that still loads has its columns
    QSet<DoctorId> m_hidden;
    std::optional<Instant>
        m_lostAt; ///< the database cannot be reached: what is shown is as of then
    AppointmentId m_toReveal; ///< selected as soon as its day is there
};

} // namespace frontdesk
