// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/appointment.h"

#include <QStyledItemDelegate>
#include <QWidget>

namespace frontdesk {

/// An appointment's status as a small coloured plate with its glyph and its name.
class StatusChip : public QWidget
{
    Q_OBJECT

public:
    explicit StatusChip(QWidget *parent = nullptr);
    void setStatus(AppointmentStatus status);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    AppointmentStatus m_status = AppointmentStatus::Pending;
};

/// Draws the status in a table's cell; the status is the int of StatusRole.
class StatusDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    static constexpr int StatusRole = Qt::UserRole + 40;

    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace frontdesk
