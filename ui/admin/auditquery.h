// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/auditpage.h"

namespace frontdesk {

/// A page of the trail with e-mails for ids. `person`: the beginning of an e-mail, empty for
/// everybody; where nobody has it, the page is empty.
Result<Page<ShownAuditLine>> shownAudit(Services &services, const Actor &actor, AuditFilter filter,
                                        const QString &person, const PageRequest &request);

/// All of it as CSV, to a file that is whole or not there; gives the number of lines.
Result<int> exportAudit(Services &services, const Actor &actor, const AuditFilter &filter,
                        const QString &person, const QString &file);

} // namespace frontdesk
