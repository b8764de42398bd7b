// SPDX-License-Identifier: GPL-3.0-or-later
#include "cardpainter.h"

#include "engine/columns.h"
#include "models/clinicformat.h"
#include "shell/bidi.h"
#include "shell/theme.h"
#include "statusglyph.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QTextLayout>
#include <QTextOption>

#include <algorithm>
#include <cmath>

namespace frontdesk {

namespace {

constexpr double BarWidth = 4;
constexpr double Padding = 6;
constexpr double GlyphShare = 0.68; ///< of a small line's height
constexpr double GlyphGap = 5;
constexpr double NarrowCard = 44; ///< below this only the glyph fits
constexpr double EnoughOfAName = 72; ///< that much of it is shown before anything else
constexpr qsizetype KeptCards = 4000;
constexpr qsizetype KeptBodies = 300;
constexpr double LargestBody = 64 * 1024; ///< device pixels

/// How far below the top of its line a text's baseline lies: more than the font's own ascent where
/// some letters come from another one.
double ascentOf(const QString &text, const QFont &font)
{
    QTextLayout layout(text, font);
    layout.beginLayout();
    const QTextLine line = layout.createLine();
    layout.endLayout();
    return line.isValid() ? line.ascent() : 0;
}

} // namespace

void CardPainter::setLook(const QFont &font, Qt::LayoutDirection direction)
{
    m_font = font;
    m_small = frontdesk::smallFont(font);
    m_bold = font;
    m_bold.setWeight(QFont::DemiBold);
    m_direction = direction;
    m_glyph = std::round(QFontMetricsF(m_small).height() * GlyphShare);
    forget();
}

double CardPainter::leastColumn(const QFont &font, bool severalDays)
{
    constexpr int LettersOfAName = 10;
    constexpr double LeastOfADay = 84;
    constexpr double Frame = BarWidth + 2 * Padding;
    QFont bold = font;
    bold.setWeight(QFont::DemiBold);
    const double name = QFontMetricsF(bold).averageCharWidth() * LettersOfAName;
    return std::max(severalDays ? LeastOfADay : Columns::MinimumWidth, std::ceil(name + Frame));
}

/// The status first, and then what is rarer.
QList<CardPainter::Mark> CardPainter::marksOf(const Card &card)
{
    QList<Mark> marks {Mark::Status};
    if (!card.details->appointment.alert.isEmpty())
        marks.append(Mark::Alert);
    if (card.edited)
        marks.append(Mark::Edited);
    return marks;
}

double CardPainter::glyphRoom(const Card &card) const
{
    return (m_glyph + GlyphGap) * double(marksOf(card).size());
}

/// Puts text on a baseline between two edges, given in reading direction within the card, and
/// elides it.
void CardPainter::addLine(QList<Line> &lines, const QString &text, bool bold, const Place &place,
                          double cardWidth) const
{
    const double width = place.right - place.left;
    if (width <= 0)
        return;
    const QFont &font = bold ? m_bold : m_small;
    const bool rightToLeft = m_direction == Qt::RightToLeft;
    QTextOption option(rightToLeft != place.trailing ? Qt::AlignRight : Qt::AlignLeft);
    option.setTextDirection(m_direction);
    option.setWrapMode(QTextOption::NoWrap);
    // Isolated, so that the dots of an elided name stand at the end of that name's script.
    const QString shown = bidiIsolated(QFontMetricsF(font).elidedText(text, Qt::ElideRight, width));
    Line line;
    line.bold = bold;
    line.text.setTextFormat(Qt::PlainText);
    line.text.setText(shown);
    line.text.setTextOption(option);
    line.text.setTextWidth(width);
    line.text.prepare(QTransform(), font);
    line.offset = {rightToLeft ? cardWidth - place.right : place.left,
                   place.baseline - ascentOf(shown, font)};
    lines.append(line);
}

/// One line: glyph, start, name and, where there is room, the status in words.
void CardPainter::layOutSingle(QList<Line> &lines, const Card &card, const CalendarText &text) const
{
    const AppointmentDetails &details = *card.details;
    const QSizeF size = card.rect.size();
    const QFontMetricsF small(m_small);
    const QFontMetricsF bold(m_bold);
    const double baseline = (size.height() + bold.capHeight()) / 2;
    const double right = size.width() - Padding;
    const QString time = text.time(details.appointment.span.start);
    const QString status = text.standing(details.appointment);
    const double timeWidth = small.horizontalAdvance(time) + 2;
    const double nameWidth = bold.horizontalAdvance(text.patient(details)) + 4;
    const double statusWidth = small.horizontalAdvance(status) + 2;
    double left = BarWidth + Padding + glyphRoom(card);
    // The name matters most: time and status give way when it would be cut.
    if (right - left > timeWidth + Padding + std::min(nameWidth, EnoughOfAName)) {
        addLine(lines, time, false, {left, left + timeWidth, baseline}, size.width());
        left += timeWidth + Padding;
    }
    double nameRight = right;
    if (right - left > nameWidth + Padding * 2 + statusWidth) {
        nameRight = right - statusWidth;
        addLine(lines, status, false, {nameRight, right, baseline, true}, size.width());
    }
    addLine(lines, text.patient(details), true, {left, nameRight, baseline}, size.width());
}

/// Time and status, name, alert, type, reason, phone: as many as fit.
void CardPainter::layOutSeveral(QList<Line> &lines, const Card &card,
                                const CalendarText &text) const
{
    const AppointmentDetails &details = *card.details;
    const QSizeF size = card.rect.size();
    const QFontMetricsF small(m_small);
    const QFontMetricsF bold(m_bold);
    const double left = BarWidth + Padding;
    const double right = size.width() - Padding;
    double top = topOfSeveral(size);
    const QString status = text.standing(details.appointment);
    const double statusLeft = right - small.horizontalAdvance(status) - 2;
    const QString range = text.range(details.appointment.span);
    const QString start = text.time(details.appointment.span.start);
    const auto timeRight = [&](const QString &time) {
        return left + glyphRoom(card) + small.horizontalAdvance(time) + 2;
    };
    // The end of the time can be seen from the card's height; the status cannot.
    const bool statusBeside = timeRight(start) + Padding <= statusLeft;
    const double limit = statusBeside ? statusLeft - Padding : right;
    if (statusBeside)
        addLine(lines, status, false, {statusLeft, right, top + small.ascent(), true},
                size.width());
    if (timeRight(start) <= limit)
        addLine(lines, timeRight(range) <= limit ? range : start, false,
                {left + glyphRoom(card), limit, top + small.ascent()}, size.width());
    top += small.height();
    addLine(lines, text.patient(details), true, {left, right, top + bold.ascent()}, size.width());
    top += bold.height();
    QStringList more;
    if (!statusBeside)
        more.append(status);
    if (!text.isPrivate()) {
        more.append(details.appointment.alert);
        more.append(details.typeName);
        more.append(details.appointment.reason.simplified());
        more.append(details.patientPhone);
    }
    for (const QString &line : std::as_const(more)) {
        if (line.isEmpty())
            continue;
        if (top + small.height() > size.height() - 2)
            break;
        addLine(lines, line, false, {left, right, top + small.ascent()}, size.width());
        top += small.height();
    }
}

/// The first line's distance from the card's top, where there are several.
double CardPainter::topOfSeveral(const QSizeF &size) const
{
    const double least = QFontMetricsF(m_small).height() + QFontMetricsF(m_bold).height();
    return std::min(5.0, (size.height() - least) / 2);
}

/// Side by side; below each other where the card is narrow, as many as its height allows.
QList<CardPainter::Line> CardPainter::layOutMarks(const Card &card, bool several) const
{
    const QSizeF size = card.rect.size();
    const bool narrow = size.width() < NarrowCard;
    const bool rightToLeft = m_direction == Qt::RightToLeft;
    const double line = QFontMetricsF(m_small).height();
    const double step = m_glyph + GlyphGap;
    double x = BarWidth + (narrow ? (size.width() - BarWidth - m_glyph) / 2 : Padding);
    double y = several ? topOfSeveral(size) + (line - m_glyph) / 2 : (size.height() - m_glyph) / 2;
    QList<Line> lines;
    for (const Mark mark : marksOf(card)) {
        if (!lines.isEmpty() && y + m_glyph > size.height())
            break;
        Line sign;
        sign.mark = mark;
        sign.offset = {rightToLeft ? size.width() - x - m_glyph : x, y};
        lines.append(sign);
        (narrow ? y : x) += step;
    }
    return lines;
}

QList<CardPainter::Line> CardPainter::layOut(const Card &card, const CalendarText &text) const
{
    const QSizeF size = card.rect.size();
    const double two = QFontMetricsF(m_small).height() + QFontMetricsF(m_bold).height();
    const bool several = size.height() >= two + 2;
    QList<Line> lines = layOutMarks(card, several);
    if (size.width() < NarrowCard)
        return lines;
    if (several)
        layOutSeveral(lines, card, text);
    else
        layOutSingle(lines, card, text);
    return lines;
}

void CardPainter::paintMark(QPainter &painter, Mark mark, const QPointF &at,
                            AppointmentStatus status, const CardColours &colours) const
{
    const QRectF box(at, QSizeF(m_glyph, m_glyph));
    if (mark == Mark::Status)
        paintStatusGlyph(painter, box, status, colours.glyph);
    else if (mark == Mark::Alert)
        paintAlertGlyph(painter, box, colours.text);
    else
        paintEditedGlyph(painter, box, colours.text);
}

void CardPainter::forget()
{
    m_cache.clear();
    m_bodies.clear();
}

void CardPainter::paintBody(QPainter &painter, const Body &body, const QRectF &rect) const
{
    const QColor strong = QColor::fromRgb(body.bar);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor::fromRgb(body.fill));
    painter.drawRoundedRect(rect, Radius::Small, Radius::Small);
    QRectF bar(rect.topLeft(), QSizeF(BarWidth, rect.height()));
    if (m_direction == Qt::RightToLeft)
        bar.moveRight(rect.right());
    painter.setBrush(strong);
    painter.drawRoundedRect(bar, 2, 2);
    if (body.overbooked) {
        // A second bar: two at one time.
        const double step = BarWidth + 1;
        painter.drawRect(bar.translated(m_direction == Qt::RightToLeft ? -step : step, 0)
                             .adjusted(0.5, 2, -0.5, -2));
    }
    if (body.pending) {
        painter.setPen(QPen(strong, 1, Qt::DashLine));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), Radius::Small, Radius::Small);
    }
}

/// Round corners cost more than all the words of a card.
void CardPainter::paintKeptBody(QPainter &painter, const Card &card, const CardColours &colours)
{
    // Each edge to its nearest pixel, so that what does not overlap goes on not overlapping.
    const QRect place(QPoint(qRound(card.rect.left()), qRound(card.rect.top())),
                      QPoint(qRound(card.rect.right()) - 1, qRound(card.rect.bottom()) - 1));
    const double ratio = painter.device()->devicePixelRatioF();
    const Appointment &appointment = card.details->appointment;
    const Body body {colours.fill.rgb(),     colours.bar.rgb(), place.size(),
                     appointment.overbooked, card.pending,      qRound(ratio * 100)};
    if (place.width() <= 0 || place.height() <= 0
        || place.width() * place.height() * ratio * ratio > LargestBody) {
        paintBody(painter, body, card.rect);
        return;
    }
    auto kept = m_bodies.constFind(body);
    if (kept == m_bodies.cend()) {
        if (m_bodies.size() > KeptBodies)
            m_bodies.clear();
        QPixmap drawn(place.size() * ratio);
        drawn.setDevicePixelRatio(ratio);
        drawn.fill(Qt::transparent);
        QPainter inside(&drawn);
        paintBody(inside, body, QRectF(QPointF(), QSizeF(place.size())));
        inside.end();
        kept = m_bodies.insert(body, drawn);
    }
    painter.drawPixmap(place.topLeft(), *kept);
}

void CardPainter::paint(QPainter &painter, const Card &card, const Theme &theme,
                        const CalendarText &text)
{
    const AppointmentDetails &details = *card.details;
    const CardColours colours = m_fill.colours(details, theme);
    paintKeptBody(painter, card, colours);
    if (m_cache.size() > KeptCards)
        m_cache.clear();
    const Key key {details.appointment.id, qRound(card.rect.width()), qRound(card.rect.height())};
    auto kept = m_cache.constFind(key);
    if (kept == m_cache.cend() || kept->edited != card.edited || kept->details != details)
        kept = m_cache.insert(key, {details, card.edited, layOut(card, text)});
    for (const Line &line : kept->lines) {
        const QPointF at = card.rect.topLeft() + line.offset;
        if (line.mark != Mark::None) {
            paintMark(painter, line.mark, at, details.appointment.status, colours);
            continue;
        }
        painter.setPen(colours.text);
        painter.setFont(line.bold ? m_bold : m_small);
        painter.drawStaticText(at, line.text);
    }
}

} // namespace frontdesk
