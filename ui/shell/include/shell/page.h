// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"

#include <QWidget>

namespace frontdesk {

/// A screen reached from the rail. The main window owns it and knows nothing else about it. (Not
/// `Page`: that is one page of a list, in services/page.h.)
class DeskPage : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;

    virtual QString title() const = 0; ///< translated; the rail's label
    virtual QString iconName() const = 0; ///< an icon of ours: "calendar", "patients", ...
    /// The page has come to the front: load what is missing, set the focus.
    virtual void activate() { }
    /// Whether an edit would be lost by leaving.
    virtual bool hasUnsavedChanges() const { return false; }
    /// The database can be reached, or not: what is shown was true at `asOf`. Drafts stay.
    virtual void setConnected(bool connected, Instant asOf)
    {
        Q_UNUSED(connected)
        Q_UNUSED(asOf)
    }

Q_SIGNALS:
    /// A short message for the status bar.
    void notice(const QString &text);
};

} // namespace frontdesk
