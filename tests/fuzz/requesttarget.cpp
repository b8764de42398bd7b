// SPDX-License-Identifier: GPL-3.0-or-later
// What must hold for whatever bytes a client sends: libFuzzer makes them up.
#include "wire/canonicalrequest.h"
#include "wire/requestparser.h"
#include "wire/responsecleaner.h"

#include <cstdint>
#include <cstdio>
#include <cstdlib>

using namespace frontdesk::wire;
using State = RequestParser::State;

namespace {

struct Seen {
    QList<RequestHead> heads;
    QByteArrayList bodies;
    State end = State::Waiting;
    Refusal refusal = Refusal::Malformed;

    bool operator==(const Seen &) const = default;
};

void must(bool holds, const char *what)
{
    if (holds)
        return;
    std::fprintf(stderr, "This does not hold: %s\n", what);
    std::abort();
}

RequestLimits limits()
{
    RequestLimits small;
    small.headBytes = 1024;
    small.targetBytes = 256;
    small.fields = 20;
    small.bodyBytes = 512;
    return small;
}

/// Reads in pieces whose sizes `seed` leads to; 0: all at once.
Seen seen(QByteArrayView bytes, unsigned seed, const RequestLimits &within = limits())
{
    RequestParser parser(within);
    Seen result;
    while (!bytes.isEmpty() && parser.state() != State::Refused) {
        seed = seed * 1'103'515'245U + (seed ? 12'345U : 0U);
        const qsizetype size = seed ? 1 + qsizetype(seed >> 16) % 17 : bytes.size();
        QByteArrayView piece = bytes.first(qMin(size, bytes.size()));
        bytes = bytes.sliced(piece.size());
        while (!piece.isEmpty() && parser.state() != State::Refused) {
            piece = piece.sliced(parser.read(piece));
            must(parser.body().size() <= within.bodyBytes, "a body keeps to its limit");
            if (parser.state() != State::Complete)
                continue;
            result.heads.append(parser.head());
            result.bodies.append(parser.takeBody());
            parser.reset();
        }
    }
    result.end = parser.state();
    if (result.end == State::Refused)
        result.refusal = parser.refusal();
    return result;
}

void checkAccepted(const RequestHead &head, const QByteArray &body)
{
    must(knownMethods().contains(head.method), "its method is known");
    must(head.target == "*" || head.target.startsWith('/'), "its target is a path");
    must(!head.target.startsWith("//"), "its path is nobody's host");
    must(head.minorVersion == 0 || findField(head.fields, "Host"), "its host is known");
    for (const auto &[name, value] : head.fields)
        must(!value.contains('\r') && !value.contains('\n') && !value.contains('\0'),
             "its fields are lines");
    RequestLimits wide;
    const Seen again = seen(canonicalRequest(head, body), 0, wide);
    must(again.heads.size() == 1 && again.end == State::Waiting, "its canonical form is one");
    must(again.bodies.first() == body, "its canonical form has the same body");
    must(again.heads.first().path() == head.path(), "its canonical form has the same path");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArrayView bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    const Seen whole = seen(bytes, 0);
    must(seen(bytes, unsigned(size) * 7 + 1) == whole, "pieces change nothing");
    for (qsizetype i = 0; i < whole.heads.size(); ++i)
        checkAccepted(whole.heads.at(i), whole.bodies.at(i));

    ResponseCleaner cleaner;
    cleaner.begin(size % 2 == 0, true);
    const QByteArray answer = cleaner.write(bytes);
    if (cleaner.isComplete())
        must(cleaner.write("more").isEmpty(), "nothing follows an answer");
    must(answer.size() <= bytes.size() + 64, "an answer does not grow");
    return 0;
}
