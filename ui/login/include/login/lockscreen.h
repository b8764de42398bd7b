// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QFuture>
#include <QWidget>

#include <functional>

class QLabel;
class QLineEdit;
class QPushButton;

namespace frontdesk {

class BusyIndicator;
class Field;
class InlineMessage;

/// What covers a locked desk: it shows who is logged in, and asks for their password.
class LockScreen : public QWidget
{
    Q_OBJECT

public:
    /// Whether this is the password of who is logged in.
    using Check = std::function<QFuture<Result<void>>(const QString &password)>;

    LockScreen(const QString &email, Check check, QWidget *parent = nullptr);

    /// Asks anew.
    void begin();

Q_SIGNALS:
    void unlocked();
    /// Somebody else wants to work here.
    void logOutRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void submit();
    void setBusy(bool busy);

    Check m_check;
    bool m_busy = false;
    QLabel *m_title;
    QLabel *m_user;
    QLabel *m_sentence;
    InlineMessage *m_message;
    QLineEdit *m_password;
    Field *m_field;
    QPushButton *m_unlock;
    QPushButton *m_logOut;
    BusyIndicator *m_indicator;
};

} // namespace frontdesk
