// SPDX-License-Identifier: GPL-3.0-or-later
#include "weekgrid.h"

#include "models/clinicformat.h"
#include "models/daypicker.h"
#include "scheduletext.h"
#include "shell/plaintip.h"
#include "shell/theme.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QStyle>
#include <QToolTip>

#include <algorithm>

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

constexpr int MinutesInHour = 60;
constexpr int HoursInDay = 24;
constexpr int SnapMinutes = 30;

} // namespace

WeekGrid::WeekGrid(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(u"weekGrid"_s);
    setAccessibleName(tr("Working hours of the week"));
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    layOut();
}

void WeekGrid::setWindows(const QList<Schedule> &windows)
{
    m_blocks.clear();
    for (const Schedule &window : windows)
        m_blocks.append({window, 0, 1});
    layOut();
    update();
}

void WeekGrid::layOut()
{
    m_days = weekdaysInOrder(locale());
    std::sort(m_blocks.begin(), m_blocks.end(), [this](const Block &a, const Block &b) {
        const int columnA = columnOf(a.window.dayOfWeek);
        const int columnB = columnOf(b.window.dayOfWeek);
        return columnA != columnB ? columnA < columnB : a.window.start < b.window.start;
    });
    // Windows of alternating weeks may share hours: they stand side by side.
    constexpr int EarliestFirst = 8;
    constexpr int LatestFirst = 18;
    m_firstHour = EarliestFirst;
    m_lastHour = LatestFirst;
    for (qsizetype from = 0; from < m_blocks.size();) {
        QList<int> laneEnds;
        int clusterEnd = 0;
        qsizetype at = from;
        for (; at < m_blocks.size(); ++at) {
            const Schedule &window = m_blocks[at].window;
            if (at > from
                && (window.dayOfWeek != m_blocks[from].window.dayOfWeek
                    || window.start.minutes >= clusterEnd))
                break;
            clusterEnd = std::max(clusterEnd, window.end.minutes);
            const auto free = std::find_if(laneEnds.begin(), laneEnds.end(),
                                           [&](int end) { return end <= window.start.minutes; });
            m_blocks[at].lane = int(free - laneEnds.begin());
            if (free == laneEnds.end())
                laneEnds.append(window.end.minutes);
            else
                *free = window.end.minutes;
            m_firstHour = std::min(m_firstHour, window.start.minutes / MinutesInHour);
            m_lastHour =
                std::max(m_lastHour, (window.end.minutes + MinutesInHour - 1) / MinutesInHour);
        }
        for (; from < at; ++from)
            m_blocks[from].lanes = int(laneEnds.size());
    }
}

void WeekGrid::setChosen(ScheduleId id)
{
    if (m_chosen == id)
        return;
    m_chosen = id;
    QString text;
    for (const Block &block : std::as_const(m_blocks)) {
        if (block.window.id == id)
            text = windowText(locale(), block.window);
    }
    setAccessibleDescription(text);
    update();
}

int WeekGrid::columnOf(int dayOfWeek) const
{
    return int(m_days.indexOf(dayOfWeek));
}

QRect WeekGrid::body() const
{
    const QFontMetrics small(smallFont(font()));
    const int gutter =
        small.horizontalAdvance(timeText(locale(), WallTime {22 * 60})) + 2 * Space::Small;
    const int head = fontMetrics().height() + 2 * Space::Small;
    return rect().adjusted(gutter, head, -1, -Space::Small);
}

QRect WeekGrid::dayRect(int column) const
{
    const QRect area = body();
    const int days = int(m_days.size());
    const int left = area.left() + column * area.width() / days;
    const int right = area.left() + (column + 1) * area.width() / days;
    return {left, area.top(), right - left, area.height()};
}

int WeekGrid::yOf(int minutes) const
{
    const QRect area = body();
    const int first = m_firstHour * MinutesInHour;
    const int whole = (m_lastHour - m_firstHour) * MinutesInHour;
    return area.top() + (minutes - first) * area.height() / whole;
}

QRect WeekGrid::mirrored(const QRect &rectangle) const
{
    return QStyle::visualRect(layoutDirection(), rect(), rectangle);
}

QRect WeekGrid::blockRect(const Block &block) const
{
    const QRect day =
        dayRect(columnOf(block.window.dayOfWeek)).adjusted(Space::Tiny, 0, -Space::Tiny, 0);
    const int width = day.width() / block.lanes;
    const int top = yOf(block.window.start.minutes);
    return mirrored(QRect(day.left() + block.lane * width, top + 1, width - 1,
                          yOf(block.window.end.minutes) - top - 2));
}

QRect WeekGrid::rectOf(ScheduleId id) const
{
    for (const Block &block : m_blocks) {
        if (block.window.id == id)
            return blockRect(block);
    }
    return {};
}

void WeekGrid::paintHead(QPainter &painter) const
{
    const Theme &theme = currentTheme(this);
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    const QFontMetrics metrics(bold);
    painter.setFont(bold);
    painter.setPen(theme.text);
    for (int column = 0; column < m_days.size(); ++column) {
        const QRect day = dayRect(column);
        const QRect head(day.left(), 0, day.width(), day.top());
        const QString name = weekdayText(locale(), m_days[column]);
        const bool fits = metrics.horizontalAdvance(name) <= head.width() - Space::Small;
        painter.drawText(mirrored(head), Qt::AlignCenter,
                         fits ? name
                              : locale().standaloneDayName(m_days[column], QLocale::ShortFormat));
    }
}

void WeekGrid::paintHours(QPainter &painter) const
{
    const Theme &theme = currentTheme(this);
    const QRect area = body();
    painter.fillRect(mirrored(area), theme.closedHours);
    painter.setFont(smallFont(font()));
    for (int hour = m_firstHour; hour <= m_lastHour; ++hour) {
        const int y = yOf(hour * MinutesInHour);
        painter.setPen(theme.gridLine);
        const QRect line = mirrored(QRect(area.left(), y, area.width(), 1));
        painter.drawLine(line.topLeft(), line.topRight());
        if (hour == m_lastHour)
            break;
        painter.setPen(theme.muted);
        const QFontMetrics metrics(painter.font());
        const QRect label(0, y - metrics.height() / 2, area.left() - Space::Small,
                          metrics.height());
        painter.drawText(
            mirrored(label),
            int(QStyle::visualAlignment(layoutDirection(), Qt::AlignRight) | Qt::AlignVCenter),
            timeText(locale(), WallTime {hour * MinutesInHour}));
    }
    painter.setPen(theme.gridLine);
    for (int column = 0; column <= m_days.size(); ++column) {
        const int x = column == m_days.size() ? area.right() : dayRect(column).left();
        const QRect line = mirrored(QRect(x, area.top(), 1, area.height()));
        painter.drawLine(line.topLeft(), line.bottomLeft());
    }
}

void WeekGrid::paintBlock(QPainter &painter, const Block &block) const
{
    const Theme &theme = currentTheme(this);
    const QRect box = blockRect(block);
    const bool chosen = block.window.id == m_chosen;
    const int line = chosen ? 2 : 1;
    painter.setPen(QPen(chosen && hasFocus() ? theme.focus : theme.accent, line));
    painter.setBrush(chosen ? theme.accentSoft : theme.surface);
    const qreal inset = line / 2.0;
    painter.drawRoundedRect(QRectF(box).adjusted(inset, inset, -inset, -inset), Radius::Small,
                            Radius::Small);
    const QRect text = box.adjusted(Space::Tiny + 1, 2, -Space::Tiny - 1, -2);
    painter.setClipRect(text);
    QFont bold = smallFont(font());
    bold.setWeight(QFont::DemiBold);
    const int lineHeight = QFontMetrics(bold).height();
    const Qt::Alignment leading = QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft);
    const QString hours = hoursText(locale(), block.window);
    const bool narrow = QFontMetrics(bold).horizontalAdvance(hours) > text.width();
    QStringList lines = narrow ? hours.split(u'–') : QStringList {hours};
    const qsizetype strong = lines.size();
    lines.append(tr("%Ln min slots", nullptr, block.window.slotMinutes));
    if (block.window.weekInterval > 1)
        lines.append(repeatText(block.window));
    if (block.window.validFrom.isValid() || block.window.validTo.isValid())
        lines.append(validityText(locale(), block.window));
    int y = text.top();
    for (qsizetype at = 0; at < lines.size() && y + lineHeight <= text.bottom() + 3; ++at) {
        painter.setFont(at < strong ? bold : smallFont(font()));
        painter.setPen(at < strong ? theme.text : theme.muted);
        painter.drawText(QRect(text.left(), y, text.width(), lineHeight),
                         int(leading | Qt::AlignVCenter),
                         painter.fontMetrics().elidedText(lines[at], Qt::ElideRight, text.width()));
        y += lineHeight;
    }
    painter.setClipping(false);
}

void WeekGrid::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintHours(painter);
    paintHead(painter);
    for (const Block &block : std::as_const(m_blocks))
        paintBlock(painter, block);
    if (hasFocus() && m_chosen.isNull()) {
        painter.setPen(QPen(currentTheme(this).focus, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), Radius::Small,
                                Radius::Small);
    }
}

const WeekGrid::Block *WeekGrid::blockAt(const QPoint &point) const
{
    for (const Block &block : m_blocks) {
        if (blockRect(block).contains(point))
            return &block;
    }
    return nullptr;
}

void WeekGrid::mousePressEvent(QMouseEvent *event)
{
    const QPoint point = event->position().toPoint();
    if (event->button() != Qt::LeftButton)
        return;
    if (const Block *block = blockAt(point)) {
        Q_EMIT windowChosen(block->window.id);
        return;
    }
    const QRect area = body();
    for (int column = 0; column < m_days.size(); ++column) {
        if (!mirrored(dayRect(column)).contains(point))
            continue;
        const int whole = (m_lastHour - m_firstHour) * MinutesInHour;
        const int minutes =
            m_firstHour * MinutesInHour + (point.y() - area.top()) * whole / area.height();
        Q_EMIT emptyChosen(m_days[column], WallTime {minutes / SnapMinutes * SnapMinutes});
    }
}

void WeekGrid::step(int by)
{
    if (m_blocks.isEmpty())
        return;
    const auto current = std::find_if(m_blocks.begin(), m_blocks.end(),
                                      [this](const Block &b) { return b.window.id == m_chosen; });
    const qsizetype count = m_blocks.size();
    const qsizetype at =
        current == m_blocks.end() ? (by > 0 ? -1 : count) : current - m_blocks.begin();
    const qsizetype next = std::clamp<qsizetype>(at + by, 0, count - 1);
    Q_EMIT windowChosen(m_blocks[next].window.id);
}

void WeekGrid::keyPressEvent(QKeyEvent *event)
{
    const bool mirroredKeys = layoutDirection() == Qt::RightToLeft;
    switch (event->key()) {
    case Qt::Key_Down:
        step(1);
        return;
    case Qt::Key_Up:
        step(-1);
        return;
    case Qt::Key_Right:
        step(mirroredKeys ? -1 : 1);
        return;
    case Qt::Key_Left:
        step(mirroredKeys ? 1 : -1);
        return;
    case Qt::Key_Home:
        step(-int(m_blocks.size()));
        return;
    case Qt::Key_End:
        step(int(m_blocks.size()));
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

bool WeekGrid::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const Block *block = blockAt(help->pos());
        QToolTip::showText(help->globalPos(),
                           block ? plainTip(windowText(locale(), block->window)) : QString(), this);
        return true;
    }
    if (event->type() == QEvent::LocaleChange)
        layOut();
    return QWidget::event(event);
}

} // namespace frontdesk
