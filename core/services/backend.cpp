// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/backend.h"

#include "caretaker.h"
#include "clinicalnotes.h"
#include "messagesetup.h"
#include "notify/webhooksecret.h"
#include "outboxwriter.h"
#include "secondfactorcheck.h"
#include "security/keyfile.h"
#include "security/passwordhasher.h"
#include "security/secretbox.h"
#include "security/tokensigner.h"
#include "services/housekeeping.h"
#include "services/services.h"
#include "storage/auditchainrepository.h"
#include "storage/outboxrepository.h"
#include "storage/settingsrepository.h"
#include "storage/webhookrepository.h"
#include "webhookrecords.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

#include <algorithm>
#include <atomic>

namespace frontdesk {

using namespace Qt::StringLiterals;

ServiceScope::ServiceScope(std::unique_ptr<DataAccess> access, const ServiceContext &context)
    : m_access(std::move(access))
    , m_services(std::make_unique<Services>(context))
{
}

ServiceScope::~ServiceScope() = default;

namespace {

const QByteArray AnswersPurpose("frontdesk kept answers");
const QByteArray CursorsPurpose("frontdesk cursors");
const QByteArray MessagesPurpose("frontdesk messages");
const QByteArray SecondFactorPurpose("frontdesk second factors");

/// The key lies beside the SQLite file, or in the user's data folder for a PostgreSQL clinic.
Result<QString> keyFile(const DatabaseLocation &location)
{
    if (location.dialect == Dialect::Sqlite)
        return QString(location.filePath + ".jwt-key"_L1);
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::AppDataLocation);
    if (!QDir().mkpath(folder))
        return fail(ErrorCode::ConfigInvalid, u"The folder %1 cannot be made"_s.arg(folder));
    return QString(folder + "/jwt-key"_L1);
}

Result<InstanceKeys> loadKeys(const Config &config, const DatabaseLocation &location)
{
    if (config.jwtSecret.isEmpty()) {
        FRONTDESK_TRY_ASSIGN(const QString path, keyFile(location));
        return loadInstanceKeys(path);
    }
    InstanceKeys keys {config.jwtSecret.toUtf8(), std::nullopt};
    if (!config.jwtSecretPrevious.isEmpty())
        keys.previous = InstanceKeys::Previous {config.jwtSecretPrevious.toUtf8(), std::nullopt};
    return keys;
}

/// The audit trail's anchor lies there too; a user's data folder may hold those of several clinics.
Result<QString> anchorFile(const DatabaseLocation &location)
{
    if (location.dialect == Dialect::Sqlite)
        return QString(location.filePath + ".audit-anchor"_L1);
    FRONTDESK_TRY_ASSIGN(const QString key, keyFile(location));
    const QString where =
        u"%1:%2/%3"_s.arg(location.host).arg(location.port).arg(location.databaseName);
    const QByteArray name =
        QCryptographicHash::hash(where.toUtf8(), QCryptographicHash::Sha256).toHex().left(16);
    return QFileInfo(key).dir().filePath("audit-anchor-"_L1 + QLatin1StringView(name));
}

/// Seals anew what was sealed under the previous key, which then is needed no more.
Result<void> sealAnew(DataAccess &access, const SecretBox &secrets)
{
    FRONTDESK_TRY_ASSIGN(const auto factors, access.read([](Connection &connection) {
        return SecondFactorRepository(connection).list();
    }));
    for (const SecondFactor &factor : factors) {
        if (secrets.isCurrent(factor.sealedSecret))
            continue;
        const QByteArray context = secondFactorContext(factor.userId);
        const auto secret = secrets.open(factor.sealedSecret, context);
        // Another instance's, which is told when its owner logs in; nothing else fails by it.
        if (!secret)
            continue;
        FRONTDESK_TRY(access.write([&](Transaction &transaction) {
            return SecondFactorRepository(transaction.connection())
                .replaceSecret(factor.userId, factor.sealedSecret, secrets.seal(*secret, context));
        }));
    }
    return {};
}

/// The same for what signs webhooks.
Result<void> sealWebhooksAnew(DataAccess &access, const SecretBox &messages)
{
    return access.write([&](Transaction &transaction) -> Result<void> {
        WebhookRepository webhooks(transaction.connection());
        FRONTDESK_TRY_ASSIGN(const auto all, webhooks.list());
        for (Webhook webhook : all) {
            const QByteArray context = webhookSecretContext(webhook.id);
            const auto secret = messages.isCurrent(webhook.sealedSecret)
                                    ? Result<QByteArray>(QByteArray())
                                    : messages.open(webhook.sealedSecret, context);
            if (!secret || secret->isEmpty())
                continue;
            webhook.sealedSecret = messages.seal(*secret, context);
            FRONTDESK_TRY(webhooks.update(webhook));
        }
        return {};
    });
}

/// The zone in the database; a configured one is kept there at first, and must agree with it
/// afterwards.
Result<ClinicTime> loadZone(DataAccess &access, const QString &configured)
{
    FRONTDESK_TRY_ASSIGN(const auto stored, access.read([](Connection &connection) {
        return SettingsRepository(connection).value(SettingKey::ClinicTimeZone);
    }));
    if (stored && !configured.isEmpty() && *stored != configured)
        return fail(ErrorCode::ConfigInvalid,
                    u"CLINIC_TIMEZONE is %1, but this clinic's database says %2: change it in "
                    "Settings, or leave the variable out"_s.arg(configured, *stored));
    if (stored)
        return ClinicTime::forZone(*stored);
    if (configured.isEmpty())
        return ClinicTime::forZone(QString::fromUtf8(QTimeZone::systemTimeZoneId()));
    FRONTDESK_TRY_ASSIGN(ClinicTime time, ClinicTime::forZone(configured));
    FRONTDESK_TRY(access.write([&](Transaction &transaction) {
        return SettingsRepository(transaction.connection())
            .setValue(SettingKey::ClinicTimeZone, configured);
    }));
    return time;
}

} // namespace

struct Backend::Private {
    Private(Config wanted, const Clock &time)
        : config(std::move(wanted))
        , clock(time)
    {
    }

    ServiceContext context(DataAccess &access)
    {
        ServiceContext context {.data = access,
                                .clock = clock,
                                .zone = zone,
                                .hasher = hasher,
                                .tokens = *tokens,
                                .secrets = *secrets,
                                .answers = *answers,
                                .cursors = *cursors,
                                .slowLogIns = slowLogIns,
                                .rules = {},
                                .lifetimes = {},
                                .signIn = {},
                                .resetDelivery = &*resetDelivery,
                                .notes = &*notes,
                                .messages = &*messages,
                                .privateWebhooks = config.webhooksPrivate};
        context.rules.minNotice =
            std::chrono::duration_cast<std::chrono::minutes>(config.bookingMinNotice);
        context.rules.maxDaysAhead = config.bookingMaxDaysAhead;
        context.rules.cancelCutoff =
            std::chrono::duration_cast<std::chrono::minutes>(config.cancelCutoff);
        context.signIn.passwords.staff = config.passwordLengthStaff;
        context.signIn.totpRequiredForAdmins = config.totpRequiredForAdmins;
        context.lifetimes.access = config.jwtAccessTtl;
        context.lifetimes.refresh = config.jwtRefreshTtl;
        return context;
    }

    /// Brings notes and the audit trail of older versions, or under an older key, to what they are
    /// now.
    Result<void> openNotes(DataAccess &access, const InstanceKeys &keys, const Logger &logger)
    {
        FRONTDESK_TRY_ASSIGN(ClinicalNotes loaded, ClinicalNotes::load(access, keys));
        notes.emplace(std::move(loaded));
        if (!notes->hasAuditKey()) {
            // The desk of a receptionist needs no key.
            logger.warning("notes_key_differs"_L1, {});
            return {};
        }
        FRONTDESK_TRY(notes->sealAnew(access));
        FRONTDESK_TRY_ASSIGN(const auto sealed, access.read([](Connection &connection) {
            return AuditChainRepository(connection).last();
        }));
        if (sealed)
            return {};
        AuditChain chain(access, *notes, *auditSigner, auditAnchor);
        FRONTDESK_TRY(chain.seal(AuditChain::Looking::Everywhere, clock.monotonic()));
        return {};
    }

    /// Passes changes on; another desk's change of the clinic's zone takes effect here first.
    void published(const QList<Change> &list)
    {
        const bool clinic = std::any_of(list.begin(), list.end(), [](const Change &change) {
            return change.entity == ChangedEntity::Clinic;
        });
        if (Database *open = clinic ? opened.load() : nullptr) {
            const auto access = open->access();
            if (access) {
                if (auto time = loadZone(**access, {}))
                    zone.set(*std::move(time));
            }
        }
        changes.publish(list);
    }

    Config config;
    const Clock &clock;
    ClinicZone zone;
    PasswordHasher hasher;
    std::optional<TokenSigner> tokens;
    std::optional<SecretBox> secrets;
    QSemaphore slowLogIns {1};
    std::optional<SecretBox> answers;
    std::optional<SecretBox> cursors;
    std::optional<ClinicalNotes> notes;
    std::optional<ChainSigner> auditSigner;
    QString auditAnchor;
    std::optional<SecretBox> messages;
    std::optional<OutboxResetDelivery> resetDelivery;
    ChangeFeed changes;
    std::atomic<Database *> opened = nullptr; ///< for the database's own threads, which start first
    std::unique_ptr<Database> database; ///< after what its threads use
    std::unique_ptr<Caretaker> caretaker; ///< last: it uses all of that
};

Backend::Backend() = default;
Backend::~Backend() = default;

Result<std::unique_ptr<Backend>> Backend::open(const Config &config, const Clock &clock,
                                               const Logger &logger)
{
    std::unique_ptr<Backend> backend(new Backend);
    backend->d = std::make_unique<Private>(config, clock);
    Private &d = *backend->d;
    DatabaseLocation location = DatabaseLocation::defaultFile();
    if (!config.databaseUrl.isEmpty()) {
        FRONTDESK_TRY_ASSIGN(location, DatabaseLocation::parse(config.databaseUrl));
    }
    const DatabaseListener listener {
        [&d](const QList<Change> &list) { d.published(list); },
        [&d] { emit d.changes.resynchronise(); },
        [&d](const Editing &editing) { emit d.changes.edited(editing); }};
    FRONTDESK_TRY_ASSIGN(d.database, Database::open(location, logger, listener));
    d.opened = d.database.get();
    FRONTDESK_TRY_ASSIGN(const InstanceKeys keys, loadKeys(config, d.database->location()));
    FRONTDESK_TRY_ASSIGN(TokenSigner signer, TokenSigner::fromKeys(keys));
    d.tokens.emplace(std::move(signer));
    d.secrets.emplace(keys, SecondFactorPurpose);
    d.answers.emplace(keys, AnswersPurpose);
    d.cursors.emplace(keys, CursorsPurpose);
    d.messages.emplace(keys, MessagesPurpose);
    d.resetDelivery.emplace(*d.messages, clock);
    FRONTDESK_TRY_ASSIGN(const auto access, d.database->access());
    FRONTDESK_TRY(sealAnew(*access, *d.secrets));
    FRONTDESK_TRY(sealWebhooksAnew(*access, *d.messages));
    d.auditSigner.emplace(keys);
    FRONTDESK_TRY_ASSIGN(d.auditAnchor, anchorFile(d.database->location()));
    FRONTDESK_TRY(d.openNotes(*access, keys, logger));
    FRONTDESK_TRY_ASSIGN(ClinicTime time, loadZone(*access, config.clinicTimeZone));
    d.zone.set(std::move(time));
    // A desk without mail settings of its own leaves those of the server that sends.
    if (sendsMessages(config) || d.database->location().dialect == Dialect::Sqlite)
        FRONTDESK_TRY(backend->publishMessageRules());
    return backend;
}

Result<std::unique_ptr<ServiceScope>> Backend::scope()
{
    FRONTDESK_TRY_ASSIGN(auto access, d->database->access());
    const ServiceContext context = d->context(*access);
    return std::make_unique<ServiceScope>(std::move(access), context);
}

Result<void> Backend::fillDemo(const DemoOptions &options)
{
    FRONTDESK_TRY_ASSIGN(const auto access, d->database->access());
    return frontdesk::fillDemo(d->context(*access), options);
}

Result<void> Backend::rotateKey()
{
    if (!d->config.jwtSecret.isEmpty())
        return fail(ErrorCode::ConfigInvalid,
                    u"The key is JWT_SECRET: change it there, with the old one as "
                    "JWT_SECRET_PREVIOUS"_s);
    FRONTDESK_TRY_ASSIGN(const QString path, keyFile(d->database->location()));
    FRONTDESK_TRY(rotateKeyFile(path, d->clock.now()));
    FRONTDESK_TRY_ASSIGN(const InstanceKeys keys, loadInstanceKeys(path));
    FRONTDESK_TRY_ASSIGN(const auto access, d->database->access());
    FRONTDESK_TRY(sealAnew(*access, SecretBox(keys, SecondFactorPurpose)));
    FRONTDESK_TRY(sealWebhooksAnew(*access, SecretBox(keys, MessagesPurpose)));
    FRONTDESK_TRY_ASSIGN(const ClinicalNotes notes, ClinicalNotes::load(*access, keys));
    return notes.sealAnew(*access);
}

Result<std::unique_ptr<Housekeeping>> Backend::housekeeping()
{
    FRONTDESK_TRY_ASSIGN(auto access, d->database->access());
    const ServiceContext context = d->context(*access);
    return std::make_unique<Housekeeping>(std::move(access), context, *d->auditSigner,
                                          d->auditAnchor);
}

void Backend::keepHouse(const Logger &logger)
{
    d->caretaker = std::make_unique<Caretaker>(*this, logger);
}

Result<void> Backend::publishMessageRules()
{
    FRONTDESK_TRY_ASSIGN(const auto access, d->database->access());
    return access->write([&](Transaction &transaction) -> Result<void> {
        OutboxRepository outbox(transaction.connection());
        FRONTDESK_TRY_ASSIGN(const MessageRules before, outbox.rules());
        const MessageRules rules = messageRules(d->config);
        return before == rules ? Result<void>() : outbox.setRules(rules);
    });
}

WorkerContext Backend::workerContext(DataAccess &data, const Logger &logger)
{
    return {data,
            d->clock,
            logger,
            *d->messages,
            [this] { return d->zone.get(); },
            [this](Transaction &transaction, WebhookId webhook) {
                return disableWebhook(transaction, d->clock, webhook);
            }};
}

ChangeFeed &Backend::changes()
{
    return d->changes;
}

ClinicZone &Backend::zone()
{
    return d->zone;
}

const Clock &Backend::clock() const
{
    return d->clock;
}

const Config &Backend::config() const
{
    return d->config;
}

Database &Backend::database()
{
    return *d->database;
}

} // namespace frontdesk
