// SPDX-License-Identifier: GPL-3.0-or-later
#include "calendar/calendarpage.h"

#include "appointments/appointmentpanel.h"
#include "appointments/appointmenttext.h"
#include "appointments/bookingform.h"
#include "appointments/walkinform.h"
#include "calendar/dayview.h"
#include "calendar/listview.h"
#include "calendar/minimonth.h"
#include "calendar/monthview.h"
#include "calendar/pinboard.h"
#include "calendarsidebar.h"
#include "calendartoolbar.h"
#include "finder.h"
#include "models/clinicformat.h"
#include "models/tableview.h"
#include "servicecalendarsource.h"
#include "shell/bidi.h"
#include "shell/emptystate.h"
#include "shell/errortext.h"
#include "shell/inlinemessage.h"
#include "shell/theme.h"

#include <QAction>
#include <QEvent>
#include <QFileDialog>
#include <QMenu>
#include <QSaveFile>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

constexpr int SideBarWidth = 244;
constexpr int PanelWidth = 300;
constexpr qsizetype OfferedSlots = 12;

/// The free places of a doctor on a day where an appointment fits, those at its own time of day
/// first; in order of time.
QList<Interval> fittingSlots(const DoctorCalendar &calendar, const ClinicTime &time, QDate date,
                             const Appointment &appointment, Instant now)
{
    const Interval day = time.day(date);
    const WallTime usual {time.toLocal(appointment.span.start).minutes};
    const Instant same = time.resolve(date, usual).first;
    const auto length = appointment.span.duration();
    QList<Interval> busy;
    for (const AppointmentDetails &other : calendar.appointments) {
        if (occupies(other.appointment.status) && other.appointment.id != appointment.id)
            busy.append(other.appointment.span);
    }
    busy = merged(busy);
    QList<Interval> fitting;
    QList<Interval> hours;
    for (const WorkingWindow &window : calendar.windows)
        hours.append(window.span);
    hours = merged(hours);
    for (const Interval &slot : freeSlots(calendar.windows, busy, now)) {
        const Interval wanted {slot.start, slot.start + length};
        const auto covers = [&](const Interval &open) { return open.contains(wanted); };
        const auto clashes = [&](const Interval &taken) { return taken.overlaps(wanted); };
        if (day.contains(slot.start) && std::any_of(hours.begin(), hours.end(), covers)
            && std::none_of(busy.begin(), busy.end(), clashes))
            fitting.append(wanted);
    }
    std::stable_sort(fitting.begin(), fitting.end(), [&](const Interval &a, const Interval &b) {
        return std::chrono::abs(a.start - same) < std::chrono::abs(b.start - same);
    });
    fitting = fitting.mid(0, OfferedSlots);
    std::sort(fitting.begin(), fitting.end(),
              [](const Interval &a, const Interval &b) { return a.start < b.start; });
    return fitting;
}

} // namespace

CalendarPage::CalendarPage(DeskContext &context, QWidget *parent)
    : CalendarPage(context, std::make_unique<ServiceCalendarSource>(context), parent)
{
}

CalendarPage::CalendarPage(DeskContext &context, std::unique_ptr<CalendarSource> source,
                           QWidget *parent)
    : DeskPage(parent)
    , m_context(context)
    , m_source(std::move(source))
    , m_store(new CalendarStore(*m_source, context.changes, context.zone, context.clock, this))
    , m_history(new CalendarHistory(*m_store, this))
{
    setObjectName(u"calendarPage"_s);
    build();
    buildActions();
    connectView();
    connectOtherViews();
    connectSidePanel();
    connect(m_store, &CalendarStore::calendarChanged, this, &CalendarPage::calendarChanged);
    connect(m_store, &CalendarStore::stateChanged, this, &CalendarPage::stateChanged);
    buildCommands();
    if (m_context.actor.isDesk())
        m_toolBar->setCommands(findChild<QAction *>(u"findPatient"_s),
                               findChild<QAction *>(u"walkIn"_s),
                               findChild<QAction *>(u"newAppointment"_s));
    connect(m_refusal, &InlineMessage::actionTriggered, m_refusal, &InlineMessage::clear);
    connect(m_banner, &InlineMessage::actionTriggered, m_store, &CalendarStore::reload);
    retranslate();
}

CalendarPage::~CalendarPage()
{
    // What still happens to the views as they go is nobody's business any more.
    for (QObject *view : {static_cast<QObject *>(m_view), static_cast<QObject *>(m_month),
                          static_cast<QObject *>(m_list)})
        view->disconnect(this);
    // The store answers nobody any more, and the source it asks goes with this page.
    delete m_history;
    delete m_store;
}

void CalendarPage::build()
{
    m_toolBar = new CalendarToolBar(this);
    m_banner = new InlineMessage(this);
    m_banner->setObjectName(u"calendarBanner"_s);
    m_refusal = new InlineMessage(this);
    m_refusal->setObjectName(u"refusalBanner"_s);
    m_view = new DayView(m_context.clock, this);
    m_empty = new EmptyState(u"doctors"_s, this);
    m_center = new QStackedWidget(this);
    m_month = new MonthView(m_context.clock, this);
    m_list = new CalendarListView(this);
    m_center->addWidget(m_view);
    m_center->addWidget(m_month);
    m_center->addWidget(m_list);
    m_center->addWidget(m_empty);
    auto *middle = new QWidget(this);
    auto *middleLayout = new QVBoxLayout(middle);
    middleLayout->setContentsMargins({});
    middleLayout->setSpacing(Space::Tiny);
    middleLayout->addWidget(m_banner);
    middleLayout->addWidget(m_refusal);
    middleLayout->addWidget(m_center, 1);

    m_sideBar = new CalendarSideBar(this);
    m_panel = new AppointmentPanel(m_context, this);
    m_form = new BookingForm(m_context, this);
    m_pinboard = new Pinboard(m_context, this);
    m_side = new QStackedWidget(this);
    m_side->setObjectName(u"calendarSidePanel"_s);
    m_side->addWidget(m_panel);
    m_side->addWidget(m_form);
    m_finder = new Finder(m_context, this);
    m_side->addWidget(m_finder);
    m_walkIn = new WalkInForm(m_context, this);
    m_side->addWidget(m_walkIn);

    auto *splitter = new QSplitter(this);
    splitter->setObjectName(u"calendarSplitter"_s);
    splitter->addWidget(m_sideBar);
    splitter->addWidget(middle);
    auto *aside = new QWidget(this);
    auto *asideLayout = new QVBoxLayout(aside);
    asideLayout->setContentsMargins({});
    asideLayout->setSpacing(0);
    asideLayout->addWidget(m_side, 1);
    asideLayout->addWidget(m_pinboard);
    splitter->addWidget(aside);
    splitter->setStretchFactor(0, 0);
    splitter->setStretchFactor(1, 1);
    splitter->setStretchFactor(2, 0);
    splitter->setCollapsible(1, false);
    splitter->setSizes({SideBarWidth, 900, PanelWidth});

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_toolBar);
    layout->addWidget(splitter, 1);

    const bool desk = m_context.actor.isDesk();
    showPermissions();
    m_sideBar->setChoosable(desk);
    m_toolBar->setDoctorsChoosable(desk);
}

void CalendarPage::showPermissions()
{
    const bool desk = m_context.actor.isDesk() && mayChange();
    m_view->setPermissions({desk, desk, mayChange(), desk});
    m_month->setMovable(desk);
    m_toolBar->setBookable(desk);
    m_panel->setReadOnly(!mayChange());
    m_walkIn->setOnline(mayChange());
}

QAction *CalendarPage::addKey(const QString &name, const QKeySequence &keys)
{
    auto *action = new QAction(this);
    action->setObjectName(name);
    action->setShortcut(keys);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    addAction(action);
    m_usualKeys.insert(name, keys);
    return action;
}

void CalendarPage::buildActions()
{
    connect(addKey(u"goToToday"_s, Qt::CTRL | Qt::Key_T), &QAction::triggered, this,
            &CalendarPage::goToToday);
    connect(addKey(u"goToDate"_s, Qt::CTRL | Qt::Key_G), &QAction::triggered, m_toolBar,
            &CalendarToolBar::openMonth);
    connect(addKey(u"refresh"_s, Qt::Key_F5), &QAction::triggered, m_store, &CalendarStore::reload);
    connect(addKey(u"checkIn"_s, Qt::Key_F8), &QAction::triggered, this,
            [this] { takeStep(AppointmentStatus::Arrived); });
    connect(addKey(u"nextStatus"_s, Qt::Key_F9), &QAction::triggered, this, [this] {
        const auto details = m_store->find(selected());
        const auto next = details ? usualNext(details->appointment.status) : std::nullopt;
        if (next)
            takeStep(*next);
    });
    for (int mode = 0; mode < 4; ++mode) {
        const auto key = Qt::Key(Qt::Key_1 + mode);
        connect(addKey(u"view%1"_s.arg(mode + 1), Qt::CTRL | Qt::ALT | key), &QAction::triggered,
                this, [this, mode] { setMode(CalendarMode(mode)); });
    }
    connect(addKey(u"previousPeriod"_s, Qt::CTRL | Qt::Key_PageUp), &QAction::triggered, this,
            [this] { step(-1); });
    connect(addKey(u"nextPeriod"_s, Qt::CTRL | Qt::Key_PageDown), &QAction::triggered, this,
            [this] { step(1); });
    connect(addKey(u"newAppointment"_s, Qt::CTRL | Qt::Key_N), &QAction::triggered, this, [this] {
        const DayScene &scene = m_view->scene();
        if (scene.columnCount() == 0 || !m_view->permissions().book || !m_store->isLoaded())
            return;
        const int column = m_view->cursor().column;
        const Interval slot = m_view->cursorSlot();
        startBooking(scene.doctor(column), slot, scene.grids()[column].minutesAt(slot.start), {});
    });
}

void CalendarPage::connectView()
{
    connect(m_view, &DayView::bookingRequested, this, &CalendarPage::startBooking);
    connect(m_view, &DayView::selectionChanged, this, &CalendarPage::selectionChanged);
    connect(m_view, &DayView::activated, this, &CalendarPage::startEditing);
    connect(m_view, &DayView::appointmentMenuOpening, this,
            [this](QMenu *menu, AppointmentId id) { fillAppointmentMenu(*menu, id); });
    connect(m_view, &DayView::slotMenuOpening, this,
            [this](QMenu *menu, int column, const Interval &slot) {
                fillSlotMenu(*menu, column, slot);
            });
    connect(m_view, &DayView::cancelRequested, this, &CalendarPage::startCancel);
    connect(m_view, &DayView::moveRequested, this, &CalendarPage::moveDropped);
    connect(m_view, &DayView::droppedBeside, this, &CalendarPage::offerSlotsBeside);
    connect(m_view, &DayView::movesRequested, this, &CalendarPage::moveTogether);
    connect(m_view, &DayView::draggedTo, this, &CalendarPage::dragMoved);
    connect(m_view, &DayView::statusRequested, m_store, &CalendarStore::setStatus);
    connect(m_view, &DayView::remarked, this, &CalendarPage::notice);
    connect(m_view, &DayView::zoomChanged, m_toolBar, &CalendarToolBar::setZoom);
    connect(m_view, &DayView::periodRequested, this, &CalendarPage::step);

    connect(m_toolBar, &CalendarToolBar::todayRequested, this, &CalendarPage::goToToday);
    connect(m_toolBar, &CalendarToolBar::stepRequested, this, &CalendarPage::step);
    connect(m_toolBar, &CalendarToolBar::modeChosen, this, &CalendarPage::setMode);
    connect(m_toolBar, &CalendarToolBar::privacyToggled, this, &CalendarPage::setPrivate);
    connect(m_toolBar, &CalendarToolBar::dayChosen, this, &CalendarPage::goTo);
    connect(m_toolBar, &CalendarToolBar::zoomInRequested, m_view, &DayView::zoomIn);
    connect(m_toolBar, &CalendarToolBar::zoomOutRequested, m_view, &DayView::zoomOut);
    connect(m_toolBar, &CalendarToolBar::zoomFitRequested, m_view, &DayView::zoomToFit);
    connect(m_toolBar, &CalendarToolBar::doctorToggled, this, &CalendarPage::setDoctorShown);
    connect(m_toolBar, &CalendarToolBar::allDoctorsRequested, this, &CalendarPage::showAllDoctors);
    connect(m_sideBar, &CalendarSideBar::doctorToggled, this, &CalendarPage::setDoctorShown);
    connect(m_sideBar, &CalendarSideBar::allRequested, this, &CalendarPage::showAllDoctors);
    connect(m_sideBar->month(), &MiniMonth::dayChosen, this, &CalendarPage::goTo);
    connect(m_empty, &EmptyState::actionTriggered, this, &CalendarPage::showAllDoctors);
}

void CalendarPage::connectOtherViews()
{
    connect(m_month, &MonthView::dayChosen, this, &CalendarPage::goTo);
    connect(m_month, &MonthView::dayOpened, this, [this](QDate opened) {
        goTo(opened);
        setMode(CalendarMode::Day);
    });
    connect(m_month, &MonthView::selectionChanged, this, &CalendarPage::selectionChanged);
    connect(m_month, &MonthView::activated, this, &CalendarPage::startEditing);
    connect(m_month, &MonthView::dropped, this,
            [this](AppointmentId id, QDate target, const QPoint &at) {
                if (const auto details = m_store->find(id))
                    offerSlots(*details, target, at);
            });
    connect(m_month, &MonthView::periodRequested, this, &CalendarPage::step);
    connect(m_list, &CalendarListView::selectionChanged, this, &CalendarPage::selectionChanged);
    connect(m_list, &CalendarListView::activated, this, &CalendarPage::startEditing);
    connect(m_list, &CalendarListView::exportRequested, this, &CalendarPage::exportList);
}

void CalendarPage::connectSidePanel()
{
    connect(m_panel, &AppointmentPanel::editRequested, this,
            [this](const AppointmentDetails &details) { startEditing(details.appointment.id); });
    connect(m_panel, &AppointmentPanel::changed, this, [this](const AppointmentDetails &after) {
        const auto before = m_store->known(after.appointment.id);
        m_store->adopt(after);
        if (before && before->appointment.stamp.version != after.appointment.stamp.version)
            accepted(*before, after);
    });
    connect(m_form, &BookingForm::saved, this, &CalendarPage::formSaved);
    connect(m_finder, &Finder::booked, this, &CalendarPage::formSaved);
    connect(m_finder, &Finder::dismissed, this, &CalendarPage::formDismissed);
    connect(m_finder, &Finder::revealRequested, this, [this](const AppointmentDetails &details) {
        formDismissed();
        reveal(details);
    });
    connect(m_finder, &Finder::checkInRequested, this, [this](const AppointmentDetails &details) {
        AppointmentDetails wanted = details;
        applyStatus(wanted.appointment, AppointmentStatus::Arrived, m_context.clock.now());
        m_store->change(details, wanted);
        formDismissed();
        reveal(details);
    });
    connect(m_form, &BookingForm::dismissed, this, &CalendarPage::formDismissed);
    connect(m_walkIn, &WalkInForm::taken, this, &CalendarPage::walkedIn);
    connect(m_walkIn, &WalkInForm::dismissed, this, &CalendarPage::formDismissed);
}

QString CalendarPage::title() const
{
    return tr("Calendar");
}

QString CalendarPage::iconName() const
{
    return u"calendar"_s;
}

QDate CalendarPage::today() const
{
    return m_context.zone.get()->toDate(m_context.clock.now());
}

void CalendarPage::activate()
{
    if (!day().isValid())
        goToToday();
    else
        m_store->reload();
    currentView()->setFocus(Qt::OtherFocusReason);
}

bool CalendarPage::hasUnsavedChanges() const
{
    return (m_side->currentWidget() == m_form && m_form->hasInput())
           || (m_side->currentWidget() == m_finder && m_finder->hasInput())
           || (m_side->currentWidget() == m_walkIn && m_walkIn->isDirty());
}

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
    switch (m_mode) {
    case CalendarMode::Day:
    case CalendarMode::Week:
        m_view->setMessage(message);
        if (m_view->scene().clinicTime().zone() != time.zone())
            m_view->setClinicTime(time);
        m_view->setCalendars(m_store->range().days(), day(), columns, m_store->pending());
        break;
    case CalendarMode::Month:
        m_month->setClinicTime(time);
        m_month->setMessage(message);
        m_month->setCalendars(m_store->range(), day(), columns);
        break;
    case CalendarMode::List:
        m_list->setClinicTime(time);
        m_list->setMessage(message);
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

void CalendarPage::offerSlots(const AppointmentDetails &details, QDate day, const QPoint &at)
{
    if (!m_context.actor.isDesk() || !mayChange())
        return;
    const Appointment &appointment = details.appointment;
    const ClinicTime &time = *m_context.zone.get();
    QList<Interval> free;
    for (const DoctorCalendar &calendar : m_store->calendars()) {
        if (calendar.doctor.id == appointment.doctorId)
            free = fittingSlots(calendar, time, day, appointment, m_context.clock.now());
    }
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(u"freeSlotMenu"_s);
    const QLocale shown = locale();
    menu->addSection(shortDayText(shown, day));
    if (free.isEmpty())
        menu->addAction(tr("Nothing is free on this day"))->setEnabled(false);
    for (const Interval &slot : std::as_const(free)) {
        QAction *action = menu->addAction(spanText(shown, time, slot));
        connect(action, &QAction::triggered, this, [this, details, slot] {
            AppointmentDetails wanted = details;
            wanted.appointment.span = slot;
            m_store->change(details, wanted);
        });
    }
    menu->popup(at);
    if (!free.isEmpty())
        menu->setActiveAction(menu->actions().at(1));
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

void CalendarPage::selectionChanged(AppointmentId id)
{
    m_refusal->clear();
    if (hasUnsavedChanges())
        return; // what is typed stays until it is saved or dismissed
    const auto details = m_store->find(id);
    if (details)
        m_panel->setAppointment(*details);
    else
        m_panel->clear();
    m_side->setCurrentWidget(m_panel);
}

/// Calls `then` unless the form holds input that the person wants to keep.
void CalendarPage::leaveForm(const std::function<void()> &then)
{
    if (!hasUnsavedChanges()) {
        then();
        return;
    }
    m_context.prompts.confirm(this, tr("Discard what you typed?"),
                              tr("The form at the side has not been saved."), tr("Discard"), then);
}

void CalendarPage::startBooking(const Doctor &doctor, const Interval &span, int slotMinutes,
                                const QString &typed)
{
    if (!mayChange())
        return;
    leaveForm([=, this] {
        m_side->setCurrentWidget(m_form);
        m_form->startBooking(doctor, span, slotMinutes, typed);
    });
}

void CalendarPage::startEditing(AppointmentId id)
{
    const auto details = m_store->find(id);
    if (!details)
        return;
    const bool movable = mayFollow(details->appointment.status, AppointmentStatus::Cancelled);
    if (!m_context.actor.isDesk() || !movable || !mayChange()) {
        selectionChanged(id);
        m_panel->setFocus(Qt::OtherFocusReason);
        return;
    }
    leaveForm([this, details = *details] {
        m_side->setCurrentWidget(m_form);
        m_form->startEditing(details);
    });
}

void CalendarPage::startCancel(AppointmentId id)
{
    const auto details = m_store->find(id);
    if (!details || !mayChange())
        return;
    leaveForm([this, details = *details] {
        m_panel->setAppointment(details);
        m_side->setCurrentWidget(m_panel);
        m_panel->startCancel();
    });
}

void CalendarPage::formSaved(const AppointmentDetails &details)
{
    std::optional<AppointmentDetails> before = m_store->known(details.appointment.id);
    if (details.appointment.stamp.version == 1) {
        before = details; // a new booking was not there before
        before->appointment.status = AppointmentStatus::Cancelled;
        before->appointment.cancelReason = tr("Booked by mistake");
    }
    m_store->adopt(details);
    accepted(before.value_or(details), details);
    m_panel->setAppointment(details);
    m_side->setCurrentWidget(m_panel);
    reveal(details);
    currentView()->setFocus(Qt::OtherFocusReason);
}

void CalendarPage::formDismissed()
{
    m_side->setCurrentWidget(m_panel);
    selectionChanged(selected());
    currentView()->setFocus(Qt::OtherFocusReason);
}

void CalendarPage::retranslate()
{
    const auto name = [this](const char16_t *key, const QString &text) {
        if (auto *action = findChild<QAction *>(QString::fromUtf16(key)))
            action->setText(text);
    };
    name(u"goToToday", tr("Go to today"));
    name(u"goToDate", tr("Go to a date"));
    name(u"refresh", tr("Refresh"));
    name(u"checkIn", tr("Check in"));
    name(u"nextStatus", tr("Next status"));
    name(u"newAppointment", tr("New appointment"));
    name(u"findPatient", tr("Find a patient"));
    name(u"palette", tr("Commands"));
    name(u"nextFree", tr("Next free slot"));
    name(u"walkIn", tr("Walk-in"));
    name(u"printDay", tr("Print the day"));
    name(u"previewDay", tr("Preview the day's sheets"));
    name(u"editKeys", tr("Change keys"));
    name(u"cut", tr("Cut"));
    name(u"paste", tr("Put down"));
    name(u"cancelAppointment", tr("Cancel appointment"));
    showUndoTexts();
    name(u"view1", tr("Day view"));
    name(u"view2", tr("Week view"));
    name(u"view3", tr("Month view"));
    name(u"view4", tr("List view"));
    name(u"previousPeriod", tr("Back"));
    name(u"nextPeriod", tr("Forward"));
    m_side->setAccessibleName(tr("Details"));
    setAccessibleName(title());
    if (day().isValid()) {
        showColumns();
        showProblem();
    }
}

void CalendarPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    DeskPage::changeEvent(event);
}

} // namespace frontdesk
