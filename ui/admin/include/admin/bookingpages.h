// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/roomeditor.h"
#include "admin/typeeditor.h"
#include "models/listeditorpage.h"

#include <QCoreApplication>

namespace frontdesk {

/// The clinic's types of appointments, for administrators.
class TypesPage : public RecordPage<AppointmentType, TypeEditor>
{
    Q_DECLARE_TR_FUNCTIONS(TypesPage)

public:
    TypesPage(DeskContext &context, QWidget *parent = nullptr);
    QString title() const override;
    QString iconName() const override;
};

/// The clinic's rooms, for administrators.
class RoomsPage : public RecordPage<Room, RoomEditor>
{
    Q_DECLARE_TR_FUNCTIONS(RoomsPage)

public:
    RoomsPage(DeskContext &context, QWidget *parent = nullptr);
    QString title() const override;
    QString iconName() const override;
};

} // namespace frontdesk
