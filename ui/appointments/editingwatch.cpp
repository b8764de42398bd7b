// SPDX-License-Identifier: GPL-3.0-or-later
#include "appointments/editingwatch.h"

#include "shell/bidi.h"
#include "shell/whendone.h"

#include <QLocale>
#include <QStringList>

#include <algorithm>

namespace frontdesk {

EditingWatch::EditingWatch(DeskContext &context, QObject *parent)
    : EditingWatch(context, Times(), parent)
{
}

EditingWatch::EditingWatch(DeskContext &context, const Times &times, QObject *parent)
    : QObject(parent)
    , m_context(context)
    , m_times(times)
{
    m_renewal.setInterval(times.renewal);
    connect(&m_renewal, &QTimer::timeout, this, &EditingWatch::announce);
    m_expiry.setSingleShot(true);
    connect(&m_expiry, &QTimer::timeout, this, &EditingWatch::forgetExpired);
    connect(&m_context.changes, &ChangeFeed::edited, this, &EditingWatch::heard);
    // Who could not be told meanwhile is told at once.
    connect(&m_context.changes, &ChangeFeed::resynchronise, this, &EditingWatch::tellAgain);
    // That nothing is open here: the others hear of a new desk by it, and tell what they have.
    announce();
}

EditingWatch::~EditingWatch()
{
    setOwn({});
}

void EditingWatch::setOwn(AppointmentId id)
{
    if (id == m_own)
        return;
    m_own = id;
    announce();
    if (id.isNull())
        m_renewal.stop();
    else
        m_renewal.start();
}

void EditingWatch::tellAgain()
{
    if (!m_own.isNull())
        announce();
}

/// What does not get through is told again in a while, or is over by itself.
void EditingWatch::announce()
{
    m_context.services.run(
        [actor = m_context.actor, own = Editing {m_desk, {}, m_own, ++m_told}](Services &services) {
            return services.appointments.announceEditing(actor, own);
        });
}

void EditingWatch::heard(const Editing &editing)
{
    const auto known = m_editors.constFind(editing.desk);
    const bool isNew = known == m_editors.cend();
    if (editing.desk == m_desk || (!isNew && known->told.number > editing.number))
        return;
    const AppointmentId before = isNew ? AppointmentId() : known->told.appointmentId;
    m_editors.insert(editing.desk, {editing, QDeadlineTimer(m_times.lifetime)});
    waitForNext();
    if (!editing.appointmentId.isNull())
        askName(editing);
    else if (isNew)
        tellAgain();
    if (editing.appointmentId != before)
        emit changed();
}

void EditingWatch::askName(const Editing &editing)
{
    const UserId user = editing.userId;
    if (m_names.contains(user))
        return;
    m_names.insert(user, {});
    auto asked = m_context.services.run(
        [actor = m_context.actor, id = editing.appointmentId, user](Services &services) {
            return services.appointments.editorOf(actor, id, user);
        });
    whenDone(asked, this, [this, user](const Result<QString> &name) {
        if (!name) {
            m_names.remove(user); // the next time it is told it is asked again
            return;
        }
        m_names.insert(user, *name);
        emit changed();
    });
}

EditingTexts EditingWatch::texts() const
{
    QHash<AppointmentId, QStringList> names;
    for (const Editor &editor : m_editors) {
        if (editor.told.appointmentId.isNull())
            continue;
        QStringList &list = names[editor.told.appointmentId];
        const QString name = m_names.value(editor.told.userId);
        if (!name.isEmpty() && !list.contains(bidiIsolated(name)))
            list.append(bidiIsolated(name));
    }
    EditingTexts texts;
    for (auto list = names.begin(); list != names.end(); ++list) {
        list->sort();
        texts.insert(list.key(), list->isEmpty() ? tr("Being edited at another desk")
                                                 : tr("Being edited by %1", "one or several users")
                                                       .arg(QLocale().createSeparatedList(*list)));
    }
    return texts;
}

void EditingWatch::forgetExpired()
{
    bool forgotten = false;
    for (auto editor = m_editors.begin(); editor != m_editors.end();) {
        if (!editor->until.hasExpired()) {
            ++editor;
            continue;
        }
        forgotten = forgotten || !editor->told.appointmentId.isNull();
        editor = m_editors.erase(editor);
    }
    waitForNext();
    if (forgotten)
        emit changed();
}

void EditingWatch::waitForNext()
{
    QDeadlineTimer next(QDeadlineTimer::Forever);
    for (const Editor &editor : std::as_const(m_editors))
        next = std::min(next, editor.until);
    if (next.isForever())
        m_expiry.stop();
    else
        m_expiry.start(std::chrono::milliseconds(std::max(qint64(1), next.remainingTime())));
}

} // namespace frontdesk
