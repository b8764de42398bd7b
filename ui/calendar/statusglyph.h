// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/appointment.h"

#include <QColor>
#include <QRectF>

class QPainter;

namespace frontdesk {

/// Draws the mark that tells a status apart without colour, within a square: requested ?, confirmed
/// a check, arrived a dot, in room a triangle, done a square, no-show a cross.
void paintStatusGlyph(QPainter &painter, const QRectF &box, AppointmentStatus status,
                      const QColor &colour);

/// A warning sign: there is something that must not be missed.
void paintAlertGlyph(QPainter &painter, const QRectF &box, const QColor &colour);

/// A pencil: somebody else is changing it.
void paintEditedGlyph(QPainter &painter, const QRectF &box, const QColor &colour);

} // namespace frontdesk
