// SPDX-License-Identifier: GPL-3.0-or-later
// What the main window says: its labels, title and status bar, made anew when language or theme
// change.
#include "rail.h"
#include "shell/bidi.h"
#include "shell/icons.h"
#include "shell/inlinemessage.h"
#include "shell/mainwindow.h"
#include "shell/page.h"
#include "shell/plaintip.h"
#include "shell/theme.h"
#include "statusitem.h"

#include <QAction>
#include <QEvent>
#include <QLabel>
#include <QMenu>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace frontdesk {

void MainWindow::retranslate()
{
    m_goMenu->setTitle(tr("Go to"));
    m_goMenu->setIcon(themedIcon(u"forward"_s));
    m_fullScreen->setText(tr("Full screen"));
    m_nextRegion->setText(tr("Next area"));
    m_previousRegion->setText(tr("Previous area"));
    m_openMenu->setText(tr("Open the menu"));
    m_about->setText(tr("About Frontdesk"));
    m_lock->setText(tr("Lock"));
    m_logOut->setText(tr("Log out"));
    m_quit->setText(tr("Quit"));
    m_rail->setAccessibleName(tr("Pages"));
    m_rail->setMarkName(tr("Frontdesk"));
    m_menuButton->setAccessibleName(tr("Menu"));
    m_menuButton->setToolTip(tr("Menu (F10)"));
    m_userButton->setToolTip(tr("Your account"));
    for (qsizetype i = 0; i < m_pages.size(); ++i) {
        const QString title = m_pages[i]->title();
        const QKeySequence keys = m_goActions[i]->shortcut();
        m_goActions[i]->setText(title);
        m_railButtons[i]->setText(title);
        m_railButtons[i]->setAccessibleName(title);
        m_railButtons[i]->setToolTip(
            keys.isEmpty() ? title
                           : tr("%1 (%2)", "a page and its keys")
                                 .arg(title, keys.toString(QKeySequence::NativeText)));
    }
    updateTitle();
    updateStatusIcons();
}

void MainWindow::updateTitle()
{
    const QString clinic = m_info.clinicName;
    m_clinicLabel->setText(clinic);
    // Beside the rail whatever the name's own script: a label would follow the script.
    m_clinicLabel->setAlignment(Qt::AlignVCenter | Qt::AlignAbsolute
                                | (isRightToLeft() ? Qt::AlignRight : Qt::AlignLeft));
    m_clinicLabel->setToolTip(plainTip(clinic));
    if (const DeskPage *page = currentPage(); page && !clinic.isEmpty())
        setWindowTitle(tr("%1 – %2 – Frontdesk", "page, clinic").arg(page->title(), clinic));
    else
        setWindowTitle(tr("Frontdesk"));
}

void MainWindow::updateStatusIcons()
{
    const Theme &theme = currentTheme(this);
    m_databaseItem->set(u"database"_s, theme.muted,
                        m_database.isEmpty() ? tr("No database") : m_database);
    if (m_serverFailed)
        m_serverItem->set(u"warning"_s, theme.warning, tr("Server not running"));
    else
        m_serverItem->set(u"server"_s, m_serverAddress.isEmpty() ? theme.muted : theme.success,
                          m_serverAddress.isEmpty() ? tr("Server off") : m_serverAddress);
    const QString user = m_info.userName.isEmpty()
                             ? QString()
                             : tr("%1 (%2)", "a user and their role")
                                   .arg(bidiIsolated(m_info.userName), m_info.roleName);
    m_userItem->set(u"user"_s, theme.muted, user);
    m_userButton->setText(m_info.userName);
    m_userButton->setAccessibleName(user.isEmpty() ? tr("Your account") : user);
    switch (m_sync) {
    case ConnectionState::InStep:
        m_syncItem->set(u"check"_s, theme.success, tr("Up to date"));
        break;
    case ConnectionState::Working:
        m_syncItem->set(u"refresh"_s, theme.muted, tr("Loading"));
        break;
    case ConnectionState::Lost:
        m_syncItem->set(u"warning"_s, theme.warning, tr("No connection"));
        break;
    }
}

void MainWindow::setClinicName(const QString &name)
{
    m_info.clinicName = name;
    updateTitle();
}

void MainWindow::setRoleName(const QString &name)
{
    m_info.roleName = name;
    updateStatusIcons();
}

void MainWindow::setDatabase(const QString &display)
{
    m_database = display;
    updateStatusIcons();
}

void MainWindow::setServer(const QString &address, bool failed)
{
    m_serverAddress = address;
    m_serverFailed = failed;
    updateStatusIcons();
}

void MainWindow::setSync(ConnectionState state)
{
    if (m_sync == state)
        return;
    m_sync = state;
    updateStatusIcons();
}

void MainWindow::setBanner(Topic topic, const QString &text, const QString &action)
{
    InlineMessage *banner = m_banners.value(topic);
    if (text.isEmpty())
        banner->clear();
    else
        banner->showMessage(InlineMessage::Kind::Warning, text, action);
}

void MainWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::LayoutDirectionChange)
        retranslate();
    else if (event->type() == QEvent::PaletteChange && m_syncItem)
        updateStatusIcons();
}

} // namespace frontdesk
