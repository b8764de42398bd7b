// SPDX-License-Identifier: GPL-3.0-or-later
#include "checkedcopy.h"

#include "base/syncpath.h"
#include "sqlconnection.h"
#include "sqlerror.h"

#include <QFile>

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

Result<void> fill(SqlConnection &connection, const QString &copy)
{
    const auto written = connection.execute(u"VACUUM INTO ?"_s, {copy});
    if (!written && isDamaged(written.error()))
        return fail(written.error());
    if (!written)
        return fail(ErrorCode::Unavailable,
                    written.error().detail == "sqlite 13"_L1
                        ? u"The copy %1 cannot be written: the disk is full"_s.arg(copy)
                        : u"The copy %1 cannot be written (%2)"_s.arg(copy, written.error().detail),
                    written.error().detail);
    FRONTDESK_TRY(checkIntegrity(copy));
    if (!syncToDisk(copy))
        return fail(ErrorCode::Unavailable, u"The copy %1 does not reach the disk"_s.arg(copy));
    return {};
}

} // namespace

Result<void> makeCheckedCopy(SqlConnection &connection, const QString &copy)
{
    // Made first, as SQLite itself would let everybody read it.
    QFile file(copy);
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly, QFile::ReadOwner | QFile::WriteOwner))
        return fail(ErrorCode::Unavailable,
                    u"The copy %1 cannot be made: %2"_s.arg(copy, file.errorString()));
    file.close();
    auto filled = fill(connection, copy);
    if (!filled) {
        for (const auto &rest : {QString(), u"-journal"_s})
            QFile::remove(copy + rest);
    }
    return filled;
}

Result<void> checkIntegrity(const QString &file)
{
    DatabaseLocation location;
    location.filePath = file;
    const auto sound = [&]() -> Result<bool> {
        FRONTDESK_TRY_ASSIGN(const auto opened,
                             SqlConnection::open(location, SqlConnection::Mode::ReadOnly));
        FRONTDESK_TRY_ASSIGN(const auto verdict,
                             opened->first(u"PRAGMA integrity_check"_s, {},
                                           [](const Row &row) { return row.text(0); }));
        return verdict.value_or(QString()) == "ok"_L1;
    }();
    if (!sound && !isDamaged(sound.error()))
        return fail(ErrorCode::Unavailable, u"The file %1 cannot be read"_s.arg(file),
                    sound.error().detail);
    if (!sound || !*sound)
        return fail(ErrorCode::Unavailable, damagedSentence(file));
    return {};
}

QString damagedSentence(const QString &file)
{
    return u"The file %1 is damaged, or no SQLite database"_s.arg(file);
}

} // namespace frontdesk
