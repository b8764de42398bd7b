// SPDX-License-Identifier: GPL-3.0-or-later
#include "waitlist/waitlistpage.h"

#include "models/clinicformat.h"
#include "models/followchanges.h"
#include "models/scrolled.h"
#include "shell/bidi.h"
#include "shell/emptystate.h"
#include "shell/icons.h"
#include "shell/inlinemessage.h"
#include "shell/theme.h"
#include "waitlisteditor.h"
#include "waitlisttext.h"

#include <QComboBox>
#include <QItemSelectionModel>
#include <QPushButton>
#include <QScrollArea>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

constexpr int DetailWidth = 440;

bool sameEntry(const WaitlistDetails &a, const WaitlistDetails &b)
{
    return a.entry.id == b.entry.id;
}

PagedList<WaitlistDetails>::Fetch fetchOf(const Actor &actor, bool waitingOnly)
{
    return [actor, waitingOnly](Services &services, const QString &, const PageRequest &request) {
        WaitlistFilter filter;
        if (waitingOnly)
            filter.status = WaitlistStatus::Waiting;
        return services.waitlist.list(actor, filter, request);
    };
}

} // namespace

WaitlistPage::WaitlistPage(DeskContext &context, QWidget *parent)
    : DeskPage(parent)
    , m_context(context)
    , m_message(new InlineMessage(this))
{
    setObjectName(u"waitlistPage"_s);
    auto *splitter = new QSplitter(Qt::Horizontal, this);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(buildList());
    splitter->addWidget(buildDetail());
    splitter->setStretchFactor(0, 1);
    splitter->setSizes({2 * DetailWidth, DetailWidth});
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_message);
    layout->addWidget(splitter, 1);
    connect(m_message, &InlineMessage::actionTriggered, this, &WaitlistPage::offerFreed);
    connect(&context.changes, &ChangeFeed::changed, this, [this](const Change &change) {
        if (change.entity == ChangedEntity::FreedSlot)
            findMatches(change);
    });
    followChanges(
        context, this,
        [this](const Change &change) {
            return change.entity == ChangedEntity::Waitlist && m_list->isLoaded();
        },
        [this] { m_list->reload(); });
    retranslate();
}

void WaitlistPage::retranslate()
{
    m_pane->setTexts({tr("Waiting list"),
                      {},
                      u"clock"_s,
                      tr("Nobody waits"),
                      tr("Who wants an earlier or another time is offered one that becomes "
                         "free."),
                      tr("New entry")});
    m_filter->setAccessibleName(tr("Which entries"));
    m_filter->setItemText(0, tr("Waiting"));
    m_filter->setItemText(1, tr("All"));
    m_create->setText(tr("New entry"));
    m_nobody->setTexts(tr("Nobody chosen"), tr("Choose somebody to see what they wait for."));
    m_model->retranslate();
    if (!m_connected || m_freed)
        showState();
}

void WaitlistPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    DeskPage::changeEvent(event);
}

WaitlistPage::~WaitlistPage()
{
    m_pane->table()->setModel(nullptr);
}

QString WaitlistPage::title() const
{
    return tr("Waiting list");
}

QString WaitlistPage::iconName() const
{
    return u"hourglass"_s;
}

QWidget *WaitlistPage::buildList()
{
    using Details = WaitlistDetails;
    m_model = std::make_unique<ListTableModel<Details>>(
        QList<Column<Details>> {
            {[] { return tr("Patient"); }, [](const Details &one) { return one.patientName; }},
            {[] { return tr("Waits for"); }, [](const Details &one) { return wishText(one); }},
            {[] { return tr("When"); },
             [this](const Details &one) { return whenWantedText(locale(), one.entry); }},
            {[] { return tr("Urgency"); },
             [](const Details &one) { return urgencyText(one.entry.urgency); }},
            {[] { return tr("Since"); },
             [this](const Details &one) {
                 return shortDayText(locale(),
                                     m_context.zone.get()->toDate(one.entry.stamp.createdAt));
             }},
            {[] { return tr("State"); },
             [](const Details &one) { return waitlistStatusText(one.entry.status); }}},
        sameEntry);
    m_pane = new ListPane({{}, {}, u"clock"_s, {}, {}, {}}, m_model.get());
    m_pane->setMinimumWidth(DetailWidth);
    m_filter = new QComboBox(m_pane);
    m_filter->setObjectName(u"filter"_s);
    m_filter->addItems({{}, {}});
    m_pane->addFilter(m_filter);
    connect(m_filter, &QComboBox::currentIndexChanged, this, [this](int shown) {
        m_list->setFetch(fetchOf(m_context.actor, shown == 0));
        m_list->search();
    });
    m_create = new QPushButton(m_pane);
    m_create->setIcon(themedIcon(u"add"_s, IconTint::OnAccent));
    m_create->setObjectName(u"newEntry"_s);
    setButtonLook(m_create, ButtonLook::Primary);
    m_pane->addAction(m_create);
    connect(m_create, &QPushButton::clicked, this, &WaitlistPage::startNew);
    connect(m_pane, &ListPane::emptyActionTriggered, this, &WaitlistPage::startNew);
    m_list = std::make_unique<PagedList<Details>>(m_context, m_pane, m_model.get(),
                                                  fetchOf(m_context.actor, true), sameEntry);
    TableView *table = m_pane->table();
    table->setStretchColumn(2);
    connect(table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &WaitlistPage::rowChosen);
    connect(table, &TableView::rowOpened, this,
            [this] { m_editor->setFocus(Qt::OtherFocusReason); });
    return m_pane;
}

QWidget *WaitlistPage::buildDetail()
{
    m_detail = new QStackedWidget;
    m_detail->setObjectName(u"detail"_s);
    m_nobody = new EmptyState(u"clock"_s, m_detail);
    m_editor = new WaitlistEditor(m_context);
    m_detail->addWidget(m_nobody);
    m_detail->addWidget(scrolled(m_editor, m_detail));
    connect(m_editor, &WaitlistEditor::saved, this, [this](const WaitlistDetails &details) {
        Q_EMIT notice(tr("Saved: %1").arg(bidiIsolated(details.patientName)));
        m_list->reload();
    });
    connect(m_editor, &WaitlistEditor::withdrawn, this, [this](const WaitlistDetails &details) {
        Q_EMIT notice(tr("%1 does not wait any more.").arg(bidiIsolated(details.patientName)));
        m_detail->setCurrentIndex(0);
        m_list->reload();
    });
    return m_detail;
}

void WaitlistPage::activate()
{
    if (!m_list->isLoaded())
        m_list->search();
    m_pane->table()->setFocus(Qt::OtherFocusReason);
}

bool WaitlistPage::hasUnsavedChanges() const
{
    return m_detail->currentIndex() == 1 && m_editor->isDirty();
}

void WaitlistPage::setConnected(bool connected, Instant asOf)
{
    m_connected = connected;
    m_editor->setOnline(connected);
    m_asOf = asOf;
    showState();
    if (connected && m_list->isLoaded())
        m_list->reload();
}

void WaitlistPage::showState()
{
    if (!m_connected)
        m_message->showMessage(InlineMessage::Kind::Warning,
                               tr("As of %1. What you have typed is kept.")
                                   .arg(timeText(locale(), *m_context.zone.get(), m_asOf)));
    else if (m_freed)
        m_message->showMessage(InlineMessage::Kind::Info, freedText(), tr("Offer it"));
    else
        m_message->clear();
}

void WaitlistPage::leaveEditor(std::function<void()> leave)
{
    if (!hasUnsavedChanges()) {
        leave();
        return;
    }
    if (m_editor->entry())
        m_list->select(*m_editor->entry());
    m_editor->askToDiscard(std::move(leave));
}

void WaitlistPage::startNew()
{
    leaveEditor([this] {
        m_pane->table()->clearSelection();
        m_pane->table()->setCurrentIndex({});
        m_detail->setCurrentIndex(1);
        m_editor->startNew();
    });
}

void WaitlistPage::rowChosen()
{
    const auto chosen = m_list->current();
    if (!chosen
        || (m_editor->entry() && m_editor->entry()->entry.id == chosen->entry.id
            && m_detail->currentIndex() == 1))
        return;
    leaveEditor([this, id = chosen->entry.id] {
        // The list has no offers.
        whenDone(m_context.services.run([actor = m_context.actor, id](Services &services) {
            return services.waitlist.get(actor, id);
        }),
                 this, [this, id](const Result<WaitlistDetails> &details) {
                     const auto now = m_list->current();
                     if (!now || now->entry.id != id)
                         return;
                     if (!details) {
                         m_pane->showFailure(errorText(details.error()));
                         return;
                     }
                     m_editor->setEntry(*details);
                     m_detail->setCurrentIndex(1);
                 });
    });
}

void WaitlistPage::findMatches(const Change &change)
{
    const Actor actor = m_context.actor;
    if (actor.role == Role::Doctor && change.doctorId != actor.doctorId)
        return;
    auto future = m_context.services.run([actor, change](Services &services) -> Result<Freed> {
        FRONTDESK_TRY_ASSIGN(const auto matches,
                             services.waitlist.matchesFor(actor, change.doctorId, change.span));
        Freed freed;
        if (matches.isEmpty())
            return freed;
        FRONTDESK_TRY_ASSIGN(freed.doctor, services.doctors.get(actor, change.doctorId));
        freed.slot = matches.first().slot;
        for (const WaitlistMatch &match : matches) {
            if (match.slot == freed.slot)
                freed.entries.append(match.details.entry.id);
        }
        return freed;
    });
    whenDone(future, this, [this](const Result<Freed> &freed) {
        if (freed && !freed->entries.isEmpty())
            showFreed(*freed);
    });
}

void WaitlistPage::showFreed(const Freed &freed)
{
    m_freed = freed;
    showState();
    Q_EMIT notice(freedText());
}

QString WaitlistPage::freedText() const
{
    return tr("%Ln patient(s) want %1 with %2.", "time, doctor", int(m_freed->entries.size()))
        .arg(daySpanText(locale(), *m_context.zone.get(), m_freed->slot),
             bidiIsolated(m_freed->doctor.fullName));
}

void WaitlistPage::offerFreed()
{
    if (!m_freed || !m_connected)
        return;
    const Freed freed = *m_freed;
    m_freed.reset();
    whenDone(m_context.services.run([actor = m_context.actor, freed](Services &services) {
        return services.waitlist.offer(
            actor, freed.entries,
            {freed.doctor.id, freed.slot.start, freed.slot.end, SlotOffer::DefaultMinutes});
    }),
             this, [this](const Result<QList<WaitlistDetails>> &offered) {
                 if (!offered) {
                     m_message->showMessage(InlineMessage::Kind::Warning,
                                            errorText(offered.error()));
                     return;
                 }
                 m_message->showMessage(InlineMessage::Kind::Success,
                                        tr("Offered to %Ln patient(s). The first to accept has it.",
                                           nullptr, int(offered->size())));
                 m_list->reload();
             });
}

} // namespace frontdesk
