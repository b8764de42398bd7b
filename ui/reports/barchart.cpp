// SPDX-License-Identifier: GPL-3.0-or-later
#include "barchart.h"

#include "shell/bidi.h"
#include "shell/plaintip.h"
#include "shell/theme.h"

#include <QHelpEvent>
#include <QPainter>
#include <QStyle>
#include <QToolTip>

#include <algorithm>

namespace frontdesk {

namespace {

constexpr int BarHeight = 14;
constexpr int SeriesHeight = 180;
constexpr int WidestDay = 48;
constexpr double MostForLabels = 0.4; ///< of the width

/// Where everything of a chart is, in reading direction; mirrored when it is drawn.
class Plan
{
public:
    Plan(const QRect &area, const ReportView &view, const QFont &font)
        : m_area(area)
        , m_view(view)
        , m_metrics(font)
    {
        for (const ReportRow &row : view.rows) {
            m_labels = std::max(m_labels, widthOf(view.isSeries ? row.axisText : row.label));
            m_values = std::max(m_values, widthOf(row.valueText));
        }
        m_labels = std::min(m_labels, int(area.width() * MostForLabels));
    }

    static int rowHeight(const QFontMetrics &metrics)
    {
        return std::max(metrics.height(), BarHeight) + Space::Small;
    }
    QRect label(int row) const
    {
        const int height = rowHeight(m_metrics);
        return {m_area.left(), m_area.top() + row * height, m_labels, height};
    }
    /// The whole length of a row's bar, or the whole height of a day's.
    QRect full(int row) const
    {
        if (m_view.isSeries) {
            const int left = m_area.left() + int(dayWidth() * row);
            const int right = m_area.left() + int(dayWidth() * (row + 1));
            const int gap = right - left > Space::Tiny ? 1 : 0;
            return {left, m_area.top(), std::max(1, right - left - gap),
                    m_area.height() - m_metrics.height() - Space::Tiny};
        }
        const QRect line = label(row);
        const int left = line.right() + 1 + Space::Medium;
        const int width = m_area.right() + 1 - m_values - Space::Small - left;
        return {left, line.top() + (line.height() - BarHeight) / 2, std::max(0, width), BarHeight};
    }
    QRect bar(int row) const
    {
        const std::optional<double> value = m_view.rows[row].value;
        if (!value || *value <= 0 || m_view.fullScale <= 0)
            return {};
        QRect bar = full(row);
        const double share = std::min(1.0, *value / m_view.fullScale);
        // What is there is seen, however little it is.
        if (m_view.isSeries)
            bar.setTop(bar.bottom() + 1 - std::max(1, qRound(bar.height() * share)));
        else
            bar.setWidth(std::max(2, qRound(bar.width() * share)));
        return bar;
    }
    double dayWidth() const
    {
        return std::min<double>(WidestDay, double(m_area.width()) / double(m_view.rows.size()));
    }
    /// Every how many days one is named.
    int stepOfNames() const
    {
        return std::max(1, int(std::ceil((m_labels + Space::Medium) / dayWidth())));
    }
    int nameWidth() const { return m_labels; }
    const QFontMetrics &metrics() const { return m_metrics; }

private:
    /// A little more than is measured, or some digits are elided where there is just their room.
    int widthOf(const QString &text) const { return m_metrics.horizontalAdvance(text) + 2; }

    QRect m_area;
    const ReportView &m_view;
    QFontMetrics m_metrics;
    int m_labels = 0;
    int m_values = 0;
};

} // namespace

BarChart::BarChart(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void BarChart::setReport(const ReportView &view)
{
    m_view = view;
    updateGeometry();
    update();
}

int BarChart::heightOf(const ReportView &view, const QFont &font)
{
    return view.isSeries ? SeriesHeight
                         : int(view.rows.size()) * Plan::rowHeight(QFontMetrics(font));
}

QSize BarChart::sizeHint() const
{
    return {480, heightOf(m_view, font())};
}

QSize BarChart::minimumSizeHint() const
{
    return {240, heightOf(m_view, font())};
}

QRect BarChart::barRect(int row) const
{
    const QRect bar = Plan(rect(), m_view, font()).bar(row);
    return bar.isEmpty() ? bar : QStyle::visualRect(layoutDirection(), rect(), bar);
}

void BarChart::paint(QPainter &painter, const QRect &area, const ReportView &view,
                     const Theme &theme, const QFont &font, Qt::LayoutDirection direction)
{
    const Plan plan(area, view, font);
    const auto visual = [&](const QRect &rect) {
        return QStyle::visualRect(direction, area, rect);
    };
    const auto write = [&](const QRect &where, const QString &text, const QColor &colour) {
        painter.setPen(colour);
        painter.drawText(
            visual(where), Qt::AlignVCenter | Qt::AlignLeading | Qt::TextSingleLine,
            bidiIsolated(plan.metrics().elidedText(text, Qt::ElideRight, where.width())));
    };
    painter.setFont(font);
    painter.setLayoutDirection(direction);
    for (int row = 0; row < view.rows.size(); ++row) {
        const QRect full = plan.full(row);
        // What the bar is measured against; a day without work has nothing.
        if (!view.isSeries || view.rows[row].value)
            painter.fillRect(visual(full), theme.raised);
        const QRect bar = plan.bar(row);
        if (!bar.isEmpty())
            painter.fillRect(visual(bar), theme.accent);
        if (view.isSeries) {
            const QRect name(full.left(), full.bottom() + 1 + Space::Tiny, plan.nameWidth(),
                             plan.metrics().height());
            if (row % plan.stepOfNames() == 0 && name.right() <= area.right())
                write(name, view.rows[row].axisText, theme.muted);
            continue;
        }
        write(plan.label(row), view.rows[row].label, theme.text);
        write(QRect(full.right() + 1 + Space::Small, plan.label(row).top(),
                    area.right() - full.right() - Space::Small, plan.label(row).height()),
              view.rows[row].valueText, theme.text);
    }
    if (view.isSeries && !view.rows.isEmpty()) {
        const int base = plan.full(0).bottom() + 1;
        painter.setPen(theme.field);
        painter.drawLine(area.left(), base, area.right(), base);
    }
}

void BarChart::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paint(painter, rect(), m_view, currentTheme(this), font(), layoutDirection());
}

int BarChart::rowAt(const QPoint &at) const
{
    const QPoint place = QStyle::visualPos(layoutDirection(), rect(), at);
    const Plan plan(rect(), m_view, font());
    for (int row = 0; row < m_view.rows.size(); ++row) {
        const QRect full = plan.full(row);
        const bool isHit =
            m_view.isSeries ? place.x() >= full.left() && place.x() <= full.right() + 1
                            : plan.label(row).contains(QPoint(plan.label(row).left(), place.y()));
        if (isHit)
            return row;
    }
    return -1;
}

bool BarChart::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    if (const int row = rowAt(help->pos()); row >= 0) {
        //: the tip of a bar: what it is of, and how much
        QToolTip::showText(help->globalPos(),
                           plainTip(tr("%1: %2").arg(bidiIsolated(m_view.rows[row].label),
                                                     bidiIsolated(m_view.rows[row].valueText))),
                           this);
    } else {
        QToolTip::hideText();
    }
    return true;
}

} // namespace frontdesk
