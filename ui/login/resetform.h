// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "login/loginwindow.h"

namespace frontdesk {

/// Where somebody who has a reset code chooses a new password.
class ResetForm : public QWidget
{
    Q_OBJECT

public:
    ResetForm(LoginSetup::Reset reset, QWidget *parent);

    void retranslate();
    /// Empties the form and puts the cursor into it.
    void begin();

Q_SIGNALS:
    void done();
    void dismissed();
    /// What has no field to stand at.
    void failed(const frontdesk::Error &error);

private:
    void submit();
    void setBusy(bool busy);

    LoginSetup::Reset m_reset;
    bool m_busy = false;
    QLineEdit *m_code;
    Field *m_codeField;
    QLineEdit *m_password;
    Field *m_passwordField;
    QPushButton *m_submit;
    QPushButton *m_back;
};

} // namespace frontdesk
