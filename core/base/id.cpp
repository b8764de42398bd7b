// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/id.h"

#include <QRandomGenerator>

#include <array>
#include <chrono>

namespace frontdesk {

QUuid generateUuidV7()
{
    using namespace std::chrono;
    const auto millis =
        quint64(duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count());
    std::array<quint32, 3> random;
    QRandomGenerator::system()->fillRange(random.data(), qsizetype(random.size()));
    const auto high = quint32(millis >> 16);
    const auto low = quint16(millis & 0xffff);
    const auto version = quint16(0x7000U | (random[0] & 0x0fffU));
    const auto variant = uchar(0x80U | ((random[0] >> 12) & 0x3fU));
    const auto byte = [](quint32 word, int index) { return uchar((word >> (8 * index)) & 0xffU); };
    return {high,
            low,
            version,
            variant,
            byte(random[0], 3),
            byte(random[1], 0),
            byte(random[1], 1),
            byte(random[1], 2),
            byte(random[1], 3),
            byte(random[2], 0),
            byte(random[2], 1)};
}

} // namespace frontdesk
