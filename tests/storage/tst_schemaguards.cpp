// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/database.h"
#include "storage/migrator.h"
#include "support/result.h"
#include "support/testdatabase.h"

using namespace frontdesk;
using namespace frontdesk::test;
using namespace Qt::StringLiterals;

/// A database that lost what keeps its data true does not open.
class TestSchemaGuards : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theListOfGuardsIsWhatTheMigrationsMake();
    void aDatabaseThatLostAGuardIsRefusedByItsName();
    void anOlderSchemaIsBroughtUpBeforeItsGuardsAreLookedFor();
    void whatTheOperatorAddedIsNoReasonToRefuse();
};

namespace {

/// Opens it as a program does.
Result<void> start(const TestDatabase &database)
{
    const auto opened = Database::open(database.location(), silentLogger(), {});
    return opened ? Result<void>() : tl::unexpected(opened.error());
}

/// What the set-up's test of a database says of it.
SchemaState stateOf(const TestDatabase &database)
{
    const auto report = inspectSchema(database.location(), builtInMigrations(database.dialect()),
                                      builtInGuards(database.dialect()));
    return report ? report->state : SchemaState::Foreign;
}

/// How a guard gets lost, and comes back.
struct Loss {
    QString guard;
    QString alteration;
    QString undo;
};

/// Of SQLite all that can be dropped by themselves, of PostgreSQL some of each kind.
QList<Loss> lossesOf(const TestDatabase &database)
{
    QList<Loss> losses;
    const auto ask = [&](const QString &what, const QString &name) {
        return database.raw(what.arg(name)).toString();
    };
    if (database.dialect() == Dialect::Sqlite) {
        for (const QString &guard : builtInGuards(Dialect::Sqlite)) {
            const QString name = guard.section(u'.', 1);
            const QString text = ask(u"SELECT sql FROM sqlite_master WHERE name = '%1'"_s, name);
            const QString type = ask(u"SELECT type FROM sqlite_master WHERE name = '%1'"_s, name);
            if (!text.isEmpty())
                losses.append({guard, u"DROP %1 %2"_s.arg(type, name), text});
        }
        return losses;
    }
    for (const QString &guard :
         {u"claims.claims_no_overlap"_s, u"appointments.appointments_patient_no_overlap"_s,
          u"appointments.appointments_status_check"_s, u"users.users_email_key"_s,
          u"appointments.appointments_doctor_id_fkey"_s}) {
        const QString table = u"ALTER TABLE "_s + guard.section(u'.', 0, 0);
        const QString name = guard.section(u'.', 1);
        const QString text = ask(
            u"SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conname = '%1'"_s, name);
        losses.append({guard, u"%1 DROP CONSTRAINT %2"_s.arg(table, name),
                       u"%1 ADD CONSTRAINT %2 %3"_s.arg(table, name, text)});
    }
    for (const QString &guard : {u"appointments.appointments_claim"_s, u"holds.holds_claim"_s,
                                 u"claims.claims_by_triggers_alone"_s}) {
        const QString table = guard.section(u'.', 0, 0);
        const QString name = guard.section(u'.', 1);
        const QString text =
            ask(u"SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE tgname = '%1'"_s, name);
        losses.append({guard, u"DROP TRIGGER %1 ON %2"_s.arg(name, table), text});
        for (const QString &off : {u"DISABLE"_s, u"ENABLE REPLICA"_s})
            losses.append({guard, u"ALTER TABLE %1 %2 TRIGGER %3"_s.arg(table, off, name),
                           u"ALTER TABLE %1 ENABLE TRIGGER %2"_s.arg(table, name)});
    }
    losses.append({u"queue_entries.queue_entries_waiting"_s, u"DROP INDEX queue_entries_waiting"_s,
                   ask(u"SELECT pg_get_indexdef('%1'::regclass)"_s, u"queue_entries_waiting"_s)});
    return losses;
}

} // namespace

void TestSchemaGuards::theListOfGuardsIsWhatTheMigrationsMake()
{
    const TestDatabase database;
    QVERIFY_RESULT(start(database));
    // Asked in another way than the program asks: by the texts of a database that nobody altered.
    const QString made =
        database.dialect() == Dialect::Sqlite
            ? u"SELECT group_concat(tbl_name || '.' || name, ' ') FROM sqlite_master WHERE type = "
              "'trigger' OR (type = 'index' AND (sql IS NULL OR sql LIKE 'CREATE UNIQUE %'))"_s
            : u"SELECT string_agg(guard, ' ') FROM ("
              "SELECT table_name || '.' || constraint_name AS guard "
              "FROM information_schema.table_constraints "
              "WHERE table_schema = 'public' AND constraint_name NOT LIKE '%\\_not\\_null' "
              "UNION SELECT conrelid::regclass || '.' || conname FROM pg_constraint "
              "WHERE contype = 'x' "
              "UNION SELECT event_object_table || '.' || trigger_name "
              "FROM information_schema.triggers "
              "UNION SELECT tablename || '.' || indexname FROM pg_indexes "
              "WHERE schemaname = 'public' AND indexdef LIKE 'CREATE UNIQUE %') AS guards"_s;
    const QStringList guards = database.raw(made).toString().split(u' ');
    const QStringList listed = builtInGuards(database.dialect());
    const auto notIn = [](const QStringList &all, QStringList some) {
        some.removeIf([&](const QString &guard) { return all.contains(guard); });
        return some.join(u' ');
    };
    QCOMPARE(notIn(listed, guards), QString()); // what a migration made, guards.txt must name
    QCOMPARE(notIn(guards, listed), QString()); // and not what one has dropped
}

void TestSchemaGuards::aDatabaseThatLostAGuardIsRefusedByItsName()
{
    const TestDatabase database;
    QVERIFY_RESULT(start(database));
    QVERIFY_RESULT(start(database));
    const QList<Loss> losses = lossesOf(database);
    QVERIFY(losses.size() >= 10);
    for (const Loss &loss : losses) {
        database.raw(loss.alteration);
        const auto refused = start(database);
        QVERIFY2(!refused, qPrintable(loss.alteration));
        QCOMPARE_ERROR(refused, ErrorCode::SchemaAltered);
        QVERIFY2(refused.error().message.contains(u": %1. "_s.arg(loss.guard)),
                 qPrintable(refused.error().message));
        QVERIFY(!refused.error().message.contains(u'\n'));
        QVERIFY(stateOf(database) == SchemaState::Altered);
        database.raw(loss.undo);
    }
    QVERIFY_RESULT(start(database));
    QVERIFY(stateOf(database) == SchemaState::Current);
}

void TestSchemaGuards::anOlderSchemaIsBroughtUpBeforeItsGuardsAreLookedFor()
{
    const TestDatabase database;
    QVERIFY_RESULT(migrate(database.location(), builtInMigrations(database.dialect()).mid(0, 1), {},
                           silentLogger()));
    QVERIFY(stateOf(database) == SchemaState::Older);
    QVERIFY_RESULT(start(database));
    QVERIFY(stateOf(database) == SchemaState::Current);
}

void TestSchemaGuards::whatTheOperatorAddedIsNoReasonToRefuse()
{
    const TestDatabase database;
    QVERIFY_RESULT(start(database));
    database.raw(u"CREATE TABLE own_notes (patient_id text UNIQUE)"_s);
    database.raw(u"CREATE UNIQUE INDEX own_index ON holds (id, owner_id)"_s);
    if (database.dialect() == Dialect::Sqlite) {
        database.raw(u"CREATE TRIGGER own_trigger AFTER INSERT ON patients BEGIN SELECT 1; END"_s);
    } else {
        database.raw(u"CREATE FUNCTION own() RETURNS trigger LANGUAGE plpgsql AS "
                     "$$ BEGIN RETURN NULL; END $$"_s);
        database.raw(
            u"CREATE TRIGGER own_trigger AFTER INSERT ON patients EXECUTE FUNCTION own()"_s);
        database.raw(u"ALTER TABLE patients DISABLE TRIGGER own_trigger"_s);
    }
    QVERIFY_RESULT(start(database));
    QVERIFY(stateOf(database) == SchemaState::Current);
}

QTEST_GUILESS_MAIN(TestSchemaGuards)

#include "tst_schemaguards.moc"
