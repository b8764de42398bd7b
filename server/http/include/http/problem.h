// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "http/message.h"
#include "http/output.h"

namespace frontdesk {

/// An error as the wire has it: problem details (RFC 9457).
struct Problem {
    int status = 500;
    QString code; ///< stable and for programs: "slot_taken"
    QString title; ///< the same for every problem of this code
    QString detail;
    QList<FieldFault> faults;
    Headers headers; ///< that this status asks for: Allow, WWW-Authenticate, Retry-After

    /// What a service answered. What went wrong inside stays inside: the detail is generic then.
    static Problem from(const Error &error);
    static Problem methodNotAllowed(const QByteArray &allow);
    /// What is wrong with the request as HTTP, not with what it asks for.
    static Problem ofConnection(int status, const QString &code, const QString &detail);
    /// The request did not come within its time.
    static Problem tooSlow();
    /// There is no room for the request now.
    static Problem overloaded();
    static Problem bodyTooLarge(qint64 limit);
    static Problem unsupportedMediaType();
    static Problem notAcceptable(const QList<QByteArray> &offered);
    /// The key was sent with another request.
    static Problem idempotencyMismatch();
    /// The request of this key has no answer yet.
    static Problem idempotencyInFlight();

    Response toResponse(const QString &requestId) const;
};

/// How every problem looks on the wire.
ShapePtr problemShape();
/// How a field's fault, or a rule that stops a booking, looks in problems and elsewhere.
const Output<FieldFault> &faultOutput();

/// The HTTP status for an error: the one place that decides it.
int httpStatus(ErrorCode code);

} // namespace frontdesk
