// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/servercontrol.h"
#include "shell/page.h"

#include <QTimer>

class QCheckBox;
class QLabel;
class QPushButton;

namespace frontdesk {

class BusyIndicator;
class InlineMessage;

/// The embedded server: on or off, where it answers, how busy it is, why it does not start.
class ServerPage : public DeskPage
{
    Q_OBJECT

public:
    explicit ServerPage(ServerControl &control, QWidget *parent = nullptr);

    QString title() const override { return tr("Server"); }
    QString iconName() const override { return QStringLiteral("server"); }
    void activate() override;

protected:
    void changeEvent(QEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    QWidget *buildFigure(QLabel *&number, QLabel *&caption);
    void retranslate();
    void refresh();

    ServerControl &m_control;
    QTimer m_ticker; ///< the figures are read each second while they are looked at
    QLabel *m_heading;
    QLabel *m_sentence;
    InlineMessage *m_message;
    QLabel *m_state;
    QLabel *m_address;
    QLabel *m_fingerprint;
    QPushButton *m_copy;
    QPushButton *m_toggle;
    BusyIndicator *m_busy;
    QLabel *m_requests = nullptr, *m_requestsCaption = nullptr;
    QLabel *m_connections = nullptr, *m_connectionsCaption = nullptr;
    QLabel *m_errors = nullptr, *m_errorsCaption = nullptr;
};

} // namespace frontdesk
