// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/columns.h"

#include <algorithm>
#include <cmath>

namespace frontdesk {

Columns::Columns(int count, double available, double minimum)
    : m_count(std::max(0, count))
    , m_width(count > 0 ? std::max(minimum, available / count) : minimum)
{
}

double Columns::left(int column) const
{
    return std::floor(column * m_width);
}

int Columns::at(double x) const
{
    if (x < 0 || x >= contentWidth())
        return -1;
    int column = std::clamp(int(x / m_width), 0, m_count - 1);
    // Edges are rounded down to pixels, so the next column may already have begun.
    if (column + 1 < m_count && x >= left(column + 1))
        ++column;
    return column;
}

QRectF ViewTransform::mirrored(const QRectF &logical) const
{
    if (!rightToLeft)
        return logical;
    return {viewWidth - logical.x() - logical.width(), logical.y(), logical.width(),
            logical.height()};
}

QRectF ViewTransform::toView(const QRectF &content) const
{
    return mirrored(content.translated(gutter - scrollX, header - scrollY));
}

QPointF ViewTransform::toContent(const QPointF &view) const
{
    return {mirroredX(view.x()) - gutter + scrollX, view.y() - header + scrollY};
}

} // namespace frontdesk
