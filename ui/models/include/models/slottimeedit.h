// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/schedule.h"

#include <QTimeEdit>

namespace frontdesk {

/// A time of day whose minutes step by the slot of the schedule.
class SlotTimeEdit : public QTimeEdit
{
    Q_OBJECT

public:
    explicit SlotTimeEdit(QWidget *parent = nullptr);

    void setSlotMinutes(int minutes);
    WallTime wallTime() const;
    /// 24:00 is shown as the midnight it is.
    void setWallTime(WallTime time);

    void stepBy(int steps) override;

protected:
    void changeEvent(QEvent *event) override;
    StepEnabled stepEnabled() const override { return StepUpEnabled | StepDownEnabled; }

private:
    int m_slotMinutes = 15;
};

} // namespace frontdesk
