// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/actor.h"

namespace frontdesk {

using namespace Qt::StringLiterals;

QLatin1StringView toString(Channel channel)
{
    switch (channel) {
    case Channel::Desktop:
        return "desktop"_L1;
    case Channel::Api:
        return "api"_L1;
    case Channel::CommandLine:
        return "command_line"_L1;
    }
    Q_UNREACHABLE();
}

std::optional<Channel> parseChannel(QStringView text)
{
    for (const Channel channel : {Channel::Desktop, Channel::Api, Channel::CommandLine}) {
        if (text == toString(channel))
            return channel;
    }
    return std::nullopt;
}

} // namespace frontdesk
