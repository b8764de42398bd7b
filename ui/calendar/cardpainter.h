// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "calendar/cardfill.h"
#include "calendartext.h"

#include <QFont>
#include <QHash>
#include <QPixmap>
#include <QPointF>
#include <QRectF>
#include <QStaticText>

#include <array>

class QPainter;

namespace frontdesk {

struct Theme;

/// Draws appointments as cards. Laid-out text is kept from one frame to the next, as laying it out
/// is what costs.
class CardPainter
{
public:
    /// Anything that changes how text is laid out. Forgets what is kept.
    void setLook(const QFont &font, Qt::LayoutDirection direction);
    void setFill(const CardFill &fill) { m_fill = fill; }
    const CardFill &fill() const { return m_fill; }
    /// What is shown of all of them has changed. A card whose own contents changed is noticed.
    void forget();

    struct Card {
        QRectF rect; ///< view pixels
        const AppointmentDetails *details = nullptr;
        bool pending = false; ///< its change waits for an answer: dashed
        bool edited = false; ///< another desk is changing it: a pencil
    };
    void paint(QPainter &painter, const Card &card, const Theme &theme, const CalendarText &text);

    /// How narrow a column may become before its view scrolls: the better part of a name fits.
    static double leastColumn(const QFont &font, bool severalDays);

    const QFont &smallFont() const { return m_small; }
    const QFont &boldFont() const { return m_bold; }

private:
    /// Signs in front of the words.
    enum class Mark { None, Status, Alert, Edited };
    struct Line {
        QStaticText text;
        QPointF offset; ///< from the card's top left
        bool bold = false;
        Mark mark = Mark::None; ///< a sign stands here, no text
    };
    struct Key {
        AppointmentId id;
        int width = 0;
        int height = 0;

        bool operator==(const Key &) const = default;
        friend size_t qHash(const Key &key, size_t seed)
        {
            return qHashMulti(seed, key.id, key.width, key.height);
        }
    };
    struct Kept {
        AppointmentDetails details; ///< as it was laid out
        bool edited = false;
        QList<Line> lines;
    };
    /// What a card looks like without its words: as many cards share it, it is drawn once.
    struct Body {
        QRgb fill = 0;
        QRgb bar = 0;
        QSize size;
        bool overbooked = false;
        bool pending = false;
        int scale = 100; ///< device pixels to a hundred of ours

        bool operator==(const Body &) const = default;
        friend size_t qHash(const Body &body, size_t seed)
        {
            return qHashMulti(seed, body.fill, body.bar, body.size.width(), body.size.height(),
                              body.overbooked, body.pending, body.scale);
        }
    };
    void paintBody(QPainter &painter, const Body &body, const QRectF &rect) const;
    void paintKeptBody(QPainter &painter, const Card &card, const CardColours &colours);
    QList<Line> layOut(const Card &card, const CalendarText &text) const;
    struct Place {
        double left = 0;
        double right = 0;
        double baseline = 0;
        bool trailing = false; ///< at the far edge
    };
    void addLine(QList<Line> &lines, const QString &text, bool bold, const Place &place,
                 double cardWidth) const;
    double topOfSeveral(const QSizeF &size) const;
    static QList<Mark> marksOf(const Card &card);
    double glyphRoom(const Card &card) const; ///< of all signs, with the gap behind each
    QList<Line> layOutMarks(const Card &card, bool several) const;
    void paintMark(QPainter &painter, Mark mark, const QPointF &at, AppointmentStatus status,
                   const CardColours &colours) const;
    void layOutSingle(QList<Line> &lines, const Card &card, const CalendarText &text) const;
    void layOutSeveral(QList<Line> &lines, const Card &card, const CalendarText &text) const;

    CardFill m_fill;
    QFont m_font;
    QFont m_small;
    QFont m_bold;
    Qt::LayoutDirection m_direction = Qt::LeftToRight;
    double m_glyph = 11; ///< grows with the font
    QHash<Key, Kept> m_cache;
    QHash<Body, QPixmap> m_bodies;
};

} // namespace frontdesk
