// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/doctorservice.h"

#include "audit.h"
#include "cursor.h"
#include "doctorrecords.h"
#include "domain/textfold.h"
#include "namedrecords.h"
#include "permissions.h"
#include "storage/doctorrepository.h"
#include "validation.h"

namespace frontdesk {

using namespace Qt::StringLiterals;

QList<DoctorId> idsOf(const QList<Doctor> &doctors)
{
    QList<DoctorId> ids;
    for (const Doctor &doctor : doctors)
        ids.append(doctor.id);
    return ids;
}

Doctor makeDoctor(const NewDoctor &wanted, Instant now)
{
    return {DoctorId::generate(),       {},         wanted.fullName.trimmed(),
            wanted.specialty.trimmed(), wanted.bio, wanted.phone.trimmed(),
            wanted.room.trimmed(),      true,       {now, now, 1}};
}

Result<void> validateDoctor(const Doctor &doctor)
{
    Validator validator;
    validator.line(u"/fullName"_s, doctor.fullName, 1, 200);
    validator.line(u"/specialty"_s, doctor.specialty, 1, 100);
    validator.text(u"/bio"_s, doctor.bio, 2000);
    validator.phone(u"/phone"_s, doctor.phone, false);
    validator.line(u"/room"_s, doctor.room, 0, 50);
    return validator.result();
}

Result<void> insertDoctor(Transaction &transaction, const Clock &clock, const Actor &actor,
                          const Doctor &doctor)
{
    FRONTDESK_TRY(DoctorRepository(transaction.connection()).insert(doctor));
    transaction.publish({ChangedEntity::Doctor, doctor.id.uuid(), doctor.id, {}});
    return writeAudit(transaction, clock, actor,
                      {"create"_L1, "doctor"_L1, doctor.id.toString(), {}, auditJson(doctor)});
}

Result<Doctor> DoctorService::create(const Actor &actor, const NewDoctor &wanted)
{
    FRONTDESK_TRY(require(actor.isAdmin()));
    const Doctor doctor = makeDoctor(wanted, m_context.clock.now());
    FRONTDESK_TRY(validateDoctor(doctor));
    return m_context.data.write([&](Transaction &transaction) -> Result<Doctor> {
        FRONTDESK_TRY(insertDoctor(transaction, m_context.clock, actor, doctor));
        return doctor;
    });
}

Result<Doctor> DoctorService::get(const Actor &, DoctorId id)
{
    return m_context.data.read([&](Connection &connection) -> Result<Doctor> {
        FRONTDESK_TRY_ASSIGN(const auto doctor, DoctorRepository(connection).find(id));
        if (!doctor)
            return notFound();
        return *doctor;
    });
}

Result<Page<Doctor>> DoctorService::list(const Actor &actor, const DoctorFilter &filter,
                                         const PageRequest &page)
{
    FRONTDESK_TRY(checkLimit(page));
    FRONTDESK_TRY(checkQuery(u"/query"_s, filter.query));
    FRONTDESK_TRY(checkQuery(u"/specialty"_s, filter.specialty));
    DoctorQuery query;
    query.text = folded(filter.query);
    query.specialty = folded(filter.specialty);
    // Patients have no use for doctors who take no appointments.
    query.activeOnly = filter.activeOnly || !actor.isStaff();
    query.limit = page.limit + 1;
    const Cursors cursors(
        m_context, actor, "doctors"_L1,
        {filter.query, filter.specialty, query.activeOnly ? u"active"_s : QString()});
    FRONTDESK_TRY_ASSIGN(query.after, nameCursorOf(cursors, page));
    return m_context.data.read([&](Connection &connection) -> Result<Page<Doctor>> {
        FRONTDESK_TRY_ASSIGN(QList<Doctor> doctors, DoctorRepository(connection).list(query));
        return pageByName(cursors, std::move(doctors), page.limit, &Doctor::fullName);
    });
}

Result<Doctor> DoctorService::update(const Actor &actor, DoctorId id, const DoctorChanges &changes,
                                     std::optional<qint64> expectedVersion)
{
    FRONTDESK_TRY(require(actor.isAdmin()));
    return m_context.data.write([&](Transaction &transaction) -> Result<Doctor> {
        DoctorRepository doctors(transaction.connection());
        FRONTDESK_TRY_ASSIGN(auto doctor, doctors.find(id));
        if (!doctor)
            return notFound();
        FRONTDESK_TRY(checkVersion(expectedVersion, doctor->stamp.version));
        const Doctor before = *doctor;
        doctor->fullName = changes.fullName.value_or(before.fullName).trimmed();
        doctor->specialty = changes.specialty.value_or(before.specialty).trimmed();
        doctor->bio = changes.bio.value_or(before.bio);
        doctor->phone = changes.phone.value_or(before.phone).trimmed();
        doctor->room = changes.room.value_or(before.room).trimmed();
        doctor->isActive = changes.isActive.value_or(before.isActive);
        doctor->stamp.updatedAt = m_context.clock.now();
        FRONTDESK_TRY(validateDoctor(*doctor));
        FRONTDESK_TRY(doctors.update(*doctor));
        FRONTDESK_TRY(writeAudit(
            transaction, m_context.clock, actor,
            {"update"_L1, "doctor"_L1, id.toString(), auditJson(before), auditJson(*doctor)}));
        transaction.publish({ChangedEntity::Doctor, id.uuid(), id, {}});
        return *doctor;
    });
}

} // namespace frontdesk
