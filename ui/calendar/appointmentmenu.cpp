// SPDX-License-Identifier: GPL-3.0-or-later
#include "appointmentmenu.h"

#include "appointments/appointmenttext.h"
#include "calendartext.h"
#include "models/clinicformat.h"
#include "shell/icons.h"

#include <QCoreApplication>
#include <QMenu>

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

/// Gives this file's texts their context, where lupdate finds it.
struct MenuWords {
    Q_DECLARE_TR_FUNCTIONS(AppointmentMenu)
};

} // namespace

QAction *addTo(QMenu &menu, const QString &name, const QString &icon, const QString &text)
{
    QAction *action = menu.addAction(themedIcon(icon), text);
    action->setObjectName(name);
    return action;
}

QMenu *makeAppointmentMenu(QWidget *view, const Appointment &appointment,
                           const DayView::Permissions &permissions,
                           const AppointmentMenuCalls &calls)
{
    const AppointmentStatus status = appointment.status;
    auto *menu = new QMenu(view);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(u"appointmentMenu"_s);
    QObject::connect(addTo(*menu, u"open"_s, u"edit"_s, MenuWords::tr("&Open")),
                     &QAction::triggered, view, calls.open);
    menu->addSeparator();
    const auto addStep = [&](QMenu &to, AppointmentStatus step, const QString &name,
                             const QString &icon, const QString &text) {
        QObject::connect(addTo(to, name, icon, menuText(text)), &QAction::triggered, view,
                         [calls, step] { calls.step(step); });
    };
    const auto may = [&](AppointmentStatus step) {
        return permissions.advance && mayFollow(status, step);
    };
    const auto next = usualNext(status);
    if (next && may(*next))
        addStep(*menu, *next, u"nextStatus"_s, u"forward"_s, stepText(status, *next));
    if (next != AppointmentStatus::Arrived && status != AppointmentStatus::InProgress
        && may(AppointmentStatus::Arrived))
        addStep(*menu, AppointmentStatus::Arrived, u"checkIn"_s, u"check"_s,
                stepText(status, AppointmentStatus::Arrived));
    QList<AppointmentStatus> steps;
    for (const AppointmentStatus step : allAppointmentStatuses()) {
        if (step != AppointmentStatus::Cancelled && may(step))
            steps.append(step);
    }
    if (!steps.isEmpty()) {
        QMenu *all = menu->addMenu(MenuWords::tr("&Status"));
        all->setObjectName(u"statusMenu"_s);
        all->menuAction()->setObjectName(u"status"_s);
        for (const AppointmentStatus step : std::as_const(steps))
            addStep(*all, step, u"status%1"_s.arg(toString(step)), {}, statusText(step));
    }
    if (may(AppointmentStatus::NoShow))
        addStep(*menu, AppointmentStatus::NoShow, u"noShow"_s, u"cross"_s,
                stepText(status, AppointmentStatus::NoShow));
    if (permissions.cancel && mayFollow(status, AppointmentStatus::Cancelled)) {
        menu->addSeparator();
        QAction *cancel = menu->addAction(themedIcon(u"trash"_s, IconTint::Danger),
                                          MenuWords::tr("&Cancel appointment…"));
        cancel->setObjectName(u"cancelAppointment"_s);
        QObject::connect(cancel, &QAction::triggered, view, calls.cancel);
    }
    return menu;
}

} // namespace frontdesk
