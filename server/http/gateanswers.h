// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/problem.h"
#include "wire/requesthead.h"

namespace frontdesk {

/// What the gate answers by itself.

/// The problem that a refusal is on the wire. BodyTooLarge and MethodUnknown depend on the route.
Problem problemOf(wire::Refusal refusal);
/// An answer after which the connection ends, as it is sent; without its body for HEAD.
QByteArray wireBytes(const Response &response, bool withBody);

Method methodNamed(const QByteArray &name);
QString pathOf(const wire::RequestHead &head);

} // namespace frontdesk
