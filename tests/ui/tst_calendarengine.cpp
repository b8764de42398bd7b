// SPDX-License-Identifier: GPL-3.0-or-later
#include "calendargenerators.h"
#include "engine/columns.h"
#include "engine/daylayout.h"
#include "engine/lanes.h"
#include "engine/slotgrid.h"
#include "engine/timeaxis.h"

#include <QTest>

#include <algorithm>

using namespace frontdesk;
using namespace frontdesk::test;
using namespace std::chrono_literals;

class TestCalendarEngine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aDayWithAClockChangeIsAnHourShorterOrLonger();
    void theHourOfAFoldComesTwiceAndThatOfAGapNever();
    void pixelsAndInstantsAreInverse();
    void daysBesideEachOtherAreLevel();
    void aWeekWithAClockChangeHasAGap();
    void zoomStaysWithinItsLimits();
    void slotsCoverTheDayWithoutGapOrOverlap();
    void slotsLieOnTheGridOfTheirWindow();
    void theNearestEdgeIsNearest();
    void everyPixelBelongsToOneColumn();
    void viewAndContentAreInverseInBothDirections();
    void rightToLeftIsTheMirrorImage();
    void aPixelOfASlotLeadsBackToThatSlot();
    void cardsNeverOverlapAndAllAreAccountedFor();
    void aLonelyCardTakesTheWholeWidth();
    void cardsGrowUntilTheyWouldMeetAnother();
    void shortCardsCollideOnWhatIsDrawn();
    void theFifthAtOnceIsCounted();
    void theHitTestAgreesWithBruteForce();
};

static QList<LayoutItem> someItems(const Interval &day, int columns, int most, int longest = 120)
{
    QList<LayoutItem> items;
    const int count = *rc::gen::inRange(0, most);
    for (int i = 0; i < count; ++i)
        items.append(
            {AppointmentId::generate(), *rc::gen::inRange(0, columns), spanWithin(day, longest)});
    return items;
}

void TestCalendarEngine::aDayWithAClockChangeIsAnHourShorterOrLonger()
{
    const ClinicTime berlin = zone("Europe/Berlin");
    QCOMPARE(TimeAxis(berlin, QDate(2026, 3, 9), 1).height(), 24 * 60.0);
    QCOMPARE(TimeAxis(berlin, QDate(2026, 3, 29), 1).height(), 23 * 60.0);
    QCOMPARE(TimeAxis(berlin, QDate(2026, 10, 25), 1).height(), 25 * 60.0);
    QCOMPARE(TimeAxis(zone("Australia/Lord_Howe"), QDate(2026, 4, 5), 1).height(), 24.5 * 60.0);
}

void TestCalendarEngine::theHourOfAFoldComesTwiceAndThatOfAGapNever()
{
    const auto labels = [](QDate day) {
        QList<int> hours;
        const TimeAxis axis(zone("Europe/Berlin"), day);
        for (const HourTick &tick : axis.hours())
            hours.append(tick.minutes / 60);
        return hours;
    };
    QCOMPARE(labels(QDate(2026, 3, 29)).mid(0, 4), (QList<int> {0, 1, 3, 4}));
    QCOMPARE(labels(QDate(2026, 10, 25)).mid(0, 5), (QList<int> {0, 1, 2, 2, 3}));
    const QList<HourTick> fold = TimeAxis(zone("Europe/Berlin"), QDate(2026, 10, 25)).hours();
    QVERIFY(!fold[1].besideChange && fold[2].besideChange);
    QVERIFY(fold[3].besideChange && !fold[4].besideChange);
}

void TestCalendarEngine::pixelsAndInstantsAreInverse()
{
    QVERIFY(rc::check([] {
        const ClinicTime time = zone((*zoneNames()).constData());
        const TimeAxis axis(time, *days(), *rc::gen::inRange(8, 61) / 10.0);
        const int minute = *rc::gen::inRange(0, int(axis.span().duration() / 1min));
        const Instant at = axis.span().start + std::chrono::minutes(minute);
        RC_ASSERT(axis.instantAt(axis.yAt(at)) == at);
        const double y = *rc::gen::inRange(0, int(axis.height()));
        RC_ASSERT(std::abs(axis.yAt(axis.instantAt(y)) - y) < 0.001);
    }));
}

void TestCalendarEngine::daysBesideEachOtherAreLevel()
{
    QVERIFY(rc::check([] {
        const ClinicTime time = zone((*zoneNames()).constData());
        const QDate first = *days();
        QList<QDate> week;
        for (int day = 0; day < 7; ++day)
            week.append(first.addDays(day));
        const QList<TimeAxis> axes = alignedAxes(time, week, *rc::gen::inRange(8, 61) / 10.0);
        const int minutes = *rc::gen::inRange(0, 24 * 12) * 5;
        std::optional<double> level;
        for (const TimeAxis &axis : axes) {
            RC_ASSERT(std::abs(axis.height() - axes.first().height()) < 0.001);
            const Resolution at = time.resolve(axis.day(), WallTime {minutes});
            if (at.kind == Resolution::Unique) {
                const double y = axis.yAt(at.first);
                RC_ASSERT(std::abs(y - level.value_or(y)) < 0.001);
                level = y;
                RC_ASSERT(axis.instantAt(y) == at.first);
            }
        }
        // Downwards is later, and a pixel of a gap leads to its edge.
        const TimeAxis &axis = axes[*rc::gen::inRange(0, 7)];
        const double y = *rc::gen::inRange(0, int(axis.height()));
        RC_ASSERT(axis.instantAt(y) <= axis.instantAt(y + 1));
        RC_ASSERT(axis.yBefore(axis.instantAt(y)) <= y + 0.001);
        RC_ASSERT(axis.yAt(axis.instantAt(y)) >= y - 0.001);
    }));
}

void TestCalendarEngine::aWeekWithAClockChangeHasAGap()
{
    const ClinicTime berlin = zone("Europe/Berlin");
    const QList<TimeAxis> spring = alignedAxes(berlin, {{2026, 3, 28}, {2026, 3, 29}}, 1);
    QVERIFY(spring[0].gaps().isEmpty());
    QCOMPARE(spring[1].gaps().size(), 1);
    QCOMPARE(spring[1].height(), 24 * 60.0);
    const Instant three = berlin.resolve({2026, 3, 29}, WallTime {3 * 60}).first;
    QCOMPARE(spring[1].yAt(three), 3 * 60.0);
    QCOMPARE(spring[1].yBefore(three), 2 * 60.0);
    const QList<TimeAxis> autumn = alignedAxes(berlin, {{2026, 10, 24}, {2026, 10, 25}}, 1);
    QCOMPARE(autumn[0].gaps().size(), 1);
    QVERIFY(autumn[1].gaps().isEmpty());
    QCOMPARE(autumn[0].height(), 25 * 60.0);
    QCOMPARE(autumn[0].yAt(berlin.resolve({2026, 10, 24}, WallTime {9 * 60}).first), 10 * 60.0);
}

void TestCalendarEngine::zoomStaysWithinItsLimits()
{
    TimeAxis axis(ClinicTime(), QDate(2026, 3, 9));
    axis.setZoom(100);
    QCOMPARE(axis.zoom(), TimeAxis::MaximumZoom);
    axis.setZoom(0);
    QCOMPARE(axis.zoom(), TimeAxis::MinimumZoom);
    QCOMPARE(axis.instantAt(-50), axis.span().start);
    QCOMPARE(axis.instantAt(1e6), axis.span().end);
}

void TestCalendarEngine::slotsCoverTheDayWithoutGapOrOverlap()
{
    QVERIFY(rc::check([] {
        const Interval day = zone((*zoneNames()).constData()).day(*days());
        const SlotGrid grid(day, windowsWithin(day));
        RC_ASSERT(grid.edges().first() == day.start);
        RC_ASSERT(grid.edges().last() == day.end);
        RC_ASSERT(std::is_sorted(grid.edges().begin(), grid.edges().end(), std::less_equal<>()));
        Instant at = day.start;
        while (at < day.end) {
            const Interval slot = grid.slotAt(at);
            RC_ASSERT(slot.start == at);
            RC_ASSERT(!slot.isEmpty());
            RC_ASSERT(grid.slotAt(slot.end - 1ms) == slot);
            at = slot.end;
        }
    }));
}

void TestCalendarEngine::slotsLieOnTheGridOfTheirWindow()
{
    const Interval day = ClinicTime().day(QDate(2026, 3, 9));
    const auto at = [&](int hour, int minute) {
        return day.start + std::chrono::hours(hour) + std::chrono::minutes(minute);
    };
    const SlotGrid grid(day, {{{at(9, 10), at(12, 0)}, 20}, {{at(14, 0), at(15, 15)}, 30}});
    QCOMPARE(grid.slotAt(at(9, 55)), (Interval {at(9, 50), at(10, 10)}));
    QCOMPARE(grid.slotAt(at(11, 55)), (Interval {at(11, 50), at(12, 0)})); // the remainder
    QCOMPARE(grid.slotAt(at(14, 45)), (Interval {at(14, 30), at(15, 0)}));
    QCOMPARE(grid.slotAt(at(9, 5)), (Interval {at(9, 0), at(9, 10)}));
    QCOMPARE(grid.minutesAt(at(14, 45)), 30);
    QCOMPARE(grid.minutesAt(at(20, 0)), 20);
    QCOMPARE(grid.openSpan(), (Interval {at(9, 10), at(15, 15)}));
    QVERIFY(grid.isEdge(at(9, 10)) && !grid.isEdge(at(9, 11)));
}

void TestCalendarEngine::theNearestEdgeIsNearest()
{
    QVERIFY(rc::check([] {
        const Interval day = zone((*zoneNames()).constData()).day(*days());
        const SlotGrid grid(day, windowsWithin(day));
        const Instant at = spanWithin(day, 1).start;
        const auto away = [&](Instant edge) { return edge < at ? at - edge : edge - at; };
        auto best = std::chrono::milliseconds::max();
        for (const Instant edge : grid.edges())
            best = std::min(best, away(edge));
        RC_ASSERT(away(grid.nearestEdge(at)) == best);
        RC_ASSERT((grid.nearestFine(at) - day.start) % 5min == 0min);
        RC_ASSERT(away(grid.nearestFine(at)) <= 150s);
    }));
}

void TestCalendarEngine::everyPixelBelongsToOneColumn()
{
    QVERIFY(rc::check([] {
        const Columns columns(*rc::gen::inRange(1, 60), *rc::gen::inRange(1, 4000));
        const int x = *rc::gen::inRange(0, int(columns.contentWidth()));
        const int column = columns.at(x);
        RC_ASSERT(column >= 0 && column < columns.count());
        RC_ASSERT(columns.left(column) <= x && x < columns.left(column + 1));
        RC_ASSERT(columns.width(column) >= Columns::MinimumWidth - 1);
        RC_ASSERT(columns.at(-1) == -1);
        RC_ASSERT(columns.at(columns.contentWidth()) == -1);
    }));
}

static ViewTransform someTransform()
{
    return {*rc::gen::arbitrary<bool>(),        double(*rc::gen::inRange(200, 3000)),
            double(*rc::gen::inRange(40, 100)), double(*rc::gen::inRange(20, 80)),
            double(*rc::gen::inRange(0, 3000)), double(*rc::gen::inRange(0, 3000))};
}

void TestCalendarEngine::viewAndContentAreInverseInBothDirections()
{
    QVERIFY(rc::check([] {
        const ViewTransform transform = someTransform();
        const QRectF content(*rc::gen::inRange(0, 3000), *rc::gen::inRange(0, 3000),
                             *rc::gen::inRange(1, 300), *rc::gen::inRange(1, 300));
        const QRectF view = transform.toView(content);
        RC_ASSERT(view.size() == content.size());
        RC_ASSERT(transform.toContent(view.center()) == content.center());
    }));
}

void TestCalendarEngine::rightToLeftIsTheMirrorImage()
{
    ViewTransform transform {false, 1000, 60, 40, 0, 0};
    const QRectF card(130, 200, 100, 30);
    const QRectF left = transform.toView(card);
    transform.rightToLeft = true;
    const QRectF right = transform.toView(card);
    QCOMPARE(left, QRectF(190, 240, 100, 30));
    QCOMPARE(right, QRectF(710, 240, 100, 30));
    QCOMPARE(1000 - left.center().x(), right.center().x());
}

void TestCalendarEngine::aPixelOfASlotLeadsBackToThatSlot()
{
    QVERIFY(rc::check([] {
        const ClinicTime time = zone((*zoneNames()).constData());
        const TimeAxis axis(time, *days(), *rc::gen::inRange(8, 61) / 10.0);
        const SlotGrid grid(axis.span(), windowsWithin(axis.span()));
        const Columns columns(*rc::gen::inRange(1, 12), *rc::gen::inRange(300, 2000));
        ViewTransform transform = someTransform();
        const DayLayout layout(axis, columns, {});
        const int column = *rc::gen::inRange(0, columns.count());
        const Interval slot = grid.slotAt(spanWithin(axis.span(), 1).start);
        const QRectF rect = transform.toView(layout.spanRect(column, slot));
        // Every pixel whose centre is inside the slot's rectangle comes back to it.
        const double x = *rc::gen::inRange(int(rect.left()), int(rect.right())) + 0.5;
        const double y = rect.top() + rect.height() * (*rc::gen::inRange(1, 100)) / 100.0 - 0.001;
        const Hit hit = layout.hitTest(transform.toContent({x, y}));
        RC_ASSERT(hit.kind == HitKind::Cell);
        RC_ASSERT(hit.column == column);
        RC_ASSERT(grid.slotAt(hit.at) == slot);
    }));
}

void TestCalendarEngine::cardsNeverOverlapAndAllAreAccountedFor()
{
    QVERIFY(rc::check([] {
        const TimeAxis axis(zone((*zoneNames()).constData()), *days(),
                            *rc::gen::inRange(8, 61) / 10.0);
        const Columns columns(*rc::gen::inRange(1, 5), 800);
        const QList<LayoutItem> given = someItems(axis.span(), columns.count(), 60);
        const DayLayout layout(axis, columns, given);
        RC_ASSERT(layout.items().size() == given.size());
        qsizetype counted = 0;
        for (const OverflowMark &mark : layout.overflows())
            counted += mark.items.size();
        QList<QRectF> drawn;
        for (const PlacedItem &item : layout.items()) {
            RC_ASSERT(layout.items()[layout.indexOf(item.id)].id == item.id);
            counted += item.hidden ? 0 : 1;
            if (item.hidden)
                continue;
            RC_ASSERT(item.rect.left() >= columns.left(item.column));
            RC_ASSERT(item.rect.right() <= columns.left(item.column + 1));
            RC_ASSERT(item.rect.height() >= DayLayout::MinimumHeight - DayLayout::Gap - 0.001);
            drawn.append(item.rect);
        }
        for (const OverflowMark &mark : layout.overflows())
            drawn.append(mark.rect);
        RC_ASSERT(counted == given.size());
        for (qsizetype i = 0; i < drawn.size(); ++i) {
            for (qsizetype j = 0; j < i; ++j)
                RC_ASSERT(!drawn[i].intersects(drawn[j]));
        }
    }));
}

static DayLayout layoutOf(const QList<Interval> &spans, double zoom = 2)
{
    const TimeAxis axis(ClinicTime(), QDate(2026, 3, 9), zoom);
    QList<LayoutItem> items;
    for (const Interval &span : spans)
        items.append({AppointmentId::generate(), 0, span});
    return DayLayout(axis, Columns(1, 400), items);
}

static Interval span(int startMinute, int endMinute)
{
    const Instant day = ClinicTime().day(QDate(2026, 3, 9)).start;
    return {day + std::chrono::minutes(startMinute), day + std::chrono::minutes(endMinute)};
}

void TestCalendarEngine::aLonelyCardTakesTheWholeWidth()
{
    const DayLayout layout = layoutOf({span(540, 570), span(570, 600)});
    const double whole = 400 - DayLayout::Margin - DayLayout::TrailingMargin - DayLayout::Gap;
    QCOMPARE(layout.items()[0].rect.width(), whole);
    QCOMPARE(layout.items()[1].rect.width(), whole);
    QCOMPARE(layout.items()[0].rect.top(), 1080.0);
}

void TestCalendarEngine::cardsGrowUntilTheyWouldMeetAnother()
{
    // Three at once, then one that meets only the longest of them.
    const DayLayout layout =
        layoutOf({span(540, 660), span(545, 575), span(550, 570), span(600, 630)});
    const double lane = layout.items()[0].rect.width();
    QVERIFY(qAbs(layout.items()[1].rect.width() - lane) < 0.01);
    QVERIFY(layout.items()[3].rect.width() > 2 * lane);
    QVERIFY(layout.overflows().isEmpty());
}

void TestCalendarEngine::shortCardsCollideOnWhatIsDrawn()
{
    // At 0.8 px a minute ten minutes are 8 px, but a card is drawn with 20.
    const DayLayout layout = layoutOf({span(540, 550), span(550, 560)}, 0.8);
    QVERIFY(layout.items()[0].rect.right() < layout.items()[1].rect.left());
    QVERIFY(layoutOf({span(540, 550), span(550, 560)}, 2).items()[1].rect.left()
            == layout.items()[0].rect.left());
}

void TestCalendarEngine::theFifthAtOnceIsCounted()
{
    const DayLayout layout = layoutOf({span(540, 600), span(540, 600), span(540, 600),
                                       span(540, 600), span(540, 600), span(550, 600)});
    QCOMPARE(layout.overflows().size(), 1);
    QCOMPARE(layout.overflows()[0].items.size(), 2);
    const Hit hit = layout.hitTest(layout.overflows()[0].rect.center());
    QCOMPARE(hit.kind, HitKind::Overflow);
    QCOMPARE(hit.index, 0);
}

void TestCalendarEngine::theHitTestAgreesWithBruteForce()
{
    QVERIFY(rc::check([] {
        const TimeAxis axis(ClinicTime(), QDate(2026, 3, 9), *rc::gen::inRange(8, 61) / 10.0);
        const Columns columns(3, 500);
        const DayLayout layout(axis, columns, someItems(axis.span(), 3, 40));
        const QPointF point(*rc::gen::inRange(0, 500) + 0.5,
                            *rc::gen::inRange(0, int(axis.height())) + 0.5);
        int expected = -1;
        for (int i = 0; i < layout.items().size(); ++i) {
            if (!layout.items()[i].hidden && layout.items()[i].rect.contains(point))
                expected = i;
        }
        const Hit hit = layout.hitTest(point);
        RC_ASSERT((hit.isCard() ? hit.index : -1) == expected);
        RC_ASSERT(hit.column == columns.at(point.x()));
    }));
}

QTEST_GUILESS_MAIN(TestCalendarEngine)
#include "tst_calendarengine.moc"
