// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk.h"

#include "admin/auditpage.h"
#include "admin/bookingpages.h"
#include "admin/userspage.h"
#include "calendar/calendarpage.h"
#include "doctors/doctorspage.h"
#include "flow/flowpage.h"
#include "login/lockscreen.h"
#include "models/clinicformat.h"
#include "notices/messagespage.h"
#include "notices/noticebell.h"
#include "patients/patientspage.h"
#include "reports/reportspage.h"
#include "schedules/schedulespage.h"
#include "services/backend.h"
#include "settings/serverpage.h"
#include "settings/settingspage.h"
#include "shell/languages.h"
#include "shell/mainwindow.h"
#include "shell/whendone.h"
#include "waitlist/waitlistpage.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace frontdesk {

Desk::Desk(const DeskParts &parts, const SignedIn &who, const ClinicProfile &profile,
           QObject *parent)
    : QObject(parent)
    , m_parts(parts)
    , m_context {parts.services,
                 parts.backend.changes(),
                 parts.backend.zone(),
                 parts.backend.clock(),
                 m_prompts,
                 who.actor}
    , m_window(std::make_unique<MainWindow>(parts.settings, m_prompts))
    , m_email(who.user.email)
    , m_idle(parts.backend.clock())
{
    addPages();
    const DatabaseLocation &location = parts.backend.database().location();
    m_window->setDatabase(location.dialect == Dialect::Sqlite
                              ? QFileInfo(location.filePath).fileName()
                              : location.display());
    m_window->begin(
        {profile.name, who.user.email, roleText(who.user.role), who.user.id.toString()});
    connect(&m_parts.server, &ServerControl::changed, this, [this] {
        m_serverProblemRead = false;
        showServer();
    });
    connect(&m_parts.connection, &ConnectionMonitor::stateChanged, this, &Desk::showConnection);
    connect(m_window.get(), &MainWindow::bannerActionTriggered, this, &Desk::bannerAnswered);
    connect(&m_context.changes, &ChangeFeed::changed, this, [this](const Change &change) {
        if (change.entity == ChangedEntity::Clinic)
            followClinic();
    });
    connect(m_window.get(), &MainWindow::lockRequested, this, &Desk::lock);
    connect(&m_idle, &IdleWatch::idle, this, &Desk::lock);
    followLockSetting();
    connect(m_window.get(), &MainWindow::logOutRequested, this, &Desk::logOutRequested);
    connect(m_window.get(), &MainWindow::quitRequested, this, &Desk::quitRequested);
    // These texts are ours to translate, not the window's; the title follows the language too.
    connect(m_window.get(), &QWidget::windowTitleChanged, this, [this] {
        showRole();
        showServer();
        showConnection();
    });
    showServer();
    showConnection();
}

// The window and its pages go while everything they use is still there.
Desk::~Desk() = default;

void Desk::addPages()
{
    const Actor &actor = m_context.actor;
    MainWindow &window = *m_window;
    auto *calendar = new CalendarPage(m_context, &window);
    calendar->keepIn(m_parts.settings, actor.userId.toString());
    window.addPage(calendar);
    window.addPage(new FlowPage(m_context, &window));
    window.addPage(new WaitlistPage(m_context, &window));
    auto *patients = new PatientsPage(m_context, &window);
    window.addPage(patients);
    connect(calendar, &CalendarPage::patientRequested, &window, [&window, patients](PatientId id) {
        window.showPage(patients);
        patients->showPatient(id);
    });
    if (actor.isDesk())
        window.addPage(new DoctorsPage(m_context, &window));
    auto *schedules = new SchedulesPage(m_context, &window);
    window.addPage(schedules);
    connect(schedules, &SchedulesPage::appointmentRequested, &window,
            [&window, calendar](const AppointmentDetails &details) {
                window.showPage(calendar);
                calendar->reveal(details);
            });
    auto *bell = new NoticeBell(m_context, &window);
    window.addTool(bell);
    connect(
        bell, &NoticeBell::appointmentChosen, &window, [this, &window, calendar](AppointmentId id) {
            auto found = m_context.services.run([actor = m_context.actor, id](Services &services) {
                return services.appointments.get(actor, id);
            });
            whenDone(found, &window, [&window, calendar](const auto &details) {
                if (!details)
                    return; // it is no longer theirs to see
                window.showPage(calendar);
                calendar->reveal(*details);
            });
        });
    if (actor.isAdmin()) {
        window.addPage(new TypesPage(m_context, &window));
        window.addPage(new RoomsPage(m_context, &window));
        window.addPage(new UsersPage(m_context, &window));
        window.addPage(new ReportsPage(m_context, &window));
        window.addPage(new AuditPage(m_context, &window));
        m_serverPage = new ServerPage(m_parts.server, &window);
        window.addPage(m_serverPage, true);
    }
    auto *settings = new SettingsPage(m_context, m_parts.appearance, m_parts.languages,
                                      m_parts.settings, &window);
    window.addPage(settings, true);
    if (actor.isDesk()) {
        auto *messages = new MessagesPage(m_context, &window);
        connect(bell, &NoticeBell::messagesWanted, &window,
                [&window, messages] { window.showPage(messages); });
        window.addMenuPage(messages);
    }
    connect(settings, &SettingsPage::clinicSaved, this, &Desk::applyProfile);
    connect(settings, &SettingsPage::lockAfterChosen, this, &Desk::followLockSetting);
}

void Desk::showServer()
{
    const ServerStatus state = m_parts.server.state();
    const bool failed = !state.isRunning && !state.isBusy && !state.lastError.isEmpty();
    m_window->setServer(state.address, failed);
    const bool tell = failed && !m_serverProblemRead;
    m_window->setBanner(
        MainWindow::Topic::Server,
        tell ? tr("Patients' apps cannot book now. %1", "what is wrong with the server")
                   .arg(state.lastError)
             : QString(),
        m_serverPage ? tr("Show the server") : tr("Understood"));
}

/// A loss is said over every page; the pages keep what they show, and what is typed in them.
void Desk::showConnection()
{
    const ConnectionMonitor &connection = m_parts.connection;
    m_window->setSync(connection.state());
    m_window->setBanner(MainWindow::Topic::Connection,
                        connection.isLost()
                            ? tr("The database cannot be reached. What you have typed is kept; "
                                 "Frontdesk goes on as soon as it is back.")
                            : QString(),
                        tr("Try now"));
    for (DeskPage *page : m_window->pages())
        page->setConnected(!connection.isLost(), connection.lastAnswer());
}

void Desk::followLockSetting()
{
    m_idle.setLimit(SettingsPage::lockAfter(m_parts.settings));
}

void Desk::lock()
{
    if (m_window->isCovered())
        return;
    auto *screen = new LockScreen(
        m_email, [this](const QString &password) { return checkPassword(password); });
    connect(screen, &LockScreen::unlocked, this, [this] { m_window->setCover(nullptr); });
    connect(screen, &LockScreen::logOutRequested, m_window.get(), &MainWindow::requestLogOut);
    m_window->setCover(screen);
    screen->begin();
}

/// By a log-in, so that guessing is slowed down and noted as everywhere; its session ends at once.
QFuture<Result<void>> Desk::checkPassword(const QString &password)
{
    return m_context.services.run(
        [email = m_email, password, from = m_parts.origin](Services &services) -> Result<void> {
            const auto again = services.auth.logIn(email, password, from);
            if (again)
                return services.auth.logOut(again->actor);
            // The password is right; the second factor was given when this session began.
            if (again.error().code == ErrorCode::TotpRequired)
                return {};
            return fail(again.error());
        });
}

void Desk::bannerAnswered(MainWindow::Topic topic)
{
    switch (topic) {
    case MainWindow::Topic::Connection:
        m_parts.connection.checkNow();
        break;
    case MainWindow::Topic::Server:
        m_serverProblemRead = true;
        showServer();
        if (m_serverPage)
            m_window->showPage(m_serverPage);
        break;
    case MainWindow::Topic::Session:
        m_window->setBanner(topic, {});
        break;
    }
}

void Desk::showRole()
{
    m_window->setRoleName(roleText(m_context.actor.role));
}

void Desk::followClinic()
{
    whenDone(m_context.services.run([](Services &services) { return services.clinic.profile(); }),
             this, [this](const Result<ClinicProfile> &profile) {
                 if (profile)
                     applyProfile(*profile);
             });
}

void Desk::applyProfile(const ClinicProfile &profile)
{
    m_window->setClinicName(profile.name);
}

} // namespace frontdesk
