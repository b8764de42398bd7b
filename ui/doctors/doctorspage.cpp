// SPDX-License-Identifier: GPL-3.0-or-later
#include "doctors/doctorspage.h"

#include <QComboBox>

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

PagedList<Doctor>::Fetch fetchOf(const Actor &actor, bool activeOnly)
{
    return
        [actor, activeOnly](Services &services, const QString &query, const PageRequest &request) {
            return services.doctors.list(actor, {query, {}, activeOnly}, request);
        };
}

} // namespace

DoctorsPage::DoctorsPage(DeskContext &context, QWidget *parent)
    : RecordPage<Doctor, DoctorEditor>(parent)
{
    setObjectName(u"doctorsPage"_s);
    const QString create = context.actor.isAdmin() ? tr("New doctor") : QString();
    build(context, ChangedEntity::Doctor,
          {tr("Doctors"), tr("Name or specialty"), u"doctors"_s, tr("No doctors yet"),
           tr("A clinic needs a doctor with working hours before it can book."), create},
          {{[] { return tr("Name"); }, [](const Doctor &doctor) { return doctor.fullName; }},
           {[] { return tr("Specialty"); }, [](const Doctor &doctor) { return doctor.specialty; }},
           {[] { return tr("Room"); }, [](const Doctor &doctor) { return doctor.room; }},
           {[] { return tr("State"); },
            [](const Doctor &doctor) { return doctor.isActive ? tr("Active") : tr("Inactive"); }}},
          fetchOf(context.actor, true), new DoctorEditor(context), {u"newDoctor"_s, create},
          {u"doctors"_s, tr("No doctor chosen"), tr("Choose a doctor to see their particulars.")});
    connect(addFilter(tr("Which doctors"), {tr("Active"), tr("All")}),
            &QComboBox::currentIndexChanged, this,
            [this, actor = context.actor](int shown) { setFetch(fetchOf(actor, shown == 0)); });
}

QString DoctorsPage::title() const
{
    return tr("Doctors");
}

QString DoctorsPage::iconName() const
{
    return u"doctors"_s;
}

} // namespace frontdesk
