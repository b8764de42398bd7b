// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/flowpage.h"

#include "appointments/walkinform.h"
#include "flowdelegate.h"
#include "flowmodel.h"
#include "models/clinicformat.h"
#include "models/followchanges.h"
#include "shell/bidi.h"
#include "shell/emptystate.h"
#include "shell/errortext.h"
#include "shell/icons.h"
#include "shell/inlinemessage.h"
#include "shell/theme.h"
#include "shell/whendone.h"

#include <QAction>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QVBoxLayout>

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

constexpr std::chrono::seconds Tick {30};
constexpr int FormWidth = 340;

FlowStage stageAt(int column)
{
    return FlowStage(column);
}

} // namespace

FlowPage::FlowPage(DeskContext &context, QWidget *parent)
    : DeskPage(parent)
    , m_context(context)
    , m_message(new InlineMessage(this))
    , m_walkIn(new WalkInForm(context, this))
{
    setObjectName(u"flowPage"_s);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Space::Large, Space::Large, Space::Large, Space::Large);
    layout->setSpacing(Space::Medium);
    layout->addWidget(buildBar());
    layout->addWidget(m_message);
    auto *middle = new QHBoxLayout;
    middle->setSpacing(Space::Medium);
    m_board = buildBoard();
    middle->addWidget(m_board, 1);
    m_empty = new EmptyState(u"flow"_s, this);
    m_empty->hide();
    middle->addWidget(m_empty, 1);
    makeCard(m_walkIn);
    m_walkIn->setFixedWidth(FormWidth);
    m_walkIn->hide();
    middle->addWidget(m_walkIn);
    layout->addLayout(middle, 1);

    connect(m_empty, &EmptyState::actionTriggered, this, &FlowPage::startWalkIn);
    connect(m_walkIn, &WalkInForm::dismissed, this, [this] {
        m_walkIn->hide();
        if (m_board->isHidden())
            m_newWalkIn->setFocus(Qt::OtherFocusReason);
        else
            choose(FlowStage::Queue, 0);
    });
    connect(m_walkIn, &WalkInForm::taken, this, [this](const WalkInOutcome &outcome) {
        Q_EMIT notice(WalkInForm::readBack(outcome));
        m_walkIn->start();
        load();
    });
    connect(m_message, &InlineMessage::actionTriggered, this, &FlowPage::load);
    m_minute.setInterval(Tick);
    connect(&m_minute, &QTimer::timeout, this, &FlowPage::setNow);
    m_minute.start();
    followChanges(
        context, this,
        [this](const Change &change) {
            return m_loaded
                   && (change.entity == ChangedEntity::Queue
                       || change.entity == ChangedEntity::Appointment
                       || change.entity == ChangedEntity::Patient
                       || change.entity == ChangedEntity::Doctor);
        },
        [this] { load(); });
    retranslate();
    updateSteps();
}

void FlowPage::retranslate()
{
    m_heading->setText(title());
    m_empty->setTexts(tr("Nobody is expected today"),
                      tr("There are no appointments today, and nobody waits without one."),
                      tr("Walk-in"));
    const auto say = [this](QPushButton *button, const QString &text) {
        QAction *action = m_steps.value(button);
        button->setText(text);
        action->setText(text);
        button->setToolTip(tr("%1 (%2)", "action, shortcut")
                               .arg(text, action->shortcut().toString(QKeySequence::NativeText)));
    };
    say(m_left, tr("Has left"));
    say(m_back, tr("Step back"));
    say(m_checkIn, tr("Check in"));
    say(m_forward, tr("Next step"));
    say(m_newWalkIn, tr("Walk-in"));
    showTitles();
    setNow(); // the cards say it in words too
    if (!m_connected)
        showConnection();
}

void FlowPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    DeskPage::changeEvent(event);
}

QString FlowPage::title() const
{
    return tr("Flow board");
}

QString FlowPage::iconName() const
{
    return u"flow"_s;
}

QPushButton *FlowPage::addStep(const QString &name, const QKeySequence &keys,
                               void (FlowPage::*step)())
{
    auto *button = new QPushButton(this);
    button->setObjectName(name);
    auto *action = new QAction(this);
    m_steps.insert(button, action);
    action->setShortcut(keys);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    addAction(action);
    connect(action, &QAction::triggered, this, step);
    connect(button, &QPushButton::clicked, this, step);
    return button;
}

QWidget *FlowPage::buildBar()
{
    auto *bar = new QWidget(this);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins({});
    row->setSpacing(Space::Small);
    m_heading = new QLabel(bar);
    setTextLook(m_heading, TextLook::Title);
    row->addWidget(m_heading);
    row->addStretch();
    m_left = addStep(u"left"_s, Qt::Key_Delete, &FlowPage::dismissChosen);
    m_back = addStep(u"stepBack"_s, Qt::SHIFT | Qt::Key_F9, &FlowPage::stepBack);
    m_checkIn = addStep(u"checkIn"_s, Qt::Key_F8, &FlowPage::checkIn);
    m_forward = addStep(u"stepForward"_s, Qt::Key_F9, &FlowPage::stepForward);
    m_newWalkIn = addStep(u"newWalkIn"_s, Qt::Key_F7, &FlowPage::startWalkIn);
    m_newWalkIn->setIcon(themedIcon(u"add"_s, IconTint::OnAccent));
    setButtonLook(m_newWalkIn, ButtonLook::Primary);
    for (QPushButton *button : {m_left, m_back, m_checkIn, m_forward, m_newWalkIn})
        row->addWidget(button);
    return bar;
}

QWidget *FlowPage::buildBoard()
{
    auto *board = new QWidget(this);
    auto *row = new QHBoxLayout(board);
    row->setContentsMargins({});
    row->setSpacing(Space::Small);
    for (int i = 0; i < FlowStages; ++i) {
        Column &column = m_columns[std::size_t(i)];
        auto *frame = new QWidget(board);
        auto *inside = new QVBoxLayout(frame);
        inside->setContentsMargins(Space::Tiny, Space::Small, Space::Tiny, Space::Tiny);
        column.title = new QLabel(frame);
        setTextLook(column.title, TextLook::Heading);
        column.title->setContentsMargins(Space::Tiny, 0, Space::Tiny, 0);
        column.list = new QListView(frame);
        column.list->setObjectName(u"stage%1"_s.arg(i));
        column.list->setFrameShape(QFrame::NoFrame);
        column.list->setItemDelegate(new FlowDelegate(column.list));
        column.list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
        column.list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        column.list->setResizeMode(QListView::Adjust);
        column.list->setTabKeyNavigation(false);
        column.list->setEditTriggers(QAbstractItemView::NoEditTriggers);
        column.model = new FlowModel(column.list);
        column.list->setModel(column.model);
        column.list->installEventFilter(this);
        column.title->setBuddy(column.list);
        connect(column.list->selectionModel(), &QItemSelectionModel::currentChanged, this,
                &FlowPage::updateSteps);
        connect(column.list, &QListView::doubleClicked, this, &FlowPage::stepForward);
        inside->addWidget(column.title);
        inside->addWidget(column.list, 1);
        makeCard(frame);
        row->addWidget(frame, 1);
    }
    return board;
}

QString FlowPage::stageText(FlowStage stage) const
{
    switch (stage) {
    case FlowStage::Queue:
        return tr("Without a time");
    case FlowStage::Expected:
        return tr("Expected");
    case FlowStage::Arrived:
        return tr("Arrived");
    case FlowStage::InRoom:
        return tr("In the room");
    case FlowStage::Done:
        return tr("Done");
    }
    Q_UNREACHABLE();
}

void FlowPage::showTitles()
{
    for (int i = 0; i < FlowStages; ++i) {
        const Column &column = m_columns[std::size_t(i)];
        const QString text =
            tr("%1 (%2)", "stage, how many")
                .arg(stageText(stageAt(i)), locale().toString(column.model->rowCount()));
        column.title->setText(text);
        column.list->setAccessibleName(text);
    }
}

void FlowPage::activate()
{
    load();
    if (!chosen())
        m_columns[std::size_t(FlowStage::Arrived)].list->setFocus(Qt::OtherFocusReason);
}

bool FlowPage::hasUnsavedChanges() const
{
    return !m_walkIn->isHidden() && m_walkIn->isDirty();
}

void FlowPage::setConnected(bool connected, Instant asOf)
{
    m_connected = connected;
    m_walkIn->setOnline(connected);
    if (connected) {
        m_message->clear();
        if (m_loaded)
            load();
    } else {
        m_asOf = asOf;
        showConnection();
    }
    updateSteps();
}

void FlowPage::showConnection()
{
    m_message->showMessage(InlineMessage::Kind::Warning,
                           tr("As of %1. Steps can be taken when the database is back.")
                               .arg(timeText(locale(), *m_context.zone.get(), m_asOf)));
}

void FlowPage::load()
{
    const Actor actor = m_context.actor;
    const QDate today = m_context.zone.get()->toDate(m_context.clock.now());
    auto future = m_context.services.run([actor,
                                          today](Services &services) -> Result<QList<FlowCard>> {
        FRONTDESK_TRY_ASSIGN(const auto calendars, services.calendar.load(actor, {}, today, today));
        FRONTDESK_TRY_ASSIGN(const auto queue, services.queue.list(actor));
        return flowCards(calendars, queue);
    });
    whenDone(future, this, [this, asked = ++m_generation](const Result<QList<FlowCard>> &cards) {
        if (asked != m_generation)
            return;
        if (cards)
            showCards(*cards);
        else
            m_message->showMessage(InlineMessage::Kind::Error, errorText(cards.error()),
                                   tr("Try again"));
    });
}

void FlowPage::showCards(const QList<FlowCard> &cards)
{
    m_loaded = true;
    const std::optional<FlowCard> before = chosen();
    const auto time = m_context.zone.get();
    for (int i = 0; i < FlowStages; ++i) {
        QList<FlowCard> own;
        for (const FlowCard &card : cards) {
            if (card.stage == stageAt(i))
                own.append(card);
        }
        m_columns[std::size_t(i)].model->setCards(own, time, m_context.clock.now());
    }
    showTitles();
    const bool hadKeys = m_board->isAncestorOf(focusWidget());
    m_empty->setVisible(cards.isEmpty());
    m_board->setVisible(!cards.isEmpty());
    if (cards.isEmpty() && hadKeys)
        m_newWalkIn->setFocus(Qt::OtherFocusReason);
    // Who was chosen stays chosen, wherever they are now.
    for (int i = 0; before && i < FlowStages; ++i) {
        const int row = m_columns[std::size_t(i)].model->rowOf(*before);
        if (row >= 0)
            choose(stageAt(i), row);
    }
    updateSteps();
}

void FlowPage::setNow()
{
    for (const Column &column : m_columns)
        column.model->setNow(m_context.clock.now());
}

std::optional<FlowCard> FlowPage::chosen() const
{
    for (const Column &column : m_columns) {
        const QModelIndex current = column.list->currentIndex();
        if (column.list->selectionModel()->isSelected(current))
            return column.model->cardAt(current);
    }
    return std::nullopt;
}

void FlowPage::choose(FlowStage stage, int row)
{
    for (int i = 0; i < FlowStages; ++i) {
        const Column &column = m_columns[std::size_t(i)];
        if (stageAt(i) != stage) {
            column.list->clearSelection();
            continue;
        }
        const int last = column.model->rowCount() - 1;
        if (last >= 0)
            column.list->setCurrentIndex(column.model->index(std::clamp(row, 0, last)));
        column.list->setFocus(Qt::OtherFocusReason);
    }
    updateSteps();
}

void FlowPage::updateSteps()
{
    const auto card = chosen();
    const bool able = m_connected && !m_busy;
    m_forward->setEnabled(able && card
                          && (card->stage == FlowStage::Queue || nextStatus(*card).has_value()));
    m_checkIn->setEnabled(able && card && card->stage == FlowStage::Expected);
    m_back->setEnabled(able && card && previousStatus(*card).has_value());
    m_left->setEnabled(able && card && card->stage == FlowStage::Queue);
    m_newWalkIn->setEnabled(m_connected);
}

bool FlowPage::eventFilter(QObject *watched, QEvent *event)
{
    for (int i = 0; i < FlowStages; ++i) {
        const Column &column = m_columns[std::size_t(i)];
        if (watched != column.list)
            continue;
        // One card is chosen on the whole board: that of the list with the keys.
        if (event->type() == QEvent::FocusIn) {
            const bool had = column.list->selectionModel()->hasSelection();
            if (!had && column.model->rowCount() > 0)
                choose(stageAt(i), std::max(0, column.list->currentIndex().row()));
            else
                for (const Column &other : m_columns) {
                    if (other.list != column.list)
                        other.list->clearSelection();
                }
            updateSteps();
        }
        if (event->type() != QEvent::KeyPress)
            break;
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool mirrored = layoutDirection() == Qt::RightToLeft;
        const int by = key->key() == Qt::Key_Right ? 1 : key->key() == Qt::Key_Left ? -1 : 0;
        if (by != 0) {
            const int next = std::clamp(i + (mirrored ? -by : by), 0, FlowStages - 1);
            choose(stageAt(next), std::max(0, column.list->currentIndex().row()));
            return true;
        }
        if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
            stepForward();
            return true;
        }
        break;
    }
    return DeskPage::eventFilter(watched, event);
}

void FlowPage::startWalkIn()
{
    if (!m_connected)
        return;
    m_walkIn->show();
    m_walkIn->start();
}

void FlowPage::run(QFuture<Result<void>> future, const QString &done)
{
    m_busy = true;
    updateSteps();
    whenDone(future, this, [this, done](const Result<void> &result) {
        m_busy = false;
        if (result) {
            m_message->clear();
            Q_EMIT notice(done);
        } else {
            m_message->showMessage(InlineMessage::Kind::Warning, errorText(result.error()));
        }
        load();
    });
}

void FlowPage::setStatus(const FlowCard &card, AppointmentStatus status)
{
    const Actor actor = m_context.actor;
    run(m_context.services.run([actor, card, status](Services &services) -> Result<void> {
        FRONTDESK_TRY(
            services.appointments.setStatus(actor, card.appointmentId, status, {}, card.version));
        return {};
    }),
        tr("%1: %2", "patient, status").arg(bidiIsolated(card.patient), statusText(status)));
}

void FlowPage::checkIn()
{
    const auto card = chosen();
    if (card && m_checkIn->isEnabled())
        setStatus(*card, AppointmentStatus::Arrived);
}

void FlowPage::stepForward()
{
    const auto card = chosen();
    if (!card || !m_forward->isEnabled())
        return;
    if (const auto status = nextStatus(*card)) {
        setStatus(*card, *status);
        return;
    }
    const Actor actor = m_context.actor;
    run(m_context.services.run([actor, id = card->queueId](Services &services) -> Result<void> {
        FRONTDESK_TRY(services.queue.take(actor, id, {{}, AppointmentStatus::InProgress, {}}));
        return {};
    }),
        tr("%1 has been taken in.").arg(bidiIsolated(card->patient)));
}

void FlowPage::stepBack()
{
    const auto card = chosen();
    if (!card || !m_back->isEnabled())
        return;
    if (const auto status = previousStatus(*card))
        setStatus(*card, *status);
}

void FlowPage::dismissChosen()
{
    const auto card = chosen();
    if (!card || !m_left->isEnabled())
        return;
    const Actor actor = m_context.actor;
    m_context.prompts.confirm(
        this, tr("Take %1 out of the queue?").arg(bidiIsolated(card->patient)),
        tr("They have left, or are seen elsewhere."), tr("Has left"), [this, actor, card = *card] {
            run(m_context.services.run([actor, card](Services &services) {
                return services.queue.leave(actor, card.queueId, card.version);
            }),
                tr("%1 has left the queue.").arg(bidiIsolated(card.patient)));
        });
}

} // namespace frontdesk
