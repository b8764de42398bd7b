// SPDX-License-Identifier: GPL-3.0-or-later
#include "statusglyph.h"

#include <QPainter>
#include <QPainterPath>

namespace frontdesk {

namespace {

QPainterPath questionMark()
{
    QPainterPath path;
    path.moveTo(0.28, 0.32);
    path.cubicTo(0.28, 0.02, 0.76, 0.02, 0.72, 0.34);
    path.cubicTo(0.70, 0.50, 0.50, 0.48, 0.50, 0.68);
    return path;
}

// Parts of a sign's side.
constexpr double ThickStroke = 0.16;
constexpr double ThinStroke = 0.12;

/// Saves the painter, and makes the box its unit square with a round stroke.
void enterBox(QPainter &painter, const QRectF &box, const QColor &colour, double stroke)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(box.topLeft());
    painter.scale(box.width(), box.height());
    painter.setPen(QPen(colour, stroke, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
}

} // namespace

void paintStatusGlyph(QPainter &painter, const QRectF &box, AppointmentStatus status,
                      const QColor &colour)
{
    enterBox(painter, box, colour, ThickStroke);
    switch (status) {
    case AppointmentStatus::Pending:
        painter.drawPath(questionMark());
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour);
        painter.drawEllipse(QPointF(0.5, 0.9), 0.1, 0.1);
        break;
    case AppointmentStatus::Confirmed: {
        const QPointF check[] = {{0.12, 0.54}, {0.40, 0.82}, {0.90, 0.22}};
        painter.drawPolyline(check, 3);
        break;
    }
    case AppointmentStatus::Arrived:
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour);
        painter.drawEllipse(QPointF(0.5, 0.5), 0.36, 0.36);
        break;
    case AppointmentStatus::InProgress: {
        painter.setBrush(colour);
        const QPointF triangle[] = {{0.26, 0.18}, {0.82, 0.5}, {0.26, 0.82}};
        painter.drawPolygon(triangle, 3);
        break;
    }
    case AppointmentStatus::Completed:
        painter.setBrush(colour);
        painter.drawRect(QRectF(0.24, 0.24, 0.52, 0.52));
        break;
    case AppointmentStatus::Cancelled:
        painter.drawEllipse(QPointF(0.5, 0.5), 0.38, 0.38);
        painter.drawLine(QPointF(0.24, 0.76), QPointF(0.76, 0.24));
        break;
    case AppointmentStatus::NoShow:
        painter.drawLine(QPointF(0.18, 0.18), QPointF(0.82, 0.82));
        painter.drawLine(QPointF(0.18, 0.82), QPointF(0.82, 0.18));
        break;
    }
    painter.restore();
}

void paintAlertGlyph(QPainter &painter, const QRectF &box, const QColor &colour)
{
    enterBox(painter, box, colour, ThinStroke);
    const QPointF triangle[] = {{0.50, 0.08}, {0.94, 0.90}, {0.06, 0.90}};
    painter.drawPolygon(triangle, 3);
    painter.drawLine(QPointF(0.50, 0.38), QPointF(0.50, 0.60));
    painter.drawPoint(QPointF(0.50, 0.76));
    painter.restore();
}

void paintEditedGlyph(QPainter &painter, const QRectF &box, const QColor &colour)
{
    enterBox(painter, box, colour, ThinStroke);
    const QPointF shaft[] = {{0.10, 0.90}, {0.16, 0.64}, {0.68, 0.12}, {0.88, 0.32}, {0.36, 0.84}};
    painter.drawPolygon(shaft, 5);
    painter.drawLine(QPointF(0.54, 0.26), QPointF(0.74, 0.46));
    painter.restore();
}

} // namespace frontdesk
