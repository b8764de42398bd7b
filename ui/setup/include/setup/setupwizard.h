// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/clinicservice.h"
#include "services/doctorservice.h"
#include "services/scheduleservice.h"
#include "storage/migrator.h"

#include <QFuture>
#include <QWidget>

#include <functional>

class QLabel;
class QPushButton;
class QStackedWidget;

namespace frontdesk {

class BusyIndicator;
class InlineMessage;
class Languages;
class SetupStep;

/// What a database that has just been opened holds already.
struct DatabaseState {
    ClinicProfile profile;
    bool hasAdministrator = false;
};

/// The first doctor and their week; the schedules' doctorId is yet to be filled in.
struct FirstDoctor {
    NewDoctor doctor;
    QList<NewSchedule> hours;
};

/// What the wizard has done in the background. The composition root implements these over the
/// backend.
struct SetupActions {
    /// Looks at a database without changing it.
    std::function<QFuture<Result<SchemaReport>>(const QString &url)> testDatabase;
    /// Opens the database that will be worked on; an empty URL is the default file.
    std::function<QFuture<Result<DatabaseState>>(const QString &url)> openDatabase;
    std::function<QFuture<Result<void>>(const ClinicProfile &profile)> saveClinic;
    /// Creates the administrator and logs them in.
    std::function<QFuture<Result<void>>(const QString &email, const QString &password)>
        createAdministrator;
    std::function<QFuture<Result<void>>(const FirstDoctor &doctor)> createDoctor;
};

/// Where the wizard begins and what is known already: it can be left and taken up again.
struct SetupStart {
    enum Step { Language, Database, Clinic, Administrator, Doctor };
    Step step = Language;
    bool databaseFixed = false; ///< DATABASE_URL names it: there is nothing to choose
    QString databaseUrl;
    ClinicProfile profile;
    std::optional<Error> databaseError; ///< why the remembered database did not open
};

/// The first run: language, database, clinic, administrator, first doctor. A step is saved when it
/// is left forwards, so that an interrupted run goes on where it stopped.
class SetupWizard : public QWidget
{
    Q_OBJECT

public:
    SetupWizard(SetupActions actions, Languages &languages, SetupStart start,
                QWidget *parent = nullptr);
    ~SetupWizard() override;

    /// The present step's name: "language", "database", "clinic", "administrator", "doctor",
    /// "done".
    QString currentStep() const;

Q_SIGNALS:
    void languageChosen(const QString &code);
    /// The clinic is set up; its administrator is logged in.
    void finished();
    /// The chosen database has its clinic already: log in instead.
    void existingClinicFound();

    /// The person has closed the window.
    void closed();

protected:
    void closeEvent(QCloseEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QWidget *buildSide();
    QWidget *buildMain();
    void addStep(SetupStep *step);
    void retranslate();
    void showStep(int index);
    void updateSide();
    void next();
    void back();
    void skip();
    void setBusy(bool busy);
    void advance();

    SetupActions m_actions;
    Languages &m_languages;
    SetupStart m_start;
    bool m_busy = false;
    int m_floor = 0; ///< the first step that can be gone back to
    QList<SetupStep *> m_steps;
    QList<QLabel *> m_sideLabels;
    QList<QLabel *> m_sideMarks;
    QWidget *m_side = nullptr;
    QLabel *m_sideTitle = nullptr;
    QLabel *m_title = nullptr;
    QLabel *m_sentence = nullptr;
    InlineMessage *m_message = nullptr;
    QStackedWidget *m_stack = nullptr;
    QPushButton *m_back = nullptr;
    QPushButton *m_skip = nullptr;
    QPushButton *m_next = nullptr;
    BusyIndicator *m_indicator = nullptr;
};

} // namespace frontdesk
