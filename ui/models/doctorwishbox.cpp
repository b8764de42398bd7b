// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/doctorwishbox.h"

#include "shell/whendone.h"

#include <QEvent>

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

enum WishRole { DoctorRole = Qt::UserRole, SpecialtyRole };

Result<QList<Doctor>> allActive(Services &services, const Actor &actor)
{
    QList<Doctor> all;
    PageRequest request {PageRequest::MaxLimit, {}};
    do {
        FRONTDESK_TRY_ASSIGN(const auto page,
                             services.doctors.list(actor, {{}, {}, true}, request));
        all += page.items;
        request.cursor = page.nextCursor;
    } while (!request.cursor.isEmpty());
    return all;
}

} // namespace

DoctorWishBox::DoctorWishBox(DeskContext &context, QWidget *parent)
    : QComboBox(parent)
    , m_context(context)
{
    setObjectName(u"wanted"_s);
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(16);
    fill({}); // nobody in particular can be wished for at once
}

void DoctorWishBox::reload()
{
    whenDone(m_context.services.run([actor = m_context.actor](Services &services) {
        return allActive(services, actor);
    }),
             this, [this](const Result<QList<Doctor>> &doctors) {
                 if (doctors)
                     fill(*doctors);
                 else
                     Q_EMIT loadFailed(doctors.error());
             });
}

void DoctorWishBox::append(const QString &text, DoctorId doctor, const QString &specialty)
{
    addItem(text);
    setItemData(count() - 1, doctor.uuid(), DoctorRole);
    setItemData(count() - 1, specialty, SpecialtyRole);
}

int DoctorWishBox::find(DoctorId doctor, const QString &specialty) const
{
    for (int row = 0; row < count(); ++row) {
        if (itemData(row, DoctorRole).toUuid() == doctor.uuid()
            && itemData(row, SpecialtyRole).toString() == specialty)
            return row;
    }
    return -1;
}

/// Whoever is free, or whoever of a specialty is.
QString DoctorWishBox::wishText(const QString &specialty) const
{
    return specialty.isEmpty() ? tr("Any doctor") : tr("Any: %1", "specialty").arg(specialty);
}

void DoctorWishBox::retranslate()
{
    for (int row = 0; row < count(); ++row) {
        if (itemData(row, DoctorRole).toUuid().isNull())
            setItemText(row, wishText(itemData(row, SpecialtyRole).toString()));
    }
}

void DoctorWishBox::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QComboBox::changeEvent(event);
}

void DoctorWishBox::fill(const QList<Doctor> &doctors)
{
    const DoctorId doctor = doctorId();
    const QString chosen = specialty();
    const QString text = currentText();
    const bool own = m_context.actor.role == Role::Doctor;
    clear();
    if (!own)
        append(wishText({}), {}, {});
    QStringList specialties;
    for (const Doctor &one : doctors) {
        if (own || specialties.contains(one.specialty))
            continue;
        specialties.append(one.specialty);
        append(wishText(one.specialty), {}, one.specialty);
    }
    for (const Doctor &one : doctors) {
        if (!own || one.id == m_context.actor.doctorId)
            append(one.fullName, one.id, {});
    }
    if (!doctor.isNull() || !chosen.isEmpty())
        choose(doctor, text, chosen);
}

void DoctorWishBox::choose(DoctorId doctor, const QString &doctorName, const QString &specialty)
{
    int row = find(doctor, specialty);
    if (row < 0) {
        append(doctor.isNull() ? wishText(specialty) : doctorName, doctor, specialty);
        row = count() - 1;
    }
    setCurrentIndex(row);
}

DoctorId DoctorWishBox::doctorId() const
{
    return DoctorId(currentData(DoctorRole).toUuid());
}

QString DoctorWishBox::specialty() const
{
    return currentData(SpecialtyRole).toString();
}

} // namespace frontdesk
