// SPDX-License-Identifier: GPL-3.0-or-later
// Every field of every body and query of the route table, with everything that it must not hold:
// 400, at the right pointer, and nothing has changed. The good requests that are spoilt here are
// those of rights.txt.
#include "http/querystring.h"
#include "support/cast.h"

#include <QJsonDocument>
#include <QRegularExpression>
#include <QTest>
#include <QUrl>

using namespace frontdesk;
using namespace frontdesk::test;
using namespace Qt::StringLiterals;

namespace {

using Kind = FieldType::Kind;

const QStringList Bookkeeping {u"login_attempts"_s, u"kept_answers"_s};

/// One spoilt request: the bytes of its body or query, and what must be said of it.
struct Bad {
    QString what;
    QByteArray bytes;
    QString fault; ///< "/field code"; empty: the request as a whole is malformed
    QString problem = u"malformed"_s; ///< then
};

/// A request that is only just right, and the field that must not be faulted.
struct Edge {
    QString what;
    QByteArray bytes;
    FieldSpec field;
};

QByteArray bytesOf(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QJsonObject with(QJsonObject object, const QString &name, const QJsonValue &value)
{
    object.insert(name, value);
    return object;
}

QueryItems with(QueryItems items, const QString &name, const QString &value)
{
    items.removeIf([&](const auto &item) { return item.first == name; });
    items.append({name, value});
    return items;
}

/// A text of `size` units that the field's pattern allows; none where it allows no such length.
std::optional<QString> sample(const FieldType &type, qint64 size)
{
    if (type.isSecret)
        return u"a long word that nobody has used before, 0123456789; "_s.repeated(20).left(size);
    QString pattern = type.pattern;
    pattern.replace(QRegularExpression(u"\\\\u([0-9a-f]{4})"_s), u"\\x{\\1}"_s);
    const QRegularExpression allowed(pattern);
    for (const QChar first : u"a1#"_s) {
        const QString text = first + QString(size - 1, first == u'#' ? u'a' : first);
        if (allowed.match(text).hasMatch())
            return text;
    }
    // A part of the day is of one length alone: any other is wrong by its length, whatever it says.
    const QString window = u"09:00-12:00"_s;
    if (type.least == type.most && allowed.match(window).hasMatch())
        return window.leftJustified(size, u'0', true);
    return std::nullopt;
}

using Wrong = std::pair<QJsonValue, QString>;

/// Strings that the field must not hold, in a body as in a query, and the code of each.
QList<std::pair<QString, QString>> wrongTexts(const FieldType &type)
{
    switch (type.kind) {
    case Kind::Text: {
        QList<std::pair<QString, QString>> list {
            {sample(type, type.most + 1).value_or(QString(type.most + 1, u'a')), u"too_long"_s}};
        if (type.least > 0)
            list.append({QString(), u"required"_s});
        if (const auto text = type.least > 1 ? sample(type, type.least - 1) : std::nullopt)
            list.append({*text, u"too_short"_s});
        if (!type.isSecret) {
            // As long as it must be, so that nothing else is wrong with it.
            const QString before(std::max<qint64>(type.least - 1, 1), u'a');
            for (const char16_t control : {u'\x01', u'\x1b', u'\x7f', u'\x85'})
                list.append({before + QChar(control), u"control_character"_s});
            if (!type.isMultiline)
                list.append({before + u'\n', u"control_character"_s});
        }
        return list;
    }
    case Kind::Email:
        return {{u"lena"_s, u"not_an_email"_s},
                {u"lena@"_s, u"not_an_email"_s},
                {u"lena fischer@mail.example"_s, u"not_an_email"_s},
                {u"lena@mail.example\n"_s + u"x"_s, u"not_an_email"_s},
                {QString(), u"required"_s},
                {QString(type.most, u'a') + u"@mail.example"_s, u"too_long"_s}};
    case Kind::Date:
        return {{u"2026-02-30"_s, u"not_a_date"_s},  {u"2026-1-01"_s, u"not_a_date"_s},
                {u"20260101"_s, u"not_a_date"_s},    {u"2026-01-01T"_s, u"not_a_date"_s},
                {u"0000-01-01"_s, u"not_a_date"_s},  {u"2026-13-01"_s, u"not_a_date"_s},
                {u"10000-01-01"_s, u"not_a_date"_s}, {u"2026-00-01"_s, u"not_a_date"_s}};
    case Kind::WallTime:
        return {{u"24:01"_s, u"not_a_time"_s},
                {u"9:00"_s, u"not_a_time"_s},
                {u"09:60"_s, u"not_a_time"_s},
                {u"09:00:00"_s, u"not_a_time"_s},
                {u"-1:00"_s, u"not_a_time"_s}};
    case Kind::Moment:
    case Kind::DateOrMoment:
        return {{u"2026-03-16T09:00:00"_s, u"not_an_instant"_s},
                {u"2026-03-16T24:00:00Z"_s, u"not_an_instant"_s},
                {u"2026-02-30T09:00:00Z"_s, u"not_an_instant"_s},
                {u"2026-03-16T09:00:00+24:00"_s, u"not_an_instant"_s},
                {u"2026-03-16T09:00:00.Z"_s, u"not_an_instant"_s}};
    case Kind::Uuid:
        return {{u"1"_s, u"not_an_id"_s},
                {u"00000000-0000-0000-0000-000000000000"_s, u"not_an_id"_s},
                {u"{01890a5d-ac96-774b-bcce-b302099a8057}"_s, u"not_an_id"_s},
                {u"01890a5d-ac96-774b-bcce-b302099a805g"_s, u"not_an_id"_s}};
    case Kind::Choice:
        return {{u"NOPE"_s, u"not_allowed"_s},
                {QString(), u"not_allowed"_s},
                {type.choices.first().toLower() + u' ', u"not_allowed"_s}};
    case Kind::Uuids:
    case Kind::Boolean:
    case Kind::Integer:
        return {};
    }
    Q_UNREACHABLE();
}

QJsonArray ids(qint64 count)
{
    QJsonArray list;
    for (qint64 i = 0; i < count; ++i)
        list.append(generateUuidV7().toString(QUuid::WithoutBraces));
    return list;
}

FieldType itemOf(FieldType list)
{
    list.mostItems = 0;
    return list;
}

QJsonArray repeated(const QJsonValue &item, qint64 times)
{
    QJsonArray list;
    for (qint64 i = 0; i < times; ++i)
        list.append(item);
    return list;
}

QList<QJsonValue> edgeValues(const FieldType &type);
QList<Wrong> wrongValues(const FieldType &type);

/// What a list must not be, and what must not be in it, at its start or after a good item.
QList<Wrong> wrongLists(const FieldType &type)
{
    const QString wrongType = u"wrong_type"_s;
    const FieldType item = itemOf(type);
    const QJsonValue good = edgeValues(item).first();
    QList<Wrong> list {{QJsonObject(), wrongType},
                       {u"a"_s, wrongType},
                       {7, wrongType},
                       {true, wrongType},
                       {good, wrongType},
                       {QJsonArray {QJsonValue::Null}, wrongType},
                       {repeated(good, type.mostItems + 1), u"too_many"_s}};
    for (const auto &[value, code] : wrongValues(item)) {
        list.append({QJsonArray {value}, code});
        list.append({QJsonArray {good, value}, code});
    }
    return list;
}

QList<Wrong> wrongValues(const FieldType &type)
{
    if (type.mostItems > 0)
        return wrongLists(type);
    const QString wrongType = u"wrong_type"_s;
    if (type.kind == Kind::Uuids)
        return {{QJsonObject(), wrongType},
                {u"text"_s, wrongType},
                {7, wrongType},
                {true, wrongType},
                {QJsonArray {7}, u"not_an_id"_s},
                {QJsonArray {u"1"_s}, u"not_an_id"_s},
                {ids(type.most + 1), u"too_many"_s}};
    QList<Wrong> list {{QJsonArray(), wrongType}, {QJsonObject(), wrongType}};
    for (const auto &[text, code] : wrongTexts(type))
        list.append({text, code});
    if (type.kind == Kind::Boolean)
        return list + QList<Wrong> {{u"true"_s, wrongType}, {1, wrongType}, {0, wrongType}};
    if (type.kind != Kind::Integer)
        return list + QList<Wrong> {{7, wrongType}, {true, wrongType}, {0.5, wrongType}};
    return list
           + QList<Wrong> {{QString::number(type.least), wrongType},
                           {double(type.least) + 0.5, wrongType},
                           {true, wrongType},
                           {type.least - 1, u"out_of_range"_s},
                           {type.most + 1, u"out_of_range"_s},
                           {1e300, u"out_of_range"_s},
                           {-1e300, u"out_of_range"_s}};
}

/// The values at either end of what the field may hold.
QList<QJsonValue> edgeValues(const FieldType &type)
{
    if (type.mostItems > 0) {
        QList<QJsonValue> lists {QJsonArray()};
        for (const QJsonValue &value : edgeValues(itemOf(type)))
            lists.append(repeated(value, type.mostItems));
        return lists;
    }
    switch (type.kind) {
    case Kind::Text: {
        QList<QJsonValue> list;
        for (const qint64 size : {type.most, std::max<qint64>(type.least, 1)}) {
            if (const auto text = sample(type, size))
                list.append(*text);
        }
        return list;
    }
    case Kind::Integer:
        return {type.least, type.most};
    case Kind::Email: {
        const QString domain = u"@mail.example"_s;
        return {QString(type.most - domain.size(), u'a') + domain};
    }
    case Kind::Date:
        return {u"0001-01-01"_s, u"9999-12-31"_s, u"2024-02-29"_s};
    case Kind::WallTime:
        return {u"00:00"_s, u"24:00"_s, u"23:59"_s};
    case Kind::Moment:
    case Kind::DateOrMoment:
        return {u"0001-01-01T00:00:00Z"_s, u"9999-12-31T23:59:59.999Z"_s,
                u"2026-03-16t09:00:00.123456789-23:59"_s};
    case Kind::Choice: {
        QList<QJsonValue> list;
        for (const QString &choice : type.choices)
            list.append(choice);
        return list;
    }
    case Kind::Boolean:
        return {true, false};
    case Kind::Uuids:
        return {QJsonArray(), ids(type.most)};
    case Kind::Uuid:
        return {u"ffffffff-ffff-ffff-ffff-ffffffffffff"_s,
                u"01890A5D-AC96-774B-BCCE-B302099A8057"_s};
    }
    Q_UNREACHABLE();
}

/// Whether an error refuses the form of such a field, not its meaning here.
bool isOfForm(const FieldType &type, const QJsonValue &error)
{
    if (type.kind == Kind::Choice)
        return error[u"message"].toString().startsWith("It must be one of"_L1);
    const auto wrong = wrongValues(type);
    return std::any_of(wrong.begin(), wrong.end(),
                       [&](const Wrong &one) { return one.second == error[u"code"].toString(); });
}

QString pointerTo(const FieldSpec &field)
{
    return u'/' + field.name;
}

QString faultAt(const FieldSpec &field, const QString &code)
{
    return pointerTo(field) + u' ' + code;
}

QByteArray nested(int depth)
{
    return R"({"zz":)" + QByteArray(depth - 1, '[') + QByteArray(depth - 1, ']') + '}';
}

/// `base` with `raw` in place of the value of `name`.
QByteArray withRaw(const QJsonObject &base, const QString &name, const QByteArray &raw)
{
    return bytesOf(with(base, name, u"@here@"_s)).replace("\"@here@\"", raw);
}

QList<Bad> badBodies(const Route &route, const QJsonObject &base)
{
    QList<Bad> list {
        {u"an unknown field"_s, bytesOf(with(base, u"zz"_s, 1)), u"/zz unknown_field"_s},
        {u"a name to be escaped"_s, bytesOf(with(base, u"z/~"_s, 1)), u"/z~1~0 unknown_field"_s},
        {u"a list"_s, "[]", u" wrong_type"_s},
        {u"a text"_s, R"("{}")", u" wrong_type"_s},
        {u"null"_s, "null", u" wrong_type"_s},
        {u"a duplicate key"_s, R"({"zz":1,"zz":1})", {}},
        {u"an escaped duplicate key"_s, R"({"zz":1,"z\u007a":1})", {}},
        {u"33 levels"_s, nested(33), {}},
        {u"half a body"_s, bytesOf(base).chopped(1), {}},
        {u"two bodies"_s, bytesOf(base) + bytesOf(base), {}},
        {u"no UTF-8"_s, "{\"zz\":\"\xff\"}", {}},
        {u"a NUL in a name"_s, R"({"z\u0000":1})", {}},
        {u"blanks alone"_s, "  ", {}},
    };
    if (!route.bodyOptional)
        list.append({u"no body"_s, {}, {}});
    QJsonObject allWrong;
    QStringList allFaults;
    for (const FieldSpec &field : route.fields.fields()) {
        const QString name = field.name;
        allWrong.insert(name, QJsonObject());
        if (field.required) {
            QJsonObject without = base;
            without.remove(name);
            list.append({name + " is missing"_L1, bytesOf(without), faultAt(field, u"required"_s)});
        }
        if (!field.nullable)
            list.append({name + " is null"_L1, bytesOf(with(base, name, QJsonValue::Null)),
                         faultAt(field, u"wrong_type"_s)});
        for (const auto &[value, code] : wrongValues(field.type))
            list.append(
                {u"%1 holds %2"_s.arg(
                     name, QString::fromUtf8(
                               QJsonDocument(QJsonArray {value}).toJson(QJsonDocument::Compact))
                               .left(100)),
                 bytesOf(with(base, name, value)), faultAt(field, code)});
        for (const char *raw : {R"("\u0000")", R"("a\ud800")", R"("\udc00a")", R"("\ud800\ud800")",
                                "\"\x01\"", "\"\xed\xa0\x80\"", R"("\x")", "01", "'a'", "NaN"})
            list.append({name + " holds the raw "_L1 + QLatin1StringView(raw),
                         withRaw(base, name, raw),
                         {}});
        const QByteArray twice = bytesOf({{name, base.value(name)}}).chopped(1) + ','
                                 + bytesOf(with(base, name, base.value(name))).mid(1);
        if (base.contains(name))
            list.append({name + " is there twice"_L1, twice, {}});
    }
    return list;
}

QList<Edge> edgeBodies(const Route &route, const QJsonObject &base)
{
    QList<Edge> list;
    for (const FieldSpec &field : route.fields.fields()) {
        for (const QJsonValue &value : edgeValues(field.type))
            list.append({field.name, bytesOf(with(base, field.name, value)), field});
        if (field.nullable)
            list.append({field.name + " is null"_L1,
                         bytesOf(with(base, field.name, QJsonValue::Null)), field});
    }
    return list;
}

QList<Bad> badQueries(const Route &route, const QueryItems &base)
{
    const QByteArray good = writeQuery(base);
    const QByteArray more = good.isEmpty() ? QByteArray() : good + '&';
    QList<Bad> list {
        {u"an unknown parameter"_s, more + "zz=1", u"/zz unknown_parameter"_s},
        {u"a NUL"_s, more + "zz=%00", {}, u"malformed_http"_s},
        {u"no UTF-8"_s, more + "zz=%ff", {}, u"malformed_http"_s},
        {u"half a surrogate pair"_s, more + "zz=%ed%a0%80", {}, u"malformed_http"_s},
        {u"a NUL in a name"_s, more + "z%00=1", {}, u"malformed_http"_s},
    };
    for (const FieldSpec &field : route.fields.fields()) {
        const QByteArray name = field.name.toUtf8();
        const auto bad = [&](const QString &value, const QString &code) {
            list.append({u"%1 is %2"_s.arg(field.name, value.left(60)),
                         writeQuery(with(base, field.name, value)), faultAt(field, code)});
        };
        if (field.required) {
            QueryItems without = base;
            without.removeIf([&](const auto &item) { return item.first == field.name; });
            list.append({field.name + " is missing"_L1, writeQuery(without),
                         faultAt(field, u"required"_s)});
        }
        for (const auto &[text, code] : wrongTexts(field.type))
            bad(text, code);
        if (field.type.kind == Kind::Boolean) {
            for (const char *text : {"", "1", "TRUE", "yes"})
                bad(QString::fromLatin1(text), u"wrong_type"_s);
        }
        if (field.type.kind == Kind::Integer) {
            for (const char *text : {"", "x", "1.0", " 1", "+1", "0x1", "9999999999999999999"})
                bad(QString::fromLatin1(text), u"wrong_type"_s);
            bad(QString::number(field.type.least - 1), u"out_of_range"_s);
            bad(QString::number(field.type.most + 1), u"out_of_range"_s);
        }
        const auto given = std::find_if(base.begin(), base.end(),
                                        [&](const auto &item) { return item.first == field.name; });
        if (given != base.end())
            list.append({field.name + " is there twice"_L1, more + writeQuery({*given}),
                         faultAt(field, u"repeated"_s)});
        for (const char *raw : {"%00", "%ff", "%ed%a0%80"})
            list.append({field.name + " holds the raw "_L1 + QLatin1StringView(raw),
                         writeQuery(with(base, field.name, {})) + raw,
                         {},
                         u"malformed_http"_s});
    }
    return list;
}

QList<Edge> edgeQueries(const Route &route, const QueryItems &base)
{
    QList<Edge> list;
    for (const FieldSpec &field : route.fields.fields()) {
        for (const QJsonValue &value : edgeValues(field.type))
            list.append({field.name,
                         writeQuery(with(base, field.name, value.toVariant().toString())), field});
    }
    return list;
}

} // namespace

class TstApiNegative : public QObject
{
    Q_OBJECT

    std::unique_ptr<TestServer> m_server;
    std::unique_ptr<Cast> m_cast;
    const RouteTable m_table = apiRoutes();

    QByteArray digest() { return m_server->clinic.database.digest(Bookkeeping); }

    /// The good request to a route, and the query or body that is spoilt.
    struct Good {
        SceneRequest request;
        QString path;
        QueryItems query;
        QJsonObject body;
        Caller caller;
    };
    Good goodRequest(const Route &route)
    {
        const auto [row, caller] = *goodRow(route.name());
        SceneRequest request = Scene(*m_cast, caller).request(row);
        const QString path = request.target.section(u'?', 0, 0);
        const QByteArray query = request.target.section(u'?', 1).toLatin1();
        const QJsonObject body = QJsonDocument::fromJson(request.body).object();
        return {std::move(request), path, *parseQuery(query), body, caller};
    }

    static Reply send(Good &good, const Route &route, const QByteArray &bytes)
    {
        if (route.hasBody())
            return good.request.client.send(good.request.method, good.path, bytes);
        return good.request.client.send(good.request.method,
                                        good.path + u'?' + QString::fromLatin1(bytes));
    }

    void addRoutes()
    {
        QTest::addColumn<int>("index");
        for (std::size_t i = 0; i < m_table.routes().size(); ++i)
            QTest::newRow(qPrintable(m_table.routes()[i].name())) << int(i);
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_server = std::make_unique<TestServer>();
        m_cast = std::make_unique<Cast>(*m_server);
    }
    void cleanupTestCase()
    {
        m_cast.reset();
        m_server.reset();
    }

    void security29_whatAFieldMustNotHoldIsRefused_data() { addRoutes(); }
    void security29_whatAFieldMustNotHoldIsRefused()
    {
        QFETCH(int, index);
        const Route &route = m_table.routes()[std::size_t(index)];
        Good good = goodRequest(route);
        const auto cases =
            route.hasBody() ? badBodies(route, good.body) : badQueries(route, good.query);
        const QByteArray before = digest();
        QStringList wrong;
        for (const Bad &bad : cases) {
            if (bad.bytes.size() > route.bodyLimit)
                continue; // refused by its size: 413
            const Reply reply = send(good, route, bad.bytes);
            const bool isRight = bad.fault.isEmpty()
                                     ? reply.problem() == bad.problem
                                     : reply.problem() == "invalid_input"_L1
                                           && reply.faults() == QStringList {bad.fault};
            if (reply.status != 400 || !isRight)
                wrong.append(u"%1: %2 %3 %4 instead of 400 %5"_s.arg(
                    bad.what, QString::number(reply.status), reply.problem(),
                    reply.faults().join(u", "_s), bad.fault));
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
        QVERIFY2(digest() == before, "A refused request has changed something");
    }

    void allFaultsAreReportedAtOnce_data() { addRoutes(); }
    void allFaultsAreReportedAtOnce()
    {
        QFETCH(int, index);
        const Route &route = m_table.routes()[std::size_t(index)];
        Good good = goodRequest(route);
        QJsonObject body {{u"zz"_s, 1}};
        QueryItems query {{u"zz"_s, u"1"_s}};
        QStringList faults {route.hasBody() ? u"/zz unknown_field"_s : u"/zz unknown_parameter"_s};
        for (const FieldSpec &field : route.fields.fields()) {
            body.insert(field.name, QJsonObject()); // where a list may be, it is wrong too
            query.append({field.name, u"\x01"_s});
            const auto texts = wrongTexts(field.type);
            QString code = u"wrong_type"_s;
            if (!route.hasBody() && !texts.isEmpty())
                code =
                    field.type.kind == Kind::Text ? u"control_character"_s : texts.first().second;
            if (!route.hasBody() && field.type.kind == Kind::DateOrMoment)
                code = u"not_a_date"_s; // so short a text cannot be a moment
            faults.append(faultAt(field, code));
        }
        faults.sort();
        const Reply reply = send(good, route, route.hasBody() ? bytesOf(body) : writeQuery(query));
        QCOMPARE(reply.status, 400);
        QCOMPARE(reply.faults(), faults);
    }

    void whatAFieldMayJustHoldIsNotRefusedForItsForm_data() { addRoutes(); }
    void whatAFieldMayJustHoldIsNotRefusedForItsForm()
    {
        QFETCH(int, index);
        const Route &route = m_table.routes()[std::size_t(index)];
        const Good first = goodRequest(route);
        const auto cases =
            route.hasBody() ? edgeBodies(route, first.body) : edgeQueries(route, first.query);
        QStringList wrong;
        for (const Edge &edge : cases) {
            if (edge.bytes.size() > route.bodyLimit)
                continue;
            Good good = goodRequest(route);
            const Reply reply = send(good, route, edge.bytes);
            const bool isOut = reply.problem() == "unauthenticated"_L1 && !route.policy.isPublic();
            bool isFaulted = reply.status == 0 || reply.status >= 500 || isOut
                             || reply.problem().startsWith("malformed"_L1);
            const QJsonArray errors = reply.json()[u"errors"_s].toArray();
            for (const QJsonValue error : errors) {
                if (error[u"pointer"].toString() == pointerTo(edge.field)
                    && isOfForm(edge.field.type, error))
                    isFaulted = true;
            }
            if (isFaulted)
                wrong.append(u"%1: %2 %3 %4 for %5"_s.arg(
                    edge.what, QString::number(reply.status), reply.problem(),
                    reply.faults().join(u", "_s), QString::fromUtf8(edge.bytes.left(300))));
            if (reply.status < 300 && route.hasBody() && route.pattern.startsWith("/auth/"_L1))
                m_cast->retire(good.caller);
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    }

    void whatTakesNoBodyRefusesOne_data() { addRoutes(); }
    void whatTakesNoBodyRefusesOne()
    {
        QFETCH(int, index);
        const Route &route = m_table.routes()[std::size_t(index)];
        Good good = goodRequest(route);
        const QByteArray before = digest();
        const Reply reply =
            route.hasBody()
                ? good.request.client.send(good.request.method, good.path + u"?zz=1"_s,
                                           good.request.body)
                : good.request.client.send(good.request.method, good.request.target, "{}");
        QCOMPARE(reply.status, 400);
        if (route.hasBody())
            QCOMPARE(reply.faults(), QStringList {u"/zz unknown_parameter"_s});
        else
            QCOMPARE(reply.problem(), u"malformed"_s);
        QCOMPARE(digest(), before);
    }
};

QTEST_GUILESS_MAIN(TstApiNegative)
#include "tst_apinegative.moc"
