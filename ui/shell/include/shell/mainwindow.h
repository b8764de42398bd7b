// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shell/connectionmonitor.h"

#include <QHash>
#include <QList>
#include <QMainWindow>
#include <QPointer>
#include <QString>

#include <functional>

class QAction;
class QHBoxLayout;
class QLabel;
class QLayout;
class QMenu;
class QSettings;
class QStackedWidget;
class QToolButton;

namespace frontdesk {

class DeskPage;
class InlineMessage;
class Prompts;
class Rail;
class StatusItem;

/// Who works at this desk, on what: what the window's edges say.
struct DeskInfo {
    QString clinicName;
    QString userName; ///< the e-mail, or a doctor's name
    QString roleName; ///< translated
    QString settingsKey; ///< keeps the window's state apart for each user
};

/// The frame of the desktop after log-in: the rail at the side, the pages, the status bar and the
/// actions that all pages share. Knows pages only as DeskPage.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    /// What a banner over every page is about; each topic has one of its own.
    enum class Topic { Connection, Server, Session };

    /// The settings and the prompts must outlive the window.
    MainWindow(QSettings &settings, Prompts &prompts, QWidget *parent = nullptr);
    ~MainWindow() override;

    /// Adds a page to the rail, in the order of the calls, and takes it over. `atEnd`: at the
    /// rail's foot.
    void addPage(DeskPage *page, bool atEnd = false);
    /// Restores the window's state and brings the first page to the front. Call after the pages are
    /// added.
    void begin(const DeskInfo &info);

    /// The same for a page that the menu alone leads to, and whoever calls showPage().
    void addMenuPage(DeskPage *page);
    /// Puts a control into the top bar, beside the user, and takes it over.
    void addTool(QWidget *tool);

    QList<DeskPage *> pages() const { return m_pages; }
    DeskPage *currentPage() const;
    /// Goes to a page; asks first where the present one would lose an edit.
    void showPage(DeskPage *page);

    /// Shows `cover`, which it takes over, instead of everything: no page, message, menu or dialog
    /// can be seen or reached by keys. Null shows everything again, as it was left.
    void setCover(QWidget *cover);
    bool isCovered() const { return m_cover; }

    void setClinicName(const QString &name);
    void setRoleName(const QString &name);
    void setDatabase(const QString &display);
    /// `address` is empty while the server is off; `failed`: it should be on.
    void setServer(const QString &address, bool failed = false);
    void setSync(ConnectionState state);
    /// A banner over every page, for what concerns all of them; hidden with an empty text.
    void setBanner(Topic topic, const QString &text, const QString &action = {});

public Q_SLOTS:
    /// Logs out; asks first where an edit would be lost.
    void requestLogOut();

Q_SIGNALS:
    void lockRequested();
    void logOutRequested();
    void quitRequested();
    void bannerActionTriggered(frontdesk::MainWindow::Topic topic);

protected:
    void closeEvent(QCloseEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QWidget *buildTopBar();
    QLayout *buildBanners();
    void buildStatusBar();
    void buildActions();
    void retranslate();
    void updateStatusIcons();
    void updateTitle();
    void bringToFront(DeskPage *page);
    void leave(std::function<void()> then);
    void cycleRegion(bool backwards);
    void showAbout();
    QString stateKey() const;
    void saveState();

    QSettings &m_settings;
    Prompts &m_prompts;
    DeskInfo m_info;
    QString m_database;
    QString m_serverAddress;
    bool m_serverFailed = false;
    ConnectionState m_sync = ConnectionState::InStep;
    bool m_begun = false;
    bool m_leaving = false; ///< the loss of edits has been confirmed

    QList<DeskPage *> m_pages;
    QList<QToolButton *> m_railButtons;
    QList<QAction *> m_goActions;
    Rail *m_rail = nullptr;
    QStackedWidget *m_layers = nullptr; ///< the desk, and what covers it
    QWidget *m_cover = nullptr;
    QPointer<QWidget> m_focusBefore;
    QStackedWidget *m_stack = nullptr;
    QHash<Topic, InlineMessage *> m_banners;
    QLabel *m_clinicLabel = nullptr;
    QHBoxLayout *m_topBar = nullptr;
    QToolButton *m_userButton = nullptr;
    QToolButton *m_menuButton = nullptr;
    QMenu *m_menu = nullptr;
    QMenu *m_goMenu = nullptr;
    QAction *m_fullScreen = nullptr;
    QAction *m_nextRegion = nullptr;
    QAction *m_previousRegion = nullptr;
    QAction *m_openMenu = nullptr;
    QAction *m_about = nullptr;
    QAction *m_lock = nullptr;
    QAction *m_logOut = nullptr;
    QAction *m_quit = nullptr;
    StatusItem *m_databaseItem = nullptr;
    StatusItem *m_serverItem = nullptr;
    StatusItem *m_userItem = nullptr;
    StatusItem *m_syncItem = nullptr;
};

} // namespace frontdesk
