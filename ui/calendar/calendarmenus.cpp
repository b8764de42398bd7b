// SPDX-License-Identifier: GPL-3.0-or-later
// What the calendar's context menus offer beside what the view itself can ask for.
#include "calendar/calendarpage.h"

#include "appointments/appointmentpanel.h"
#include "appointments/appointmenttext.h"
#include "appointments/walkinform.h"
#include "calendar/dayview.h"
#include "calendar/pinboard.h"
#include "calendartext.h"
#include "finder.h"
#include "models/clinicformat.h"
#include "shell/bidi.h"
#include "shell/errortext.h"
#include "shell/icons.h"
#include "shell/whendone.h"

#include <QClipboard>
#include <QCursor>
#include <QGuiApplication>
#include <QMenu>
#include <QStackedWidget>

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

QAction *addTo(QMenu &menu, const QString &name, const QString &icon, const QString &text)
{
    QAction *action = menu.addAction(themedIcon(icon), text);
    action->setObjectName(name);
    return action;
}

} // namespace

void CalendarPage::startWalkIn()
{
    if (!mayChange() || !m_context.actor.isStaff())
        return;
    leaveForm([this] {
        m_side->setCurrentWidget(m_walkIn);
        m_walkIn->start();
    });
}

void CalendarPage::walkedIn(const WalkInOutcome &outcome)
{
    if (outcome.appointment) {
        m_store->adopt(*outcome.appointment);
        m_panel->setAppointment(*outcome.appointment);
    }
    m_side->setCurrentWidget(m_panel);
    emit notice(WalkInForm::readBack(outcome));
    if (outcome.appointment)
        reveal(*outcome.appointment);
    currentView()->setFocus(Qt::OtherFocusReason);
}

void CalendarPage::fillAppointmentMenu(QMenu &menu, AppointmentId id)
{
    const auto details = m_store->find(id);
    if (!details || !m_context.actor.isDesk())
        return;
    menu.addSeparator();
    const AppointmentStatus status = details->appointment.status;
    if (mayChange() && mayFollow(status, AppointmentStatus::Cancelled)) {
        QMenu *reasons = menu.addMenu(tr("Cancel because"));
        reasons->setObjectName(u"cancelReasons"_s);
        for (const QString &reason : cancelReasons()) {
            connect(reasons->addAction(menuText(reason)), &QAction::triggered, this,
                    [this, details = *details, reason] {
                        AppointmentDetails wanted = details;
                        applyStatus(wanted.appointment, AppointmentStatus::Cancelled,
                                    m_context.clock.now());
                        wanted.appointment.cancelReason = reason;
                        m_store->change(details, wanted);
                    });
        }
        connect(addTo(menu, u"cut"_s, u"move"_s, tr("Move by the clipboard")), &QAction::triggered,
                this, &CalendarPage::cut);
    }
    const PatientId patientId = details->appointment.patientId;
    if (mayChange())
        connect(addTo(menu, u"rebook"_s, u"add"_s, tr("Book again…")), &QAction::triggered, this,
                [this, patientId] {
                    auto asked = m_context.services.run(
                        [actor = m_context.actor, patientId](Services &services) {
                            return services.patients.get(actor, patientId);
                        });
                    whenDone(asked, this, [this](const Result<Patient> &patient) {
                        if (patient)
                            findPatient(*patient);
                        else
                            emit notice(errorText(patient.error()));
                    });
                });
    if (!details->patientPhone.isEmpty())
        connect(addTo(menu, u"copyPhone"_s, u"phone"_s, tr("Copy the phone number")),
                &QAction::triggered, this,
                [phone = details->patientPhone] { QGuiApplication::clipboard()->setText(phone); });
    connect(addTo(menu, u"patientRecord"_s, u"patients"_s, tr("Patient record")),
            &QAction::triggered, this, [this, patientId] { emit patientRequested(patientId); });
}

void CalendarPage::fillSlotMenu(QMenu &menu, int column, const Interval &slot)
{
    if (!m_context.actor.isDesk() || !mayChange())
        return;
    const Doctor doctor = m_view->scene().doctor(column);
    connect(addTo(menu, u"walkIn"_s, u"flow"_s, tr("Walk-in")), &QAction::triggered, this,
            &CalendarPage::startWalkIn);
    if (const auto pinned = m_pinboard->current()) {
        const CalendarText words(locale(), *m_context.zone.get(), m_private);
        const QString text = tr("Put %1 here", "a patient on the clipboard")
                                 .arg(bidiIsolated(words.patient(*pinned)));
        connect(addTo(menu, u"paste"_s, u"move"_s, menuText(text)), &QAction::triggered, this,
                &CalendarPage::paste);
    }
    connect(addTo(menu, u"nextFree"_s, u"forward"_s, tr("Next free slots…")), &QAction::triggered,
            this, &CalendarPage::offerNextFree);
    menu.addSeparator();
    connect(addTo(menu, u"offer"_s, u"hourglass"_s, tr("Offer to the waiting list…")),
            &QAction::triggered, this, [this, doctor, slot] { offerToWaitlist(doctor, slot); });
    connect(addTo(menu, u"block"_s, u"lock"_s, tr("Block this time")), &QAction::triggered, this,
            [this, doctor, slot] { block(doctor, slot); });
}

/// A break of the doctor's on that day alone.
void CalendarPage::block(const Doctor &doctor, const Interval &slot)
{
    const auto time = m_context.zone.get();
    NewScheduleException wanted;
    wanted.doctorId = doctor.id;
    wanted.kind = ExceptionKind::Break;
    wanted.fromDate = time->toDate(slot.start);
    wanted.toDate = wanted.fromDate;
    wanted.start = WallTime {time->toLocal(slot.start).minutes};
    const bool untilMidnight = slot.end >= time->day(wanted.fromDate).end;
    wanted.end =
        untilMidnight ? ScheduleException::Midnight : WallTime {time->toLocal(slot.end).minutes};
    wanted.label = tr("Blocked");
    auto asked = m_context.services.run([actor = m_context.actor, wanted](Services &services) {
        return services.exceptions.create(actor, wanted);
    });
    const QString text =
        tr("%1 is blocked for %2. The page of schedules takes it back.", "day and time, doctor")
            .arg(daySpanText(locale(), *time, slot), bidiIsolated(doctor.fullName));
    whenDone(asked, this, [this, text](const Result<ScheduleExceptionOutcome> &outcome) {
        emit notice(outcome ? text : errorText(outcome.error()));
    });
}

void CalendarPage::offerToWaitlist(const Doctor &doctor, const Interval &slot)
{
    auto asked =
        m_context.services.run([actor = m_context.actor, id = doctor.id, slot](Services &services) {
            return services.waitlist.matchesFor(actor, id, slot);
        });
    const auto offer = [this, id = doctor.id](const QList<WaitlistEntryId> &entries,
                                              const Interval &wanted) {
        SlotOffer what;
        what.doctorId = id;
        what.start = wanted.start;
        what.end = wanted.end;
        auto sent =
            m_context.services.run([actor = m_context.actor, entries, what](Services &services) {
                return services.waitlist.offer(actor, entries, what);
            });
        whenDone(sent, this, [this](const Result<QList<WaitlistDetails>> &offered) {
            emit notice(
                offered ? tr("The time was offered to %Ln patients.", nullptr, int(offered->size()))
                        : errorText(offered.error()));
        });
    };
    const QPoint at = m_view->viewport()->mapToGlobal(
        m_view->slotRect(m_view->cursor().column, slot).center().toPoint());
    whenDone(asked, this, [this, offer, at](const Result<QList<WaitlistMatch>> &matches) {
        if (!matches) {
            emit notice(errorText(matches.error()));
            return;
        }
        auto *menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->setObjectName(u"waitlistMenu"_s);
        if (matches->isEmpty())
            menu->addAction(tr("Nobody on the waiting list wants this time"))->setEnabled(false);
        for (const WaitlistMatch &match : *matches) {
            const QString text = tr("%1, %2", "patient, time")
                                     .arg(bidiIsolated(match.details.patientName),
                                          spanText(locale(), *m_context.zone.get(), match.slot));
            connect(menu->addAction(menuText(text)), &QAction::triggered, this,
                    [offer, match] { offer({match.details.entry.id}, match.slot); });
        }
        menu->popup(at);
        menu->setActiveAction(menu->actions().first());
    });
}

} // namespace frontdesk
