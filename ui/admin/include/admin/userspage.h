// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/usereditor.h"
#include "domain/user.h"
#include "models/listeditorpage.h"

namespace frontdesk {

/// Who can log in, for administrators.
class UsersPage : public RecordPage<User, UserEditor>
{
    Q_OBJECT

public:
    UsersPage(DeskContext &context, QWidget *parent = nullptr);

    QString title() const override;
    QString iconName() const override;
};

} // namespace frontdesk
