// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>

#include <optional>

namespace frontdesk {

/// Which of the `offered` media types an Accept header prefers (RFC 9110, 12.5.1): by its q values,
/// the most telling range counting for each type, and the earlier offer where it likes two alike.
/// Nothing where it accepts none of them; the first where the header is empty or cannot be read.
std::optional<QByteArray> preferredType(const QByteArray &accept, const QList<QByteArray> &offered);

} // namespace frontdesk
