// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notify/transport.h"

#include <QUrl>

namespace frontdesk {

struct SmtpOptions {
    QUrl url; ///< smtp:// (STARTTLS) or smtps://, with the log-in
    QString from;
    QString caFile; ///< PEM of who signs the server's certificate; empty: the system's
};

/// Mail by a server that takes it. Outside loopback nothing leaves without TLS whose certificate
/// is checked.
class SmtpTransport final : public Transport
{
public:
    explicit SmtpTransport(SmtpOptions options)
        : m_options(std::move(options))
    {
    }
    SendOutcome send(const OutgoingMessage &message) override;

private:
    SmtpOptions m_options;
};

} // namespace frontdesk
