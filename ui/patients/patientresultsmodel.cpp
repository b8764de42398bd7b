// SPDX-License-Identifier: GPL-3.0-or-later
#include "patientresultsmodel.h"

#include "domain/messagerules.h"
#include "models/clinicformat.h"
#include "shell/bidi.h"

#include <algorithm>

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

QString phoneDigits(const QString &phone)
{
    QString digits;
    for (const QChar c : phone) {
        if (c.isDigit())
            digits.append(QChar(u'0' + c.digitValue()));
    }
    return digits;
}

} // namespace

void PatientResultsModel::setTyped(const QuickPatient &typed, QDate today)
{
    beginResetModel();
    m_typed = typed;
    m_today = today;
    m_notice = m_patients.isEmpty() ? tr("Searching…") : QString();
    endResetModel();
}

void PatientResultsModel::setFound(const QList<Patient> &patients, bool more)
{
    beginResetModel();
    m_patients = patients;
    m_more = more;
    const QString phone = phoneDigits(m_typed.phone);
    std::stable_partition(m_patients.begin(), m_patients.end(), [&](const Patient &patient) {
        return (m_typed.dateOfBirth.isValid() && patient.dateOfBirth == m_typed.dateOfBirth)
               || (!phone.isEmpty() && phoneDigits(patient.phone).contains(phone));
    });
    if (m_patients.isEmpty())
        m_notice = tr("No patient found");
    else
        m_notice = more ? tr("There are more: type another part of the name") : QString();
    endResetModel();
}

void PatientResultsModel::setFailure(const QString &text)
{
    beginResetModel();
    m_patients.clear();
    m_more = false;
    m_notice = text;
    endResetModel();
}

void PatientResultsModel::clear()
{
    beginResetModel();
    m_patients.clear();
    m_typed = {};
    m_notice.clear();
    m_more = false;
    endResetModel();
}

int PatientResultsModel::createRow() const
{
    return m_typed.name.isEmpty() ? -1 : rowCount() - 1;
}

PatientResultsModel::Kind PatientResultsModel::kindAt(int row) const
{
    if (row < m_patients.size())
        return Kind::Person;
    return row == createRow() ? Kind::Create : Kind::Notice;
}

int PatientResultsModel::rowCount(const QModelIndex &parent) const
{
    if (parent.isValid())
        return 0;
    return int(m_patients.size()) + (hasNotice() ? 1 : 0) + (m_typed.name.isEmpty() ? 0 : 1);
}

QString PatientResultsModel::personDetail(const Patient &patient) const
{
    const QString birth = birthText(m_locale, patient.dateOfBirth, m_today);
    if (patient.phone.isEmpty())
        return birth;
    //: birth date with age, then the masked phone number
    return tr("%1 · %2").arg(birth, bidiIsolated(maskedPhone(patient.phone)));
}

QString PatientResultsModel::createDetail() const
{
    const bool born = m_typed.dateOfBirth.isValid();
    if (!born && m_typed.phone.isEmpty())
        return tr("Phone and birth date may follow the name");
    const QString birth =
        born ? birthText(m_locale, m_typed.dateOfBirth, m_today) : tr("no birth date");
    const QString phone = m_typed.phone.isEmpty() ? tr("no phone") : bidiIsolated(m_typed.phone);
    return tr("%1 · %2").arg(birth, phone);
}

QVariant PatientResultsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const Kind kind = kindAt(index.row());
    switch (role) {
    case KindRole:
        return int(kind);
    case Qt::DisplayRole:
        if (kind == Kind::Person)
            return m_patients.at(index.row()).fullName;
        return kind == Kind::Create ? tr("Create “%1”").arg(bidiIsolated(m_typed.name)) : m_notice;
    case DetailRole:
        if (kind == Kind::Person)
            return personDetail(m_patients.at(index.row()));
        return kind == Kind::Create ? createDetail() : QString();
    case Qt::AccessibleTextRole:
        return kind == Kind::Notice ? m_notice
                                    : tr("%1, %2").arg(data(index, Qt::DisplayRole).toString(),
                                                       data(index, DetailRole).toString());
    default:
        return {};
    }
}

Qt::ItemFlags PatientResultsModel::flags(const QModelIndex &index) const
{
    if (!index.isValid() || kindAt(index.row()) == Kind::Notice)
        return Qt::NoItemFlags;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
}

} // namespace frontdesk
