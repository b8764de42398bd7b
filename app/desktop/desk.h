// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/authservice.h"
#include "services/clinicservice.h"
#include "settings/servercontrol.h"
#include "shell/deskcontext.h"
#include "shell/dialogprompts.h"
#include "shell/idlewatch.h"
#include "shell/mainwindow.h"

#include <QObject>

#include <memory>

class QSettings;

namespace frontdesk {

class Appearance;
class Backend;
class ConnectionMonitor;
class DeskPage;
class Languages;

/// What a desk is made of apart from who works at it; everything outlives the desk.
struct DeskParts {
    Backend &backend;
    ServiceExecutor &services;
    ConnectionMonitor &connection;
    ServerControl &server;
    Appearance &appearance;
    Languages &languages;
    QSettings &settings;
    Origin origin; ///< of what is done here
};

/// One person's session: the main window with the pages that their role may use.
class Desk : public QObject
{
    Q_OBJECT

public:
    Desk(const DeskParts &parts, const SignedIn &who, const ClinicProfile &profile,
         QObject *parent = nullptr);
    ~Desk() override;

    MainWindow &window() { return *m_window; }
    const Actor &actor() const { return m_context.actor; }
    /// Hides everything behind the question for the password; what is typed stays.
    void lock();

Q_SIGNALS:
    void logOutRequested();
    void quitRequested();

private:
    void addPages();
    void showConnection();
    void showServer();
    QFuture<Result<void>> checkPassword(const QString &password);
    void followLockSetting();
    void bannerAnswered(MainWindow::Topic topic);
    void showRole();
    void followClinic();
    void applyProfile(const ClinicProfile &profile);

    DeskParts m_parts;
    DialogPrompts m_prompts;
    DeskContext m_context;
    std::unique_ptr<MainWindow> m_window;
    QString m_email;
    IdleWatch m_idle;
    DeskPage *m_serverPage = nullptr; ///< administrators have one
    bool m_serverProblemRead = false;
};

} // namespace frontdesk
