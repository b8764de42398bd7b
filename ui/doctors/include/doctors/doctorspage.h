// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "doctors/doctoreditor.h"
#include "domain/doctor.h"
#include "models/listeditorpage.h"

namespace frontdesk {

/// The clinic's doctors: everybody sees them, administrators change them.
class DoctorsPage : public RecordPage<Doctor, DoctorEditor>
{
    Q_OBJECT

public:
    DoctorsPage(DeskContext &context, QWidget *parent = nullptr);

    QString title() const override;
    QString iconName() const override;
};

} // namespace frontdesk
