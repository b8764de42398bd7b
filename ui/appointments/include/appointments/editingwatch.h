// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shell/deskcontext.h"

#include <QDeadlineTimer>
#include <QHash>
#include <QObject>
#include <QTimer>

#include <chrono>

namespace frontdesk {

/// What is said of the appointments that other desks are changing: "Being edited by anna@…".
using EditingTexts = QHash<AppointmentId, QString>;

/// Tells the other desks which appointment is open for a change here, again and again while it is,
/// and knows what they tell. Advice alone: whoever saves is still held to the version they read.
class EditingWatch : public QObject
{
    Q_OBJECT

public:
    struct Times {
        std::chrono::milliseconds renewal = Editing::Renewal;
        std::chrono::milliseconds lifetime = Editing::Lifetime;
    };

    explicit EditingWatch(DeskContext &context, QObject *parent = nullptr);
    EditingWatch(DeskContext &context, const Times &times, QObject *parent = nullptr);
    /// Tells that nothing is open here any more.
    ~EditingWatch() override;

    /// The appointment that is open here from now on; null: none.
    void setOwn(AppointmentId id);
    AppointmentId own() const { return m_own; }
    /// Of those that other desks have open, in the language of now.
    EditingTexts texts() const;

Q_SIGNALS:
    /// texts()
    void changed();

private:
    struct Editor {
        Editing told; ///< last; kept for a while where it is none, as an older one may follow
        QDeadlineTimer until;
    };

    void announce();
    void tellAgain();
    void heard(const Editing &editing);
    void askName(const Editing &editing);
    void forgetExpired();
    void waitForNext();

    DeskContext &m_context;
    Times m_times;
    const QUuid m_desk = QUuid::createUuid();
    AppointmentId m_own;
    qint64 m_told = 0; ///< how often something was told
    QHash<QUuid, Editor> m_editors; ///< by their desk
    QHash<UserId, QString> m_names; ///< empty: asked for, and not known
    QTimer m_renewal;
    QTimer m_expiry;
};

} // namespace frontdesk
