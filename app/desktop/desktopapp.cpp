// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktopapp.h"

#include "desk.h"
#include "embeddedserver.h"
#include "login/loginwindow.h"
#include "services/demodata.h"
#include "services/outboxthread.h"
#include "shell/mainwindow.h"
#include "shell/whendone.h"
#include "startwindow.h"
#include "storage/location.h"
#include "twostepwindow.h"

#include <QApplication>
#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>
#include <QSysInfo>
#include <QUrl>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace frontdesk {

namespace {

constexpr auto UrlKey = "database/url"_L1;
constexpr auto ServerKey = "server/on"_L1;

/// The demo clinic's own file, where ./run makes it too.
QString demoUrl()
{
    const QString folder =
        QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + "/demo"_L1;
    QUrl url;
    url.setPath(folder + "/demo.db"_L1);
    return u"sqlite://"_s + url.path(QUrl::FullyEncoded);
}

/// The log-ins of the demo clinic that this program is for: its staff's.
QList<DemoAccount> staffAccounts()
{
    QList<DemoAccount> accounts = demoAccounts();
    accounts.removeIf([](const DemoAccount &account) { return account.role == Role::Patient; });
    return accounts;
}

QString settingsName(const DesktopOptions &options)
{
    return options.demo ? u"desktop-demo"_s : u"desktop"_s;
}

} // namespace

DesktopApp::DesktopApp(QApplication &app, DesktopOptions options, const Logger &logger,
                       const Clock &clock)
    : m_app(app)
    , m_options(std::move(options))
    , m_logger(logger)
    , m_clock(clock)
    , m_settings(QSettings::IniFormat, QSettings::UserScope, u"frontdesk"_s,
                 settingsName(m_options))
    , m_appearance(app, m_settings)
{
    m_app.setQuitOnLastWindowClosed(false);
    m_appearance.apply(m_options.theme);
    const QString language = m_options.language.isEmpty()
                                 ? m_settings.value("language", Languages::systemCode()).toString()
                                 : m_options.language;
    m_languages.use(language);
    if (m_options.demo && m_options.config.databaseUrl.isEmpty())
        m_options.config.databaseUrl = demoUrl();
}

DesktopApp::~DesktopApp()
{
    m_desk.reset();
    m_twoStep.reset();
    m_login.reset();
    m_wizard.reset();
    m_startWindow.reset();
    m_opening.waitForFinished();
    closeDatabase();
}

bool DesktopApp::databaseIsFixed() const
{
    return !m_options.config.databaseUrl.isEmpty();
}

QString DesktopApp::rememberedUrl() const
{
    return m_settings.value(UrlKey).toString();
}

QString DesktopApp::secretName(const QString &purpose) const
{
    const auto location =
        m_databaseUrl.isEmpty()
            ? DatabaseLocation::defaultFile()
            : DatabaseLocation::parse(m_databaseUrl).value_or(DatabaseLocation::defaultFile());
    return u"%1 %2"_s.arg(purpose, location.display());
}

void DesktopApp::start()
{
    m_databaseUrl = databaseIsFixed() ? m_options.config.databaseUrl : rememberedUrl();
    const bool isFirstRun = !databaseIsFixed() && !m_settings.contains(UrlKey)
                            && !QFileInfo::exists(DatabaseLocation::defaultFile().filePath);
    if (isFirstRun) {
        runSetup({});
        return;
    }
    openConfigured();
}

/// A remembered PostgreSQL address has no password: that lies in the keychain.
void DesktopApp::openConfigured()
{
    QUrl url(m_databaseUrl);
    if (databaseIsFixed() || !m_databaseUrl.startsWith("postgresql:"_L1)
        || !url.password().isEmpty()) {
        openDatabase();
        return;
    }
    m_secrets.load(secretName(u"database"_s), this,
                   [this, url](const std::optional<QString> &password) mutable {
                       if (password) {
                           url.setPassword(*password);
                           m_databaseUrl = url.toString(QUrl::FullyEncoded);
                       }
                       openDatabase();
                   });
}

void DesktopApp::openDatabase()
{
    if (!m_startWindow) {
        m_startWindow = std::make_unique<StartWindow>();
        connect(m_startWindow.get(), &StartWindow::retryRequested, this,
                &DesktopApp::openConfigured);
        connect(m_startWindow.get(), &StartWindow::quitRequested, this,
                [] { QCoreApplication::exit(1); });
    }
    m_startWindow->showProgress(m_options.demo ? tr("Opening the demo clinic…")
                                               : tr("Opening the database…"));
    m_startWindow->show();
    Config config = m_options.config;
    config.databaseUrl = m_databaseUrl;
    m_opening = openInBackground(config, m_clock, m_logger, m_options.demo);
    whenDone(m_opening, this, [this](const Result<Opened> &result) {
        if (result)
            opened(*result);
        else
            showStartProblem(result.error());
    });
}

void DesktopApp::showStartProblem(const Error &error)
{
    std::fprintf(stderr, "frontdesk: %s\n", qUtf8Printable(error.message.simplified()));
    // Where nobody sees a window, nobody can close one.
    if (QGuiApplication::platformName() == "offscreen"_L1
        || QGuiApplication::platformName() == "minimal"_L1) {
        QMetaObject::invokeMethod(
            qApp, [] { QCoreApplication::exit(1); }, Qt::QueuedConnection);
        return;
    }
    const bool mayChoose = !databaseIsFixed() && error.code != ErrorCode::ConfigInvalid;
    if (!m_startWindow) {
        m_startWindow = std::make_unique<StartWindow>();
        connect(m_startWindow.get(), &StartWindow::quitRequested, this,
                [] { QCoreApplication::exit(1); });
    }
    disconnect(m_startWindow.get(), &StartWindow::chooseRequested, this, nullptr);
    // Queued: the set-up takes the place of the window that asks for it.
    connect(
        m_startWindow.get(), &StartWindow::chooseRequested, this,
        [this, error] {
            SetupStart start;
            start.step = SetupStart::Database;
            start.databaseUrl = m_databaseUrl;
            start.databaseError = error;
            runSetup(start);
        },
        Qt::QueuedConnection);
    m_startWindow->showProblem(error, mayChoose);
    m_startWindow->show();
}

void DesktopApp::adopt(const Opened &opened)
{
    closeDatabase();
    m_opening = {}; // it holds the backend too
    m_backend = opened.backend;
    m_state = opened.state;
    m_services = std::make_unique<WatchedServices>(*m_backend);
    m_outbox = std::make_unique<OutboxThread>(*m_backend, m_logger);
    m_server = std::make_unique<EmbeddedServer>(*m_backend, m_logger);
    connect(m_server.get(), &EmbeddedServer::switched, this,
            [this](bool on) { m_settings.setValue(ServerKey, on); });
}

void DesktopApp::closeDatabase()
{
    m_server.reset();
    m_outbox.reset();
    m_services.reset();
    m_opening = {};
    m_backend.reset();
}

void DesktopApp::opened(const Opened &opened)
{
    adopt(opened);
    if (m_state.hasAdministrator) {
        startServer();
        showLogin();
        return;
    }
    SetupStart start;
    start.databaseFixed = databaseIsFixed();
    start.databaseUrl = m_databaseUrl;
    start.profile = m_state.profile;
    // An interrupted set-up goes on where it stopped.
    if (!m_state.profile.name.isEmpty())
        start.step = SetupStart::Administrator;
    else if (m_settings.contains(UrlKey))
        start.step = SetupStart::Clinic;
    runSetup(start);
}

void DesktopApp::startServer()
{
    if (!m_options.startServer || !m_settings.value(ServerKey, true).toBool())
        return;
    const QSignalBlocker quietly(m_server.get());
    m_server->setRunning(true);
}

Origin DesktopApp::origin() const
{
    return {Channel::Desktop, QSysInfo::machineHostName(), {}};
}

void DesktopApp::showLogin(const QString &message)
{
    m_wizard.reset();
    const auto run = [this](auto ask) { return m_services->services().run(std::move(ask)); };
    m_login = std::make_unique<LoginWindow>(LoginSetup {
        [this, run](const QString &email, const QString &password, const QString &totp) {
            return run([email, password, totp, from = origin()](Services &services) {
                return services.auth.logIn(email, password, from, totp);
            });
        },
        [this, run](const QString &token) {
            return run([token, from = origin()](Services &services) {
                return services.auth.refresh(token, from);
            });
        },
        [this, run](const QString &code, const QString &password) {
            return run([code, password, from = origin()](Services &services) {
                return services.passwordResets.confirm(code, password, from);
            });
        },
        m_secrets, m_languages, m_settings, m_state.profile.name, secretName(u"session"_s),
        m_options.demo ? staffAccounts() : QList<DemoAccount>()});
    connect(m_login.get(), &LoginWindow::signedIn, this,
            [this](const SignedIn &who) { who.actor.isStaff() ? enter(who) : refuse(who); });
    connect(m_login.get(), &LoginWindow::closed, qApp, &QCoreApplication::quit);
    m_login->show();
    m_startWindow.reset();
    if (message.isEmpty())
        m_login->begin();
    else
        m_login->setMessage(message);
}

void DesktopApp::enter(const SignedIn &who)
{
    who.actor.mustSetUpTotp ? askForSecondFactor(who) : openDesk(who);
}

void DesktopApp::askForSecondFactor(const SignedIn &who)
{
    m_twoStep = std::make_unique<TwoStepWindow>(*m_backend, m_services->services(), who.actor);
    connect(m_twoStep.get(), &TwoStepWindow::done, this, [this, who] {
        SignedIn now = who;
        now.actor.mustSetUpTotp = false;
        m_twoStep->hide();
        openDesk(now);
    });
    connect(m_twoStep.get(), &TwoStepWindow::abandoned, this, [this, actor = who.actor] {
        m_secrets.remove(secretName(u"session"_s));
        m_services->services().run(
            [actor](Services &services) { return services.auth.logOut(actor); });
        m_twoStep.release()->deleteLater();
        showLogin(tr("You are logged out."));
    });
    m_twoStep->show();
    if (m_login)
        m_login->hide();
    m_wizard.reset();
    m_startWindow.reset();
}

void DesktopApp::openDesk(const SignedIn &who)
{
    m_desk = std::make_unique<Desk>(DeskParts {*m_backend, m_services->services(),
                                               m_services->connection(), *m_server, m_appearance,
                                               m_languages, m_settings, origin()},
                                    who, m_state.profile);
    connect(m_desk.get(), &Desk::logOutRequested, this, &DesktopApp::logOut);
    connect(m_desk.get(), &Desk::quitRequested, qApp, &QCoreApplication::quit,
            Qt::QueuedConnection);
    if (m_login) {
        connect(m_login.get(), &LoginWindow::notRemembered, &m_desk->window(), [this] {
            m_desk->window().setBanner(MainWindow::Topic::Session,
                                       tr("This computer has no keychain, so you will be asked for "
                                          "your password the next time."),
                                       tr("Understood"));
        });
    }
    m_desk->window().show();
    // Kept, not shown: the keychain may still answer it.
    if (m_login)
        m_login->hide();
    m_wizard.reset();
    m_startWindow.reset();
}

/// Patients have their own app; this program is for the clinic's staff.
void DesktopApp::refuse(const SignedIn &who)
{
    m_secrets.remove(secretName(u"session"_s));
    m_services->services().run(
        [actor = who.actor](Services &services) { return services.auth.logOut(actor); });
    m_login->setMessage(tr("This program is for the clinic's staff. Patients book through their "
                           "app."));
}

void DesktopApp::logOut()
{
    m_secrets.remove(secretName(u"session"_s));
    const Actor actor = m_desk->actor();
    m_services->services().run([actor](Services &services) { return services.auth.logOut(actor); });
    // Called by the window that goes: it may finish its own work first.
    m_desk->window().hide();
    m_desk.release()->deleteLater();
    showLogin(tr("You are logged out."));
}

} // namespace frontdesk
