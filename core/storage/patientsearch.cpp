// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/patientsearch.h"

#include "domain/nearwords.h"
#include "patientrows.h"
#include "sqltext.h"

#include <algorithm>

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

enum PartNumber { NameBegins, OtherWords, PhoneEnds, PhoneBegins, BornOn };

/// PostgreSQL's index knows the beginnings of words up to this length.
constexpr int LongestKey = 6;
/// And keeps them apart by blocks of this many records.
constexpr int BlockSize = 16'384;
constexpr int LastDigits = 4;

/// A name of a few words has as many; each longer word of a search costs some 500 look-ups.
constexpr int LeastSlipLetters = 4;
constexpr int MostSlipLetters = 12;
constexpr int MostSlipWords = 2;

constexpr QLatin1StringView AllWords("' ' || name_folded || ' ' || "
                                     "replace(replace(name_folded, '-', ' '), '''', ' ')");

QString quoted(const QString &token)
{
    return u'"' + QString(token).replace(u'"', "\"\""_L1) + u'"';
}

QString arrayOf(const QStringList &texts)
{
    QStringList elements;
    for (QString text : texts)
        elements.append(u'"' + text.replace(u'\\', "\\\\"_L1).replace(u'"', "\\\""_L1) + u'"');
    return u'{' + elements.join(u',') + u'}';
}

/// The end of the range of texts that begin with `text`, by bytes.
QString afterAll(const QString &text)
{
    return text + QChar(0xDBFF) + QChar(0xDFFF);
}

QString wordPattern(const QString &token)
{
    return u"% "_s + likeLiteral(token) + u'%';
}

/// The words of a search that may hold a slip: the longest, as the others say little.
QStringList slipWords(QStringList tokens)
{
    tokens.removeIf([](const QString &token) {
        return token.size() < LeastSlipLetters || token.size() > MostSlipLetters;
    });
    std::stable_sort(tokens.begin(), tokens.end(),
                     [](const QString &a, const QString &b) { return a.size() > b.size(); });
    return tokens.mid(0, MostSlipWords);
}

QStringList tokensOf(const PatientQuery &query)
{
    return query.name.split(u' ', Qt::SkipEmptyParts);
}

} // namespace

/// One part of a list: the rows that `from` and `conditions` give, by `key`, then id.
struct PatientSearch::Part {
    int number = NameBegins;
    QString with; ///< common table expressions
    QList<Bound> withValues;
    QString from = u"patients"_s; ///< has the columns id and name_folded
    QStringList conditions = {};
    QList<Bound> values = {};
    QString key = u"name_folded"_s;
    bool newestFirst = false; ///< by `key` alone, descending
    bool isOrdered = false; ///< `from` goes on after `after` and comes in the right order by itself

    void where(const QString &condition, const QList<Bound> &bound)
    {
        conditions << condition;
        values << bound;
    }
    void beginsWith(const QString &column, const QString &text, const QString &end)
    {
        where(u"%1 >= ? AND %1 < ?"_s.arg(column), {text, end});
    }
};

Result<QList<PatientHit>> PatientSearch::run(const PatientQuery &query)
{
    FRONTDESK_TRY_ASSIGN(QList<PatientHit> found, byParts(query, partsOf(query)));
    if (query.name.isEmpty() || query.after || found.size() >= std::min(FewHits, query.limit))
        return found;
    return nearMisses(query, std::move(found));
}

Result<QList<PatientHit>> PatientSearch::byParts(const PatientQuery &query,
                                                 const QList<Part> &parts)
{
    auto part = parts.cbegin();
    if (query.after) {
        part = std::find_if(part, parts.cend(),
                            [&](const Part &p) { return p.number == query.after->part; });
        if (part == parts.cend())
            return fail(invalidField(u"/cursor"_s, u"not_a_cursor"_s,
                                     u"This is not a cursor that this list has given"_s));
    }
    QList<PatientHit> found;
    for (; part != parts.cend() && found.size() < query.limit; ++part) {
        const int room = query.limit - int(found.size());
        FRONTDESK_TRY_ASSIGN(const auto more, read(query, *part, room));
        found << more;
    }
    return found;
}

QList<PatientSearch::Part> PatientSearch::partsOf(const PatientQuery &query) const
{
    const bool sqlite = m_connection.dialect() == Dialect::Sqlite;
    Part byName;
    if (query.dateOfBirth.isValid()) {
        byName.number = BornOn;
        byName.where(u"date_of_birth = ?"_s, {query.dateOfBirth});
        return {byName};
    }
    if (!query.phoneDigits.isEmpty()) {
        const QString lastFour =
            sqlite ? u"substr(phone_digits, -4)"_s : u"right(phone_digits, 4)"_s;
        Part begins;
        begins.number = PhoneBegins;
        begins.key = u"phone_digits"_s;
        begins.beginsWith(begins.key, query.phoneDigits, query.phoneDigits + u':');
        if (query.phoneDigits.size() != LastDigits)
            return {begins};
        begins.where(lastFour + " <> ?"_L1, {query.phoneDigits});
        Part ends;
        ends.number = PhoneEnds;
        ends.key = lastFour;
        ends.where(lastFour + " = ?"_L1, {query.phoneDigits});
        return {ends, begins};
    }
    if (query.name.isEmpty())
        return {byName};
    byName.beginsWith(byName.key, query.name, afterAll(query.name));
    return {byName, otherWords(query)};
}

/// Block by block, newest first, until there are enough.
void PatientSearch::blockwise(Part &part, const PatientQuery &query)
{
    const bool goesOn = query.after && query.after->part == OtherWords;
    QStringList keys;
    QList<Bound> keyValues;
    QString narrower;
    QList<Bound> narrowValues;
    for (const QString &token : tokensOf(query)) {
        keys << u"block || ':' || CAST(? AS text)"_s;
        keyValues << token.left(LongestKey);
        if (token.size() > LongestKey) {
            narrower += u" AND %1 LIKE ? ESCAPE '\\'"_s.arg(AllWords);
            narrowValues << wordPattern(token);
        }
    }
    narrower += " AND NOT (name_folded >= ? AND name_folded < ?)"_L1;
    narrowValues << query.name << afterAll(query.name);
    const QString newest =
        goesOn ? u"CAST(? AS bigint)"_s : u"(SELECT max(search_no) + 1 FROM patients)"_s;
    const QList<Bound> newestValue =
        goesOn ? QList<Bound> {query.after->key.toLongLong()} : QList<Bound>();
    if (goesOn) {
        narrower += " AND search_no < ?"_L1;
        narrowValues << query.after->key.toLongLong();
    }
    part.key = u"search_no"_s;
    // The inner step is kept whole: else the planner might walk the numbers instead of the names.
    part.from = u"(SELECT number / %1 AS block FROM (SELECT %2 AS number) newest) last_block "
                "CROSS JOIN LATERAL generate_series(last_block.block, 0, -1) AS blocks (block) "
                "CROSS JOIN LATERAL (WITH hit AS MATERIALIZED (SELECT id, search_no FROM patients "
                "WHERE patient_name_keys(name_folded, search_no) @> ARRAY[%3]%4) "
                "SELECT id, search_no FROM hit ORDER BY search_no DESC LIMIT %5) hits"_s.arg(
                    QString::number(BlockSize), newest,
                    QString(keys.join(", "_L1)).replace("block ||"_L1, "blocks.block ||"_L1),
                    narrower, QString::number(query.limit));
    part.isOrdered = true;
    part.values = newestValue + keyValues + narrowValues;
}

PatientSearch::Part PatientSearch::otherWords(const PatientQuery &query) const
{
    const QStringList tokens = tokensOf(query);
    Part part;
    part.number = OtherWords;
    part.key = u"id"_s;
    part.newestFirst = true;
    if (!query.treatedBy.isNull()) {
        for (const QString &token : tokens)
            part.where(u"%1 LIKE ? ESCAPE '\\'"_s.arg(AllWords), {wordPattern(token)});
    } else if (m_connection.dialect() == Dialect::Sqlite) {
        QStringList words;
        for (const QString &token : tokens)
            words << quoted(token) + u'*';
        part.from = u"patient_words_index f CROSS JOIN patient_words w CROSS JOIN patients"_s;
        part.key = u"f.rowid"_s;
        part.where(u"patient_words_index MATCH ?"_s, {words.join(" AND "_L1)});
        part.where(u"w.row = f.rowid AND patients.id = w.patient_id"_s, {});
    } else {
        blockwise(part, query);
        return part;
    }
    part.where(u"NOT (name_folded >= ? AND name_folded < ?)"_s, {query.name, afterAll(query.name)});
    return part;
}

Result<QList<PatientHit>> PatientSearch::read(const PatientQuery &query, const Part &part,
                                              int limit)
{
    QStringList with;
    QList<Bound> values;
    QStringList conditions = part.conditions;
    QString from = part.from;
    const bool mine = !query.treatedBy.isNull() && from == "patients"_L1;
    if (mine) {
        // A doctor's own patients are few, and lie together there; the indexes over everybody's
        // names would be the long way.
        from = u"(SELECT patient_id AS id, name_folded, phone_digits, date_of_birth "
               "FROM doctor_patients WHERE doctor_id = ?) AS patients"_s;
        values << query.treatedBy;
        // Asked last, of those who are found: no join, which might begin with all appointments.
        conditions << u"(SELECT 1 FROM appointments WHERE patient_id = patients.id "
                      "AND doctor_id = ? LIMIT 1) IS NOT NULL"_s;
    } else if (!query.treatedBy.isNull()) {
        conditions << u"id IN (SELECT patient_id FROM appointments WHERE doctor_id = ?)"_s;
    }
    if (!part.with.isEmpty())
        with << part.with;
    values << part.withValues << part.values;
    if (!query.treatedBy.isNull())
        values << query.treatedBy;
    if (query.after && query.after->part == part.number && !part.isOrdered) {
        const PatientQuery::Place &place = *query.after;
        if (!part.newestFirst) {
            conditions << u"(%1, id) > (?, ?)"_s.arg(part.key);
            values << place.key << place.id;
        } else {
            conditions << part.key + " < ?"_L1;
            values << (part.key == "id"_L1 ? Bound(place.id) : Bound(place.key.toLongLong()));
        }
    }
    if (conditions.isEmpty())
        conditions << u"1 = 1"_s;
    const QString order = part.newestFirst ? part.key + " DESC"_L1 : part.key + ", id"_L1;
    with << u"page AS (SELECT id AS page_id, %1 AS place FROM %2 WHERE %3 %4 LIMIT ?)"_s.arg(
        part.key, from, conditions.join(" AND "_L1),
        part.isOrdered ? QString() : "ORDER BY "_L1 + order);
    values << limit;
    return m_connection.all(
        u"WITH %1 SELECT " PATIENT_COLUMNS ", place FROM page JOIN patients ON id = page_id "
        "ORDER BY %2"_s.arg(with.join(", "_L1),
                            part.newestFirst ? u"place DESC"_s : u"place, page_id"_s),
        values, [&](const Row &row) {
            const Patient patient = readPatient(row);
            return PatientHit {patient, {part.number, row.text(PatientColumns), patient.id}};
        });
}

Result<QStringList> PatientSearch::knownWords(const QStringList &words)
{
    return m_connection.all(
        u"SELECT word FROM patient_name_words WHERE word = ANY(CAST(? AS text[]))"_s,
        {arrayOf(words)}, [](const Row &row) { return row.text(0); });
}

Result<QList<PatientHit>> PatientSearch::nearMisses(const PatientQuery &query,
                                                    QList<PatientHit> found)
{
    const QStringList tokens = tokensOf(query);
    const QStringList doubtful = slipWords(tokens);
    // One row beyond the page would promise a next one.
    const qsizetype room = query.limit - 1 - found.size();
    if (doubtful.isEmpty() || room < 1)
        return found;
    const bool sqlite = m_connection.dialect() == Dialect::Sqlite;
    Part part;
    part.number = OtherWords;
    part.newestFirst = true;
    // A doubtful word is meant as a whole; the others may be beginnings.
    QStringList matches;
    for (const QString &token : tokens) {
        QStringList words {token};
        if (doubtful.contains(token))
            words += oneSlipAway(token);
        if (sqlite) {
            for (QString &word : words)
                word = quoted(word);
            matches << (words.size() == 1 ? words.first() + u'*'
                                          : u'(' + words.join(" OR "_L1) + u')');
        } else if (words.size() == 1) {
            part.where(u"%1 LIKE ? ESCAPE '\\'"_s.arg(AllWords), {wordPattern(token)});
        } else {
            FRONTDESK_TRY_ASSIGN(words, knownWords(words));
            if (words.isEmpty())
                return found;
            // A whole word is in the index after a blank.
            for (QString &word : words)
                word.prepend(u' ');
            matches << u"patient_name_keys(name_folded, search_no) && CAST(? AS text[])"_s;
            part.withValues << arrayOf(words);
        }
    }
    if (sqlite) {
        part.from = u"patient_words_index f CROSS JOIN patient_words w CROSS JOIN patients"_s;
        part.key = u"f.rowid"_s;
        part.where(u"patient_words_index MATCH ?"_s, {matches.join(" AND "_L1)});
        part.where(u"w.row = f.rowid AND patients.id = w.patient_id"_s, {});
    } else {
        part.from = u"hit"_s;
        part.key = u"search_no"_s;
        part.with = u"hit AS MATERIALIZED (SELECT id, name_folded, search_no FROM patients "
                    "WHERE %1)"_s.arg(matches.join(" AND "_L1));
    }
    FRONTDESK_TRY_ASSIGN(const auto near, read(query, part, int(room) + FewHits));
    const QList<PatientHit> sure = found;
    for (const PatientHit &hit : near) {
        const bool known = std::any_of(sure.begin(), sure.end(), [&](const PatientHit &other) {
            return other.patient.id == hit.patient.id;
        });
        if (!known && found.size() < query.limit - 1)
            found << hit;
    }
    return found;
}

} // namespace frontdesk
