// SPDX-License-Identifier: GPL-3.0-or-later
#include "calendar/calendarhistory.h"

#include "calendar/calendarstore.h"

namespace frontdesk {

class CalendarHistory::Command final : public QUndoCommand
{
public:
    Command(CalendarHistory &history, const Deed &deed)
        : QUndoCommand(deed.text)
        , m_history(history)
        , m_series(deed.series)
        , m_steps(deed.steps)
    {
    }

    SeriesId series() const { return m_series; }
    QList<Step> &steps() { return m_steps; }
    void undo() override
    {
        if (!isObsolete())
            m_history.apply(*this, false);
    }
    void redo() override
    {
        // Pushing calls this too, and then it has been done already.
        if (std::exchange(m_pushed, true) && !isObsolete())
            m_history.apply(*this, true);
    }

private:
    CalendarHistory &m_history;
    SeriesId m_series;
    QList<Step> m_steps;
    bool m_pushed = false;
};

CalendarHistory::CalendarHistory(CalendarStore &store, QObject *parent)
    : QObject(parent)
    , m_store(store)
{
    connect(&m_stack, &QUndoStack::indexChanged, this, &CalendarHistory::changed);
}

void CalendarHistory::record(const QList<Step> &steps, const QString &text)
{
    take({steps, text, {}});
}

void CalendarHistory::recordSeries(SeriesId series, const QList<Step> &steps, const QString &text)
{
    take({steps, text, series});
}

void CalendarHistory::take(const Deed &deed)
{
    // A new command would take away the one that is being done again.
    if (isBusy())
        m_later.append(deed);
    else
        push(deed);
}

void CalendarHistory::push(const Deed &deed)
{
    for (const Step &step : deed.steps) {
        const AppointmentId id = step.after.appointment.id;
        const auto own = m_versions.constFind(id);
        if (own != m_versions.cend() && *own != step.before.appointment.stamp.version)
            forsake(id);
        m_versions.insert(id, step.after.appointment.stamp.version);
    }
    m_stack.push(new Command(*this, deed));
}

void CalendarHistory::forsake(AppointmentId id)
{
    for (int index = 0; index < m_stack.count(); ++index) {
        auto *command = const_cast<Command *>(static_cast<const Command *>(m_stack.command(index)));
        for (const Step &step : std::as_const(command->steps())) {
            if (step.after.appointment.id == id)
                command->setObsolete(true);
        }
    }
}

void CalendarHistory::undo()
{
    // What is void goes without a word.
    while (!isBusy() && m_stack.canUndo()) {
        const bool isVoid = m_stack.command(m_stack.index() - 1)->isObsolete();
        m_stack.undo();
        if (!isVoid)
            break;
    }
}

void CalendarHistory::redo()
{
    while (!isBusy() && m_stack.canRedo()) {
        const bool isVoid = m_stack.command(m_stack.index())->isObsolete();
        m_stack.redo();
        if (!isVoid)
            break;
    }
}

void CalendarHistory::apply(Command &command, bool forward)
{
    m_failure.reset();
    m_busy = true;
    emit changed();
    if (command.series().isNull())
        applyStep(command, forward, 0);
    else
        applySeries(command, forward);
}

void CalendarHistory::applySeries(Command &command, bool forward)
{
    QHash<AppointmentId, qint64> versions;
    for (const Step &step : std::as_const(command.steps()))
        versions.insert(step.after.appointment.id, m_versions.value(step.after.appointment.id));
    const Step &first = command.steps().constFirst();
    const AppointmentDetails from = forward ? first.before : first.after;
    const Appointment &to = (forward ? first.after : first.before).appointment;
    const bool restore = to.status != AppointmentStatus::Cancelled;
    m_store.changeSeries(command.series(), restore, to.cancelReason, versions,
                         [this, &command, forward, from](const auto &result) {
                             if (!result)
                                 m_failure = std::pair(from, result.error());
                             else
                                 seriesApplied(command.steps(), *result, forward);
                             answered(command, forward);
                         });
}

void CalendarHistory::seriesApplied(QList<Step> &steps, const QList<AppointmentDetails> &stored,
                                    bool forward)
{
    for (const AppointmentDetails &details : stored)
        m_versions.insert(details.appointment.id, details.appointment.stamp.version);
    for (Step &step : steps) {
        AppointmentDetails &reached = forward ? step.after : step.before;
        for (const AppointmentDetails &details : stored) {
            if (details.appointment.id == reached.appointment.id)
                reached = details;
        }
    }
    m_last = (forward ? steps.constFirst().after : steps.constFirst().before);
}

/// One after the other, the way back in the opposite order: each makes room for the next.
void CalendarHistory::applyStep(Command &command, bool forward, qsizetype done)
{
    QList<Step> &steps = command.steps();
    if (done == steps.size() || m_failure) {
        answered(command, forward);
        return;
    }
    Step &step = steps[forward ? done : steps.size() - 1 - done];
    AppointmentDetails from = forward ? step.before : step.after;
    const AppointmentDetails to = forward ? step.after : step.before;
    const AppointmentId id = from.appointment.id;
    from.appointment.stamp.version = m_versions.value(id);
    m_store.change(from, to, [this, &command, &step, forward, done, from, id](const auto &result) {
        if (result) {
            m_versions.insert(id, result->appointment.stamp.version);
            (forward ? step.after : step.before) = *result;
            m_last = *result;
        } else {
            m_failure = std::pair(from, result.error());
        }
        applyStep(command, forward, done + 1);
    });
}

void CalendarHistory::answered(Command &command, bool forward)
{
    const QString text = command.text();
    m_busy = false;
    if (m_failure) {
        // Void, it leaves the stack when it is passed, without being done.
        command.setObsolete(true);
        if (forward)
            m_stack.undo();
        else
            m_stack.redo();
        emit refused(m_failure->first, m_failure->second);
    } else if (forward) {
        emit redone(text, m_last);
    } else {
        emit undone(text, m_last);
    }
    for (const Deed &deed : std::exchange(m_later, {}))
        push(deed);
    emit changed();
}

} // namespace frontdesk
