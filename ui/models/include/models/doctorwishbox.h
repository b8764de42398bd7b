// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/doctor.h"
#include "shell/deskcontext.h"

#include <QComboBox>

namespace frontdesk {

/// Whom somebody wants to see: a doctor, a doctor of a specialty, or whoever is free. A doctor who
/// is logged in is offered only themselves.
class DoctorWishBox : public QComboBox
{
    Q_OBJECT

public:
    explicit DoctorWishBox(DeskContext &context, QWidget *parent = nullptr);

    /// Asks for the active doctors; the choice stays.
    void reload();
    /// Null and empty: whoever is free.
    void choose(DoctorId doctor, const QString &doctorName, const QString &specialty);
    DoctorId doctorId() const;
    QString specialty() const;

Q_SIGNALS:
    void loadFailed(const frontdesk::Error &error);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    QString wishText(const QString &specialty) const;
    void fill(const QList<Doctor> &doctors);
    void append(const QString &text, DoctorId doctor, const QString &specialty);
    int find(DoctorId doctor, const QString &specialty) const;

    DeskContext &m_context;
};

} // namespace frontdesk
