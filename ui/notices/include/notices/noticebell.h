// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/notification.h"
#include "shell/deskcontext.h"

#include <QToolButton>

class QMenu;

namespace frontdesk {

/// The bell in the top bar: how much of what one is told is unread, and its newest.
class NoticeBell : public QToolButton
{
    Q_OBJECT

public:
    NoticeBell(DeskContext &context, QWidget *parent = nullptr);

Q_SIGNALS:
    /// An entry about an appointment was chosen.
    void appointmentChosen(frontdesk::AppointmentId id);

    /// What was sent to patients is to be shown.
    void messagesWanted();

protected:
    void changeEvent(QEvent *event) override;

private:
    void count();
    void showCount(qint64 unread);
    void load();
    void fill(const QList<Notification> &notices);
    void choose(const Notification &notice);
    void readAll();
    QString textOf(const Notification &notice) const;

    DeskContext &m_context;
    QMenu *m_menu = nullptr;
    qint64 m_unread = 0;
};

} // namespace frontdesk
