// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/authservice.h"
#include "services/clinicservice.h"
#include "settings/servercontrol.h"
#include "shell/deskcontext.h"
#include "shell/dialogprompts.h"

#include <QObject>

#include <memory>

class QSettings;

namespace frontdesk {

class Appearance;
class Backend;
class Languages;
class MainWindow;

/// What a desk is made of apart from who works at it; everything outlives the desk.
struct DeskParts {
    Backend &backend;
    ServiceExecutor &services;
    ServerControl &server;
    Appearance &appearance;
    Languages &languages;
    QSettings &settings;
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

Q_SIGNALS:
    void logOutRequested();
    void quitRequested();

private:
    void addPages();
    void showServer();
    void showRole();
    void followClinic();
    void applyProfile(const ClinicProfile &profile);

    DeskParts m_parts;
    DialogPrompts m_prompts;
    DeskContext m_context;
    std::unique_ptr<MainWindow> m_window;
};

} // namespace frontdesk
