// SPDX-License-Identifier: GPL-3.0-or-later
#include "notices/noticebell.h"

#include "models/clinicformat.h"
#include "models/followchanges.h"
#include "services/services.h"
#include "shell/bidi.h"
#include "shell/errortext.h"
#include "shell/icons.h"
#include "shell/menubutton.h"
#include "shell/whendone.h"

#include <QEvent>
#include <QMenu>

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

constexpr int Shown = 12;

/// A text of a menu's entry, in which an ampersand is one.
QString literal(QString text)
{
    return text.replace(u'&', "&&"_L1);
}

} // namespace

NoticeBell::NoticeBell(DeskContext &context, QWidget *parent)
    : QToolButton(parent)
    , m_context(context)
    , m_menu(new QMenu(this))
{
    setObjectName(u"noticeBell"_s);
    setIcon(themedIcon(u"bell"_s));
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setFocusPolicy(Qt::TabFocus);
    m_menu->setObjectName(u"noticeMenu"_s);
    setButtonMenu(this, m_menu);
    connect(m_menu, &QMenu::aboutToShow, this, &NoticeBell::load);
    followChanges(
        context, this,
        [this](const Change &change) {
            return change.entity == ChangedEntity::Notification
                   && change.id == m_context.actor.userId.uuid();
        },
        [this] { count(); });
    showCount(0);
    count();
}

void NoticeBell::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        showCount(m_unread);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange)
        setIcon(themedIcon(u"bell"_s));
    QToolButton::changeEvent(event);
}

void NoticeBell::count()
{
    const Actor actor = m_context.actor;
    whenDone(m_context.services.run(
                 [actor](Services &services) { return services.notifications.unread(actor); }),
             this, [this](const Result<qint64> &unread) {
                 // What failed is tried again with the next change; the old number is no lie yet.
                 if (unread)
                     showCount(*unread);
             });
}

void NoticeBell::showCount(qint64 unread)
{
    m_unread = unread;
    setText(unread > 0 ? locale().toString(unread) : QString());
    const QString name =
        unread > 0 ? tr("%Ln unread notices", nullptr, int(unread)) : tr("No unread notices");
    setAccessibleName(name);
    setToolTip(name);
}

void NoticeBell::load()
{
    m_menu->clear();
    m_menu->addAction(tr("Loading …"))->setEnabled(false);
    const Actor actor = m_context.actor;
    whenDone(m_context.services.run([actor](Services &services) {
        return services.notifications.own(actor, false, {Shown, {}});
    }),
             this, [this](const Result<Page<Notification>> &page) {
                 if (page) {
                     fill(page->items);
                     return;
                 }
                 m_menu->clear();
                 m_menu->addAction(literal(errorText(page.error())))->setEnabled(false);
             });
}

void NoticeBell::fill(const QList<Notification> &notices)
{
    m_menu->clear();
    for (const Notification &notice : notices) {
        auto *entry = m_menu->addAction(literal(textOf(notice)));
        entry->setIcon(themedIcon(notice.readAt ? u"check"_s : u"dot"_s));
        connect(entry, &QAction::triggered, this, [this, notice] { choose(notice); });
    }
    if (notices.isEmpty())
        m_menu->addAction(tr("Nothing has happened yet"))->setEnabled(false);
    m_menu->addSeparator();
    if (m_unread > 0) {
        auto *all = m_menu->addAction(tr("Mark all as read"));
        all->setObjectName(u"readAll"_s);
        connect(all, &QAction::triggered, this, &NoticeBell::readAll);
    }
    if (m_context.actor.isDesk()) {
        auto *messages = m_menu->addAction(themedIcon(u"mail"_s), tr("Messages to patients"));
        messages->setObjectName(u"messages"_s);
        connect(messages, &QAction::triggered, this, &NoticeBell::messagesWanted);
    }
}

void NoticeBell::choose(const Notification &notice)
{
    const Actor actor = m_context.actor;
    whenDone(m_context.services.run([actor, id = notice.id](Services &services) {
        return services.notifications.setRead(actor, id, true, std::nullopt);
    }),
             this, [this](const Result<Notification> &) { count(); });
    if (!notice.appointmentId.isNull())
        Q_EMIT appointmentChosen(notice.appointmentId);
}

void NoticeBell::readAll()
{
    const Actor actor = m_context.actor;
    whenDone(m_context.services.run([actor](Services &services) {
        return services.notifications.markRead(actor, std::nullopt);
    }),
             this, [this](const Result<qint64> &) { count(); });
}

QString NoticeBell::textOf(const Notification &notice) const
{
    const auto start =
        QDateTime::fromString(notice.params[u"startTime"].toString(), Qt::ISODateWithMs);
    const QString when = bidiIsolated(
        dayStartText(locale(), *m_context.zone.get(), fromMillis(start.toMSecsSinceEpoch())));
    const QString named = notice.params[u"patientName"].toString();
    const QString who =
        bidiIsolated(named.isEmpty() ? notice.params[u"doctorName"].toString() : named);
    switch (notice.kind) {
    case NotificationKind::Created:
        return tr("%1 has booked: %2", "a person and a time").arg(who, when);
    case NotificationKind::Confirmed:
        return tr("Confirmed with %1: %2", "a person and a time").arg(who, when);
    case NotificationKind::Moved:
        return tr("%1 has moved to %2", "a person and a time").arg(who, when);
    case NotificationKind::Cancelled:
        return tr("%1 has cancelled: %2", "a person and a time").arg(who, when);
    case NotificationKind::NoShow:
        return tr("Missed with %1: %2", "a person and a time").arg(who, when);
    case NotificationKind::Reminder:
        return tr("Soon with %1: %2", "a person and a time").arg(who, when);
    case NotificationKind::Offered:
        return tr("Offered with %1: %2", "a person and a time").arg(who, when);
    case NotificationKind::OfferClosed:
        return tr("No longer to be had with %1: %2", "a person and a time").arg(who, when);
    }
    Q_UNREACHABLE();
}

} // namespace frontdesk
