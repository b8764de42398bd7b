// SPDX-License-Identifier: GPL-3.0-or-later
// What the view shows and what is chosen in it; the other files of this class have the rest.
#include "calendar/dayview.h"

#include "dayaccessible.h"
#include "daypainter.h"

#include <QEvent>
#include <QScrollBar>

#include <algorithm>

namespace frontdesk {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto AutoscrollInterval = 30ms;
constexpr auto TipDelay = 400ms;

} // namespace

DayView::DayView(const Clock &clock, QWidget *parent)
    : QAbstractScrollArea(parent)
    , m_clock(clock)
    , m_cards(std::make_unique<CardPainter>())
{
    installDayAccessible();
    setObjectName(u"dayView"_s);
    setAccessibleName(tr("Day calendar"));
    setFocusPolicy(Qt::StrongFocus);
    setFrameShape(QFrame::NoFrame);
    setAttribute(Qt::WA_InputMethodEnabled);
    viewport()->setMouseTracking(true);
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent);
    verticalScrollBar()->setSingleStep(24);
    horizontalScrollBar()->setSingleStep(24);
    m_minute.setSingleShot(true);
    m_tip.setSingleShot(true);
    m_tip.setInterval(TipDelay);
    connect(&m_tip, &QTimer::timeout, this, &DayView::showTip);
    connect(&m_minute, &QTimer::timeout, this, &DayView::updateNow);
    m_autoscroll.setInterval(AutoscrollInterval);
    connect(&m_autoscroll, &QTimer::timeout, this, &DayView::autoscroll);
    updateLook();
}

DayView::~DayView() = default;

void DayView::setClinicTime(const ClinicTime &time)
{
    m_scene.setClinicTime(time);
    updateLook();
}

void DayView::setCalendars(const QList<QDate> &days, QDate chosen,
                           const QList<DoctorCalendar> &calendars,
                           const QSet<AppointmentId> &pending)
{
    const bool otherDay = days != m_scene.days();
    const bool otherChosen = chosen != m_chosen;
    m_chosen = chosen;
    const std::optional<DragProposal> drag = proposal();
    const auto shown = m_scene.calendars().cbegin();
    const bool sameColumns = calendars.size() * days.size() == m_scene.columnCount()
                             && std::equal(calendars.begin(), calendars.end(), shown,
                                           [](const DoctorCalendar &a, const DoctorCalendar &b) {
                                               return a.doctor.id == b.doctor.id;
                                           });
    std::optional<Interval> dragged;
    if (drag && m_scene.find(drag->appointment))
        dragged = m_scene.find(drag->appointment)->appointment.span;
    m_scene.setDays(days, calendars);
    m_pending = pending;
    m_hover.reset();
    m_marked.removeIf([this](AppointmentId id) { return m_scene.layout().indexOf(id) < 0; });
    if (m_drag.state() != DragState::Idle || m_keyDrag) {
        const AppointmentDetails *still = drag ? m_scene.find(drag->appointment) : nullptr;
        const bool unchanged = !dragged || (still && still->appointment.span == *dragged);
        // A card may be carried to another day; what else is dragged ends with its day.
        const bool carried = m_drag.state() == DragState::Moving && m_carried;
        if (!sameColumns || (otherDay ? !carried : !unchanged)) {
            if (carried)
                emit remarked(tr("Nothing was moved, as other columns are shown now."));
            abortDrag();
        } else if (carried && otherDay)
            dragTo(m_pointer, m_fine);
        else if (drag)
            m_verdict = verdictOf(*drag);
    }
    if (otherDay) {
        m_marked.clear();
        m_selected = {};
        m_placed = false;
    }
    m_cursor.column = std::clamp(m_cursor.column, 0, std::max(0, m_scene.columnCount() - 1));
    const bool lost = !m_selected.isNull() && m_scene.layout().indexOf(m_selected) < 0;
    if (lost)
        m_selected = {};
    updateGeometryOfScene();
    if (!m_placed && m_scene.columnCount() > 0)
        scrollToBeginning();
    else if (otherChosen && m_selected.isNull())
        goToDay(chosen);
    scheduleNow();
    viewport()->update();
    QAccessibleEvent reordered(this, QAccessible::ObjectReorder);
    m_notifier->notify(reordered);
    if (otherDay || lost)
        emit selectionChanged({});
}

void DayView::setEdited(const EditingTexts &edited)
{
    const EditingTexts before = std::exchange(m_edited, edited);
    for (const EditingTexts &texts : {before, edited}) {
        for (auto text = texts.cbegin(); text != texts.cend(); ++text) {
            if (before.value(text.key()) != edited.value(text.key()))
                updateItem(text.key());
        }
    }
    if (m_selected.isNull() || before.value(m_selected) == edited.value(m_selected))
        return;
    QAccessibleEvent renamed(this, QAccessible::NameChanged);
    renamed.setChild(dayFocusChildIndex(*this));
    m_notifier->notify(renamed);
}

void DayView::setMessage(const QString &message)
{
    if (message == m_message)
        return;
    m_message = message;
    setAccessibleDescription(message);
    viewport()->update();
}

void DayView::setNotifier(AccessibilityNotifier *notifier)
{
    m_notifier = notifier ? notifier : &m_realNotifier;
}

CalendarText DayView::text() const
{
    return CalendarText(locale(), m_scene.clinicTime(), m_private);
}

void DayView::setPrivate(bool hidden)
{
    m_private = hidden;
    m_cards->forget();
    viewport()->update();
}

void DayView::setFill(const CardFill &fill)
{
    if (fill == m_cards->fill())
        return;
    m_cards->setFill(fill);
    viewport()->update();
}

QDate DayView::cursorDay() const
{
    return m_scene.columnCount() > 0 ? m_scene.date(m_cursor.column) : QDate();
}

void DayView::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    switch (event->type()) {
    case QEvent::FontChange:
    case QEvent::StyleChange:
    case QEvent::PaletteChange:
    case QEvent::LocaleChange:
    case QEvent::LanguageChange:
    case QEvent::LayoutDirectionChange:
        if (event->type() == QEvent::LanguageChange)
            setAccessibleName(tr("Day calendar"));
        updateLook();
        break;
    default:
        break;
    }
}

bool DayView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::ToolTip)
        return true; // the tip comes in a time of its own
    if (event->type() == QEvent::Leave) {
        setHover(std::nullopt);
        tipAt({});
    }
    return QAbstractScrollArea::viewportEvent(event);
}

void DayView::select(AppointmentId id, bool scroll)
{
    const int index = m_scene.layout().indexOf(id);
    if (index < 0)
        id = {};
    if (index >= 0) {
        const PlacedItem &item = m_scene.layout().items()[index];
        updateCursorSlot();
        // The cursor comes along, unless it is already somewhere on that appointment.
        if (m_cursor.column != item.column || !item.span.overlaps(cursorSlot()))
            m_cursor = {item.column, item.span.start};
        if (scroll)
            ensureVisible(item.rect);
    }
    if (id == m_selected)
        return;
    updateItem(m_selected);
    m_selected = id;
    updateItem(m_selected);
    updateCursorSlot();
    notifyFocus();
    emit selectionChanged(m_selected);
}

QList<AppointmentId> DayView::selection() const
{
    QList<AppointmentId> all;
    if (!m_selected.isNull())
        all.append(m_selected);
    for (const PlacedItem &item : m_scene.layout().items()) {
        if (item.id != m_selected && m_marked.contains(item.id))
            all.append(item.id);
    }
    return all;
}

void DayView::toggleMark(AppointmentId id)
{
    if (m_scene.layout().indexOf(id) < 0)
        return;
    if (!m_marked.remove(id))
        m_marked.insert(id);
    updateItem(id);
    QAccessibleEvent changed(this, QAccessible::SelectionWithin);
    m_notifier->notify(changed);
}

void DayView::clearMarks()
{
    for (const AppointmentId &id : std::exchange(m_marked, {}))
        updateItem(id);
}

void DayView::setCursorAt(int column, Instant at)
{
    updateCursorSlot();
    m_cursor = {column, at};
    updateCursorSlot();
}

QString DayView::accessibleText(AppointmentId id) const
{
    const AppointmentDetails *details = m_scene.find(id);
    return details ? text().appointment(*details, m_edited.value(id)) : QString();
}

QString DayView::toolTipText(AppointmentId id) const
{
    const AppointmentDetails *details = m_scene.find(id);
    return details ? text().toolTip(*details, now(), m_edited.value(id)) : QString();
}

QString DayView::cursorText() const
{
    if (m_scene.columnCount() == 0)
        return {};
    const Interval slot = cursorSlot();
    const SlotGrid &grid = m_scene.grids()[m_cursor.column];
    const bool open =
        std::any_of(grid.windows().begin(), grid.windows().end(),
                    [&](const WorkingWindow &window) { return window.span.contains(slot); });
    return text().freeSlot(slot, m_scene.doctor(m_cursor.column).fullName, open);
}

QString DayView::headerText(int column) const
{
    const Doctor &doctor = m_scene.doctor(column);
    const DayScene::Counts counts = m_scene.counts(column, now());
    if (m_scene.hasSeveralDays())
        return tr("%1, %2, %3", "day, doctor, numbers of booked and free")
            .arg(text().day(m_scene.date(column)), doctor.fullName,
                 text().counts(counts.booked, counts.free, counts.nextFree));
    return tr("%1, %2, %3", "doctor, specialty, numbers of booked and free")
        .arg(doctor.fullName, doctor.specialty,
             text().counts(counts.booked, counts.free, counts.nextFree));
}

void DayView::notifyFocus()
{
    QAccessibleEvent focus(this, QAccessible::Focus);
    focus.setChild(dayFocusChildIndex(*this));
    m_notifier->notify(focus);
}

} // namespace frontdesk
