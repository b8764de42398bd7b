// SPDX-License-Identifier: GPL-3.0-or-later
// security.md 38: an edit, a deletion and a truncation of the audit trail are found.
#include "services/housekeeping.h"
#include "storage/auditchainrepository.h"
#include "storage/database.h"
#include "support/result.h"
#include "support/testclinic.h"

#include <QDir>
#include <QFile>
#include <QStandardPaths>
#include <QTest>
#include <QtConcurrent>

using namespace frontdesk;
using namespace frontdesk::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// A clinic with some history, all of it sealed and anchored.
class SealedClinic
{
public:
    SealedClinic()
        : house(*clinic.backend().housekeeping())
    {
        for (const char *name : {"Omar Khalil", "Lena Fischer", "Noor Aziz"})
            clinic.newPatient(QString::fromLatin1(name));
        settle();
    }
    ~SealedClinic() { QFile::remove(anchorFile()); }
    Q_DISABLE_COPY_MOVE(SealedClinic)

    void settle()
    {
        clinic.clock.advance(10s);
        const auto done = house->tick();
        if (!done)
            qFatal("%s", describe(done).constData());
    }
    AuditVerdict verdict(const QString &head = {})
    {
        const auto result = house->audit().verify(head);
        if (!result)
            qFatal("%s", describe(result).constData());
        return *result;
    }
    QVariant raw(const QString &sql) const { return clinic.database.raw(sql); }
    int count(const QString &table) const
    {
        return raw(u"SELECT count(*) FROM "_s + table).toInt();
    }
    /// The number in audit_log of the row at a place of the chain.
    qint64 rowAt(int position) const
    {
        return raw(u"SELECT seq FROM audit_seals WHERE position = %1"_s.arg(position)).toLongLong();
    }
    QString anchorFile() const
    {
        const DatabaseLocation &location = clinic.database.location();
        if (location.dialect == Dialect::Sqlite)
            return location.filePath + ".audit-anchor"_L1;
        const QDir folder(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation));
        const QString where =
            u"%1:%2/%3"_s.arg(location.host).arg(location.port).arg(location.databaseName);
        const QByteArray name =
            QCryptographicHash::hash(where.toUtf8(), QCryptographicHash::Sha256).toHex().left(16);
        return folder.filePath("audit-anchor-"_L1 + QLatin1StringView(name));
    }
    /// What somebody with the database and no key can do: every link anew, over what is there now.
    void forgeChain()
    {
        const auto access = *clinic.backend().database().access();
        const auto done = access->write([](Transaction &transaction) -> Result<void> {
            Connection &connection = transaction.connection();
            FRONTDESK_TRY(connection.execute(u"DELETE FROM audit_seals"_s));
            AuditChainRepository chain(connection);
            FRONTDESK_TRY_ASSIGN(const auto rows, chain.unsealed(0, 10'000));
            QList<AuditSeal> seals;
            ChainHead head;
            for (const AuditRecord &row : rows) {
                head = {head.position + 1, chainLink(head.link, row.canonical())};
                seals.append({head.position, row.sequence, head.link.toHex()});
            }
            return chain.insert(seals);
        });
        if (!done)
            qFatal("%s", describe(done).constData());
    }

    TestClinic clinic;
    std::unique_ptr<Housekeeping> house;
};

} // namespace

class TestAuditChain : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void security38_everyChangeJoinsTheChain()
    {
        SealedClinic sealed;
        const int rows = sealed.count(u"audit_log"_s);
        QVERIFY(rows > 6);
        const AuditVerdict verdict = sealed.verdict();
        QCOMPARE(verdict.fault, QString());
        QCOMPARE(verdict.rows, rows);
        QCOMPARE(verdict.waiting, 0);
        QVERIFY(verdict.isAnchored);
        sealed.clinic.newPatient(u"Vera Brandt"_s);
        QCOMPARE(sealed.verdict().waiting, 1);
        QCOMPARE(sealed.verdict().rows, rows);
        sealed.settle();
        QCOMPARE(sealed.verdict().waiting, 0);
        QCOMPARE(sealed.verdict(verdict.head).rows, rows + 1);
    }

    void security38_aRowIsSealedOverTheLinkBeforeAndAllOfItsColumns()
    {
        // By hand, so that the form on disk cannot change unnoticed: SHA-256 of 32 zero bytes,
        // then each column as its length in bytes, a colon and its bytes.
        SealedClinic sealed;
        const QStringList columns {u"seq"_s,     u"at"_s,        u"actor_id"_s,   u"actor_role"_s,
                                   u"channel"_s, u"origin"_s,    u"request_id"_s, u"action"_s,
                                   u"entity"_s,  u"entity_id"_s, u"before"_s,     u"after"_s};
        QByteArray bytes(32, '\0');
        for (const QString &column : columns) {
            const QByteArray value =
                sealed
                    .raw(u"SELECT %1 FROM audit_log WHERE seq = %2"_s.arg(column).arg(
                        sealed.rowAt(1)))
                    .toString()
                    .toUtf8();
            bytes += QByteArray::number(value.size()) + ':' + value;
        }
        QCOMPARE(sealed.raw(u"SELECT hash FROM audit_seals WHERE position = 1"_s).toString(),
                 QString::fromLatin1(
                     QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex()));
    }

    void security38_anEditOfAnyColumnIsFound_data()
    {
        QTest::addColumn<QString>("change");
        for (const char *change :
             {"at = at + 1", "actor_id = NULL", "actor_role = 'nobody'", "channel = 'other'",
              "origin = origin || ' '", "request_id = 'x'", "action = 'read'", "entity = 'doctor'",
              "entity_id = ''", "before = 'x'", "after = replace(after, 'Omar', 'Umar')"})
            QTest::newRow(change) << QString::fromLatin1(change);
    }
    void security38_anEditOfAnyColumnIsFound()
    {
        QFETCH(const QString, change);
        SealedClinic sealed;
        const qint64 row =
            sealed.raw(u"SELECT min(seq) FROM audit_log WHERE entity = 'patient'"_s).toLongLong();
        sealed.raw(u"UPDATE audit_log SET %1 WHERE seq = %2"_s.arg(change).arg(row));
        const AuditVerdict verdict = sealed.verdict();
        QVERIFY(verdict.fault.contains(u"row %1 "_s.arg(row)));
        QVERIFY(verdict.fault.contains(u"edited"_s));
        QVERIFY(!verdict.fault.contains(u"Omar"_s));
        QVERIFY(verdict.head.isEmpty());
    }

    void security38_aDeletedRowIsFound()
    {
        {
            SealedClinic sealed;
            const qint64 row = sealed.rowAt(4);
            sealed.raw(u"DELETE FROM audit_log WHERE seq = %1"_s.arg(row));
            QCOMPARE(sealed.verdict().fault,
                     u"row %1 (number 4 of the chain) was deleted"_s.arg(row));
        }
        for (const int position : {1, 4}) {
            SealedClinic sealed;
            sealed.raw(u"DELETE FROM audit_log WHERE seq = %1"_s.arg(sealed.rowAt(position)));
            sealed.raw(u"DELETE FROM audit_seals WHERE position = %1"_s.arg(position));
            QCOMPARE(sealed.verdict().fault, u"number %1 of the chain is missing"_s.arg(position));
            // Nor does it help to close the gap.
            sealed.raw(
                u"UPDATE audit_seals SET position = -position WHERE position > %1"_s.arg(position)
                    .replace(u"-position"_s, u"position + 1000000"_s));
            sealed.raw(u"UPDATE audit_seals SET position = position - 1000001 "
                       "WHERE position > 1000000"_s);
            QVERIFY(
                sealed.verdict().fault.contains(u"number %1 of the chain) is not"_s.arg(position)));
        }
    }

    void security38_rowsThatChangedPlacesAreFound()
    {
        SealedClinic sealed;
        const qint64 first = sealed.rowAt(3);
        const qint64 second = sealed.rowAt(4);
        const auto renumber = [&](qint64 from, qint64 to) {
            sealed.raw(u"UPDATE audit_seals SET seq = %2 WHERE seq = %1"_s.arg(from).arg(to));
        };
        renumber(first, 1'000'000);
        renumber(second, first);
        renumber(1'000'000, second);
        QVERIFY(sealed.verdict().fault.startsWith(
            u"row %1 (number 3 of the chain) is not"_s.arg(second)));
    }

    void security38_rowsCutOffAtTheEndAreFound()
    {
        SealedClinic sealed;
        const AuditVerdict before = sealed.verdict();
        const auto cut = [&](bool heads) {
            sealed.raw(
                u"DELETE FROM audit_log WHERE seq >= %1"_s.arg(sealed.rowAt(int(before.rows) - 1)));
            sealed.raw(u"DELETE FROM audit_seals WHERE position >= %1"_s.arg(before.rows - 1));
            if (heads)
                sealed.raw(u"DELETE FROM audit_heads"_s);
        };
        // The signed head in the database tells already; only one with its key could make another.
        cut(false);
        QFile::rename(sealed.anchorFile(), sealed.anchorFile() + u".kept"_s);
        QCOMPARE(sealed.verdict().fault,
                 u"rows were cut off at the end: the chain ends at number %1, and the signed head "
                 "in the database is of number %2"_s.arg(before.rows - 2)
                     .arg(before.rows));
        // Without it, the anchor, which is no part of the database.
        sealed.raw(u"DELETE FROM audit_heads"_s);
        QCOMPARE(sealed.verdict().fault, QString());
        QVERIFY(!sealed.verdict().isAnchored);
        QFile::rename(sealed.anchorFile() + u".kept"_s, sealed.anchorFile());
        QVERIFY(sealed.verdict().fault.contains(u"this machine's anchor"_s));
        // And a head that was kept elsewhere.
        QFile::remove(sealed.anchorFile());
        QVERIFY(sealed.verdict(before.head).fault.contains(u"the head that was given"_s));
        // A head of nobody's making is no proof of anything.
        QVERIFY(sealed.verdict(u"nonsense"_s).fault.contains(u"cannot be trusted"_s));
        const QString altered =
            QString(before.head).replace(u' ' + QString::number(before.rows), u" 1"_s);
        QVERIFY(sealed.verdict(altered).fault.contains(u"cannot be trusted"_s));
    }

    void security38_theWholeTrailTakenAwayIsFound()
    {
        SealedClinic sealed;
        for (const char *table : {"audit_log", "audit_seals", "audit_heads"})
            sealed.raw(u"DELETE FROM "_s + QString::fromLatin1(table));
        QVERIFY(sealed.verdict().fault.contains(u"cut off"_s));
    }

    void security38_aChainMadeAnewWithoutTheKeyIsFound()
    {
        SealedClinic sealed;
        sealed.raw(u"UPDATE audit_log SET action = 'read' WHERE seq = %1"_s.arg(sealed.rowAt(2)));
        sealed.forgeChain();
        QVERIFY(sealed.verdict().fault.contains(u"made anew"_s));
        sealed.raw(u"DELETE FROM audit_heads"_s);
        QVERIFY(sealed.verdict().fault.contains(u"this machine's anchor"_s));
        QFile::remove(sealed.anchorFile());
        const AuditVerdict verdict = sealed.verdict();
        QVERIFY(verdict.isSound());
        QVERIFY(!verdict.isAnchored); // and verify-audit says what that means
    }

    void security38_theAnchorNeverFollowsABrokenTrail()
    {
        SealedClinic sealed;
        QFile file(sealed.anchorFile());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray anchor = file.readAll();
        QCOMPARE(file.permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
        sealed.raw(u"UPDATE audit_log SET action = 'read' WHERE seq = %1"_s.arg(sealed.rowAt(2)));
        sealed.forgeChain();
        sealed.clinic.newPatient(u"Later"_s);
        sealed.clinic.clock.advance(10s);
        QCOMPARE_ERROR(sealed.house->tick(), ErrorCode::Internal);
        file.seek(0);
        QCOMPARE(file.readAll(), anchor);
        QVERIFY(!sealed.verdict().isSound());
        // After a backup was restored, its owner says so.
        QVERIFY_RESULT(sealed.house->audit().anchorAnew());
        QVERIFY(sealed.verdict().isSound());
    }

    void security38_whatTheAnchorIsToTakeInIsLookedAtFirst()
    {
        SealedClinic sealed;
        sealed.clinic.newPatient(u"Later"_s);
        QVERIFY_RESULT(sealed.house->audit().seal(AuditChain::Looking::AtNew,
                                                  sealed.clinic.clock.monotonic()));
        const int last = sealed.count(u"audit_seals"_s);
        sealed.raw(
            u"UPDATE audit_log SET action = 'read' WHERE seq = %1"_s.arg(sealed.rowAt(last)));
        QCOMPARE_ERROR(sealed.house->finish(), ErrorCode::Internal);
    }

    void manyWritersAtOnceAreAllSealed()
    {
        SealedClinic sealed;
        constexpr int writers = 4;
        constexpr int each = 25;
        QList<QFuture<void>> work;
        for (int writer = 0; writer < writers; ++writer)
            work.append(QtConcurrent::run([&sealed, writer] {
                const auto scope = sealed.clinic.anotherScope();
                for (int i = 0; i < each; ++i) {
                    const auto made = scope->services().patients.create(
                        sealed.clinic.admin(),
                        {u"Writer %1 number %2"_s.arg(writer).arg(i), {}, {}, {}, {}, {}});
                    if (!made)
                        qFatal("%s", describe(made).constData());
                }
            }));
        // Two that seal at once besides.
        const auto other = *sealed.clinic.backend().housekeeping();
        const auto done = [&] {
            return std::all_of(work.begin(), work.end(),
                               [](const QFuture<void> &one) { return one.isFinished(); });
        };
        while (!done()) {
            QVERIFY_RESULT(other->tick());
            QVERIFY_RESULT(sealed.house->tick());
        }
        sealed.settle();
        const AuditVerdict verdict = sealed.verdict();
        QCOMPARE(verdict.fault, QString());
        QCOMPARE(verdict.waiting, 0);
        QCOMPARE(verdict.rows, sealed.count(u"audit_log"_s));
    }

    void aRowThatIsCommittedAfterLaterOnesIsSealedToo()
    {
        SealedClinic sealed;
        if (sealed.clinic.database.dialect() == Dialect::Sqlite)
            return; // rows are committed in the order of their numbers there
        QSemaphore written;
        QSemaphore mayCommit;
        const auto slow = QtConcurrent::run([&] {
            const auto access = *sealed.clinic.backend().database().access();
            const auto result = access->write([&](Transaction &transaction) -> Result<void> {
                FRONTDESK_TRY(transaction.connection().execute(
                    u"INSERT INTO audit_log (at, actor_role, channel, origin, request_id, action, "
                    "entity, entity_id) VALUES (1, 'ADMIN', 'api', '', '', 'slow', 'x', '')"_s));
                written.release();
                mayCommit.acquire();
                return {};
            });
            if (!result)
                qFatal("%s", describe(result).constData());
        });
        written.acquire();
        sealed.clinic.newPatient(u"Faster"_s);
        // It looks for the first time while the row is numbered and not there yet.
        const auto house = *sealed.clinic.backend().housekeeping();
        QVERIFY_RESULT(house->tick());
        QCOMPARE(sealed.verdict().rows, sealed.count(u"audit_log"_s));
        mayCommit.release();
        QFuture<void>(slow).waitForFinished();
        QCOMPARE(sealed.verdict().waiting, 1);
        sealed.clinic.clock.advance(10s);
        QVERIFY_RESULT(house->tick());
        QCOMPARE(sealed.verdict().waiting, 0);
        QVERIFY(sealed.verdict().isSound());
    }

    void oldMarksOfWhereRowsEndedSaveALookAtAllOfThem()
    {
        SealedClinic sealed;
        // Longer than any transaction lives, so that what is behind the mark is not looked at
        // again.
        for (int minutes = 0; minutes < 30; minutes += 2) {
            sealed.clinic.newPatient(u"Patient %1"_s.arg(minutes));
            sealed.clinic.clock.advance(2min);
            QVERIFY_RESULT(sealed.house->audit().seal(AuditChain::Looking::AtNew,
                                                      sealed.clinic.clock.monotonic()));
            QCOMPARE(sealed.verdict().waiting, 0);
        }
        QVERIFY(sealed.verdict().isSound());
    }

    void rowsOfAnOlderDatabaseAreTakenInWhenItIsOpened()
    {
        SealedClinic sealed;
        const int rows = sealed.count(u"audit_log"_s);
        sealed.raw(u"DELETE FROM audit_seals"_s);
        sealed.raw(u"DELETE FROM audit_heads"_s);
        QFile::remove(sealed.anchorFile());
        sealed.house.reset();
        sealed.clinic.restart();
        QCOMPARE(sealed.count(u"audit_seals"_s), rows);
        sealed.house = *sealed.clinic.backend().housekeeping();
        sealed.settle();
        QVERIFY(sealed.verdict().isSound());
        QVERIFY(sealed.verdict().isAnchored);
    }

    void aServiceCallIsNotHeldUpByTheSealing()
    {
        SealedClinic sealed;
        if (sealed.clinic.database.dialect() == Dialect::Sqlite)
            return; // the one writer does one thing after the other
        QSemaphore locked;
        QSemaphore mayEnd;
        const auto sealing = QtConcurrent::run([&] {
            const auto access = *sealed.clinic.backend().database().access();
            const auto result = access->write([&](Transaction &transaction) -> Result<bool> {
                auto mine = AuditChainRepository(transaction.connection()).tryLock();
                locked.release();
                mayEnd.acquire();
                return mine;
            });
            if (!result || !*result)
                qFatal("the lock was not to be had");
        });
        locked.acquire();
        sealed.clinic.newPatient(u"Meanwhile"_s); // would wait here for ever
        QVERIFY_RESULT(sealed.house->tick()); // and so would this
        QCOMPARE(sealed.verdict().waiting, 1);
        mayEnd.release();
        QFuture<void>(sealing).waitForFinished();
        sealed.settle();
        QCOMPARE(sealed.verdict().waiting, 0);
    }
};

QTEST_GUILESS_MAIN(TestAuditChain)
#include "tst_auditchain.moc"
