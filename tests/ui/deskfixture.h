// SPDX-License-Identifier: GPL-3.0-or-later
// A desk on a small clinic of its own: a SQLite file in a temporary folder, a clock that stands
// still.
#pragma once

#include "base/logging.h"
#include "services/backend.h"
#include "services/services.h"
#include "shell/deskcontext.h"
#include "shell/theme.h"

#include <QApplication>
#include <QTemporaryDir>
#include <QtTest>

#include <memory>

namespace frontdesk {

class SilentPrompts final : public Prompts
{
public:
    void confirm(QWidget *, const QString &, const QString &, const QString &,
                 std::function<void()> confirmed) override
    {
        ++asked;
        if (confirms)
            confirmed();
    }
    void chooseFile(QWidget *, const QString &, const QString &,
                    std::function<void(const QString &)> chosen) override
    {
        ++asked;
        if (!file.isEmpty())
            chosen(file);
    }
    void tell(QWidget *, const QString &, const QString &) override { ++asked; }
    int asked = 0;
    bool confirms = false;
    QString file; ///< what is chosen; empty: nothing
};

/// Monday 9 March 2026, 08:00 in Berlin.
inline Instant monday()
{
    return fromMillis(1'773'039'600'000);
}

class DeskFixture
{
public:
    explicit DeskFixture(Role role = Role::Admin)
        : clock(monday())
    {
        using namespace Qt::StringLiterals;
        Config config = *parseConfig({});
        config.databaseUrl = u"sqlite:///"_s + folder.filePath(u"clinic.db"_s);
        config.clinicTimeZone = u"Europe/Berlin"_s;
        config.jwtSecret = QString(48, u'k');
        backend = *Backend::open(config, clock, logger);
        scope = *backend->scope();
        const Origin origin {Channel::CommandLine, {}, {}};
        admin.role = Role::Admin;
        admin.channel = Channel::Desktop;
        admin.userId =
            scope->services()
                .auth
                .createAdministrator(u"admin@clinic.example"_s, u"correct horse battery"_s, origin)
                ->id;
        Actor actor = admin;
        actor.role = role;
        executor = std::make_unique<ServiceExecutor>(*backend, 2);
        context = std::make_unique<DeskContext>(
            DeskContext {*executor, backend->changes(), backend->zone(), clock, prompts, actor});
    }

    Services &services() { return scope->services(); }

    Doctor addDoctor(const QString &name, const QString &specialty)
    {
        return *services().doctors.create(admin, {name, specialty, {}, {}, {}});
    }
    /// Monday to Friday, 09:00 to 17:00, slots of 20 minutes.
    void addWeek(const Doctor &doctor)
    {
        for (int day = 1; day <= 5; ++day)
            (void)services().schedules.create(
                admin, {doctor.id, day, WallTime {9 * 60}, WallTime {17 * 60}, 20, {}, {}, 1});
    }
    Patient addPatient(const QString &name, QDate born, const QString &phone)
    {
        return *services().patients.create(admin, {name, born, phone, {}, {}, {}});
    }
    /// The instant of a wall-clock time that is neither in a gap nor in a fold.
    Instant at(QDate day, int hour, int minute) const
    {
        return backend->zone().get()->resolve(day, WallTime {hour * 60 + minute}).first;
    }
    Result<AppointmentDetails> book(const Doctor &doctor, const Patient &patient, Instant start,
                                    int minutes, const QString &reason = {})
    {
        return services().appointments.book(
            admin, {doctor.id, patient.id, start, start + std::chrono::minutes(minutes), reason});
    }

    QTemporaryDir folder;
    FakeClock clock;
    Logger logger {LogLevel::Warning, LogFormat::Text};
    SilentPrompts prompts;
    Actor admin;
    std::unique_ptr<Backend> backend;
    std::unique_ptr<ServiceScope> scope;
    std::unique_ptr<ServiceExecutor> executor;
    std::unique_ptr<DeskContext> context;
};

/// The widget called `name` inside `parent`; the test stops where there is none.
template <class T>
T *named(QWidget &parent, const QString &name)
{
    T *found = parent.findChild<T *>(name);
    if (!found)
        qFatal("no %s here", qPrintable(name));
    return found;
}

/// Shows a page as the main window would, in British English and light.
template <class PageType>
std::unique_ptr<PageType> shownPage(DeskFixture &desk)
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    applyTheme(*qApp, ThemeKind::Light);
    auto page = std::make_unique<PageType>(*desk.context);
    page->resize(1180, 760);
    page->show();
    page->activateWindow();
    (void)QTest::qWaitForWindowActive(page.get());
    page->activate();
    return page;
}

} // namespace frontdesk
