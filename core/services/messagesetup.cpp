// SPDX-License-Identifier: GPL-3.0-or-later
#include "messagesetup.h"

#include "notify/inapptransport.h"
#include "notify/logtransport.h"
#include "notify/smsgateway.h"
#include "notify/smtptransport.h"
#include "notify/webhooktransport.h"

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

/// The organizer of invitations that go nowhere but the log.
const QString NoSender = u"clinic@localhost"_s;

QList<MessageChannel> channelsOf(const Config &config)
{
    QList<MessageChannel> channels;
    if (config.messagesToLog || !config.smtpUrl.isEmpty())
        channels.append(MessageChannel::Email);
    if (config.messagesToLog || !config.smsWebhookUrl.isEmpty())
        channels.append(MessageChannel::Sms);
    return channels;
}

std::unique_ptr<Transport> transportFor(MessageChannel channel, const Config &config,
                                        const Clock &clock, const Logger &logger)
{
    if (config.messagesToLog)
        return std::make_unique<LogTransport>(logger, channel);
    if (channel == MessageChannel::Email)
        return std::make_unique<SmtpTransport>(
            SmtpOptions {QUrl(config.smtpUrl), config.smtpFrom, config.smtpCaFile});
    return std::make_unique<SmsGateway>(SmsOptions {QUrl(config.smsWebhookUrl),
                                                    config.smsWebhookForm,
                                                    config.smsWebhookSecret.toUtf8(),
                                                    {}},
                                        clock);
}

} // namespace

bool sendsMessages(const Config &config)
{
    return !channelsOf(config).isEmpty();
}

MessageRules messageRules(const Config &config)
{
    QList<MessageChannel> channels = channelsOf(config);
    channels.append(MessageChannel::InApp);
    return {channels, config.reminderLeads, config.smsCountryCode};
}

WorkerOptions workerOptions(const Config &config)
{
    WorkerOptions options;
    const QString &quiet = config.quietHours;
    options.quiet = {parseWallTime(quiet.section(u'-', 0, 0)).value_or(WallTime()),
                     parseWallTime(quiet.section(u'-', 1, 1)).value_or(WallTime())};
    options.mostPerMinute = config.messagesPerMinute;
    options.language = config.messageLanguage;
    options.sender = config.smtpFrom.isEmpty() ? NoSender : config.smtpFrom;
    options.countryCode = config.smsCountryCode;
    return options;
}

OutboxWorker::Transports makeTransports(Backend &backend, DataAccess &data, const Logger &logger)
{
    OutboxWorker::Transports transports;
    for (const MessageChannel channel : channelsOf(backend.config()))
        transports.emplace_back(channel,
                                transportFor(channel, backend.config(), backend.clock(), logger));
    const Config &config = backend.config();
    transports.emplace_back(
        MessageChannel::Webhook,
        std::make_unique<WebhookTransport>(
            WebhookOptions {config.webhooksPrivate, config.webhooksCaFile}, backend.clock()));
    transports.emplace_back(MessageChannel::InApp,
                            std::make_unique<InAppTransport>(data, backend.clock()));
    return transports;
}

} // namespace frontdesk
