// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/doctor.h"
#include "shell/deskcontext.h"
#include "shell/ownname.h"

#include <QComboBox>

#include <optional>

namespace frontdesk {

/// Chooses one doctor by name. Loads the list by itself and follows changes to it. A
/// doctor who is logged in is offered only themselves.
class DoctorBox : public QComboBox
{
    Q_OBJECT

public:
    enum class Show { Active, All };

    DoctorBox(DeskContext &context, Show show, QWidget *parent = nullptr);

    /// Asks for the doctors; safe to call again at any time.
    void reload();
    /// Makes `doctor` the choice, also before the list has come or where it does not hold them.
    void choose(const Doctor &doctor);
    std::optional<Doctor> chosen() const;
    bool isLoaded() const { return m_loaded; }

Q_SIGNALS:
    /// Another doctor is chosen, by the user or because the list has come.
    void doctorChanged();
    void loadFailed(const frontdesk::Error &error);
    void loaded();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void fill(const QList<Doctor> &doctors);
    void notifyIfChanged();

    DeskContext &m_context;
    OwnName m_ownName;
    Show m_show;
    QList<Doctor> m_doctors;
    DoctorId m_announced;
    quint64 m_generation = 0;
    bool m_loaded = false;
};

} // namespace frontdesk
