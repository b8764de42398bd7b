// SPDX-License-Identifier: GPL-3.0-or-later
#include "calendar/calendarpage.h"

#include "appointments/appointmentpanel.h"
#include "appointments/appointmenttext.h"
#include "appointments/bookingform.h"
#include "calendar/dayview.h"
#include "calendar/minimonth.h"
#include "calendarsidebar.h"
#include "calendartoolbar.h"
#include "models/clinicformat.h"
#include "servicecalendarsource.h"
#include "shell/bidi.h"
#include "shell/emptystate.h"
#include "shell/errortext.h"
#include "shell/inlinemessage.h"
#include "shell/theme.h"

#include <QAction>
#include <QEvent>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

constexpr int SideBarWidth = 244;
constexpr int PanelWidth = 300;

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
{
    setObjectName(u"calendarPage"_s);
    build();
    buildActions();
    connectView();
    connectSidePanel();
    connect(m_store, &CalendarStore::calendarChanged, this, &CalendarPage::calendarChanged);
    connect(m_store, &CalendarStore::stateChanged, this, &CalendarPage::stateChanged);
    connect(m_store, &CalendarStore::changeRefused, this,
            [this](const AppointmentDetails &before, const Error &error) {
                m_refusal->showMessage(InlineMessage::Kind::Error,
                                       tr("%1 was not changed. %2", "patient, reason")
                                           .arg(bidiIsolated(before.patientName), errorText(error)),
                                       tr("Dismiss"));
            });
    connect(m_store, &CalendarStore::changeAccepted, this,
            [this](const AppointmentDetails &details) {
                emit notice(readBack(locale(), *m_context.zone.get(), details));
            });
    connect(m_refusal, &InlineMessage::actionTriggered, m_refusal, &InlineMessage::clear);
    connect(m_banner, &InlineMessage::actionTriggered, m_store, &CalendarStore::reload);
    retranslate();
}

CalendarPage::~CalendarPage()
{
    // The store answers nobody any more, and the source it asks goes with this page.
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
    m_center->addWidget(m_view);
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
    m_side = new QStackedWidget(this);
    m_side->setObjectName(u"calendarSidePanel"_s);
    m_side->addWidget(m_panel);
    m_side->addWidget(m_form);

    auto *splitter = new QSplitter(this);
    splitter->setObjectName(u"calendarSplitter"_s);
    splitter->addWidget(m_sideBar);
    splitter->addWidget(middle);
    splitter->addWidget(m_side);
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
    m_panel->setReadOnly(!mayChange());
}

QAction *CalendarPage::addKey(const QString &name, const QKeySequence &keys)
{
    auto *action = new QAction(this);
    action->setObjectName(name);
    action->setShortcut(keys);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    addAction(action);
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
        const auto details = m_store->find(m_view->selected());
        const auto next = details ? usualNext(details->appointment.status) : std::nullopt;
        if (next)
            takeStep(*next);
    });
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
    connect(m_view, &DayView::cancelRequested, this, &CalendarPage::startCancel);
    connect(m_view, &DayView::moveRequested, m_store, &CalendarStore::move);
    connect(m_view, &DayView::statusRequested, m_store, &CalendarStore::setStatus);
    connect(m_view, &DayView::remarked, this, &CalendarPage::notice);
    connect(m_view, &DayView::zoomChanged, m_toolBar, &CalendarToolBar::setZoom);
    connect(m_view, &DayView::periodRequested, this,
            [this](int days) { goTo(day().addDays(days)); });

    connect(m_toolBar, &CalendarToolBar::todayRequested, this, &CalendarPage::goToToday);
    connect(m_toolBar, &CalendarToolBar::stepRequested, this,
            [this](int days) { goTo(day().addDays(days)); });
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

void CalendarPage::connectSidePanel()
{
    connect(m_panel, &AppointmentPanel::editRequested, this,
            [this](const AppointmentDetails &details) { startEditing(details.appointment.id); });
    connect(m_panel, &AppointmentPanel::changed, m_store, &CalendarStore::adopt);
    connect(m_form, &BookingForm::saved, this, &CalendarPage::formSaved);
    connect(m_form, &BookingForm::dismissed, this, &CalendarPage::formDismissed);
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
    m_view->setFocus(Qt::OtherFocusReason);
}

bool CalendarPage::hasUnsavedChanges() const
{
    return m_side->currentWidget() == m_form && m_form->hasInput();
}

void CalendarPage::goTo(QDate wanted)
{
    if (!wanted.isValid())
        return;
    m_toReveal = {};
    m_store->showDay(wanted);
}

void CalendarPage::goToToday()
{
    if (day() == today())
        m_view->scrollToBeginning();
    goTo(today());
}

void CalendarPage::reveal(const AppointmentDetails &details)
{
    m_hidden.remove(details.appointment.doctorId);
    const QDate date = m_context.zone.get()->toDate(details.appointment.span.start);
    if (date == day()) {
        showColumns();
        m_view->select(details.appointment.id);
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
    if (m_store->isLoaded())
        m_lastDoctors = doctors();
    m_toolBar->setDay(day(), today());
    m_sideBar->month()->setToday(today());
    if (m_sideBar->month()->grid()->chosen() != day())
        m_sideBar->month()->setChosen(day());
    showColumns();
    if (const auto details = m_store->find(m_view->selected()))
        m_panel->setAppointment(*details);
    if (m_store->isLoaded() && !m_toReveal.isNull()) {
        if (m_store->find(m_toReveal))
            m_view->select(std::exchange(m_toReveal, {}));
        else if (!m_store->isLoading())
            m_toReveal = {};
    }
}

/// Gives the view what it shows: the day, or empty columns with a word while nothing is known of
/// it.
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
    if (!m_store->isLoaded())
        message = m_store->failure() ? tr("This day could not be loaded") : tr("Loading…");
    m_view->setMessage(message);
    if (m_view->scene().clinicTime().zone() != m_context.zone.get()->zone())
        m_view->setClinicTime(*m_context.zone.get());
    m_view->setCalendar(day(), columns, m_store->pending());
    showEmptyState();
}

void CalendarPage::showEmptyState()
{
    const bool nothing = m_store->isLoaded() && m_view->scene().columnCount() == 0;
    if (nothing && m_lastDoctors.isEmpty())
        m_empty->setTexts(tr("No doctors yet"),
                          tr("As soon as the clinic has a doctor, the day appears here."));
    else if (nothing)
        m_empty->setTexts(tr("No doctor is chosen"),
                          tr("Choose at the side whose appointments are shown."),
                          tr("Show all doctors"));
    m_center->setCurrentWidget(nothing ? static_cast<QWidget *>(m_empty) : m_view);
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

void CalendarPage::takeStep(AppointmentStatus status)
{
    if (!m_view->selected().isNull() && mayChange())
        m_store->setStatus(m_view->selected(), status);
}

void CalendarPage::formSaved(const AppointmentDetails &details)
{
    m_store->adopt(details);
    m_panel->setAppointment(details);
    m_side->setCurrentWidget(m_panel);
    reveal(details);
    m_view->setFocus(Qt::OtherFocusReason);
}

void CalendarPage::formDismissed()
{
    m_side->setCurrentWidget(m_panel);
    selectionChanged(m_view->selected());
    m_view->setFocus(Qt::OtherFocusReason);
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
