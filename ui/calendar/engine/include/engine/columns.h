// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>
#include <QRectF>

namespace frontdesk {

/// Equal columns side by side, in reading order: x grows from the first column to the last,
/// whichever way the script runs. Edges lie on whole pixels.
class Columns
{
public:
    static constexpr double MinimumWidth = 120;

    Columns() = default;
    /// Fits `count` columns into `available` pixels; never narrower than the minimum, so they may
    /// exceed it.
    Columns(int count, double available, double minimum = MinimumWidth);

    int count() const { return m_count; }
    double contentWidth() const { return left(m_count); }
    double left(int column) const;
    double width(int column) const { return left(column + 1) - left(column); }
    /// The column at `x`, or -1 beside them.
    int at(double x) const;

private:
    int m_count = 0;
    double m_width = MinimumWidth;
};

/// Between the content (columns and time, logical) and the widget's pixels: scrolled, below a
/// header, beside a gutter at the leading edge, and mirrored as a whole in a right-to-left layout.
struct ViewTransform {
    bool rightToLeft = false;
    double viewWidth = 0; ///< of the whole viewport
    double gutter = 0; ///< width, at the leading edge
    double header = 0; ///< height, at the top
    double scrollX = 0; ///< logical: 0 shows the first column
    double scrollY = 0;

    /// Mirrors a rectangle given in reading direction; its own inverse.
    QRectF mirrored(const QRectF &logical) const;
    double mirroredX(double x) const { return rightToLeft ? viewWidth - x : x; }
    QRectF toView(const QRectF &content) const;
    QPointF toContent(const QPointF &view) const;
};

} // namespace frontdesk
