// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/editorform.h"
#include "services/waitlistservice.h"
#include "shell/deskcontext.h"

#include <QLocale>

class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;

namespace frontdesk {

class DayPicker;
class DoctorWishBox;
class PatientPicker;

/// Takes down or changes what somebody waits for.
class WaitlistEditor : public EditorForm
{
    Q_OBJECT

public:
    explicit WaitlistEditor(DeskContext &context, QWidget *parent = nullptr);

    void startNew();
    void setEntry(const WaitlistDetails &details);
    const std::optional<WaitlistDetails> &entry() const { return m_entry; }
    bool isDirty() const;
    void setOnline(bool online);

Q_SIGNALS:
    void saved(const frontdesk::WaitlistDetails &details);
    void withdrawn(const frontdesk::WaitlistDetails &details);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void showOffers();
    /// The fields as they are typed.
    struct Typed {
        DoctorId doctorId;
        QString specialty;
        QList<int> days;
        QString windows;
        QString latest;
        int urgency = 0;
        QString note;

        bool operator==(const Typed &) const = default;
    };

    void buildFields();
    void fill(const WaitlistEntry &entry, const QString &doctorName);
    Typed typed() const;
    std::optional<WaitlistChanges> changes();
    void submit();
    void create();
    void update();
    void withdraw();
    void finish(QFuture<Result<WaitlistDetails>> future);
    void updateButtons();

    DeskContext &m_context;
    std::optional<WaitlistDetails> m_entry;
    Typed m_stored;
    PatientPicker *m_picker = nullptr;
    QLabel *m_patient = nullptr;
    QLabel *m_offers = nullptr;
    DoctorWishBox *m_wanted = nullptr;
    QComboBox *m_urgency = nullptr;
    DayPicker *m_days = nullptr;
    QLineEdit *m_windows = nullptr;
    QLineEdit *m_latest = nullptr;
    QPlainTextEdit *m_note = nullptr;
    QPushButton *m_save = nullptr;
    QPushButton *m_remove = nullptr;
    Field *m_patientField = nullptr;
    bool m_online = true;
    QLocale m_written; ///< how the date is written
};

} // namespace frontdesk
