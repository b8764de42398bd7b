// SPDX-License-Identifier: GPL-3.0-or-later
// What the page is made of; the other files of this class have what it does.
#include "calendar/calendarpage.h"

#include "appointments/appointmentpanel.h"
#include "appointments/appointmenttext.h"
#include "appointments/bookingform.h"
#include "appointments/editingwatch.h"
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
#include "servicecalendarsource.h"
#include "shell/emptystate.h"
#include "shell/inlinemessage.h"
#include "shell/theme.h"

#include <QAction>
#include <QEvent>
#include <QMenu>
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
    , m_history(new CalendarHistory(*m_store, this))
    , m_editing(new EditingWatch(context, this))
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
    buildFills();
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
    m_side->disconnect(this);
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
    connect(addKey(u"newAppointment"_s, Qt::CTRL | Qt::Key_N), &QAction::triggered, this,
            &CalendarPage::startNew);
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
    connect(m_month, &MonthView::appointmentMenuRequested, this,
            [this](AppointmentId id, const QPoint &at) { openAppointmentMenu(m_month, id, at); });
    connect(m_month, &MonthView::dayMenuRequested, this,
            [this](QDate clicked, const QPoint &at) { openDayMenu(m_month, clicked, at); });
    connect(m_list, &CalendarListView::appointmentMenuRequested, this,
            [this](AppointmentId id, const QPoint &at) { openAppointmentMenu(m_list, id, at); });
    connect(m_list, &CalendarListView::dayMenuRequested, this,
            [this](QDate clicked, const QPoint &at) { openDayMenu(m_list, clicked, at); });
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
    connect(m_panel, &AppointmentPanel::seriesCancelled, this, &CalendarPage::seriesCancelled);
    connect(m_form, &BookingForm::saved, this, &CalendarPage::formSaved);
    connect(m_form, &BookingForm::seriesSaved, this, &CalendarPage::seriesSaved);
    connect(m_form, &BookingForm::remarked, this, &CalendarPage::notice);
    connect(m_form, &BookingForm::warned, this, &CalendarPage::formWarned);
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
    connect(m_side, &QStackedWidget::currentChanged, this, &CalendarPage::tellEditing);
    connect(m_editing, &EditingWatch::changed, this, &CalendarPage::showEdited);
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
    name(u"copy", tr("Copy"));
    name(u"cancelAppointment", tr("Cancel appointment"));
    showUndoTexts();
    name(u"view1", tr("Day view"));
    name(u"view2", tr("Week view"));
    name(u"view3", tr("Month view"));
    name(u"view4", tr("List view"));
    name(u"fillByStatus", tr("Colour cards by status"));
    name(u"fillByDoctor", tr("Colour cards by doctor"));
    name(u"fillByType", tr("Colour cards by type"));
    name(u"previousPeriod", tr("Back"));
    name(u"nextPeriod", tr("Forward"));
    m_side->setAccessibleName(tr("Details"));
    setAccessibleName(CalendarPage::title());
    showEdited();
    if (!day().isValid())
        return;
    showProblem();
    const DayRange range = periodOf(m_mode, m_day, locale());
    if (range == m_store->range()) {
        calendarChanged();
        return;
    }
    // Where the week begins on another day, other days are shown.
    const AppointmentId kept = selected();
    m_store->showDays(range);
    if (m_store->isLoaded())
        selectInView(kept);
    else
        m_toReveal = kept;
}

void CalendarPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    DeskPage::changeEvent(event);
}

} // namespace frontdesk
