// SPDX-License-Identifier: GPL-3.0-or-later
#include "clinicalnotes.h"

#include "security/secrets.h"
#include "storage/patientrepository.h"
#include "storage/settingsrepository.h"

#include <QJsonDocument>

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

constexpr int TrailKeyBytes = 32;
constexpr int BatchSize = 200;
const QByteArray RecordsPurpose("frontdesk clinical notes");
const QByteArray TrailKeyPurpose("frontdesk audit key");
const QByteArray TrailPurpose("frontdesk notes in the audit trail");
const QByteArray TrailKeyContext("settings|value|audit.key");
const QString PlainField = u"notes"_s;
const QString SealedField = u"sealedNotes"_s;

QByteArray recordContext(PatientId patient)
{
    return "patients|sealed_notes|" + patient.toString().toLatin1();
}

QByteArray trailContext(const QString &patient)
{
    return "audit_log|notes|" + patient.toLatin1();
}

QJsonObject objectOf(const QString &json)
{
    return QJsonDocument::fromJson(json.toUtf8()).object();
}

QString textOf(const QJsonObject &object)
{
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

/// The stored key of the trail, made where there is none, and sealed under the current key.
Result<QByteArray> trailKey(Transaction &transaction, const SecretBox &keys)
{
    SettingsRepository settings(transaction.connection());
    FRONTDESK_TRY(settings.setFirstValue(SettingKey::AuditKey,
                                         keys.seal(randomBytes(TrailKeyBytes), TrailKeyContext)));
    FRONTDESK_TRY_ASSIGN(const auto stored, settings.value(SettingKey::AuditKey));
    FRONTDESK_TRY_ASSIGN(const QByteArray key,
                         keys.open(stored.value_or(QString()), TrailKeyContext));
    if (!keys.isCurrent(*stored))
        FRONTDESK_TRY(settings.setValue(SettingKey::AuditKey, keys.seal(key, TrailKeyContext)));
    return key;
}

} // namespace

ClinicalNotes::ClinicalNotes(const InstanceKeys &keys)
    : m_records(keys, RecordsPurpose)
{
}

Result<ClinicalNotes> ClinicalNotes::load(DataAccess &access, const InstanceKeys &keys)
{
    ClinicalNotes notes(keys);
    const SecretBox box(keys, TrailKeyPurpose);
    const auto key =
        access.write([&](Transaction &transaction) { return trailKey(transaction, box); });
    if (key)
        notes.m_trail.emplace(InstanceKeys {*key, std::nullopt}, TrailPurpose);
    else if (key.error().code != ErrorCode::ConfigInvalid)
        return fail(key.error());
    return notes;
}

QString ClinicalNotes::seal(PatientId patient, const QString &notes) const
{
    return notes.isEmpty() ? QString() : m_records.seal(notes.toUtf8(), recordContext(patient));
}

Result<QString> ClinicalNotes::open(PatientId patient, const QString &sealed) const
{
    if (sealed.isEmpty())
        return QString();
    FRONTDESK_TRY_ASSIGN(const QByteArray notes, m_records.open(sealed, recordContext(patient)));
    return QString::fromUtf8(notes);
}

Result<void> ClinicalNotes::addToAudit(QJsonObject &object, PatientId patient,
                                       const QString &notes) const
{
    if (notes.isEmpty())
        return {};
    if (!m_trail)
        return fail(ErrorCode::ConfigInvalid,
                    u"Notes in this database are sealed under another instance's key: give every "
                    "desk and server of one database the same JWT_SECRET"_s);
    object.insert(SealedField, m_trail->seal(notes.toUtf8(), trailContext(patient.toString())));
    return {};
}

QString ClinicalNotes::shownFromAudit(const QString &json, const QString &patient,
                                      bool *opened) const
{
    if (!m_trail || !json.contains(SealedField))
        return json;
    QJsonObject object = objectOf(json);
    const auto notes = m_trail->open(object[SealedField].toString(), trailContext(patient));
    if (!notes)
        return json;
    *opened = true;
    object.remove(SealedField);
    object.insert(PlainField, QString::fromUtf8(*notes));
    return textOf(object);
}

Result<std::optional<QString>> ClinicalNotes::sealedForAudit(const QString &json,
                                                             const QString &patient) const
{
    if (!json.contains(PlainField))
        return std::optional<QString>();
    QJsonObject object = objectOf(json);
    const QJsonValue notes = object.take(PlainField);
    if (!notes.isString())
        return std::optional<QString>();
    const auto id = PatientId::parse(patient);
    FRONTDESK_TRY(addToAudit(object, id.value_or(PatientId()), notes.toString()));
    return std::optional(textOf(object));
}

Result<void> ClinicalNotes::sealBatch(Transaction &transaction, const QString &beginning,
                                      PatientId &place, bool &more) const
{
    Connection &connection = transaction.connection();
    PatientRepository patients(connection);
    const bool isPlain = beginning.isEmpty();
    // What is written over is not left in free pages of the file.
    if (isPlain && connection.dialect() == Dialect::Sqlite)
        FRONTDESK_TRY(connection.select(u"PRAGMA secure_delete = ON"_s, {}, [](const Row &) {}));
    FRONTDESK_TRY_ASSIGN(const auto rows,
                         isPlain ? patients.plainNotes(place, BatchSize)
                                 : patients.notesThatBegin(beginning, place, BatchSize));
    more = rows.size() == BatchSize;
    for (const auto &row : rows) {
        const auto notes = isPlain ? Result<QString>(row.text) : open(row.id, row.text);
        if (notes)
            FRONTDESK_TRY(patients.setSealedNotes(row.id, seal(row.id, *notes)));
    }
    if (!rows.isEmpty())
        place = rows.last().id;
    return {};
}

Result<void> ClinicalNotes::sealAnew(DataAccess &access) const
{
    QStringList beginnings = m_records.beginnings();
    beginnings.first().clear(); // what has the current key needs nothing; what has none does
    for (const QString &beginning : std::as_const(beginnings)) {
        PatientId place;
        bool more = true;
        while (more) {
            PatientId reached = place;
            FRONTDESK_TRY(access.write([&](Transaction &transaction) {
                reached = place; // it may run again
                return sealBatch(transaction, beginning, reached, more);
            }));
            place = reached;
        }
    }
    return {};
}

} // namespace frontdesk
