// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/usereditor.h"

#include "models/clinicformat.h"
#include "models/merged.h"
#include "services/services.h"
#include "shell/icons.h"
#include "shell/theme.h"
#include "shell/whendone.h"

#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace frontdesk {

using namespace Qt::StringLiterals;

UserEditor::UserEditor(DeskContext &context, QWidget *parent)
    : DetailEditor(parent)
    , m_context(context)
    , m_state(new QLabel(this))
{
    setObjectName(u"userEditor"_s);
    m_state->setObjectName(u"state"_s);
    m_state->setWordWrap(true);
    insertUnderTitle(m_state);
    buildFields();
    buildButtons();
}

void UserEditor::buildFields()
{
    m_email = new QLineEdit(this);
    m_email->setObjectName(u"email"_s);
    m_role = new QComboBox(this);
    m_role->setObjectName(u"role"_s);
    m_password = new QLineEdit(this);
    m_password->setObjectName(u"password"_s);
    m_password->setEchoMode(QLineEdit::Password);
    form()->addField(tr("&E-mail"), m_email, u"/email"_s);
    form()
        ->addField(tr("&Role"), m_role, u"/role"_s)
        ->setHint(tr("Doctors get their log-in under Doctors, patients register themselves."));
    m_passwordField = form()->addField(tr("Pass&word"), m_password, u"/password"_s);
    m_resetCode = new QLineEdit(this);
    m_resetCode->setObjectName(u"resetCode"_s);
    m_resetCode->setReadOnly(true);
    m_resetField = form()->addField(tr("Password reset code"), m_resetCode, u"/resetCode"_s);
    auto *copy =
        m_resetCode->addAction(themedIcon(u"copy"_s, IconTint::Muted), QLineEdit::TrailingPosition);
    copy->setText(tr("Copy"));
    copy->setToolTip(tr("Copy"));
    connect(copy, &QAction::triggered, this,
            [this] { QGuiApplication::clipboard()->setText(m_resetCode->text()); });
    connect(m_email, &QLineEdit::textChanged, this, &UserEditor::updateButtons);
    connect(m_password, &QLineEdit::textChanged, this, &UserEditor::updateButtons);
    connect(m_role, &QComboBox::currentIndexChanged, this, &UserEditor::updateButtons);
}

void UserEditor::buildButtons()
{
    m_save = new QPushButton(this);
    m_save->setObjectName(u"save"_s);
    m_save->setToolTip(tr("Ctrl+Enter"));
    setButtonLook(m_save, ButtonLook::Primary);
    connect(m_save, &QPushButton::clicked, this, &UserEditor::save);
    m_revert = new QPushButton(this);
    m_revert->setObjectName(u"revert"_s);
    setButtonLook(m_revert, ButtonLook::Quiet);
    connect(m_revert, &QPushButton::clicked, this, &UserEditor::revert);
    m_toggle = new QPushButton(this);
    m_toggle->setObjectName(u"toggle"_s);
    connect(m_toggle, &QPushButton::clicked, this, &UserEditor::toggleActive);
    for (QPushButton *button : {m_save, m_revert, m_toggle})
        form()->addButton(button);
    m_reset = new QPushButton(tr("Make a password reset code"), this);
    m_reset->setObjectName(u"makeResetCode"_s);
    connect(m_reset, &QPushButton::clicked, this, &UserEditor::makeResetCode);
    m_removeFactor = new QPushButton(tr("Remove two-step log-in"), this);
    m_removeFactor->setObjectName(u"removeSecondFactor"_s);
    m_removeFactor->setToolTip(tr("For somebody who has lost both phone and recovery codes"));
    connect(m_removeFactor, &QPushButton::clicked, this, &UserEditor::removeSecondFactor);
    for (QPushButton *button : {m_reset, m_removeFactor}) {
        setButtonLook(button, ButtonLook::Quiet);
        addBelow(button);
    }
}

void UserEditor::startNew()
{
    m_stored.reset();
    m_email->clear();
    refresh();
    m_email->setFocus(Qt::OtherFocusReason);
}

void UserEditor::setRecord(const User &user)
{
    m_stored = user;
    m_email->setText(user.email);
    refresh();
}

void UserEditor::fillRoles()
{
    const QSignalBlocker quiet(m_role);
    m_role->clear();
    const bool office =
        isNew() || m_stored->role == Role::Admin || m_stored->role == Role::Receptionist;
    const QList<Role> roles =
        office ? QList<Role> {Role::Receptionist, Role::Admin} : QList<Role> {m_stored->role};
    for (const Role role : roles)
        m_role->addItem(roleText(role), int(role));
    m_role->setCurrentIndex(isNew() ? 0 : m_role->findData(int(m_stored->role)));
    m_role->setEnabled(office);
}

void UserEditor::refresh()
{
    ++m_generation;
    form()->setBusy(false);
    form()->clearMessages();
    fillRoles();
    m_password->clear();
    m_resetCode->clear();
    m_resetField->hide();
    m_reset->setVisible(!isNew() && m_stored->isActive);
    m_removeFactor->setVisible(!isNew() && !isOneself());
    m_passwordField->setLabel(isNew() ? tr("Pass&word") : tr("New pass&word"));
    m_passwordField->setHint(
        isNew() ? tr("At least 12 characters. Tell it to the person; they can change it.")
                : tr("Only to reset it. It ends the person's sessions."));
    setTitle(isNew() ? tr("New log-in") : m_stored->email);
    m_save->setText(isNew() ? tr("Create log-in") : tr("Save"));
    m_revert->setText(isNew() ? tr("Close") : tr("Undo changes"));
    m_toggle->setVisible(!isNew());
    m_state->setVisible(!isNew());
    if (!isNew()) {
        const bool active = m_stored->isActive;
        m_toggle->setText(active ? tr("Disable") : tr("Enable"));
        setButtonLook(m_toggle, active ? ButtonLook::Danger : ButtonLook::Normal);
        m_state->setText(!active       ? tr("Disabled: cannot log in.")
                         : isOneself() ? tr("This is your own log-in.")
                                       : tr("May log in."));
        setTextLook(m_state, active ? TextLook::Muted : TextLook::Warning);
    }
    updateButtons();
}

Role UserEditor::chosenRole() const
{
    return Role(m_role->currentData().toInt());
}

bool UserEditor::isDirty() const
{
    if (isNew())
        return !m_email->text().trimmed().isEmpty() || !m_password->text().isEmpty();
    return normalisedEmail(m_email->text()) != m_stored->email || !m_password->text().isEmpty()
           || chosenRole() != m_stored->role;
}

void UserEditor::updateButtons()
{
    if (form()->isBusy())
        return;
    m_save->setEnabled(isNew() || isDirty());
    m_revert->setEnabled(isNew() || isDirty());
}

void UserEditor::save()
{
    if (form()->isBusy() || (!isNew() && !isDirty()))
        return;
    form()->clearMessages();
    if (!isPlausibleEmail(normalisedEmail(m_email->text()))) {
        form()->showFault(u"/email"_s, tr("Write an address like name@clinic.example."));
        return;
    }
    if (isNew())
        create();
    else
        update();
}

void UserEditor::create()
{
    form()->setBusy(true);
    const Actor actor = m_context.actor;
    const NewUser wanted {m_email->text().trimmed(), m_password->text(), chosenRole()};
    auto future = m_context.services.run(
        [=](Services &services) { return services.users.create(actor, wanted); });
    whenDone(future, this, [this, asked = m_generation](const Result<User> &user) {
        answered(user, asked, tr("Created. The person can log in now."));
    });
}

void UserEditor::update()
{
    UserChanges changes;
    noteChange(changes.email, normalisedEmail(m_email->text()), m_stored->email);
    noteChange(changes.role, chosenRole(), m_stored->role);
    if (!m_password->text().isEmpty())
        changes.password = m_password->text();
    const auto send = [this, changes] {
        sendChanges(changes, changes.password ? tr("Saved. The new password holds from now on.")
                                              : tr("Saved."));
    };
    if (isOneself() && (changes.role || changes.password)) {
        form()->showWarning(tr("This is your own log-in: your session ends, and you log in again."),
                            tr("Change it"), send);
        return;
    }
    send();
}

void UserEditor::toggleActive()
{
    if (form()->isBusy())
        return;
    if (isDirty()) {
        form()->showWarning(tr("Save or undo your changes first."));
        return;
    }
    form()->clearMessages();
    UserChanges changes;
    changes.isActive = !m_stored->isActive;
    const QString done =
        *changes.isActive ? tr("Enabled.") : tr("Disabled. The person's sessions have ended.");
    const auto send = [this, changes, done] { sendChanges(changes, done); };
    if (isOneself() && !*changes.isActive) {
        form()->showWarning(tr("This is your own log-in: you would be locked out at once."),
                            tr("Disable it"), send);
        return;
    }
    send();
}

void UserEditor::makeResetCode()
{
    if (form()->isBusy())
        return;
    form()->clearMessages();
    form()->setBusy(true);
    auto future =
        m_context.services.run([actor = m_context.actor, id = m_stored->id](Services &services) {
            return services.passwordResets.makeCode(actor, id);
        });
    whenDone(future, this, [this, asked = m_generation](const Result<ResetCode> &code) {
        if (asked != m_generation)
            return;
        form()->setBusy(false);
        updateButtons();
        if (!code) {
            form()->showError(code.error());
            return;
        }
        m_resetCode->setText(code->code);
        m_resetField->setHint(
            tr("Good once, until %1. Hand it to the person, who chooses a new password at the "
               "log-in window.")
                .arg(timeText(locale(), *m_context.zone.get(), code->expiresAt)));
        m_resetField->show();
        m_resetCode->setFocus(Qt::OtherFocusReason);
        m_resetCode->selectAll();
    });
}

void UserEditor::removeSecondFactor()
{
    if (form()->isBusy())
        return;
    form()->clearMessages();
    const auto send = [this] {
        form()->clearMessages();
        form()->setBusy(true);
        auto future = m_context.services.run(
            [actor = m_context.actor, id = m_stored->id](Services &services) {
                return services.secondFactor.removeFor(actor, id);
            });
        whenDone(future, this, [this, asked = m_generation](const Result<void> &done) {
            if (asked != m_generation)
                return;
            form()->setBusy(false);
            updateButtons();
            if (done)
                form()->showSuccess(tr("Removed. The password alone logs in now."));
            else if (done.error().code == ErrorCode::NotFound)
                form()->showWarning(tr("This log-in has no two-step log-in."));
            else
                form()->showError(done.error());
        });
    };
    form()->showWarning(tr("Be sure who asks you: the password alone will log in, and the person's "
                           "sessions end."),
                        tr("Remove it"), send);
}

void UserEditor::sendChanges(const UserChanges &changes, const QString &done)
{
    form()->clearMessages();
    form()->setBusy(true);
    const Actor actor = m_context.actor;
    const UserId id = m_stored->id;
    const qint64 version = m_stored->stamp.version;
    auto future = m_context.services.run(
        [=](Services &services) { return services.users.update(actor, id, changes, version); });
    whenDone(future, this, [this, done, asked = m_generation](const Result<User> &user) {
        answered(user, asked, done);
    });
}

void UserEditor::answered(const Result<User> &user, quint64 asked, const QString &done)
{
    if (user)
        Q_EMIT saved(user->email);
    if (asked != m_generation)
        return;
    form()->setBusy(false);
    updateButtons();
    if (!user) {
        showError(user.error());
        return;
    }
    setRecord(*user);
    form()->showSuccess(done);
}

void UserEditor::showError(const Error &error)
{
    // The general sentence for this code speaks of an appointment's status.
    if (error.code == ErrorCode::IllegalTransition) {
        form()->clearMessages();
        form()->showWarning(tr("The clinic needs at least one active administrator. Make somebody "
                               "else an administrator first."));
        return;
    }
    form()->showError(error);
}

void UserEditor::reload()
{
    if (isNew() || form()->isBusy())
        return;
    form()->setBusy(true);
    const Actor actor = m_context.actor;
    const UserId id = m_stored->id;
    auto future =
        m_context.services.run([=](Services &services) { return services.users.get(actor, id); });
    whenDone(future, this, [this, asked = m_generation](const Result<User> &stored) {
        if (asked != m_generation)
            return;
        form()->setBusy(false);
        updateButtons();
        if (!stored) {
            showError(stored.error());
            return;
        }
        const QString email =
            merged(normalisedEmail(m_email->text()), m_stored->email, stored->email);
        const Role role = merged(chosenRole(), m_stored->role, stored->role);
        const QString password = m_password->text();
        setRecord(*stored);
        m_email->setText(email);
        m_role->setCurrentIndex(m_role->findData(int(role)));
        m_password->setText(password);
        form()->showWarning(isDirty() ? EditorForm::mergedText() : EditorForm::storedText());
    });
}

void UserEditor::revert()
{
    if (form()->isBusy())
        return;
    if (isNew()) {
        startNew();
        Q_EMIT dismissed();
        return;
    }
    setRecord(User(*m_stored));
}

} // namespace frontdesk
