// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include <libical/ical.h>

namespace frontdesk {

struct FreeComponent {
    void operator()(icalcomponent *component) const { icalcomponent_free(component); }
};
using ComponentPtr = std::unique_ptr<icalcomponent, FreeComponent>;

struct FreeRecurrence {
    void operator()(icalrecur_iterator *iterator) const { icalrecur_iterator_free(iterator); }
};
using RecurrencePtr = std::unique_ptr<icalrecur_iterator, FreeRecurrence>;

/// Calls `each(icalproperty *)` for every property of this kind.
template <class Each>
void eachProperty(icalcomponent *component, icalproperty_kind kind, Each each)
{
    for (icalproperty *property = icalcomponent_get_first_property(component, kind); property;
         property = icalcomponent_get_next_property(component, kind))
        each(property);
}

} // namespace frontdesk
