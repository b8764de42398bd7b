// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk.h"

#include "admin/userspage.h"
#include "calendar/calendarpage.h"
#include "doctors/doctorspage.h"
#include "models/clinicformat.h"
#include "patients/patientspage.h"
#include "schedules/schedulespage.h"
#include "services/backend.h"
#include "settings/serverpage.h"
#include "settings/settingspage.h"
#include "shell/languages.h"
#include "shell/mainwindow.h"
#include "shell/whendone.h"

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
{
    addPages();
    const DatabaseLocation &location = parts.backend.database().location();
    m_window->setDatabase(location.dialect == Dialect::Sqlite
                              ? QFileInfo(location.filePath).fileName()
                              : location.display());
    m_window->begin(
        {profile.name, who.user.email, roleText(who.user.role), who.user.id.toString()});
    showServer();
    connect(&m_parts.server, &ServerControl::changed, this, &Desk::showServer);
    connect(&m_context.changes, &ChangeFeed::changed, this, [this](const Change &change) {
        if (change.entity == ChangedEntity::Clinic)
            followClinic();
    });
    connect(m_window.get(), &MainWindow::logOutRequested, this, &Desk::logOutRequested);
    connect(m_window.get(), &MainWindow::quitRequested, this, &Desk::quitRequested);
    // The role's name is ours to translate, not the window's.
    connect(m_window.get(), &QWidget::windowTitleChanged, this, &Desk::showRole);
}

// The window and its pages go while everything they use is still there.
Desk::~Desk() = default;

void Desk::addPages()
{
    const Actor &actor = m_context.actor;
    MainWindow &window = *m_window;
    auto *calendar = new CalendarPage(m_context, &window);
    window.addPage(calendar);
    window.addPage(new PatientsPage(m_context, &window));
    if (actor.isDesk())
        window.addPage(new DoctorsPage(m_context, &window));
    auto *schedules = new SchedulesPage(m_context, &window);
    window.addPage(schedules);
    connect(schedules, &SchedulesPage::appointmentRequested, &window,
            [&window, calendar](const AppointmentDetails &details) {
                window.showPage(calendar);
                calendar->reveal(details);
            });
    if (actor.isAdmin()) {
        window.addPage(new UsersPage(m_context, &window));
        window.addPage(new ServerPage(m_parts.server, &window), true);
    }
    auto *settings = new SettingsPage(m_context, m_parts.appearance, m_parts.languages,
                                      m_parts.settings, &window);
    window.addPage(settings, true);
    connect(settings, &SettingsPage::clinicSaved, this, &Desk::applyProfile);
}

void Desk::showServer()
{
    m_window->setServer(m_parts.server.state().address);
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
