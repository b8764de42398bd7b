// SPDX-License-Identifier: GPL-3.0-or-later
// What the page changes, and takes back.
#include "calendar/calendarpage.h"

#include "appointments/appointmenttext.h"
#include "appointments/walkinform.h"
#include "calendar/dayview.h"
#include "calendar/minimonth.h"
#include "calendar/monthview.h"
#include "calendar/pinboard.h"
#include "calendarsidebar.h"
#include "calendartext.h"
#include "models/clinicformat.h"
#include "shell/bidi.h"
#include "shell/errortext.h"
#include "shell/inlinemessage.h"
#include "shell/whendone.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QSettings>

namespace frontdesk {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto Dwell = 600ms;
constexpr auto FullnessDelay = 200ms;

} // namespace

void CalendarPage::buildCommands()
{
    connect(m_store, &CalendarStore::changeAccepted, this, &CalendarPage::accepted);
    connect(m_store, &CalendarStore::changeRefused, this, &CalendarPage::refused);
    connect(m_history, &CalendarHistory::refused, this, &CalendarPage::refused);
    connect(m_history, &CalendarHistory::changed, this, &CalendarPage::showUndoTexts);
    connect(m_history, &CalendarHistory::undone, this,
            [this](const QString &text, const AppointmentDetails &details) {
                emit notice(tr("Undone: %1", "what was undone").arg(text));
                if (m_store->find(details.appointment.id))
                    selectInView(details.appointment.id);
            });
    connect(m_history, &CalendarHistory::redone, this,
            [this](const QString &text, const AppointmentDetails &details) {
                emit notice(tr("Done again: %1", "what was done").arg(text));
                if (m_store->find(details.appointment.id))
                    selectInView(details.appointment.id);
            });
    connect(addKey(u"undo"_s, Qt::CTRL | Qt::Key_Z), &QAction::triggered, this,
            &CalendarPage::undo);
    connect(addKey(u"redo"_s, Qt::CTRL | Qt::SHIFT | Qt::Key_Z), &QAction::triggered, this,
            &CalendarPage::redo);
    connect(addKey(u"cut"_s, Qt::CTRL | Qt::Key_X), &QAction::triggered, this, &CalendarPage::cut);
    connect(addKey(u"copy"_s, Qt::CTRL | Qt::Key_C), &QAction::triggered, this,
            &CalendarPage::copy);
    connect(addKey(u"paste"_s, Qt::CTRL | Qt::Key_V), &QAction::triggered, this,
            &CalendarPage::paste);
    connect(addKey(u"cancelAppointment"_s, Qt::Key_Delete), &QAction::triggered, this, [this] {
        if (m_context.actor.isDesk())
            startCancel(selected());
    });
    connect(addKey(u"findPatient"_s, Qt::Key_F3), &QAction::triggered, this,
            [this] { findPatient(); });
    connect(addKey(u"palette"_s, Qt::CTRL | Qt::Key_K), &QAction::triggered, this,
            &CalendarPage::openPalette);
    connect(addKey(u"nextFree"_s, Qt::Key_F4), &QAction::triggered, this,
            &CalendarPage::offerNextFree);
    connect(addKey(u"walkIn"_s, Qt::Key_F7), &QAction::triggered, this, &CalendarPage::startWalkIn);
    connect(addKey(u"printDay"_s, Qt::CTRL | Qt::SHIFT | Qt::Key_P), &QAction::triggered, this,
            &CalendarPage::printDay);
    connect(addKey(u"previewDay"_s, Qt::CTRL | Qt::Key_P), &QAction::triggered, this,
            &CalendarPage::previewDay);
    connect(addKey(u"editKeys"_s, Qt::CTRL | Qt::Key_Slash), &QAction::triggered, this,
            &CalendarPage::editKeys);
    connect(m_pinboard, &Pinboard::pasteRequested, this, [this] {
        m_copied.reset(); // what lies on the clipboard at the side is meant
        paste();
    });
    m_dwell.setSingleShot(true);
    m_dwell.setInterval(Dwell);
    connect(&m_dwell, &QTimer::timeout, this, [this] { goTo(m_dwellDay); });
    m_fullnessDue.setSingleShot(true);
    m_fullnessDue.setInterval(FullnessDelay);
    connect(&m_fullnessDue, &QTimer::timeout, this, &CalendarPage::loadFullness);
    connect(m_sideBar->month(), &MiniMonth::monthChanged, &m_fullnessDue,
            qOverload<>(&QTimer::start));
    connect(m_sideBar, &CalendarSideBar::presetChosen, this, [this](const QString &name) {
        if (m_settings)
            choosePreset(m_settings->value(m_settingsKey + u"/presets/"_s + name).toStringList());
    });
    connect(m_sideBar, &CalendarSideBar::presetWanted, this, &CalendarPage::savePreset);
    connect(m_sideBar, &CalendarSideBar::presetUnwanted, this, &CalendarPage::removePreset);
}

void CalendarPage::undo()
{
    if (mayChange())
        m_history->undo();
}

void CalendarPage::redo()
{
    if (mayChange())
        m_history->redo();
}

void CalendarPage::showUndoTexts()
{
    const auto show = [this](const QString &name, bool can, const QString &text) {
        if (auto *action = findChild<QAction *>(name)) {
            action->setEnabled(can && !m_history->isBusy());
            action->setText(text);
        }
    };
    const QUndoStack &stack = m_history->stack();
    show(u"undo"_s, stack.canUndo(), tr("Undo %1").arg(stack.undoText()).trimmed());
    show(u"redo"_s, stack.canRedo(), tr("Redo %1").arg(stack.redoText()).trimmed());
}

QString CalendarPage::commandText(const AppointmentDetails &before,
                                  const AppointmentDetails &after) const
{
    const CalendarText words(locale(), *m_context.zone.get(), m_private);
    const QString who = bidiIsolated(words.patient(after));
    if (before.appointment.status == AppointmentStatus::Cancelled)
        return tr("Book %1", "a patient").arg(who);
    if (after.appointment.status == AppointmentStatus::Cancelled)
        return tr("Cancel %1", "a patient").arg(who);
    if (before.appointment.status != after.appointment.status)
        return tr("%1: %2", "a patient, a status").arg(who, statusText(after.appointment.status));
    if (isSamePlace(before.appointment, after.appointment))
        return tr("Change %1", "a patient").arg(who);
    return tr("Move %1", "a patient").arg(who);
}

void CalendarPage::accepted(const AppointmentDetails &before, const AppointmentDetails &after)
{
    // What the way back cannot bring back is not offered as a way back.
    const Appointment &was = before.appointment;
    const Appointment &is = after.appointment;
    if (was.status != is.status || !isSamePlace(was, is) || !editBetween(was, is).isEmpty())
        m_history->record({{before, after}}, commandText(before, after));
    const QString what = readBack(locale(), *m_context.zone.get(), after);
    const auto standing = m_store->againstHours(is.doctorId, is.span);
    const bool remarkable = !isSamePlace(was, is) && standing && *standing != Verdict::Free;
    emit notice(remarkable ? tr("%1. This is outside the doctor's working hours.",
                                "what was booked: patient, time, doctor")
                                 .arg(what)
                           : what);
    if (selected().isNull() && m_store->find(is.id) && !hasUnsavedChanges())
        selectInView(is.id);
}

void CalendarPage::showRefusal(const AppointmentDetails &before, const QString &why)
{
    const CalendarText words(locale(), *m_context.zone.get(), m_private);
    m_refusal->showMessage(InlineMessage::Kind::Error,
                           tr("%1 was not changed. %2", "patient, reason")
                               .arg(bidiIsolated(words.patient(before)), why),
                           tr("Dismiss"));
}

/// Says why at once, and who was faster as soon as that is known.
void CalendarPage::refused(const AppointmentDetails &before, const Error &error)
{
    showRefusal(before, errorText(error));
    if (error.code != ErrorCode::StaleVersion && error.code != ErrorCode::IllegalTransition)
        return;
    whenDone(m_source->lastChange(before.appointment.id), this,
             [this, before](const Result<LastChange> &last) {
                 if (!last || m_refusal->text().isEmpty())
                     return;
                 const QString when = timeText(locale(), *m_context.zone.get(), last->at);
                 if (!last->email.isEmpty())
                     showRefusal(before, tr("%1 changed it at %2.", "a user's e-mail, a time")
                                             .arg(bidiIsolated(last->email), when));
                 else if (last->role == Role::Patient)
                     showRefusal(before, tr("The patient changed it at %1.").arg(when));
             });
}

QList<AppointmentId> CalendarPage::selection() const
{
    if (m_mode == CalendarMode::Day || m_mode == CalendarMode::Week)
        return m_view->selection();
    return selected().isNull() ? QList<AppointmentId>() : QList {selected()};
}

/// One after the other, as each may make room for the next; all are one command.
void CalendarPage::changeInTurn(const QList<Change> &rest, const QList<CalendarHistory::Step> &done,
                                const QString &text)
{
    if (rest.isEmpty()) {
        if (!done.isEmpty()) {
            m_history->record(done, text);
            emit notice(text);
        }
        return;
    }
    const auto &[from, to] = rest.first();
    m_store->change(
        from, to, [this, rest, done, text, from = from](const Result<AppointmentDetails> &result) {
            if (result) {
                changeInTurn(rest.mid(1), done + QList<CalendarHistory::Step> {{from, *result}},
                             text);
                return;
            }
            changeInTurn({}, done, text);
            refused(from, result.error());
        });
}

void CalendarPage::moveTogether(const QList<PlannedMove> &moves)
{
    QList<Change> changes;
    for (const PlannedMove &move : moves) {
        const auto before = m_store->known(move.id);
        const auto wanted = m_store->moved(move.id, move.doctor, move.span);
        if (before && wanted)
            changes.append({*before, *wanted});
    }
    changeInTurn(changes, {}, tr("Move %Ln appointments", nullptr, int(changes.size())));
}

void CalendarPage::takeStep(AppointmentStatus status)
{
    if (!mayChange())
        return;
    const QList<AppointmentId> ids = selection();
    if (ids.size() == 1) {
        m_store->setStatus(ids.first(), status);
        return;
    }
    QList<Change> changes;
    for (const AppointmentId &id : ids) {
        const auto before = m_store->find(id);
        if (!before || m_store->pending().contains(id)
            || !mayFollow(before->appointment.status, status))
            continue;
        AppointmentDetails wanted = *before;
        applyStatus(wanted.appointment, status, m_context.clock.now());
        changes.append({*before, wanted});
    }
    changeInTurn(
        changes, {},
        tr("%1: %Ln appointments", "a status", int(changes.size())).arg(statusText(status)));
}

void CalendarPage::cut()
{
    if (!m_context.actor.isDesk())
        return;
    m_copied.reset();
    for (const AppointmentId &id : selection()) {
        const auto details = m_store->find(id);
        const bool movable = details
                             && (details->appointment.status == AppointmentStatus::Pending
                                 || details->appointment.status == AppointmentStatus::Confirmed);
        if (movable)
            m_pinboard->add(*details);
        else
            emit notice(tr("This appointment cannot be moved"));
    }
}

void CalendarPage::copy()
{
    if (!m_context.actor.isDesk())
        return;
    QStringList lines;
    std::optional<AppointmentDetails> first;
    for (const AppointmentId &id : selection()) {
        const auto details = m_store->find(id);
        if (!details)
            continue;
        // Marks of direction are for the screen: what is pasted elsewhere is plain.
        lines.append(readBack(locale(), *m_context.zone.get(), *details)
                         .remove(QChar(0x2068))
                         .remove(QChar(0x2069)));
        if (!first)
            first = details;
    }
    if (!first)
        return;
    m_copied = first;
    QGuiApplication::clipboard()->setText(lines.join(u'\n'));
    const CalendarText words(locale(), *m_context.zone.get(), m_private);
    emit notice(tr("Copied. Putting it down books %1 once more.", "a patient")
                    .arg(bidiIsolated(words.patient(*first))));
}

/// The copied appointment once more, for the same patient, at another time.
void CalendarPage::bookCopy(const Doctor &doctor, Instant start)
{
    const AppointmentDetails original = *m_copied;
    const Interval span {start, start + original.appointment.span.duration()};
    const CalendarText words(locale(), *m_context.zone.get(), m_private);
    const QString who = bidiIsolated(words.patient(original));
    const auto refuse = [this, who](const QString &why) {
        m_refusal->showMessage(
            InlineMessage::Kind::Error,
            tr("%1 was not booked once more. %2", "patient, reason").arg(who, why), tr("Dismiss"));
    };
    Booking booking;
    booking.doctorId = doctor.id;
    booking.patientId = original.appointment.patientId;
    booking.start = span.start;
    booking.end = span.end;
    booking.reason = original.appointment.reason;
    booking.alert = original.appointment.alert;
    booking.reminds = original.appointment.reminds;
    // Another doctor may not offer its type, and its room may be another's.
    if (doctor.id == original.appointment.doctorId)
        booking.typeId = original.appointment.typeId;
    // As for a move: what is amber is done and said.
    const auto standing = m_store->againstHours(doctor.id, span);
    booking.overridesWarnings = standing && severityOf(*standing) == Severity::Remark;
    auto asked = m_context.services.run([actor = m_context.actor, booking](Services &services) {
        return services.appointments.book(actor, booking);
    });
    whenDone(asked, this, [this, refuse](const Result<AppointmentDetails> &booked) {
        if (!booked) {
            refuse(errorText(booked.error()));
            return;
        }
        m_refusal->clear();
        m_store->adopt(*booked);
        accepted(asBooked(*booked), *booked);
        if (m_store->find(booked->appointment.id))
            selectInView(booked->appointment.id);
    });
}

void CalendarPage::paste()
{
    if (!mayChange() || !m_context.actor.isDesk() || !m_store->isLoaded())
        return;
    if (m_copied) {
        const DayScene &place = m_view->scene();
        if (m_mode == CalendarMode::Month) {
            AppointmentDetails another = *m_copied;
            another.appointment.id = {}; // the original keeps its time
            offerSlots(another, m_month->cursor(),
                       m_month->mapToGlobal(m_month->rectOf(m_month->cursor()).center()),
                       [this](const Interval &slot) {
                           Doctor doctor;
                           doctor.id = m_copied ? m_copied->appointment.doctorId : DoctorId();
                           if (m_copied)
                               bookCopy(doctor, slot.start);
                       });
        } else if (m_mode != CalendarMode::List && place.columnCount() > 0) {
            bookCopy(place.doctor(m_view->cursor().column), m_view->cursorSlot().start);
        }
        return;
    }
    const auto pinned = m_pinboard->current();
    if (!pinned)
        return;
    if (m_mode == CalendarMode::Month) {
        offerSlots(*pinned, m_month->cursor(),
                   m_month->mapToGlobal(m_month->rectOf(m_month->cursor()).center()));
        return;
    }
    const DayScene &scene = m_view->scene();
    if (m_mode == CalendarMode::List || scene.columnCount() == 0)
        return;
    const int column = m_view->cursor().column;
    const Instant start = m_view->cursorSlot().start;
    AppointmentDetails wanted = *pinned;
    wanted.appointment.span = {start, start + pinned->appointment.span.duration()};
    wanted.appointment.doctorId = scene.doctor(column).id;
    wanted.doctorName = scene.doctor(column).fullName;
    wanted.appointment.overbooked = false;
    wanted.appointment.overbookReason.clear();
    const Verdict verdict =
        scene.verdict({DragState::Moving, pinned->appointment.id, column, wanted.appointment.span},
                      m_context.clock.now(), pinned->appointment.patientId);
    if (severityOf(verdict) == Severity::Refused) {
        const CalendarText words(locale(), *m_context.zone.get(), m_private);
        showRefusal(*pinned, words.verdict(verdict, wanted.doctorName));
        return;
    }
    const AppointmentDetails &before = *pinned;
    m_store->change(before, wanted, [this, before](const Result<AppointmentDetails> &result) {
        if (!result) {
            refused(before, result.error());
            return;
        }
        m_pinboard->remove(before.appointment.id);
        accepted(before, *result);
        selectInView(before.appointment.id);
    });
}

} // namespace frontdesk
