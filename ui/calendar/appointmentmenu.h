// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "calendar/dayview.h"

#include <functional>

class QAction;
class QMenu;

namespace frontdesk {

/// What the menu of an appointment asks for.
struct AppointmentMenuCalls {
    std::function<void()> open;
    std::function<void(AppointmentStatus)> step;
    std::function<void()> cancel;
};

/// The menu of an appointment as every view has it: what its status and the person's rights allow.
/// Deleted when it is closed; whoever owns the view adds more.
QMenu *makeAppointmentMenu(QWidget *view, const Appointment &appointment,
                           const DayView::Permissions &permissions,
                           const AppointmentMenuCalls &calls);

/// An action called `name`, at the end of a menu.
QAction *addTo(QMenu &menu, const QString &name, const QString &icon, const QString &text);

} // namespace frontdesk
