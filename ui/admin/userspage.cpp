// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/userspage.h"

#include "models/clinicformat.h"
#include "models/followchanges.h"
#include "models/scrolled.h"
#include "shell/bidi.h"
#include "shell/emptystate.h"
#include "shell/icons.h"
#include "shell/theme.h"
#include "usereditor.h"

#include <QItemSelectionModel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

constexpr int DetailWidth = 440;

bool sameUser(const User &a, const User &b)
{
    return a.id == b.id;
}

} // namespace

UsersPage::UsersPage(DeskContext &context, QWidget *parent)
    : DeskPage(parent)
    , m_context(context)
{
    setObjectName(u"usersPage"_s);
    auto *splitter = new QSplitter(Qt::Horizontal, this);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(buildList());
    splitter->addWidget(buildDetail());
    splitter->setStretchFactor(0, 1);
    splitter->setSizes({2 * DetailWidth, DetailWidth});
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(splitter);
    followChanges(
        context, this,
        [this](const Change &change) {
            return change.entity == ChangedEntity::User && m_list->isLoaded();
        },
        [this] { m_list->reload(); });
}

UsersPage::~UsersPage()
{
    m_pane->table()->setModel(nullptr);
}

QString UsersPage::title() const
{
    return tr("Users");
}

QString UsersPage::iconName() const
{
    return u"admin"_s;
}

QWidget *UsersPage::buildList()
{
    m_model = std::make_unique<ListTableModel<User>>(
        QList<Column<User>> {
            {[] { return tr("E-mail"); }, [](const User &user) { return user.email; }},
            {[] { return tr("Role"); }, [](const User &user) { return roleText(user.role); }},
            {[] { return tr("State"); },
             [](const User &user) { return user.isActive ? tr("Active") : tr("Disabled"); }},
            {[] { return tr("Since"); },
             [this](const User &user) {
                 return numericDateText(locale(),
                                        m_context.zone.get()->toDate(user.stamp.createdAt));
             }}},
        sameUser);
    m_pane = new ListPane({tr("Users"), tr("Part of the e-mail"), u"admin"_s, tr("No users"),
                           tr("Everybody who works at the desk needs a log-in of their own."),
                           tr("New log-in")},
                          m_model.get());
    m_pane->setMinimumWidth(DetailWidth);
    auto *create = new QPushButton(tr("New log-in"), m_pane);
    create->setIcon(themedIcon(u"add"_s, IconTint::OnAccent));
    create->setObjectName(u"newUser"_s);
    setButtonLook(create, ButtonLook::Primary);
    m_pane->addAction(create);
    connect(create, &QPushButton::clicked, this, &UsersPage::startNew);
    connect(m_pane, &ListPane::emptyActionTriggered, this, &UsersPage::startNew);
    m_list = std::make_unique<PagedList<User>>(
        m_context, m_pane, m_model.get(),
        [actor = m_context.actor](Services &services, const QString &query,
                                  const PageRequest &request) {
            return services.users.list(actor, query, request);
        },
        sameUser);
    TableView *table = m_pane->table();
    table->setStretchColumn(0);
    connect(table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &UsersPage::rowChosen);
    connect(table, &TableView::rowOpened, this,
            [this] { m_editor->setFocus(Qt::OtherFocusReason); });
    return m_pane;
}

QWidget *UsersPage::buildDetail()
{
    m_detail = new QStackedWidget;
    m_detail->setObjectName(u"detail"_s);
    auto *nothing = new EmptyState(u"key"_s, m_detail);
    nothing->setTexts(tr("No log-in chosen"),
                      tr("Choose one to change its role, reset its password or disable it."));
    m_editor = new UserEditor(m_context);
    m_detail->addWidget(nothing);
    m_detail->addWidget(scrolled(m_editor, m_detail));
    connect(m_editor, &UserEditor::saved, this, [this](const User &user) {
        Q_EMIT notice(tr("Saved: %1").arg(bidiIsolated(user.email)));
        m_list->reload();
    });
    connect(m_editor, &UserEditor::dismissed, this, [this] { m_detail->setCurrentIndex(0); });
    return m_detail;
}

void UsersPage::activate()
{
    if (!m_list->isLoaded())
        m_list->search();
    m_pane->searchBox()->setFocus(Qt::OtherFocusReason);
}

bool UsersPage::hasUnsavedChanges() const
{
    return m_detail->currentIndex() == 1 && m_editor->isDirty();
}

void UsersPage::leaveEditor(std::function<void()> leave)
{
    if (!hasUnsavedChanges()) {
        leave();
        return;
    }
    if (m_editor->user())
        m_list->select(*m_editor->user());
    m_editor->askToDiscard(std::move(leave));
}

void UsersPage::startNew()
{
    leaveEditor([this] {
        m_pane->table()->clearSelection();
        m_pane->table()->setCurrentIndex({});
        m_detail->setCurrentIndex(1);
        m_editor->startNew();
    });
}

void UsersPage::rowChosen()
{
    const std::optional<User> user = m_list->current();
    const bool shown = user && m_editor->user() && m_editor->user()->id == user->id
                       && m_detail->currentIndex() == 1;
    if (!user || shown)
        return;
    leaveEditor([this, user = *user] {
        m_editor->setUser(user);
        m_detail->setCurrentIndex(1);
        m_list->select(user);
    });
}

} // namespace frontdesk
