// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/appointmenttypeservice.h"

#include "namedrecords.h"
#include "storage/appointmenttyperepository.h"
#include "storage/doctorrepository.h"

#include <QRegularExpression>

#include <algorithm>

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

constexpr QLatin1StringView Grey("#7a869a");

Result<void> validate(const AppointmentType &type)
{
    Validator validator;
    validator.line(u"/name"_s, type.name, 1, 100);
    validator.range(u"/durationMinutes"_s, type.durationMinutes, AppointmentType::LeastMinutes,
                    AppointmentType::MostMinutes);
    validator.range(u"/bufferBeforeMinutes"_s, type.buffers.beforeMinutes, 0, Buffers::MostMinutes);
    validator.range(u"/bufferAfterMinutes"_s, type.buffers.afterMinutes, 0, Buffers::MostMinutes);
    static const QRegularExpression colour(u"^#[0-9a-f]{6}$"_s);
    if (!colour.match(type.colour).hasMatch())
        validator.add(u"/colour"_s, u"not_a_colour"_s, u"It must be a colour as #rrggbb"_s);
    if (type.doctors.size() > AppointmentTypeService::MostDoctors)
        validator.add(u"/doctorIds"_s, u"too_many"_s,
                      u"At most %1 can be given"_s.arg(AppointmentTypeService::MostDoctors));
    return validator.result();
}

QString colourOf(const QString &typed)
{
    return typed.isEmpty() ? QString(Grey) : typed.toLower();
}

QList<DoctorId> eachOnce(QList<DoctorId> doctors)
{
    std::sort(doctors.begin(), doctors.end());
    doctors.erase(std::unique(doctors.begin(), doctors.end()), doctors.end());
    return doctors;
}

Result<void> checkDoctors(Connection &connection, const QList<DoctorId> &doctors)
{
    FRONTDESK_TRY_ASSIGN(const auto found, DoctorRepository(connection).findAll(doctors));
    if (found.size() != doctors.size())
        return fail(invalidField(u"/doctorIds"_s, u"unknown"_s, u"There is no such doctor"_s));
    return {};
}

} // namespace

Result<AppointmentType> AppointmentTypeService::create(const Actor &actor,
                                                       const NewAppointmentType &wanted)
{
    FRONTDESK_TRY(require(actor.isAdmin()));
    const Instant now = m_context.clock.now();
    const AppointmentType type {AppointmentTypeId::generate(),
                                wanted.name.trimmed(),
                                wanted.durationMinutes,
                                {wanted.bufferBeforeMinutes, wanted.bufferAfterMinutes},
                                colourOf(wanted.colour),
                                wanted.bookableOnline,
                                eachOnce(wanted.doctors),
                                true,
                                {now, now, 1}};
    FRONTDESK_TRY(validate(type));
    FRONTDESK_TRY(m_context.data.read(
        [&](Connection &connection) { return checkDoctors(connection, type.doctors); }));
    return createNamed<AppointmentTypeRepository>(m_context, actor, type,
                                                  ChangedEntity::AppointmentType);
}

Result<AppointmentType> AppointmentTypeService::get(const Actor &actor, AppointmentTypeId id)
{
    return m_context.data.read([&](Connection &connection) -> Result<AppointmentType> {
        FRONTDESK_TRY_ASSIGN(const auto type, AppointmentTypeRepository(connection).find(id));
        if (!type || (!actor.isStaff() && !(type->isActive && type->bookableOnline)))
            return notFound();
        return *type;
    });
}

Result<Page<AppointmentType>> AppointmentTypeService::list(const Actor &actor, bool activeOnly,
                                                           const PageRequest &page)
{
    AppointmentTypeQuery query;
    query.activeOnly = activeOnly || !actor.isStaff();
    const Cursors cursors(m_context, actor, "types"_L1,
                          {query.activeOnly ? u"active"_s : QString()});
    FRONTDESK_TRY_ASSIGN(query.after, nameCursorOf(cursors, page));
    query.onlineOnly = !actor.isStaff();
    query.limit = page.limit + 1;
    return m_context.data.read([&](Connection &connection) -> Result<Page<AppointmentType>> {
        FRONTDESK_TRY_ASSIGN(auto types, AppointmentTypeRepository(connection).list(query));
        return pageByName(cursors, std::move(types), page.limit);
    });
}

Result<AppointmentType> AppointmentTypeService::update(const Actor &actor, AppointmentTypeId id,
                                                       const AppointmentTypeChanges &changes,
                                                       std::optional<qint64> expectedVersion)
{
    FRONTDESK_TRY(require(actor.isAdmin()));
    if (changes.doctors)
        FRONTDESK_TRY(m_context.data.read([&](Connection &connection) {
            return checkDoctors(connection, eachOnce(*changes.doctors));
        }));
    return updateNamed<AppointmentTypeRepository, AppointmentType>(
        m_context, actor, id, expectedVersion, ChangedEntity::AppointmentType,
        [&](AppointmentType &type) {
            type.name = changes.name.value_or(type.name).trimmed();
            type.durationMinutes = changes.durationMinutes.value_or(type.durationMinutes);
            type.buffers = {changes.bufferBeforeMinutes.value_or(type.buffers.beforeMinutes),
                            changes.bufferAfterMinutes.value_or(type.buffers.afterMinutes)};
            type.colour = colourOf(changes.colour.value_or(type.colour));
            type.bookableOnline = changes.bookableOnline.value_or(type.bookableOnline);
            type.doctors = eachOnce(changes.doctors.value_or(type.doctors));
            type.isActive = changes.isActive.value_or(type.isActive);
            return validate(type);
        });
}

} // namespace frontdesk
