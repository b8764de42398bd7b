// SPDX-License-Identifier: GPL-3.0-or-later
#include "daysheet.h"

#include "shell/bidi.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPagedPaintDevice>
#include <QPainter>

#include <array>

namespace frontdesk {

namespace {

constexpr int Columns = 4;
constexpr int FontPoints = 10;
/// Where the columns begin, as shares of the width: time, patient, telephone, what for.
constexpr std::array<double, Columns + 1> Edges {0, 0.15, 0.46, 0.64, 1};

struct SheetWords {
    Q_DECLARE_TR_FUNCTIONS(DaySheet)
};

/// One run of pages: where the pen is, and how to draw a line of cells.
class Sheet
{
public:
    Sheet(QPainter &painter, const DaySheet &day)
        : m_painter(painter)
        , m_day(day)
        , m_page(painter.viewport())
    {
        m_font = day.font;
        m_font.setPointSize(FontPoints);
        m_bold = m_font;
        m_bold.setBold(true);
        m_large = m_bold;
        m_large.setPointSize(FontPoints * 8 / 5);
        painter.setLayoutDirection(day.rightToLeft ? Qt::RightToLeft : Qt::LeftToRight);
        painter.setPen(Qt::black);
    }

    double lineHeight(const QFont &font) const
    {
        return QFontMetricsF(font, m_painter.device()).height();
    }
    bool isFull(const QString &note) const
    {
        return m_y + rowHeight() + noteBox(note).height() > m_page.height();
    }
    double rowHeight() const { return lineHeight(m_font) * 1.6; }

    void begin(const Doctor &doctor)
    {
        m_y = 0;
        heading(doctor.fullName, m_large);
        heading(m_day.words.fullDay(m_day.day), m_bold);
        if (!doctor.specialty.isEmpty())
            heading(doctor.specialty, m_font);
        m_y += lineHeight(m_font) / 2;
        row({SheetWords::tr("Time"), SheetWords::tr("Patient"), SheetWords::tr("Phone"),
             SheetWords::tr("For")},
            m_bold);
    }

    void heading(const QString &text, const QFont &font)
    {
        const QRectF box(0, m_y, m_page.width(), lineHeight(font));
        write(box, text, font);
        m_y += box.height() * 1.2;
    }

    /// A line of cells, and below them a note from the second column on, in as many lines as it
    /// needs.
    void row(const QStringList &cells, const QFont &font, const QString &note = {})
    {
        const double width = m_page.width();
        const double gap = lineHeight(m_font) / 3;
        for (int at = 0; at < Columns; ++at) {
            QRectF box(width * Edges[std::size_t(at)], m_y,
                       width * (Edges[std::size_t(at) + 1] - Edges[std::size_t(at)]) - gap,
                       rowHeight());
            if (m_day.rightToLeft)
                box.moveRight(width - box.left());
            write(box, cells.value(at), font);
        }
        m_y += rowHeight();
        if (!note.isEmpty()) {
            const QRectF box = noteBox(note);
            m_painter.setFont(m_bold);
            m_painter.drawText(box, NoteFlags, bidiIsolated(note));
            m_y += box.height();
        }
        m_painter.drawLine(QPointF(0, m_y), QPointF(width, m_y));
    }

    const QFont &font() const { return m_font; }

private:
    static constexpr int NoteFlags = int(Qt::AlignLeading | Qt::AlignTop) | Qt::TextWordWrap;

    /// Where a note below the present line is; of no height where there is none.
    QRectF noteBox(const QString &note) const
    {
        if (note.isEmpty())
            return {};
        const double left = m_page.width() * Edges[1];
        QRectF box(left, m_y, m_page.width() - left, m_page.height());
        box.setHeight(QFontMetricsF(m_bold, m_painter.device())
                          .boundingRect(box, NoteFlags, bidiIsolated(note))
                          .height()
                      + lineHeight(m_font) / 3);
        if (m_day.rightToLeft)
            box.moveRight(m_page.width() - left);
        return box;
    }
    void write(const QRectF &box, const QString &text, const QFont &font)
    {
        m_painter.setFont(font);
        const QString shown =
            QFontMetricsF(font, m_painter.device()).elidedText(text, Qt::ElideRight, box.width());
        m_painter.drawText(box, int(Qt::AlignLeading | Qt::AlignVCenter) | Qt::TextSingleLine,
                           bidiIsolated(shown));
    }

    QPainter &m_painter;
    const DaySheet &m_day;
    QRect m_page;
    QFont m_font;
    QFont m_bold;
    QFont m_large;
    double m_y = 0;
};

} // namespace

QList<AppointmentDetails> DaySheet::linesOf(const DoctorCalendar &calendar)
{
    QList<AppointmentDetails> lines = calendar.appointments;
    lines.removeIf([](const AppointmentDetails &details) {
        return details.appointment.status == AppointmentStatus::Cancelled;
    });
    return lines;
}

void DaySheet::paint(QPagedPaintDevice &paper) const
{
    QPainter painter(&paper);
    Sheet sheet(painter, *this);
    bool first = true;
    for (const DoctorCalendar &calendar : columns) {
        if (!std::exchange(first, false))
            paper.newPage();
        sheet.begin(calendar.doctor);
        const QList<AppointmentDetails> lines = linesOf(calendar);
        for (const AppointmentDetails &details : lines) {
            // Whole, below its line: there it is not cut.
            const QString alert = words.remark(details.appointment, {});
            if (sheet.isFull(alert)) {
                paper.newPage();
                sheet.begin(calendar.doctor);
            }
            const QString what = details.appointment.reason.isEmpty()
                                     ? details.typeName
                                     : details.appointment.reason.simplified();
            const bool hidden = words.isPrivate();
            sheet.row({words.range(details.appointment.span), words.patient(details),
                       hidden ? QString() : details.patientPhone, hidden ? QString() : what},
                      sheet.font(), alert);
        }
        if (lines.isEmpty())
            sheet.heading(SheetWords::tr("No appointments"), sheet.font());
    }
}

} // namespace frontdesk
