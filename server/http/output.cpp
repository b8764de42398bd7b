// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/output.h"

#include "services/page.h"

#include <algorithm>

namespace frontdesk {

using namespace Qt::StringLiterals;

bool ObjectShape::has(QStringView field) const
{
    return std::any_of(fields.begin(), fields.end(),
                       [&](const OutputField &one) { return one.name == field; });
}

namespace {

OutputField itemsField(const ShapePtr &items, int mostItems)
{
    return {u"items"_s, FieldType().about("In the list's order"_L1), items, mostItems, false, {}};
}

} // namespace

ShapePtr listOf(const ShapePtr &items, int mostItems)
{
    return std::make_shared<const ObjectShape>(ObjectShape {
        items->name + "List"_L1, u"All that there are"_s, {itemsField(items, mostItems)}});
}

ShapePtr pageOf(const ShapePtr &items)
{
    return std::make_shared<const ObjectShape>(
        ObjectShape {items->name + "Page"_L1,
                     u"One page of a list"_s,
                     {itemsField(items, PageRequest::MaxLimit),
                      {u"nextCursor"_s, field::cursor(), {}, 0, true, {}}}});
}

} // namespace frontdesk
