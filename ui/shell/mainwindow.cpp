// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/mainwindow.h"

#include "rail.h"
#include "shell/bidi.h"
#include "shell/icons.h"
#include "shell/inlinemessage.h"
#include "shell/menubutton.h"
#include "shell/page.h"
#include "shell/prompts.h"
#include "shell/theme.h"
#include "statusitem.h"

#include <QAction>
#include <QApplication>
#include <QCloseEvent>
#include <QDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QMessageBox>
#include <QScreen>
#include <QSettings>
#include <QStackedWidget>
#include <QStatusBar>
#include <QToolButton>
#include <QToolTip>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace frontdesk {

namespace {

/// Whether `widget` or one of its ancestors is `region`.
bool isWithin(const QWidget *widget, const QWidget *region)
{
    return widget && (widget == region || region->isAncestorOf(widget));
}

/// The first widget inside `region` that Tab would reach.
QWidget *firstFocusable(QWidget *region)
{
    for (QWidget *next = region->nextInFocusChain(); next && next != region;
         next = next->nextInFocusChain()) {
        if (region->isAncestorOf(next) && next->isVisible() && next->isEnabled()
            && (next->focusPolicy() & Qt::TabFocus))
            return next;
    }
    return nullptr;
}

} // namespace

MainWindow::MainWindow(QSettings &settings, Prompts &prompts, QWidget *parent)
    : QMainWindow(parent)
    , m_settings(settings)
    , m_prompts(prompts)
{
    setObjectName(u"mainWindow"_s);
    setWindowIcon(applicationIcon());
    m_layers = new QStackedWidget(this);
    auto *centre = new QWidget(m_layers);
    auto *across = new QHBoxLayout(centre);
    across->setContentsMargins(0, 0, 0, 0);
    across->setSpacing(0);
    m_rail = new Rail(centre);
    across->addWidget(m_rail);
    auto *down = new QVBoxLayout;
    down->setSpacing(0);
    down->addWidget(buildTopBar());
    down->addLayout(buildBanners());
    m_stack = new QStackedWidget(centre);
    m_stack->setObjectName(u"pages"_s);
    down->addWidget(m_stack, 1);
    across->addLayout(down, 1);
    m_layers->addWidget(centre);
    setCentralWidget(m_layers);
    buildStatusBar();
    buildActions();
    retranslate();
    setMinimumSize(800, 560);
}

MainWindow::~MainWindow()
{
    saveState();
}

QWidget *MainWindow::buildTopBar()
{
    auto *bar = new QWidget(this);
    bar->setObjectName(u"topBar"_s);
    bar->setAttribute(Qt::WA_StyledBackground);
    auto *layout = m_topBar = new QHBoxLayout(bar);
    layout->setContentsMargins(Space::Large, Space::Small, Space::Small, Space::Small);
    layout->setSpacing(Space::Tiny);
    m_clinicLabel = new QLabel(bar);
    m_clinicLabel->setObjectName(u"clinicName"_s);
    m_clinicLabel->setTextFormat(Qt::PlainText);
    // A long name gives way to the buttons instead of widening the window.
    m_clinicLabel->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    setTextLook(m_clinicLabel, TextLook::Heading);
    layout->addWidget(m_clinicLabel, 1);
    m_userButton = new QToolButton(bar);
    m_userButton->setObjectName(u"userButton"_s);
    m_userButton->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_userButton->setIcon(themedIcon(u"user"_s, IconTint::Muted));
    m_userButton->setFocusPolicy(Qt::TabFocus);
    layout->addWidget(m_userButton);
    m_menuButton = new QToolButton(bar);
    m_menuButton->setObjectName(u"menuButton"_s);
    m_menuButton->setIcon(themedIcon(u"menu"_s));
    m_menuButton->setFocusPolicy(Qt::TabFocus);
    layout->addWidget(m_menuButton);
    return bar;
}

void MainWindow::addTool(QWidget *tool)
{
    m_topBar->insertWidget(m_topBar->indexOf(m_userButton), tool);
    setTabOrder(tool, m_userButton);
}

QLayout *MainWindow::buildBanners()
{
    auto *rows = new QVBoxLayout;
    rows->setContentsMargins(Space::Large, Space::Small, Space::Large, 0);
    rows->setSpacing(Space::Small);
    const std::pair<Topic, QString> topics[] = {{Topic::Connection, u"connectionBanner"_s},
                                                {Topic::Server, u"serverBanner"_s},
                                                {Topic::Session, u"sessionBanner"_s}};
    for (const auto &[topic, name] : topics) {
        auto *banner = new InlineMessage(this);
        banner->setObjectName(name);
        rows->addWidget(banner);
        m_banners.insert(topic, banner);
        connect(banner, &InlineMessage::actionTriggered, this,
                [this, about = topic] { Q_EMIT bannerActionTriggered(about); });
    }
    return rows;
}

void MainWindow::buildStatusBar()
{
    statusBar()->setSizeGripEnabled(false);
    const std::pair<StatusItem **, QString> items[] = {{&m_databaseItem, u"statusDatabase"_s},
                                                       {&m_serverItem, u"statusServer"_s},
                                                       {&m_userItem, u"statusUser"_s},
                                                       {&m_syncItem, u"statusSync"_s}};
    for (const auto &[item, name] : items) {
        *item = new StatusItem(name, this);
        statusBar()->addPermanentWidget(*item);
    }
}

void MainWindow::buildActions()
{
    const auto make = [this](const QString &name, const QString &icon, const QKeySequence &keys) {
        auto *action = new QAction(this);
        action->setObjectName(name);
        action->setShortcut(keys);
        if (!icon.isEmpty())
            action->setIcon(themedIcon(icon));
        addAction(action);
        return action;
    };
    m_fullScreen = make(u"fullScreen"_s, {}, QKeySequence(Qt::Key_F11));
    m_fullScreen->setCheckable(true);
    m_nextRegion = make(u"nextRegion"_s, {}, QKeySequence(Qt::Key_F6));
    m_previousRegion = make(u"previousRegion"_s, {}, QKeySequence(Qt::SHIFT | Qt::Key_F6));
    m_openMenu = make(u"openMenu"_s, {}, QKeySequence(Qt::Key_F10));
    m_about = make(u"about"_s, u"info"_s, {});
    m_lock = make(u"lock"_s, u"lock"_s, QKeySequence(Qt::CTRL | Qt::Key_L));
    m_logOut = make(u"logOut"_s, u"logout"_s, QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_L));
    m_quit = make(u"quit"_s, {}, QKeySequence(Qt::CTRL | Qt::Key_Q));

    m_menu = new QMenu(this);
    m_goMenu = m_menu->addMenu(QString());
    m_menu->addSeparator();
    m_menu->addActions({m_fullScreen, m_nextRegion, m_previousRegion});
    m_menu->addSeparator();
    m_menu->addActions({m_about, m_lock, m_logOut, m_quit});
    setButtonMenu(m_menuButton, m_menu);
    auto *userMenu = new QMenu(this);
    userMenu->addActions({m_lock, m_logOut});
    setButtonMenu(m_userButton, userMenu);

    connect(m_fullScreen, &QAction::toggled, this,
            [this](bool on) { on ? showFullScreen() : showNormal(); });
    connect(m_nextRegion, &QAction::triggered, this, [this] { cycleRegion(false); });
    connect(m_previousRegion, &QAction::triggered, this, [this] { cycleRegion(true); });
    connect(m_openMenu, &QAction::triggered, m_menuButton, &QToolButton::showMenu);
    connect(m_about, &QAction::triggered, this, &MainWindow::showAbout);
    connect(m_lock, &QAction::triggered, this, &MainWindow::lockRequested);
    connect(m_logOut, &QAction::triggered, this, &MainWindow::requestLogOut);
    connect(m_quit, &QAction::triggered, this, &QWidget::close);
}

void MainWindow::addPage(DeskPage *page, bool atEnd)
{
    QToolButton *button = m_rail->addEntry(page->iconName(), atEnd);
    m_stack->addWidget(page);
    m_pages.append(page);
    m_railButtons.append(button);

    auto *go = new QAction(this);
    go->setObjectName(u"go-"_s + page->iconName());
    go->setIcon(themedIcon(page->iconName()));
    if (m_pages.size() <= 9)
        go->setShortcut(QKeySequence(Qt::CTRL | Qt::Key(Qt::Key_0 + m_pages.size())));
    addAction(go);
    m_goMenu->addAction(go);
    m_goActions.append(go);

    connect(go, &QAction::triggered, this, [this, page] { showPage(page); });
    connect(button, &QToolButton::clicked, this, [this, page] { showPage(page); });
    connect(page, &DeskPage::notice, this,
            [this](const QString &text) { statusBar()->showMessage(text, 8000); });
    retranslate();
}

void MainWindow::addMenuPage(DeskPage *page)
{
    addPage(page);
    m_railButtons.constLast()->hide();
}

void MainWindow::begin(const DeskInfo &info)
{
    m_info = info;
    m_begun = true;
    retranslate();
    m_settings.beginGroup(stateKey());
    const bool restored = restoreGeometry(m_settings.value("geometry").toByteArray());
    m_settings.endGroup();
    if (!restored) {
        const QRect free = screen()->availableGeometry();
        resize(qMin(1440, free.width() - 2 * Space::Giant),
               qMin(900, free.height() - 2 * Space::Giant));
    }
    m_fullScreen->setChecked(isFullScreen());
    if (!m_pages.isEmpty())
        bringToFront(m_pages.first());
}

DeskPage *MainWindow::currentPage() const
{
    return qobject_cast<DeskPage *>(m_stack->currentWidget());
}

void MainWindow::showPage(DeskPage *page)
{
    if (page == currentPage()) {
        bringToFront(page);
        return;
    }
    leave([this, page] { bringToFront(page); });
    // Until the answer comes, the rail goes on showing where one is.
    const qsizetype shown = m_pages.indexOf(currentPage());
    if (shown >= 0)
        m_railButtons[shown]->setChecked(true);
}

void MainWindow::bringToFront(DeskPage *page)
{
    m_stack->setCurrentWidget(page);
    m_railButtons[m_pages.indexOf(page)]->setChecked(true);
    updateTitle();
    page->activate();
}

void MainWindow::leave(std::function<void()> then)
{
    const DeskPage *page = currentPage();
    if (!page || !page->hasUnsavedChanges()) {
        then();
        return;
    }
    m_prompts.confirm(this, tr("Leave without saving?"),
                      tr("What you have typed on this page has not been saved."),
                      tr("Leave without saving"), std::move(then));
}

void MainWindow::requestLogOut()
{
    leave([this] { Q_EMIT logOutRequested(); });
}

void MainWindow::setCover(QWidget *cover)
{
    if (cover && !m_cover) {
        m_focusBefore = focusWidget();
        if (QWidget *popup = QApplication::activePopupWidget())
            popup->close();
        for (QDialog *dialog : findChildren<QDialog *>())
            dialog->reject(); // a question is answered with no: nothing is lost by that
        QToolTip::hideText();
        statusBar()->clearMessage();
    }
    if (m_cover)
        m_cover->deleteLater();
    m_cover = cover;
    if (cover) {
        m_layers->addWidget(cover);
        m_layers->setCurrentWidget(cover);
    } else {
        m_layers->setCurrentIndex(0);
        if (m_focusBefore)
            m_focusBefore->setFocus(Qt::OtherFocusReason);
    }
    statusBar()->setVisible(!cover);
    for (QAction *action : actions())
        action->setEnabled(!cover || action == m_quit || action == m_logOut
                           || action == m_fullScreen);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    const DeskPage *page = currentPage();
    if (!m_leaving && page && page->hasUnsavedChanges()) {
        event->ignore();
        leave([this] {
            m_leaving = true;
            close();
        });
        return;
    }
    saveState();
    QMainWindow::closeEvent(event);
    Q_EMIT quitRequested();
}

QString MainWindow::stateKey() const
{
    const QSize size = screen() ? screen()->size() : QSize();
    return u"window/%1/%2x%3"_s.arg(m_info.settingsKey, QString::number(size.width()),
                                    QString::number(size.height()));
}

void MainWindow::saveState()
{
    if (!m_begun)
        return;
    m_settings.beginGroup(stateKey());
    m_settings.setValue("geometry", saveGeometry());
    m_settings.endGroup();
}

void MainWindow::cycleRegion(bool backwards)
{
    QList<QWidget *> regions = {m_rail, m_clinicLabel->parentWidget()};
    if (currentPage())
        regions.append(currentPage());
    qsizetype at = 0;
    for (qsizetype i = 0; i < regions.size(); ++i) {
        if (isWithin(QApplication::focusWidget(), regions[i]))
            at = i;
    }
    const qsizetype step = backwards ? regions.size() - 1 : 1;
    for (qsizetype i = 0; i < regions.size(); ++i) {
        at = (at + step) % regions.size();
        QWidget *target = regions[at] == m_rail ? m_rail->checkedEntry() : nullptr;
        if (!target)
            target = firstFocusable(regions[at]);
        if (target) {
            target->setFocus(Qt::ShortcutFocusReason);
            return;
        }
    }
}

void MainWindow::showAbout()
{
    auto *box = new QMessageBox(this);
    box->setObjectName(u"aboutBox"_s);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowTitle(tr("About Frontdesk"));
    box->setIconPixmap(windowIcon().pixmap(64, 64));
    box->setTextFormat(Qt::PlainText);
    box->setText(tr("Frontdesk %1").arg(QCoreApplication::applicationVersion()));
    box->setInformativeText(
        tr("Front-desk software for clinics. Free software under the GNU General Public License, "
           "version 3 or later; there is no warranty."));
    box->addButton(tr("Close"), QMessageBox::AcceptRole);
    box->open();
}

} // namespace frontdesk
