// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/icons.h"

#include "shell/theme.h"

#include <QDir>
#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

using namespace Qt::StringLiterals;

// Resources of a static library must be asked for, and from the global namespace.
static void loadIconResources()
{
    Q_INIT_RESOURCE(icons);
}

namespace frontdesk {

namespace {

QString pathOf(const QString &name)
{
    loadIconResources();
    return u":/frontdesk/icons/%1.svg"_s.arg(name);
}

bool mirrors(const QString &name)
{
    static const QStringList directed = {u"back"_s, u"forward"_s, u"logout"_s,
                                         u"undo"_s, u"redo"_s,    u"play"_s};
    return QGuiApplication::isRightToLeft() && directed.contains(name);
}

void paintIcon(QPainter *painter, const QRectF &rect, const QString &name, const QColor &colour)
{
    QFile file(pathOf(name));
    if (!file.open(QIODevice::ReadOnly))
        return;
    // QSvgRenderer knows no currentColor from outside, so the colour is put into the text.
    QByteArray svg = file.readAll();
    svg.replace("currentColor", colour.name().toLatin1());
    QSvgRenderer renderer(svg);
    const qreal side = qMin(rect.width(), rect.height());
    const QRectF square(rect.center().x() - side / 2, rect.center().y() - side / 2, side, side);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (mirrors(name)) {
        painter->translate(2 * square.center().x(), 0);
        painter->scale(-1, 1);
    }
    renderer.render(painter, square);
    painter->restore();
}

QColor colourOf(IconTint tint, QIcon::Mode mode, QIcon::State state)
{
    const QPalette palette = QGuiApplication::palette();
    const Theme &theme = themeOf(palette);
    if (mode == QIcon::Disabled)
        return theme.disabled;
    if (state == QIcon::On && (tint == IconTint::Text || tint == IconTint::Muted))
        return theme.accent;
    switch (tint) {
    case IconTint::Text:
        break;
    case IconTint::Muted:
        return theme.muted;
    case IconTint::Accent:
        return theme.accent;
    case IconTint::OnAccent:
        return theme.onAccent;
    case IconTint::Danger:
        return theme.danger;
    case IconTint::Warning:
        return theme.warning;
    case IconTint::Success:
        return theme.success;
    }
    return theme.text;
}

/// Draws at the moment of painting, so that a change of theme or direction needs no new icon.
class ThemedIconEngine final : public QIconEngine
{
public:
    ThemedIconEngine(QString name, IconTint tint)
        : m_name(std::move(name))
        , m_tint(tint)
    {
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        paintIcon(painter, rect, m_name, colourOf(m_tint, mode, state));
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        return scaledPixmap(size, mode, state, 1.0);
    }

    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State state,
                         qreal scale) override
    {
        // The size is in device pixels already; the scale only goes into the key.
        const QColor colour = colourOf(m_tint, mode, state);
        const QString key = u"frontdesk-icon/%1/%2/%3x%4/%5/%6"_s.arg(
            m_name, colour.name(), QString::number(size.width()), QString::number(size.height()),
            QString::number(scale), mirrors(m_name) ? u"m"_s : QString());
        QPixmap pixmap;
        if (QPixmapCache::find(key, &pixmap))
            return pixmap;
        pixmap = QPixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paintIcon(&painter, QRectF(QPointF(), size), m_name, colour);
        painter.end();
        QPixmapCache::insert(key, pixmap);
        return pixmap;
    }

    QIconEngine *clone() const override { return new ThemedIconEngine(*this); }
    QString key() const override { return u"frontdesk"_s; }
    QString iconName() override { return m_name; }
    bool isNull() override { return false; }

private:
    QString m_name;
    IconTint m_tint;
};

} // namespace

QIcon themedIcon(const QString &name, IconTint tint)
{
    return QFile::exists(pathOf(name)) ? QIcon(new ThemedIconEngine(name, tint)) : QIcon();
}

QPixmap themedPixmap(const QString &name, int size, const QColor &colour, qreal devicePixelRatio)
{
    const int side = qRound(size * devicePixelRatio);
    const QString key = u"frontdesk-pixmap/%1/%2/%3/%4"_s.arg(
        name, colour.name(), QString::number(side), mirrors(name) ? u"m"_s : QString());
    QPixmap pixmap;
    if (!QPixmapCache::find(key, &pixmap)) {
        pixmap = QPixmap(side, side);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paintIcon(&painter, QRectF(0, 0, side, side), name, colour);
        painter.end();
        QPixmapCache::insert(key, pixmap);
    }
    pixmap.setDevicePixelRatio(devicePixelRatio);
    return pixmap;
}

QStringList iconNames()
{
    loadIconResources();
    QStringList names;
    for (const QString &file : QDir(u":/frontdesk/icons"_s).entryList({u"*.svg"_s})) {
        const QString name = file.chopped(4);
        if (name != "app"_L1 && !name.startsWith("control-"_L1))
            names.append(name);
    }
    return names;
}

QIcon applicationIcon()
{
    const QString path = pathOf(u"app"_s);
    QIcon icon;
    for (const int side : {16, 24, 32, 48, 64, 128, 256}) {
        QPixmap pixmap(side, side);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        QSvgRenderer(path).render(&painter);
        painter.end();
        icon.addPixmap(pixmap);
    }
    return icon;
}

} // namespace frontdesk
