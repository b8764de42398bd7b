// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/clinictime.h"
#include "services/seriesservice.h"

#include <QWidget>

#include <memory>

class QComboBox;
class QLabel;
class QVBoxLayout;

namespace frontdesk {

/// The times of a series that cannot be had, a line for each: when, why, what is free nearby. Each
/// is left out unless something else is chosen for it. Hidden while there is nothing to say.
class SeriesConflicts : public QWidget
{
    Q_OBJECT

public:
    explicit SeriesConflicts(QWidget *parent = nullptr);

    /// `time`: the clinic's, for all that is shown.
    void showPlan(const QList<PlannedOccurrence> &planned, std::shared_ptr<const ClinicTime> time);
    void clear();
    bool isAsking() const { return !m_rows.isEmpty(); }
    /// How many of the planned times cannot be had.
    int count() const { return int(m_rows.size()); }
    /// How many were planned.
    int planned() const { return int(m_planned.size()); }
    /// The free times and what is chosen instead of the others, by start.
    QList<Instant> starts() const;
    /// The same in another language or locale; what is chosen stays.
    void retranslate();

Q_SIGNALS:
    void choiceChanged();

private:
    struct Row {
        PlannedOccurrence occurrence;
        QLabel *text;
        QComboBox *instead;
    };
    QString alternativeText(const PlannedOccurrence &occurrence, const Interval &span) const;
    QString lineText(const PlannedOccurrence &occurrence) const;

    QVBoxLayout *m_layout;
    std::shared_ptr<const ClinicTime> m_time;
    QList<PlannedOccurrence> m_planned;
    QList<Row> m_rows;
};

} // namespace frontdesk
