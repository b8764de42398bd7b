// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "setupstep.h"

namespace frontdesk {

class DoneStep final : public SetupStep
{
    Q_OBJECT

public:
    using SetupStep::SetupStep;

    QString name() const override { return QStringLiteral("done"); }
    QString title() const override { return tr("Ready"); }
    QString sentence() const override
    {
        return tr("Your clinic is set up. Click a free time in the calendar to book the first "
                  "appointment; everything here can be changed in the settings.");
    }
    QString nextText() const override { return tr("Open Frontdesk"); }
};

} // namespace frontdesk
