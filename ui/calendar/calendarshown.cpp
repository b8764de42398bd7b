// SPDX-License-Identifier: GPL-3.0-or-later
// Which days the page shows, and what becomes of them while it does.
#include "calendar/calendarpage.h"

#include "appointments/appointmentpanel.h"
#include "calendar/dayview.h"
#include "calendar/listview.h"
#include "calendar/minimonth.h"
#include "calendar/monthview.h"
#include "calendar/pinboard.h"
#include "calendarsidebar.h"
#include "calendartoolbar.h"
#include "models/clinicformat.h"
#include "models/tableview.h"
#include "shell/emptystate.h"
#include "shell/errortext.h"
#include "shell/inlinemessage.h"
#include "shell/whendone.h"

#include <QFileDialog>
#include <QSaveFile>
#include <QStackedWidget>

namespace frontdesk {

using namespace Qt::StringLiterals;

void CalendarPage::goTo(QDate wanted)
{
    if (!wanted.isValid())
        return;
    m_toReveal = {};
    m_day = wanted;
    const DayRange range = periodOf(m_mode, wanted, locale());
    if (range == m_store->range() && m_mode != CalendarMode::Day)
        calendarChanged(); // another day among those shown
    else
        m_store->showDays(range);
}

void CalendarPage::goToToday()
{
    if (day() == today())
        m_view->scrollToBeginning();
    goTo(today());
}

void CalendarPage::step(int periods)
{
    goTo(stepped(m_mode, day(), periods));
}

void CalendarPage::setMode(CalendarMode mode)
{
    if (mode == m_mode)
        return;
    const AppointmentId kept = selected();
    const bool focused = currentView()->hasFocus();
    // A week that has the cursor on another day goes on from there.
    if (m_mode == CalendarMode::Week && m_view->cursorDay().isValid())
        m_day = m_view->cursorDay();
    m_mode = mode;
    keep(u"mode"_s, int(mode));
    goTo(m_day);
    if (m_store->isLoaded())
        selectInView(kept);
    else
        m_toReveal = kept;
    if (focused || !m_side->isAncestorOf(focusWidget()))
        currentView()->setFocus(Qt::OtherFocusReason);
}

QWidget *CalendarPage::currentView() const
{
    switch (m_mode) {
    case CalendarMode::Day:
    case CalendarMode::Week:
        return m_view;
    case CalendarMode::Month:
        return m_month;
    case CalendarMode::List:
        return m_list->table();
    }
    Q_UNREACHABLE();
}

AppointmentId CalendarPage::selected() const
{
    if (m_mode == CalendarMode::Month)
        return m_month->selected();
    return m_mode == CalendarMode::List ? m_list->selected() : m_view->selected();
}

void CalendarPage::selectInView(AppointmentId id)
{
    if (m_mode == CalendarMode::Month)
        m_month->select(id);
    else if (m_mode == CalendarMode::List)
        m_list->select(id);
    else
        m_view->select(id);
}

void CalendarPage::setPrivate(bool hidden)
{
    m_private = hidden;
    m_pinboard->setPrivate(hidden);
    keep(u"private"_s, hidden);
    m_view->setPrivate(hidden);
    m_month->setPrivate(hidden);
    m_list->setPrivate(hidden);
    m_toolBar->setPrivate(hidden);
}

void CalendarPage::reveal(const AppointmentDetails &details)
{
    m_hidden.remove(details.appointment.doctorId);
    const QDate date = m_context.zone.get()->toDate(details.appointment.span.start);
    if (m_store->range().contains(date) && m_store->isLoaded()) {
        m_day = date;
        calendarChanged();
        selectInView(details.appointment.id);
        return;
    }
    goTo(date);
    m_toReveal = details.appointment.id;
    calendarChanged(); // it may be known already
}

QList<Doctor> CalendarPage::doctors() const
{
    QList<Doctor> list;
    for (const DoctorCalendar &calendar : m_store->calendars())
        list.append(calendar.doctor);
    return list;
}

void CalendarPage::calendarChanged()
{
    if (!day().isValid())
        return;
    if (m_store->isLoaded())
        m_lastDoctors = doctors();
    m_toolBar->setPeriod(m_mode, m_store->range(), day(), today());
    m_sideBar->month()->setToday(today());
    if (m_sideBar->month()->grid()->chosen() != day())
        m_sideBar->month()->setChosen(day());
    showColumns();
    if (const auto details = m_store->find(selected()))
        m_panel->setAppointment(*details);
    if (m_store->isLoaded() && !m_toReveal.isNull()) {
        if (m_store->find(m_toReveal))
            selectInView(std::exchange(m_toReveal, {}));
        else if (!m_store->isLoading())
            m_toReveal = {};
    }
    if (!m_fullnessDue.isActive())
        m_fullnessDue.start();
}

/// Gives the view what it shows: the days, or empty columns with a word while nothing is known of
/// them.
void CalendarPage::showColumns()
{
    QList<DoctorCalendar> columns;
    if (m_store->isLoaded()) {
        columns = m_store->calendars();
    } else {
        for (const Doctor &doctor : std::as_const(m_lastDoctors))
            columns.append({doctor, {}, {}});
    }
    columns.removeIf(
        [this](const DoctorCalendar &calendar) { return m_hidden.contains(calendar.doctor.id); });
    m_toolBar->setDoctors(m_lastDoctors, m_hidden);
    m_sideBar->setDoctors(m_lastDoctors, m_hidden);
    showFill();
    QString message;
    if (!m_store->isLoaded() && m_store->failure())
        message = m_mode == CalendarMode::Day ? tr("This day could not be loaded")
                                              : tr("These days could not be loaded");
    else if (!m_store->isLoaded())
        message = tr("Loading…");
    showDays(columns, message);
    showCenter(m_store->isLoaded() && columns.isEmpty());
}

void CalendarPage::showDays(const QList<DoctorCalendar> &columns, const QString &message)
{
    const ClinicTime &time = *m_context.zone.get();
    // Those that are not shown say nothing that is over.
    m_view->setMessage(message);
    m_month->setMessage(message);
    m_list->setMessage(message);
    switch (m_mode) {
    case CalendarMode::Day:
    case CalendarMode::Week:
        if (m_view->scene().clinicTime().zone() != time.zone())
            m_view->setClinicTime(time);
        m_view->setCalendars(m_store->range().days(), day(), columns, m_store->pending());
        break;
    case CalendarMode::Month:
        m_month->setClinicTime(time);
        m_month->setCalendars(m_store->range(), day(), columns);
        break;
    case CalendarMode::List:
        m_list->setClinicTime(time);
        m_list->setCalendars(columns);
        break;
    }
}

void CalendarPage::showCenter(bool nothing)
{
    if (nothing && m_lastDoctors.isEmpty())
        m_empty->setTexts(tr("No doctors yet"),
                          tr("As soon as the clinic has a doctor, the day appears here."));
    else if (nothing)
        m_empty->setTexts(tr("No doctor is chosen"),
                          tr("Choose at the side whose appointments are shown."),
                          tr("Show all doctors"));
    QWidget *shown = m_mode == CalendarMode::Month  ? static_cast<QWidget *>(m_month)
                     : m_mode == CalendarMode::List ? static_cast<QWidget *>(m_list)
                                                    : m_view;
    m_center->setCurrentWidget(nothing ? m_empty : shown);
}

void CalendarPage::exportList()
{
    const QString path =
        QFileDialog::getSaveFileName(this, tr("Export appointments"),
                                     tr("appointments.csv", "a file's name"), tr("Tables (*.csv)"));
    if (path.isEmpty())
        return;
    QSaveFile file(path);
    const QByteArray table = m_list->model()->csv().toUtf8();
    if (file.open(QIODevice::WriteOnly) && file.write(table) == table.size() && file.commit())
        emit notice(tr("The table was saved."));
    else
        m_context.prompts.tell(this, tr("The table could not be saved"), file.errorString());
}

/// A failure never empties the calendar: what was known stays, with since when.
void CalendarPage::stateChanged()
{
    m_toolBar->setBusy(m_store->isLoading());
    showProblem();
    if (!m_store->isLoaded())
        showColumns();
}

void CalendarPage::showProblem()
{
    if (m_lostAt && m_store->isLoaded()) {
        // The change feed kept every day that is held true until the connection went.
        m_banner->showMessage(
            InlineMessage::Kind::Warning,
            tr("This is the day as of %1. It can be changed again when the database is back.")
                .arg(timeText(locale(), *m_context.zone.get(), *m_lostAt)));
    } else if (!m_store->failure()) {
        m_banner->clear();
    } else if (!m_store->isLoading()) {
        const QString why = errorText(*m_store->failure());
        const QString text =
            m_store->isLoaded()
                ? tr("%1 This is the day as of %2.", "reason, time of day")
                      .arg(why, timeText(locale(), *m_context.zone.get(), m_store->loadedAt()))
                : why;
        m_banner->showMessage(InlineMessage::Kind::Error, text, tr("Try again"));
    }
}

void CalendarPage::setConnected(bool connected, Instant asOf)
{
    if (connected == mayChange())
        return;
    m_lostAt = connected ? std::nullopt : std::optional(asOf);
    showPermissions();
    showProblem();
}

void CalendarPage::setDoctorShown(DoctorId doctor, bool shown)
{
    if (shown)
        m_hidden.remove(doctor);
    else
        m_hidden.insert(doctor);
    showColumns();
}

void CalendarPage::showAllDoctors()
{
    m_hidden.clear();
    showColumns();
}

void CalendarPage::loadFullness()
{
    const MonthGrid *grid = m_sideBar->month()->grid();
    auto asked = m_context.services.run([actor = m_context.actor, from = grid->firstShown(),
                                         to = grid->lastShown()](Services &services) {
        return services.calendar.fullness(actor, from, to);
    });
    whenDone(asked, this, [this](const Result<QHash<QDate, double>> &fullness) {
        if (fullness) // else the dots stay as they were
            m_sideBar->month()->grid()->setFullness(*fullness);
    });
}

} // namespace frontdesk
