// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

namespace frontdesk {

/// A field after a reload: what was typed, where something was typed over `base`; else what is
/// stored now.
template <class T>
T merged(const T &typed, const T &base, const T &stored)
{
    return typed == base ? stored : typed;
}

/// Names a change only where there is one, so that an update touches nothing else.
template <class T>
void noteChange(std::optional<T> &change, const T &typed, const T &base)
{
    if (typed != base)
        change = typed;
}

} // namespace frontdesk
