// SPDX-License-Identifier: GPL-3.0-or-later
// What the context menus of the calendar's views offer.
#include "calendar/calendarpage.h"

#include "appointmentmenu.h"
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
#include "shell/whendone.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>
#include <QStackedWidget>

namespace frontdesk {

using namespace Qt::StringLiterals;

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

void CalendarPage::openAppointmentMenu(QWidget *view, AppointmentId id, const QPoint &at)
{
    const auto details = m_store->find(id);
    if (!details)
        return;
    QMenu *menu = makeAppointmentMenu(
        view, details->appointment, m_view->permissions(),
        {[this, id] { startEditing(id); },
         [this, id](AppointmentStatus status) { m_store->setStatus(id, status); },
         [this, id] { startCancel(id); }});
    fillAppointmentMenu(*menu, id);
    menu->popup(at);
}

void CalendarPage::fillAppointmentMenu(QMenu &menu, AppointmentId id)
{
    const auto details = m_store->find(id);
    if (!details || !m_context.actor.isDesk())
        return;
    const auto add = [&](const QString &name, const QString &icon, const QString &text,
                         const std::function<void()> &chosen) {
        connect(addTo(menu, name, icon, text), &QAction::triggered, this, chosen);
    };
    const AppointmentDetails &whole = *details;
    const PatientId patientId = whole.appointment.patientId;
    if (mayChange() && mayFollow(whole.appointment.status, AppointmentStatus::Cancelled)) {
        QMenu *reasons = menu.addMenu(tr("Cancel because"));
        reasons->setObjectName(u"cancelReasons"_s);
        for (const QString &reason : cancelReasons())
            connect(reasons->addAction(menuText(reason)), &QAction::triggered, this,
                    [this, whole, reason] { cancelBecause(whole, reason); });
        menu.addSeparator();
        add(u"cut"_s, u"move"_s, tr("Move by the clipboard"), [this] { cut(); });
    } else {
        menu.addSeparator();
    }
    add(u"copy"_s, u"copy"_s, tr("Copy"), [this] { copy(); });
    if (mayChange())
        add(u"rebook"_s, u"add"_s, tr("Book again…"),
            [this, patientId] { bookAgainFor(patientId); });
    menu.addSeparator();
    if (!whole.patientPhone.isEmpty())
        add(u"copyPhone"_s, u"phone"_s, tr("Copy the phone number"),
            [phone = whole.patientPhone] { QGuiApplication::clipboard()->setText(phone); });
    add(u"patientRecord"_s, u"patients"_s, tr("Patient record"),
        [this, patientId] { emit patientRequested(patientId); });
    add(u"slip"_s, u"print"_s, tr("Print the slip"), [this, whole] { printSlip(whole, false); });
    add(u"slipPreview"_s, u"eye"_s, tr("Preview the slip…"),
        [this, whole] { printSlip(whole, true); });
}

void CalendarPage::cancelBecause(const AppointmentDetails &details, const QString &reason)
{
    AppointmentDetails wanted = details;
    applyStatus(wanted.appointment, AppointmentStatus::Cancelled, m_context.clock.now());
    wanted.appointment.cancelReason = reason;
    m_store->change(details, wanted);
}

/// Another appointment for the same patient: what is free is listed.
void CalendarPage::bookAgainFor(PatientId id)
{
    auto asked = m_context.services.run([actor = m_context.actor, id](Services &services) {
        return services.patients.get(actor, id);
    });
    whenDone(asked, this, [this](const Result<Patient> &patient) {
        if (patient)
            findPatient(*patient);
        else
            emit notice(errorText(patient.error()));
    });
}

void CalendarPage::fillSlotMenu(QMenu &menu, int column, const Interval &slot)
{
    if (!m_context.actor.isDesk() || !mayChange())
        return;
    const Doctor doctor = m_view->scene().doctor(column);
    const QPoint at =
        m_view->viewport()->mapToGlobal(m_view->slotRect(column, slot).center().toPoint());
    connect(addTo(menu, u"walkIn"_s, u"flow"_s, tr("Walk-in")), &QAction::triggered, this,
            &CalendarPage::startWalkIn);
    addPaste(menu);
    connect(addTo(menu, u"nextFree"_s, u"forward"_s, tr("Next free slots from here…")),
            &QAction::triggered, this,
            [this, doctor, slot, at] { offerNextFreeOf(doctor, slot.start, at); });
    menu.addSeparator();
    connect(addTo(menu, u"offer"_s, u"hourglass"_s, tr("Offer to the waiting list…")),
            &QAction::triggered, this,
            [this, doctor, slot, at] { offerToWaitlist(doctor, slot, at); });
    connect(addTo(menu, u"block"_s, u"lock"_s, tr("Block this time")), &QAction::triggered, this,
            [this, doctor, slot] { block(doctor, slot); });
}

/// What was cut or copied, put down at the cursor.
void CalendarPage::addPaste(QMenu &menu)
{
    const auto pinned = m_copied ? m_copied : m_pinboard->current();
    if (!pinned)
        return;
    const CalendarText words(locale(), *m_context.zone.get(), m_private);
    const QString who = bidiIsolated(words.patient(*pinned));
    const QString text = m_copied
                             ? tr("Book %1 once more here", "a patient that was copied").arg(who)
                             : tr("Put %1 here", "a patient on the clipboard").arg(who);
    connect(addTo(menu, u"paste"_s, u"move"_s, menuText(text)), &QAction::triggered, this,
            &CalendarPage::paste);
}

/// The same for a whole day, where the time and the doctor are still to be chosen.
void CalendarPage::openDayMenu(QWidget *view, QDate clicked, const QPoint &at)
{
    const QDate date = clicked.isValid() ? clicked : day();
    const DayView::Permissions may = m_view->permissions();
    if (!date.isValid() || !m_store->isLoaded())
        return;
    auto *menu = new QMenu(view);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(u"dayMenu"_s);
    connect(addTo(*menu, u"openDay"_s, u"calendar"_s, tr("Open this day")), &QAction::triggered,
            this, [this, date] {
                goTo(date);
                setMode(CalendarMode::Day);
            });
    if (m_context.actor.isDesk() && may.book) {
        const auto add = [&](const QString &name, const QString &icon, const QString &text,
                             const std::function<void(const Doctor &, const Interval &)> &chosen) {
            connect(addTo(*menu, name, icon, text), &QAction::triggered, this,
                    [this, date, at, chosen] { offerTimes(date, at, chosen); });
        };
        menu->addSeparator();
        connect(addTo(*menu, u"book"_s, u"add"_s, tr("Book…")), &QAction::triggered, this,
                [this, date, at] { bookOn(date, at); });
        connect(addTo(*menu, u"walkIn"_s, u"flow"_s, tr("Walk-in")), &QAction::triggered, this,
                &CalendarPage::startWalkIn);
        if (m_mode == CalendarMode::Month)
            addPaste(*menu);
        connect(addTo(*menu, u"nextFree"_s, u"forward"_s, tr("Next free slots from here…")),
                &QAction::triggered, this, [this, date, at] {
                    offerNextFreeOf({}, m_context.zone.get()->day(date).start, at);
                });
        menu->addSeparator();
        add(u"offer"_s, u"hourglass"_s, tr("Offer to the waiting list…"),
            [this, at](const Doctor &doctor, const Interval &slot) {
                offerToWaitlist(doctor, slot, at);
            });
        add(u"block"_s, u"lock"_s, tr("Block a time…"),
            [this](const Doctor &doctor, const Interval &slot) { block(doctor, slot); });
    }
    menu->popup(at);
}

/// Offers what is free on a day, and books what is chosen.
void CalendarPage::bookOn(QDate date, const QPoint &at)
{
    offerTimes(date, at, [this](const Doctor &doctor, const Interval &slot) {
        startBooking(doctor, slot, int(slot.duration() / std::chrono::minutes(1)), {});
    });
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

void CalendarPage::offerToWaitlist(const Doctor &doctor, const Interval &slot, const QPoint &at)
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
