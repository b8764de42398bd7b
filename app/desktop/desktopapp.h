// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/logging.h"
#include "login/secretstore.h"
#include "opening.h"
#include "services/authservice.h"
#include "settings/appearance.h"
#include "setup/setupwizard.h"
#include "shell/languages.h"
#include "watchedservices.h"

#include <QObject>
#include <QSettings>

#include <memory>

class QApplication;

namespace frontdesk {

class Desk;
class EmbeddedServer;
class OutboxThread;
class LoginWindow;
class StartWindow;
class TwoStepWindow;

struct DesktopOptions {
    Config config;
    bool demo = false;
    bool startServer = true;
    QString language; ///< empty: what was chosen last, or the system's
    QString theme; ///< one of Appearance::choices(), or empty
};

/// The composition root of the desktop: opens the database, sets the clinic up at the first run,
/// logs people in, makes their desks, keeps the embedded server. The logger and the clock must
/// outlive it.
class DesktopApp : public QObject
{
    Q_OBJECT

public:
    DesktopApp(QApplication &app, DesktopOptions options, const Logger &logger, const Clock &clock);
    ~DesktopApp() override;

    void start();
    /// Shows that the program cannot start; quits with 1 when that has been read.
    void showStartProblem(const Error &error);

    Desk *desk() { return m_desk.get(); }

private:
    // the start
    void openDatabase();
    void openConfigured();
    void opened(const Opened &opened);
    void adopt(const Opened &opened);
    void closeDatabase();
    QString rememberedUrl() const;
    void rememberUrl(const QString &url);
    QString secretName(const QString &purpose) const;
    bool databaseIsFixed() const;
    void startServer();

    // the first run (setuprun.cpp)
    void runSetup(SetupStart start);
    SetupActions setupActions();
    QFuture<Result<DatabaseState>> chooseDatabase(const QString &url);
    QFuture<Result<void>> createAdministrator(const QString &email, const QString &password);
    QFuture<Result<void>> createFirstDoctor(const FirstDoctor &doctor);

    // log-in
    void showLogin(const QString &message = {});
    void enter(const SignedIn &who);
    void openDesk(const SignedIn &who);
    void askForSecondFactor(const SignedIn &who);
    void refuse(const SignedIn &who);
    void logOut();
    Origin origin() const;

    QApplication &m_app;
    DesktopOptions m_options;
    const Logger &m_logger;
    const Clock &m_clock;
    QSettings m_settings;
    Appearance m_appearance;
    Languages m_languages;
    KeychainSecretStore m_secrets;
    QString m_databaseUrl; ///< what is being opened, with the password where there is one

    QFuture<Result<Opened>> m_opening;
    DatabaseState m_state;
    std::shared_ptr<Backend> m_backend;
    std::unique_ptr<WatchedServices> m_services;
    std::unique_ptr<OutboxThread> m_outbox;
    std::unique_ptr<EmbeddedServer> m_server;
    std::optional<SignedIn> m_setupSession; ///< of the administrator who is setting the clinic up
    DoctorId m_firstDoctor; ///< made already, while their hours were refused

    std::unique_ptr<StartWindow> m_startWindow;
    std::unique_ptr<SetupWizard> m_wizard;
    std::unique_ptr<LoginWindow> m_login;
    std::unique_ptr<TwoStepWindow> m_twoStep;
    std::unique_ptr<Desk> m_desk;
};

} // namespace frontdesk
