// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/editorform.h"
#include "services/queueservice.h"
#include "shell/deskcontext.h"

class QComboBox;
class QLabel;
class QLineEdit;

namespace frontdesk {

class DoctorWishBox;
class PatientPicker;

/// Takes down somebody who has come without an appointment: who they are, whom they want to see,
/// why.
class WalkInForm : public EditorForm
{
    Q_OBJECT

public:
    explicit WalkInForm(DeskContext &context, QWidget *parent = nullptr);

    /// Empty, with the doctors as they are now, and the keys in the patient's box.
    void start();
    bool isDirty() const;
    void setOnline(bool online);
    /// What became of them, as a sentence.
    static QString readBack(const WalkInOutcome &outcome);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

Q_SIGNALS:
    void taken(const frontdesk::WalkInOutcome &outcome);
    void dismissed();

private:
    void submit();
    void save();
    void retranslate();

    DeskContext &m_context;
    PatientPicker *m_picker = nullptr;
    DoctorWishBox *m_wanted = nullptr;
    QComboBox *m_urgency = nullptr;
    QLineEdit *m_note = nullptr;
    QPushButton *m_save = nullptr;
    QLabel *m_title = nullptr;
    QPushButton *m_close = nullptr;
};

} // namespace frontdesk
