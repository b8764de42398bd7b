// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/authservice.h"
#include "services/demodata.h"

#include <QFuture>
#include <QWidget>

#include <functional>

class QAction;
class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSettings;
class QVBoxLayout;

namespace frontdesk {

class BusyIndicator;
class Field;
class InlineMessage;
class Languages;
class ResetForm;
class SecretStore;

/// What the log-in window works with; everything outlives it.
struct LoginSetup {
    using Authenticate =
        std::function<QFuture<Result<SignedIn>>(const QString &email, const QString &password,
                                                const QString &totp)>; ///< totp: empty at first
    using Resume = std::function<QFuture<Result<SignedIn>>(const QString &refreshToken)>;
    using Reset =
        std::function<QFuture<Result<void>>(const QString &code, const QString &newPassword)>;

    Authenticate logIn;
    Resume resume; ///< with the remembered token
    Reset reset; ///< sets a new password with an administrator's code
    SecretStore &secrets;
    Languages &languages;
    QSettings &settings; ///< keeps the e-mail, never a secret
    QString clinicName;
    QString secretKey; ///< the remembered token's name in the keychain, one for each database
    QList<DemoAccount> demoAccounts; ///< offered as buttons; empty outside the demo clinic
};

/// Logs a person in: by e-mail and password, or by the token remembered at the last log-in. Says
/// signedIn() once and then waits to be closed.
class LoginWindow : public QWidget
{
    Q_OBJECT

public:
    explicit LoginWindow(LoginSetup setup, QWidget *parent = nullptr);

    /// Looks for a remembered token and uses it; shows the form where there is none. Call once,
    /// after show().
    void begin();
    /// Shows a message over the form: why somebody was logged out.
    void setMessage(const QString &text);

Q_SIGNALS:
    void signedIn(const frontdesk::SignedIn &result);
    /// The token could not be kept although it was wished: there is no usable keychain.
    void notRemembered();

    /// The person has closed the window.
    void closed();

protected:
    void closeEvent(QCloseEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void buildForm(QVBoxLayout *layout);
    void buildDemoAccounts(QVBoxLayout *layout);
    void retranslate();
    void submit();
    bool validate();
    void setBusy(bool busy);
    void finish(const SignedIn &result, bool remember);
    void showFailure(const Error &error);
    void askForCode(bool asked);
    void showResetForm(bool shown);
    void updateCapsHint(QEvent *event);
    void setPasswordShown(bool shown);

    LoginSetup m_setup;
    bool m_busy = false;
    bool m_capsLock = false;
    QLabel *m_title;
    QLabel *m_clinic;
    InlineMessage *m_message;
    QWidget *m_form;
    QLineEdit *m_email;
    Field *m_emailField;
    QLineEdit *m_password;
    QAction *m_eye;
    Field *m_passwordField;
    QLabel *m_capsHint;
    QLineEdit *m_totp;
    Field *m_totpField; ///< shown once the account asks for it
    QCheckBox *m_remember;
    QPushButton *m_submit;
    QPushButton *m_forgotten;
    ResetForm *m_resetForm;
    BusyIndicator *m_indicator;
    QComboBox *m_language;
    QLabel *m_demoTitle = nullptr;
    QList<QPushButton *> m_demoButtons; ///< in the order of the accounts
};

} // namespace frontdesk
