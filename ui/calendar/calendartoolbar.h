// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/doctor.h"

#include <QDate>
#include <QSet>
#include <QWidget>

class QAction;
class QHBoxLayout;
class QMenu;
class QPushButton;
class QToolButton;

namespace frontdesk {

class BusyIndicator;
class MiniMonth;

/// Over the calendar: which day, which doctors, how near.
class CalendarToolBar : public QWidget
{
    Q_OBJECT

public:
    explicit CalendarToolBar(QWidget *parent = nullptr);

    void setDay(QDate day, QDate today);
    void setDoctors(const QList<Doctor> &doctors, const QSet<DoctorId> &hidden);
    void setBusy(bool busy);
    void setDoctorsChoosable(bool choosable);
    void setZoom(double pixelsPerMinute);
    /// Opens the month under the date's button.
    void openMonth();

Q_SIGNALS:
    void todayRequested();
    void stepRequested(int days);
    void dayChosen(QDate day);
    void doctorToggled(frontdesk::DoctorId doctor, bool shown);
    void allDoctorsRequested();
    void zoomInRequested();
    void zoomOutRequested();
    void zoomFitRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void buildMonthMenu();
    QToolButton *addButton(const QString &name, const QString &icon);
    void fillDoctorMenu();

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
    QDate m_day;
    QList<Doctor> m_doctors;
    QSet<DoctorId> m_hidden;
};

} // namespace frontdesk
