// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/negotiation.h"

namespace frontdesk {

namespace {

struct MediaRange {
    QByteArray type;
    QByteArray subtype;
    double quality = 1;

    /// 2 for the type itself, 1 for its family, 0 for anything, -1 for none of them.
    int fits(const QByteArray &wanted, const QByteArray &wantedSubtype) const
    {
        if (type == "*" && subtype == "*")
            return 0;
        if (type != wanted)
            return -1;
        if (subtype == "*")
            return 1;
        return subtype == wantedSubtype ? 2 : -1;
    }
};

/// A qvalue: 0 to 1 with at most three decimals.
std::optional<double> parsedQuality(const QByteArray &text)
{
    bool isNumber = false;
    const double quality = text.toDouble(&isNumber);
    if (!isNumber || text.size() > 5 || quality < 0 || quality > 1)
        return std::nullopt;
    return quality;
}

std::optional<MediaRange> parsedRange(const QByteArray &text)
{
    QList<QByteArray> parts = text.toLower().split(';');
    const QList<QByteArray> names = parts.takeFirst().trimmed().split('/');
    if (names.size() != 2 || names[0].isEmpty() || names[1].isEmpty()
        || (names[0] == "*" && names[1] != "*"))
        return std::nullopt;
    MediaRange range {names[0], names[1]};
    for (const QByteArray &part : parts) {
        const QByteArray parameter = part.trimmed();
        if (!parameter.startsWith("q="))
            continue;
        const auto quality = parsedQuality(parameter.mid(2));
        if (!quality)
            return std::nullopt;
        range.quality = *quality;
    }
    return range;
}

} // namespace

std::optional<QByteArray> preferredType(const QByteArray &accept, const QList<QByteArray> &offered)
{
    QList<MediaRange> ranges;
    for (const QByteArray &part : accept.split(',')) {
        if (part.trimmed().isEmpty())
            continue;
        const auto range = parsedRange(part);
        if (!range)
            return offered.first();
        ranges.append(*range);
    }
    if (ranges.isEmpty())
        return offered.first();
    std::optional<QByteArray> best;
    double bestQuality = 0;
    for (const QByteArray &type : offered) {
        const qsizetype slash = type.indexOf('/');
        int closest = -1;
        double quality = 0;
        for (const MediaRange &range : ranges) {
            const int fit = range.fits(type.left(slash), type.mid(slash + 1));
            if (fit > closest) {
                closest = fit;
                quality = range.quality;
            }
        }
        if (quality > bestQuality) {
            bestQuality = quality;
            best = type;
        }
    }
    return best;
}

} // namespace frontdesk
