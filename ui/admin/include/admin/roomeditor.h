// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/room.h"
#include "models/storedrecordeditor.h"

#include <QCoreApplication>

class QCheckBox;
class QLineEdit;

namespace frontdesk {

/// A room's name, and whether it is in use.
class RoomEditor : public StoredRecordEditor<Room>
{
    Q_DECLARE_TR_FUNCTIONS(RoomEditor)

public:
    explicit RoomEditor(DeskContext &context, QWidget *parent = nullptr);

protected:
    QString titleOfNew() const override;
    void fill(const Room &values) override;
    Room typed(Room onto) const override;

private:
    QLineEdit *m_name = nullptr;
    QCheckBox *m_inUse = nullptr;
};

} // namespace frontdesk
