// SPDX-License-Identifier: GPL-3.0-or-later
#include "reportpaper.h"

#include "barchart.h"
#include "shell/theme.h"

#include <QImage>
#include <QPagedPaintDevice>
#include <QPainter>
#include <QTextCursor>
#include <QTextDocument>
#include <QTextTable>
#include <QUrl>

#include <algorithm>

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

constexpr int FontPoints = 10;
constexpr int ChartWidth = 620; ///< about the width of a page, in the document's pixels
constexpr int MostBars = 30; ///< in one picture: not a page high
constexpr int ChartScale = 3; ///< so that the printed lines are sharp

/// So many bars from `first` on; all of a series, which stands side by side.
QImage chartOf(const ReportPaper &paper, const QFont &font, int first, int rows)
{
    const ReportView &view = paper.view;
    const int whole = BarChart::heightOf(view, font);
    const int rowHeight = view.isSeries ? 0 : whole / std::max(1, int(view.rows.size()));
    const QSize size(ChartWidth, view.isSeries ? whole : rows * rowHeight);
    QImage image(size * ChartScale, QImage::Format_RGB32);
    image.setDevicePixelRatio(ChartScale);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::TextAntialiasing);
    BarChart::paint(painter, QRect(0, -first * rowHeight, ChartWidth, whole), view,
                    themeOf(ThemeKind::Light), font,
                    paper.rightToLeft ? Qt::RightToLeft : Qt::LeftToRight);
    return image;
}

/// In pieces, as a picture is not parted where a page ends.
void writeChart(QTextCursor &cursor, const ReportPaper &paper, const QFont &font)
{
    const int all = int(paper.view.rows.size());
    const int most = paper.view.isSeries ? all : MostBars;
    for (int first = 0; first < all; first += most) {
        const QImage chart = chartOf(paper, font, first, std::min(most, all - first));
        const QUrl name(u"chart%1"_s.arg(first));
        cursor.document()->addResource(QTextDocument::ImageResource, name, chart);
        QTextImageFormat image;
        image.setName(name.toString());
        image.setWidth(ChartWidth);
        image.setHeight(double(chart.height()) / ChartScale);
        cursor.insertBlock(QTextBlockFormat(), QTextCharFormat());
        cursor.insertImage(image);
    }
}

/// The layout of documents does not mirror tables, so columns are counted from the other side.
void writeTable(QTextCursor &cursor, const ReportPaper &paper)
{
    const ReportView &view = paper.view;
    const int columns = int(view.columns.size());
    QTextTableFormat format;
    format.setBorder(0);
    format.setCellPadding(Space::Tiny);
    format.setCellSpacing(0);
    format.setHeaderRowCount(1); // again at the top of each page
    format.setWidth(QTextLength(QTextLength::PercentageLength, 100));
    QTextTable *table = cursor.insertTable(int(view.rows.size()) + 1, columns, format);
    const auto write = [&](int row, int column, const QString &text, const QTextCharFormat &look) {
        const int place = paper.rightToLeft ? columns - 1 - column : column;
        table->cellAt(row, place).firstCursorPosition().insertText(text, look);
    };
    QTextCharFormat strong;
    strong.setFontWeight(QFont::DemiBold);
    for (int column = 0; column < columns; ++column)
        write(0, column, view.columns[column].title, strong);
    for (int row = 0; row < view.rows.size(); ++row) {
        const ReportRow &line = view.rows[row];
        write(row + 1, 0, line.label, {});
        for (int column = 0; column < line.cells.size(); ++column)
            write(row + 1, column + 1, line.cells[column].text, {});
    }
}

} // namespace

void ReportPaper::print(QPagedPaintDevice &paper) const
{
    QFont base = font;
    base.setPointSize(FontPoints);
    QTextDocument document;
    document.setDefaultFont(base);
    QTextOption option = document.defaultTextOption();
    option.setTextDirection(rightToLeft ? Qt::RightToLeft : Qt::LeftToRight);
    document.setDefaultTextOption(option);
    QTextCursor cursor(&document);
    QTextCharFormat large;
    large.setFontPointSize(FontPoints * 1.6);
    large.setFontWeight(QFont::DemiBold);
    cursor.insertText(title, large);
    const auto paragraph = [&](const QString &text) {
        cursor.insertBlock(QTextBlockFormat(), QTextCharFormat());
        cursor.insertText(text, QTextCharFormat());
    };
    paragraph(days);
    paragraph(view.headline);
    writeChart(cursor, *this, base);
    paragraph({});
    writeTable(cursor, *this);
    document.print(&paper);
}

} // namespace frontdesk
