// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "calendar/calendarmode.h"
#include "domain/doctor.h"

#include <QDate>
#include <QSet>
#include <QWidget>

class QAction;
class QButtonGroup;
class QHBoxLayout;
class QMenu;
class QPushButton;
class QToolButton;

namespace frontdesk {

class BusyIndicator;
class MiniMonth;

/// Over the calendar: which day, which doctors, how near; and what a desk begins all day.
class CalendarToolBar : public QWidget
{
    Q_OBJECT

public:
    explicit CalendarToolBar(QWidget *parent = nullptr);

    void setPeriod(CalendarMode mode, const DayRange &range, QDate day, QDate today);
    CalendarMode mode() const { return m_mode; }
    void setPrivate(bool hidden);
    void setDoctors(const QList<Doctor> &doctors, const QSet<DoctorId> &hidden);
    void setBusy(bool busy);
    void setDoctorsChoosable(bool choosable);
    void setZoom(double pixelsPerMinute);
    /// What the buttons at the end do, each also by its key; without a call there are none.
    void setCommands(QAction *search, QAction *walkIn, QAction *book);
    /// What the cards can be filled by: one of them is checked.
    void setFills(const QList<QAction *> &fills);
    /// Whether anything can be booked now.
    void setBookable(bool bookable);
    /// Opens the month under the date's button.
    void openMonth();

Q_SIGNALS:
    void todayRequested();
    void stepRequested(int periods);
    void modeChosen(frontdesk::CalendarMode mode);
    void privacyToggled(bool hidden);
    void dayChosen(QDate day);
    void doctorToggled(frontdesk::DoctorId doctor, bool shown);
    void allDoctorsRequested();
    void zoomInRequested();
    void zoomOutRequested();
    void zoomFitRequested();

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void retranslate();
    void buildMonthMenu();
    QToolButton *addButton(const QString &name, const QString &icon);
    void nameCommands();
    void fillDoctorMenu();
    void buildModes();
    void fit(); ///< leaves out what does not fit; all of it has a key
    QString periodText() const;

    QHBoxLayout *m_layout;
    QPushButton *m_today;
    QToolButton *m_back;
    QToolButton *m_forward;
    QPushButton *m_date;
    QMenu *m_monthMenu;
    MiniMonth *m_month;
    BusyIndicator *m_busy;
    QPushButton *m_doctorsButton;
    QMenu *m_doctorMenu;
    QToolButton *m_zoomOut;
    QToolButton *m_zoomFit;
    QToolButton *m_zoomIn;
    QToolButton *m_fill;
    QMenu *m_fillMenu;
    QToolButton *m_private;
    QToolButton *m_search = nullptr;
    QToolButton *m_walkIn = nullptr;
    QPushButton *m_book = nullptr;
    QList<QAction *> m_commands; ///< of these three
    QButtonGroup *m_modes;
    CalendarMode m_mode = CalendarMode::Day;
    DayRange m_range;
    QDate m_day;
    QList<Doctor> m_doctors;
    QSet<DoctorId> m_hidden;
};

} // namespace frontdesk
