// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAccessible>

namespace frontdesk {

/// Where accessibility events go. A seam: without a screen reader Qt drops them silently, so tests
/// listen here.
class AccessibilityNotifier
{
public:
    virtual ~AccessibilityNotifier() = default;
    virtual void notify(QAccessibleEvent &event) { QAccessible::updateAccessibility(&event); }
};

} // namespace frontdesk
