// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace frontdesk {

class BusyIndicator;

/// What is on screen while the database opens, and where it is said that it does not.
class StartWindow : public QWidget
{
    Q_OBJECT

public:
    explicit StartWindow(QWidget *parent = nullptr);

    void showProgress(const QString &text);
    /// `mayChoose`: another database can be chosen here, as no setting fixes it.
    void showProblem(const Error &error, bool mayChoose);

Q_SIGNALS:
    void retryRequested();
    void chooseRequested();
    void quitRequested();

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    QLabel *m_title;
    QLabel *m_text;
    BusyIndicator *m_busy;
    QPushButton *m_retry;
    QPushButton *m_choose;
    QPushButton *m_quit;
};

} // namespace frontdesk
