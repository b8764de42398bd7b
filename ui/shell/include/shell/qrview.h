// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace frontdesk {

/// A QR code, dark on white whatever the theme, as cameras expect it. What it says must also stand
/// beside it as text.
class QrView : public QWidget
{
    Q_OBJECT

public:
    explicit QrView(QWidget *parent = nullptr);

    /// Nothing is drawn where `text` is empty or too long for a QR code.
    void setText(const QString &text);
    bool isEmpty() const { return m_side == 0; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int m_side = 0; ///< in modules, without the quiet zone
    QByteArray m_modules; ///< row by row, not 0 where dark
};

} // namespace frontdesk
