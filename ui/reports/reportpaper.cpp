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

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

constexpr int FontPoints = 10;
constexpr int ChartWidth = 620; ///< about the width of a page, in the document's pixels
constexpr int ChartScale = 3; ///< so that the printed lines are sharp

QImage chartOf(const ReportPaper &paper, const QFont &font)
{
    const QSize size(ChartWidth, BarChart::heightOf(paper.view, font));
    QImage image(size * ChartScale, QImage::Format_RGB32);
    image.setDevicePixelRatio(ChartScale);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::TextAntialiasing);
    BarChart::paint(painter, QRect(QPoint(0, 0), size), paper.view, themeOf(ThemeKind::Light), font,
                    paper.rightToLeft ? Qt::RightToLeft : Qt::LeftToRight);
    return image;
}

void writeTable(QTextCursor &cursor, const ReportView &view)
{
    QTextTableFormat format;
    format.setBorder(0);
    format.setCellPadding(Space::Tiny);
    format.setCellSpacing(0);
    format.setHeaderRowCount(1); // again at the top of each page
    format.setWidth(QTextLength(QTextLength::PercentageLength, 100));
    QTextTable *table =
        cursor.insertTable(int(view.rows.size()) + 1, int(view.columns.size()), format);
    QTextCharFormat strong;
    strong.setFontWeight(QFont::DemiBold);
    for (int column = 0; column < view.columns.size(); ++column)
        table->cellAt(0, column).firstCursorPosition().insertText(view.columns[column].title,
                                                                  strong);
    for (int row = 0; row < view.rows.size(); ++row) {
        const ReportRow &line = view.rows[row];
        table->cellAt(row + 1, 0).firstCursorPosition().insertText(line.label);
        for (int column = 0; column < line.cells.size(); ++column)
            table->cellAt(row + 1, column + 1)
                .firstCursorPosition()
                .insertText(line.cells[column].text);
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
    paragraph({});
    const QUrl name(u"chart"_s);
    const QImage chart = chartOf(*this, base);
    document.addResource(QTextDocument::ImageResource, name, chart);
    QTextImageFormat image;
    image.setName(name.toString());
    image.setWidth(ChartWidth);
    image.setHeight(chart.height() / ChartScale);
    cursor.insertImage(image);
    paragraph({});
    writeTable(cursor, view);
    document.print(&paper);
}

} // namespace frontdesk
