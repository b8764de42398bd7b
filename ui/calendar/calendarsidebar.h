// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/doctor.h"

#include <QHash>
#include <QSet>
#include <QWidget>

class QCheckBox;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace frontdesk {

class MiniMonth;

/// Beside the calendar: a month to go to another day, and which doctors' columns are shown.
class CalendarSideBar : public QWidget
{
    Q_OBJECT

public:
    explicit CalendarSideBar(QWidget *parent = nullptr);

    MiniMonth *month() const { return m_month; }
    /// Lists the doctors by specialty; `hidden` ones are not checked. Does nothing when nothing
    /// changed.
    void setDoctors(const QList<Doctor> &doctors, const QSet<DoctorId> &hidden);
    /// Whether there is anything to choose from: a doctor's own log-in has one column.
    void setChoosable(bool choosable);
    /// The named choices of doctors.
    void setPresets(const QStringList &names);

Q_SIGNALS:
    void doctorToggled(frontdesk::DoctorId doctor, bool shown);
    void allRequested();
    void presetChosen(const QString &name);
    void presetWanted(const QString &name); ///< keep the present choice under this name
    void presetUnwanted(const QString &name);

protected:
    void changeEvent(QEvent *event) override;

private:
    void rebuild();
    void updateChecks();
    void retranslate();
    void fillPresets();
    void askForName();

    MiniMonth *m_month;
    QWidget *m_chooser;
    QLabel *m_heading;
    QPushButton *m_all;
    QPushButton *m_presetButton;
    QStringList m_presets;
    QWidget *m_list = nullptr;
    QVBoxLayout *m_listHolder;
    QList<Doctor> m_doctors;
    QSet<DoctorId> m_hidden;
    QHash<DoctorId, QCheckBox *> m_boxes;
};

} // namespace frontdesk
