// SPDX-License-Identifier: GPL-3.0-or-later
#include "login/secretstore.h"

#include <qt6keychain/keychain.h>

using namespace Qt::StringLiterals;

namespace frontdesk {

namespace {

const QString Service = u"Frontdesk"_s;

/// A job that ends itself and never writes into an unprotected place.
template <class Job>
Job *makeJob(const QString &key)
{
    auto *job = new Job(Service);
    job->setAutoDelete(true);
    job->setInsecureFallback(false);
    job->setKey(key);
    return job;
}

} // namespace

void KeychainSecretStore::load(const QString &key, QObject *context, Loaded loaded)
{
    auto *job = makeJob<QKeychain::ReadPasswordJob>(key);
    QObject::connect(job, &QKeychain::Job::finished, context,
                     [job, loaded = std::move(loaded)](QKeychain::Job *) {
                         if (job->error() == QKeychain::NoError && !job->textData().isEmpty())
                             loaded(job->textData());
                         else
                             loaded(std::nullopt);
                     });
    job->start();
}

void KeychainSecretStore::save(const QString &key, const QString &secret, QObject *context,
                               Done done)
{
    auto *job = makeJob<QKeychain::WritePasswordJob>(key);
    job->setTextData(secret);
    QObject::connect(job, &QKeychain::Job::finished, context,
                     [done = std::move(done)](QKeychain::Job *finished) {
                         done(finished->error() == QKeychain::NoError);
                     });
    job->start();
}

void KeychainSecretStore::remove(const QString &key)
{
    makeJob<QKeychain::DeletePasswordJob>(key)->start();
}

} // namespace frontdesk
