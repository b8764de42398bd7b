// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/config.h"

#include <chrono>
#include <optional>

namespace frontdesk::settings {

/// What was expected instead, where a value is bad. It never holds the value, which may be a
/// secret.
using Fault = std::optional<QString>;

/// What is wrong with a key that signs access tokens.
Fault secretFault(const QString &value);
std::optional<bool> parseSwitch(QStringView text);
std::optional<int> parseWhole(QStringView text, int lowest, int highest);
Fault wholeFault(int lowest, int highest);
Fault spanFault(std::chrono::seconds shortest, std::chrono::seconds longest);

Fault setDatabaseUrl(Config &config, const QString &value);
Fault setHttpHost(Config &config, const QString &value);
Fault setTrustedProxies(Config &config, const QString &value);
Fault setCorsOrigins(Config &config, const QString &value);
Fault setMetricsToken(Config &config, const QString &value);
Fault setClinicTimeZone(Config &config, const QString &value);
Fault setSmtpUrl(Config &config, const QString &value);
Fault setSmtpFrom(Config &config, const QString &value);
Fault setSmsWebhookUrl(Config &config, const QString &value);
Fault setSmsWebhookForm(Config &config, const QString &value);
Fault setSmsCountryCode(Config &config, const QString &value);
Fault setMessageLanguage(Config &config, const QString &value);
Fault setQuietHours(Config &config, const QString &value);
Fault setReminderLeads(Config &config, const QString &value);
Fault setLogLevel(Config &config, const QString &value);
Fault setLogFormat(Config &config, const QString &value);

template <QString Config::*Member>
Fault setText(Config &config, const QString &value)
{
    config.*Member = value;
    return std::nullopt;
}

template <QString Config::*Member>
Fault setJwtSecret(Config &config, const QString &value)
{
    if (Fault fault = secretFault(value))
        return fault;
    config.*Member = value;
    return std::nullopt;
}

template <bool Config::*Member>
Fault setSwitch(Config &config, const QString &value)
{
    const std::optional<bool> on = parseSwitch(value);
    if (!on)
        return QStringLiteral("expected on or off");
    config.*Member = *on;
    return std::nullopt;
}

template <int Config::*Member, int Lowest, int Highest>
Fault setWhole(Config &config, const QString &value)
{
    const std::optional<int> number = parseWhole(value, Lowest, Highest);
    if (!number)
        return wholeFault(Lowest, Highest);
    config.*Member = *number;
    return std::nullopt;
}

template <std::chrono::seconds Config::*Member, int ShortestSeconds, int LongestSeconds>
Fault setSpan(Config &config, const QString &value)
{
    constexpr std::chrono::seconds shortest(ShortestSeconds);
    constexpr std::chrono::seconds longest(LongestSeconds);
    const Result<std::chrono::seconds> span = parseSpan(value);
    if (!span || *span < shortest || *span > longest)
        return spanFault(shortest, longest);
    config.*Member = *span;
    return std::nullopt;
}

} // namespace frontdesk::settings
