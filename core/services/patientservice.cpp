// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/patientservice.h"

#include "audit.h"
#include "clinicalnotes.h"
#include "cursor.h"
#include "domain/messagerules.h"
#include "domain/nearwords.h"
#include "domain/textfold.h"
#include "patientrecords.h"
#include "permissions.h"
#include "storage/patientrepository.h"
#include "storage/patientsearch.h"
#include "validation.h"

#include <QJsonArray>

#include <algorithm>

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

/// The record with its notes, where `actor` may see those.
Result<Patient> withNotes(const ServiceContext &context, const Actor &actor, Patient patient,
                          PatientRepository &patients)
{
    if (!actor.seesNotes())
        return patient;
    FRONTDESK_TRY_ASSIGN(const QString sealed, patients.sealedNotes(patient.id));
    FRONTDESK_TRY_ASSIGN(patient.notes, context.notes->open(patient.id, sealed));
    return patient;
}

/// Puts other notes in place of `before`, and both into what the audit trail says.
Result<void> replaceNotes(const ServiceContext &context, PatientRepository &patients, PatientId id,
                          const QString &before, const QString &after, AuditEvent &event)
{
    if (before == after)
        return {};
    FRONTDESK_TRY(context.notes->addToAudit(event.before, id, before));
    FRONTDESK_TRY(context.notes->addToAudit(event.after, id, after));
    return patients.setSealedNotes(id, context.notes->seal(id, after));
}

Result<bool> maySee(const Actor &actor, const Patient &patient, PatientRepository &patients)
{
    if (actor.isDesk())
        return true;
    if (actor.role == Role::Patient)
        return !actor.patientId.isNull() && actor.patientId == patient.id;
    return patients.isTreatedBy(patient.id, actor.doctorId);
}

/// A search box's text as what it can mean: a birth date, a phone number, or words of a name.
PatientQuery parsedQuery(const QString &text)
{
    PatientQuery query;
    const QString trimmed = folded(text);
    // Qt takes what begins with a date for one, a phone number too.
    const QDate date = trimmed.size() == 10 ? QDate::fromString(trimmed, Qt::ISODate) : QDate();
    const bool numeric =
        !trimmed.isEmpty() && std::all_of(trimmed.begin(), trimmed.end(), [](QChar c) {
            return c.isDigit() || u" +-()./"_s.contains(c);
        });
    if (date.isValid())
        query.dateOfBirth = date;
    else if (numeric && !phoneDigits(trimmed).isEmpty())
        query.phoneDigits = phoneDigits(trimmed);
    else
        query.name = trimmed;
    return query;
}

Result<PatientQuery::Place> parsedPlace(const Cursors &cursors, const QString &cursor)
{
    FRONTDESK_TRY_ASSIGN(const QStringList parts, cursors.read(cursor, 3));
    bool isNumber = false;
    const int part = parts[0].toInt(&isNumber);
    const auto id = PatientId::parse(parts[2]);
    if (!isNumber || !id)
        return notACursor();
    return PatientQuery::Place {part, parts[1], *id};
}

/// The trace of records that a search showed to somebody of the clinic: whose they were. What was
/// typed is not kept.
Result<void> auditHits(const ServiceContext &context, const Actor &actor,
                       const QList<PatientHit> &hits)
{
    QJsonArray shown;
    for (const PatientHit &hit : hits)
        shown.append(hit.patient.id.toString());
    return context.data.write([&](Transaction &transaction) {
        return writeAudit(transaction, context.clock, actor,
                          {"search"_L1, "patient"_L1, {}, {}, {{u"patients"_s, shown}}});
    });
}

} // namespace

Patient makePatient(const NewPatient &wanted, Instant now)
{
    return {PatientId::generate(),
            {},
            wanted.fullName.trimmed(),
            wanted.dateOfBirth,
            wanted.phone.trimmed(),
            wanted.address.trimmed(),
            normalisedEmail(wanted.email),
            wanted.notes,
            {now, now, 1},
            wanted.language};
}

Result<void> validatePatient(const Patient &patient, QDate today, PatientFields required)
{
    const bool contact = required == PatientFields::Contact;
    Validator validator;
    validator.line(u"/fullName"_s, patient.fullName, 1, 200);
    if (patient.dateOfBirth.isValid())
        validator.birthDate(u"/dateOfBirth"_s, patient.dateOfBirth, today);
    else if (contact)
        validator.add(u"/dateOfBirth"_s, u"required"_s, u"A birth date is required"_s);
    validator.phone(u"/phone"_s, patient.phone, contact);
    validator.text(u"/address"_s, patient.address, 500);
    validator.email(u"/email"_s, patient.email, contact);
    validator.text(u"/notes"_s, patient.notes, 4000);
    if (!patient.language.isEmpty() && !messageLanguages().contains(patient.language))
        validator.add(u"/language"_s, u"not_a_choice"_s,
                      u"There are no messages in this language"_s);
    return validator.result();
}

Result<void> insertPatient(Transaction &transaction, const ServiceContext &context,
                           const Actor &actor, const Patient &patient)
{
    PatientRepository patients(transaction.connection());
    FRONTDESK_TRY(patients.insert(patient));
    transaction.publish({ChangedEntity::Patient, patient.id.uuid(), {}, {}});
    AuditEvent event {"create"_L1, "patient"_L1, patient.id.toString(), {}, auditJson(patient)};
    FRONTDESK_TRY(replaceNotes(context, patients, patient.id, {}, patient.notes, event));
    return writeAudit(transaction, context.clock, actor, event);
}

Result<Patient> PatientService::create(const Actor &actor, const NewPatient &wanted)
{
    FRONTDESK_TRY(require(actor.isStaff()));
    FRONTDESK_TRY(require(actor.seesNotes() || wanted.notes.isEmpty()));
    const Instant now = m_context.clock.now();
    const Patient patient = makePatient(wanted, now);
    FRONTDESK_TRY(validatePatient(patient, m_context.zone.get()->toDate(now)));
    return m_context.data.write([&](Transaction &transaction) -> Result<Patient> {
        FRONTDESK_TRY(insertPatient(transaction, m_context, actor, patient));
        return patient;
    });
}

Result<Patient> PatientService::get(const Actor &actor, PatientId id)
{
    // A read by staff leaves its trace, so it is a write.
    return m_context.data.write([&](Transaction &transaction) -> Result<Patient> {
        PatientRepository patients(transaction.connection());
        FRONTDESK_TRY_ASSIGN(const auto patient, patients.find(id));
        if (!patient)
            return notFound();
        FRONTDESK_TRY_ASSIGN(const bool allowed, maySee(actor, *patient, patients));
        if (!allowed)
            return notFound();
        if (actor.isStaff())
            FRONTDESK_TRY(writeAudit(transaction, m_context.clock, actor,
                                     {"read"_L1, "patient"_L1, id.toString(), {}, {}}));
        return withNotes(m_context, actor, *patient, patients);
    });
}

Result<Patient> PatientService::own(const Actor &actor)
{
    if (actor.patientId.isNull())
        return notFound();
    return m_context.data.read([&](Connection &connection) -> Result<Patient> {
        FRONTDESK_TRY_ASSIGN(const auto patient,
                             PatientRepository(connection).find(actor.patientId));
        if (!patient)
            return notFound();
        return *patient;
    });
}

Result<Page<Patient>> PatientService::search(const Actor &actor, const QString &text,
                                             const PageRequest &page)
{
    FRONTDESK_TRY(require(actor.isStaff()));
    FRONTDESK_TRY(checkLimit(page));
    FRONTDESK_TRY(checkQuery(u"/query"_s, text));
    PatientQuery query = parsedQuery(text);
    query.limit = page.limit + 1;
    if (actor.role == Role::Doctor) {
        if (actor.doctorId.isNull())
            return Page<Patient>(); // no doctor of this clinic, so nobody's doctor
        query.treatedBy = actor.doctorId;
    }
    const Cursors cursors(m_context, actor, "patients"_L1, {text});
    if (!page.cursor.isEmpty()) {
        FRONTDESK_TRY_ASSIGN(query.after, parsedPlace(cursors, page.cursor));
    }
    FRONTDESK_TRY_ASSIGN(QList<PatientHit> hits, m_context.data.read([&](Connection &connection) {
        return PatientSearch(connection).run(query);
    }));
    const Page<PatientHit> found =
        cursors.page(std::move(hits), page.limit, [](const PatientHit &hit) {
            return QStringList {QString::number(hit.place.part), hit.place.key,
                                hit.place.id.toString()};
        });
    if (!found.items.isEmpty())
        FRONTDESK_TRY(auditHits(m_context, actor, found.items));
    Page<Patient> patients {{}, found.nextCursor};
    for (const PatientHit &hit : found.items)
        patients.items.append(hit.patient);
    return patients;
}

bool PatientService::isGuess(const QString &text, const Patient &hit)
{
    const QString name = parsedQuery(text).name;
    return !beginWords(folded(hit.fullName), name.split(u' ', Qt::SkipEmptyParts));
}

Result<Patient> PatientService::update(const Actor &actor, PatientId id,
                                       const PatientChanges &changes,
                                       std::optional<qint64> expectedVersion)
{
    FRONTDESK_TRY(require(actor.seesNotes() || !changes.notes));
    return m_context.data.write([&](Transaction &transaction) -> Result<Patient> {
        PatientRepository patients(transaction.connection());
        FRONTDESK_TRY_ASSIGN(auto patient, patients.find(id));
        if (!patient)
            return notFound();
        FRONTDESK_TRY_ASSIGN(const bool allowed, maySee(actor, *patient, patients));
        if (!allowed)
            return notFound();
        FRONTDESK_TRY(checkVersion(expectedVersion, patient->stamp.version));
        FRONTDESK_TRY_ASSIGN(const Patient before, withNotes(m_context, actor, *patient, patients));
        patient->fullName = changes.fullName.value_or(before.fullName).trimmed();
        patient->dateOfBirth = changes.dateOfBirth.value_or(before.dateOfBirth);
        patient->phone = changes.phone.value_or(before.phone).trimmed();
        patient->address = changes.address.value_or(before.address).trimmed();
        patient->email = normalisedEmail(changes.email.value_or(before.email));
        patient->notes = changes.notes.value_or(before.notes);
        patient->language = changes.language.value_or(before.language);
        const Instant now = m_context.clock.now();
        patient->stamp.updatedAt = now;
        FRONTDESK_TRY(validatePatient(*patient, m_context.zone.get()->toDate(now)));
        FRONTDESK_TRY(patients.update(*patient));
        AuditEvent event {"update"_L1, "patient"_L1, id.toString(), auditJson(before),
                          auditJson(*patient)};
        FRONTDESK_TRY(replaceNotes(m_context, patients, id, before.notes, patient->notes, event));
        FRONTDESK_TRY(writeAudit(transaction, m_context.clock, actor, event));
        transaction.publish({ChangedEntity::Patient, id.uuid(), {}, {}});
        return *patient;
    });
}

} // namespace frontdesk
