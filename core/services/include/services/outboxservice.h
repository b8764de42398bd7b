// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "domain/actor.h"
#include "domain/message.h"
#include "notify/messagetexts.h"
#include "services/context.h"
#include "services/page.h"

namespace frontdesk {

/// A message as staff see it: of the recipient what they recognise, and no text.
struct MessageLine {
    OutboxMessage message;
    QString recipient; ///< masked

    bool operator==(const MessageLine &) const = default;
};

/// What is sent to people outside the program, for the desk: administrators and receptionists.
class OutboxService
{
public:
    explicit OutboxService(const ServiceContext &context)
        : m_context(context)
    {
    }

    /// Newest first.
    Result<Page<MessageLine>> list(const Actor &actor, std::optional<MessageStatus> status,
                                   const PageRequest &page);
    /// What a message of this kind says, to an invented patient; administrators and receptionists.
    Result<MessageText> preview(const Actor &actor, MessageKind kind, const QString &language);
    /// Has a failed message tried again at once; IllegalTransition where it has not failed.
    Result<MessageLine> retry(const Actor &actor, MessageId id);

private:
    const ServiceContext &m_context;
};

} // namespace frontdesk
