// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/requesthead.h"

#include <algorithm>

namespace frontdesk::wire {

bool isSame(QByteArrayView a, QByteArrayView b)
{
    return a.compare(b, Qt::CaseInsensitive) == 0;
}

const QByteArray *findField(const Fields &fields, QByteArrayView name)
{
    const auto found = std::find_if(fields.begin(), fields.end(),
                                    [&](const auto &field) { return isSame(field.first, name); });
    return found == fields.end() ? nullptr : &found->second;
}

const QByteArrayList &knownMethods()
{
    static const QByteArrayList methods {"GET",   "HEAD",   "POST",   "PUT",
                                         "PATCH", "DELETE", "OPTIONS"};
    return methods;
}

QByteArrayView RequestHead::path() const
{
    const qsizetype mark = target.indexOf('?');
    return mark < 0 ? QByteArrayView(target) : QByteArrayView(target).first(mark);
}

QByteArrayView RequestHead::query() const
{
    const qsizetype mark = target.indexOf('?');
    return mark < 0 ? QByteArrayView() : QByteArrayView(target).sliced(mark + 1);
}

} // namespace frontdesk::wire
