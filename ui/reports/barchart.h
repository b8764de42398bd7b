// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reportview.h"

#include <QWidget>

class QPainter;

namespace frontdesk {

struct Theme;

/// The rows of a report as bars: one below the other, or, where they are days, side by side. What
/// it draws stands in the report's table too, which is what a screen reader reads.
class BarChart : public QWidget
{
    Q_OBJECT

public:
    explicit BarChart(QWidget *parent = nullptr);

    void setReport(const ReportView &view);
    /// Where the bar of a row is drawn; empty where it has none.
    QRect barRect(int row) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

    /// Draws a report into `area`: on the screen, or on paper with a theme of its own.
    static void paint(QPainter &painter, const QRect &area, const ReportView &view,
                      const Theme &theme, const QFont &font, Qt::LayoutDirection direction);
    /// The height that the rows of a report need.
    static int heightOf(const ReportView &view, const QFont &font);

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    int rowAt(const QPoint &at) const;

    ReportView m_view;
};

} // namespace frontdesk
