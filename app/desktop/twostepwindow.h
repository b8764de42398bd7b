// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/authservice.h"
#include "shell/deskcontext.h"
#include "shell/dialogprompts.h"

#include <QWidget>

namespace frontdesk {

class Backend;

/// Where somebody sets up the second factor that the clinic asks of them before all else.
class TwoStepWindow : public QWidget
{
    Q_OBJECT

public:
    TwoStepWindow(Backend &backend, ServiceExecutor &services, const Actor &actor);

Q_SIGNALS:
    void done();
    /// Closed without it.
    void abandoned();

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    DialogPrompts m_prompts;
    DeskContext m_context;
};

} // namespace frontdesk
