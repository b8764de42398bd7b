// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "services/appointmentservice.h"

#include <QHash>
#include <QList>
#include <QObject>
#include <QUndoStack>

namespace frontdesk {

class CalendarStore;

/// What this desk has changed, and the way back. Undoing is a change of its own: checked, audited
/// and refused like any other, and refused where somebody else has changed the appointment since.
class CalendarHistory : public QObject
{
    Q_OBJECT

public:
    /// An appointment before and after; a new booking was "cancelled" before.
    struct Step {
        AppointmentDetails before;
        AppointmentDetails after;
    };

    explicit CalendarHistory(CalendarStore &store, QObject *parent = nullptr);

    /// Takes over what has been done. `text` names it: "Move Ahmed Haddad".
    void record(const QList<Step> &steps, const QString &text);
    /// Appointments of a series that were booked or cancelled together: they come and go as one.
    void recordSeries(SeriesId series, const QList<Step> &steps, const QString &text);
    void undo();
    void redo();
    const QUndoStack &stack() const { return m_stack; }
    /// Whether an undo or redo has not been answered yet.
    bool isBusy() const { return m_busy; }

Q_SIGNALS:
    void undone(const QString &text, const frontdesk::AppointmentDetails &details);
    void redone(const QString &text, const frontdesk::AppointmentDetails &details);
    /// It could not be undone or done again, and will not be offered any more.
    void refused(const frontdesk::AppointmentDetails &details, const frontdesk::Error &error);
    void changed(); ///< stack() or isBusy()

private:
    class Command;

    struct Deed {
        QList<Step> steps;
        QString text;
        SeriesId series; ///< null: each step is a change of its own
    };

    void take(const Deed &deed);
    void apply(Command &command, bool forward);
    void applySeries(Command &command, bool forward);
    void seriesApplied(QList<Step> &steps, const QList<AppointmentDetails> &stored, bool forward);
    void applyStep(Command &command, bool forward, qsizetype done);
    void answered(Command &command, bool forward);
    void push(const Deed &deed);
    void forsake(AppointmentId id); ///< others have changed it: older commands are void

    CalendarStore &m_store;
    QUndoStack m_stack;
    QHash<AppointmentId, qint64> m_versions; ///< after our own last change
    QList<Deed> m_later; ///< recorded while busy
    bool m_busy = false;
    std::optional<std::pair<AppointmentDetails, Error>> m_failure; ///< of what is being applied
    AppointmentDetails m_last; ///< the last answer of what is being applied
};

} // namespace frontdesk
