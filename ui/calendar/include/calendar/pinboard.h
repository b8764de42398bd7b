// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"
#include "services/appointmentservice.h"
#include "shell/deskcontext.h"

#include <QHash>
#include <QWidget>

#include <optional>

class QLabel;
class QListWidget;
class QPushButton;
class QSettings;

namespace frontdesk {

/// Appointments that are on their way to another day: cut here, put down there. Hidden while there
/// are none. Survives a restart, and keeps ids alone: what they stand for is read anew.
class Pinboard : public QWidget
{
    Q_OBJECT

public:
    explicit Pinboard(DeskContext &context, QWidget *parent = nullptr);

    /// Reads what was left there, and keeps it there from now on. The settings must outlive this.
    void keepIn(QSettings &settings, const QString &key);
    void add(const AppointmentDetails &details);
    void remove(AppointmentId id);
    const QList<AppointmentId> &ids() const { return m_ids; }
    /// The one that is put down next; nothing while it is not known.
    std::optional<AppointmentDetails> current() const;
    void setPrivate(bool hidden);

Q_SIGNALS:
    /// Put the current one where the cursor is.
    void pasteRequested();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void save();
    void load(AppointmentId id);
    void refresh();
    void retranslate();

    DeskContext &m_context;
    QLabel *m_title;
    QListWidget *m_list;
    QPushButton *m_paste;
    QPushButton *m_remove;
    QList<AppointmentId> m_ids;
    QHash<AppointmentId, AppointmentDetails> m_known;
    QSettings *m_settings = nullptr;
    QString m_key;
    bool m_private = false;
};

} // namespace frontdesk
