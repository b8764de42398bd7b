// SPDX-License-Identifier: GPL-3.0-or-later
// The first run: what the set-up wizard has done in the background.
#include "desktopapp.h"

#include "desk.h"
#include "embeddedserver.h"
#include "login/loginwindow.h"
#include "shell/whendone.h"
#include "startwindow.h"
#include "storage/location.h"

#include <QApplication>
#include <QPromise>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace frontdesk {

void DesktopApp::runSetup(SetupStart start)
{
    m_wizard = std::make_unique<SetupWizard>(setupActions(), m_languages, std::move(start));
    connect(m_wizard.get(), &SetupWizard::languageChosen, this,
            [this](const QString &code) { m_settings.setValue("language", code); });
    connect(m_wizard.get(), &SetupWizard::closed, qApp, &QCoreApplication::quit);
    connect(
        m_wizard.get(), &SetupWizard::existingClinicFound, this,
        [this] {
            startServer();
            showLogin();
        },
        Qt::QueuedConnection);
    connect(
        m_wizard.get(), &SetupWizard::finished, this,
        [this] {
            startServer();
            const SignedIn who = *std::exchange(m_setupSession, std::nullopt);
            enter(who);
        },
        Qt::QueuedConnection);
    m_wizard->show();
    m_startWindow.reset();
}

SetupActions DesktopApp::setupActions()
{
    SetupActions actions;
    actions.testDatabase = inspectInBackground;
    actions.openDatabase = [this](const QString &url) { return chooseDatabase(url); };
    actions.saveClinic = [this](const ClinicProfile &profile) {
        Actor nobody;
        nobody.channel = Channel::Desktop;
        nobody.origin = origin().address;
        m_state.profile = profile;
        return m_services->services().run([nobody, profile](Services &services) -> Result<void> {
            FRONTDESK_TRY(services.clinic.setProfile(nobody, profile));
            return {};
        });
    };
    actions.createAdministrator = [this](const QString &email, const QString &password) {
        return createAdministrator(email, password);
    };
    actions.createDoctor = [this](const FirstDoctor &doctor) { return createFirstDoctor(doctor); };
    return actions;
}

/// Keeps the address without its password, which goes to the keychain or nowhere.
void DesktopApp::rememberUrl(const QString &url)
{
    if (databaseIsFixed())
        return;
    QUrl safe(url);
    const QString password = safe.password();
    safe.setPassword(QString());
    m_settings.setValue("database/url",
                        url.startsWith("postgresql:"_L1) ? safe.toString(QUrl::FullyEncoded) : url);
    if (!password.isEmpty())
        m_secrets.save(secretName(u"database"_s), password, this, [](bool) {});
}

QFuture<Result<DatabaseState>> DesktopApp::chooseDatabase(const QString &url)
{
    // The file may be the one that is open already.
    closeDatabase();
    m_databaseUrl = url;
    Config config = m_options.config;
    config.databaseUrl = url;
    auto promise = std::make_shared<QPromise<Result<DatabaseState>>>();
    promise->start();
    m_opening = openInBackground(config, m_clock, m_logger, false);
    whenDone(m_opening, this, [this, promise, url](const Result<Opened> &result) {
        if (result) {
            adopt(*result);
            rememberUrl(url);
            promise->addResult(m_state);
        } else {
            promise->addResult(Result<DatabaseState>(fail(result.error())));
        }
        promise->finish();
    });
    return promise->future();
}

QFuture<Result<void>> DesktopApp::createAdministrator(const QString &email, const QString &password)
{
    auto promise = std::make_shared<QPromise<Result<void>>>();
    promise->start();
    const auto made = m_services->services().run(
        [email, password, from = origin()](Services &services) -> Result<SignedIn> {
            FRONTDESK_TRY(services.auth.createAdministrator(email, password, from));
            return services.auth.logIn(email, password, from);
        });
    whenDone(made, this, [this, promise](const Result<SignedIn> &result) {
        if (result) {
            m_setupSession = *result;
            promise->addResult(Result<void>());
        } else {
            promise->addResult(Result<void>(fail(result.error())));
        }
        promise->finish();
    });
    return promise->future();
}

QFuture<Result<void>> DesktopApp::createFirstDoctor(const FirstDoctor &doctor)
{
    auto promise = std::make_shared<QPromise<Result<void>>>();
    promise->start();
    struct Made {
        DoctorId id; ///< set once the doctor is there, whatever became of the hours
        Result<void> result;
    };
    const Actor actor = m_setupSession->actor;
    const auto made = m_services->services().run(
        [actor, doctor, existing = m_firstDoctor](Services &services) -> Result<Made> {
            Made outcome {existing, {}};
            if (existing.isNull()) {
                FRONTDESK_TRY_ASSIGN(const Doctor created,
                                     services.doctors.create(actor, doctor.doctor));
                outcome.id = created.id;
            } else {
                DoctorChanges changes;
                changes.fullName = doctor.doctor.fullName;
                changes.specialty = doctor.doctor.specialty;
                FRONTDESK_TRY(services.doctors.update(actor, existing, changes, std::nullopt));
            }
            QList<NewSchedule> hours = doctor.hours;
            for (NewSchedule &day : hours)
                day.doctorId = outcome.id;
            const auto added = services.schedules.createAll(actor, hours);
            if (!added)
                outcome.result = fail(added.error());
            return outcome;
        });
    whenDone(made, this, [this, promise](const Result<Made> &result) {
        if (result)
            m_firstDoctor = result->id;
        promise->addResult(result ? result->result : Result<void>(fail(result.error())));
        promise->finish();
    });
    return promise->future();
}

} // namespace frontdesk
