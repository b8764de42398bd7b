// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/seriesservice.h"

#include <QFrame>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace frontdesk {

/// Asks why an appointment is cancelled: a digit chooses a reason, anything else is typed. Where
/// it is one of a series it asks how much of that as well.
class CancelBox : public QFrame
{
    Q_OBJECT

public:
    explicit CancelBox(QWidget *parent = nullptr);

    /// Comes up and takes the focus.
    void ask(bool ofSeries);
    void clear();

Q_SIGNALS:
    void answered(const QString &reason, frontdesk::SeriesScope scope);
    /// The appointment is to be kept.
    void dismissed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void answer(const QString &reason);
    void answerTyped();

    QLabel *m_title = nullptr;
    QComboBox *m_scope = nullptr;
    QList<QPushButton *> m_reasons;
    QLineEdit *m_other = nullptr;
    QPushButton *m_confirm = nullptr;
    QPushButton *m_keep = nullptr;
};

} // namespace frontdesk
