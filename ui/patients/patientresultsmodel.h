// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/patient.h"
#include "patients/quickpatient.h"

#include <QAbstractListModel>
#include <QLocale>

namespace frontdesk {

/// The rows under the patient search box: the people found, a line on the state of the search, and
/// last of all the offer to create what was typed.
class PatientResultsModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum class Kind { Person, Notice, Create };
    enum Role { KindRole = Qt::UserRole, DetailRole };

    using QAbstractListModel::QAbstractListModel;

    void setLocale(const QLocale &locale) { m_locale = locale; }
    /// The search for `typed` has begun: what was found before stays until there is something
    /// newer.
    void setTyped(const QuickPatient &typed, QDate today);
    /// Those whose birth date or phone was typed too come first.
    void setFound(const QList<Patient> &patients, bool more);
    void setFailure(const QString &text);
    void clear();

    const QList<Patient> &patients() const { return m_patients; }
    bool hasMore() const { return m_more; }
    Kind kindAt(int row) const;
    const Patient &patientAt(int row) const { return m_patients.at(row); }
    /// The row of the offer to create, or -1.
    int createRow() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    bool hasNotice() const { return !m_notice.isEmpty(); }
    QString createDetail() const;
    QString personDetail(const Patient &patient) const;

    QLocale m_locale;
    QDate m_today;
    QuickPatient m_typed;
    QList<Patient> m_patients;
    bool m_more = false;
    QString m_notice;
};

} // namespace frontdesk
