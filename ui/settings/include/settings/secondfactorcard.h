// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/secondfactorservice.h"
#include "shell/deskcontext.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QVBoxLayout;

namespace frontdesk {

class Field;
class InlineMessage;
class QrView;

/// One's own two-step log-in: switched on with an app's QR code and a first code, switched off with
/// the password and a code. The recovery codes are shown once.
class SecondFactorCard : public QWidget
{
    Q_OBJECT

public:
    explicit SecondFactorCard(DeskContext &context, QWidget *parent = nullptr);

    /// Asks how it stands.
    void load();
    void retranslate();

Q_SIGNALS:
    /// It is on, and its owner has seen the recovery codes.
    void switchedOn();
    /// Something else is to be seen now, and one of its fields has the focus.
    void stepped();

private:
    enum class Step { Unknown, Off, SetUp, Recovery, On };

    QWidget *buildSetUp();
    QWidget *buildRecovery();
    QWidget *buildOn();
    void showStep(Step step);
    void begin();
    void confirm();
    void finish();
    void disable();
    void setBusy(bool busy);
    void showFailure(const Error &error);

    DeskContext &m_context;
    Step m_step = Step::Unknown;
    SecondFactorState m_state;
    bool m_busy = false;

    QLabel *m_heading;
    QLabel *m_text;
    InlineMessage *m_message;
    QPushButton *m_start;
    QWidget *m_setUp = nullptr;
    QrView *m_qr = nullptr;
    QLineEdit *m_secret = nullptr;
    Field *m_secretField = nullptr;
    QLineEdit *m_code = nullptr;
    Field *m_codeField = nullptr;
    QPushButton *m_confirm = nullptr;
    QPushButton *m_cancel = nullptr;
    QWidget *m_recovery = nullptr;
    QPlainTextEdit *m_codes = nullptr;
    Field *m_codesField = nullptr;
    QPushButton *m_copy = nullptr;
    QPushButton *m_kept = nullptr;
    QWidget *m_on = nullptr;
    QLineEdit *m_password = nullptr;
    Field *m_passwordField = nullptr;
    QLineEdit *m_lastCode = nullptr;
    Field *m_lastCodeField = nullptr;
    QPushButton *m_disable = nullptr;
};

} // namespace frontdesk
