// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/appointmenttype.h"
#include "models/storedrecordeditor.h"

#include <QCoreApplication>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QListWidget;
class QSpinBox;

namespace frontdesk {

/// A type of appointment: how long it is, what it needs around it, who offers it.
class TypeEditor : public StoredRecordEditor<AppointmentType>
{
    Q_DECLARE_TR_FUNCTIONS(TypeEditor)

public:
    explicit TypeEditor(DeskContext &context, QWidget *parent = nullptr);

    /// Asks for the doctors to choose among.
    void loadDoctors();

protected:
    QString titleOfNew() const override;
    void fill(const AppointmentType &values) override;
    AppointmentType typed(AppointmentType onto) const override;

private:
    QSpinBox *newMinutes(const QString &name, int least, int most);
    void buildFields();
    void chooseColour(const QString &colour);
    void checkDoctors(const QList<DoctorId> &doctors);

    QLineEdit *m_name = nullptr;
    QSpinBox *m_duration = nullptr;
    QSpinBox *m_before = nullptr;
    QSpinBox *m_after = nullptr;
    QComboBox *m_colour = nullptr;
    QCheckBox *m_online = nullptr;
    QListWidget *m_doctors = nullptr;
    QCheckBox *m_inUse = nullptr;
    QList<DoctorId> m_wanted; ///< who are to be checked, also before the list has come
};

} // namespace frontdesk
