// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QLabel;
class QPushButton;

namespace frontdesk {

/// A banner inside a screen: icon, text and, where something can be done, one button. Hidden until
/// something is shown. A screen reader hears the text when it appears.
class InlineMessage : public QFrame
{
    Q_OBJECT

public:
    enum class Kind { Info, Success, Warning, Error };

    explicit InlineMessage(QWidget *parent = nullptr);

    /// `action` is the verb on the button; none where it is empty.
    void showMessage(Kind kind, const QString &text, const QString &action = {});
    void clear();
    /// The same for what may be said again and again: once for each text, nothing where it is
    /// empty.
    void showOnly(Kind kind, const QString &text);
    QString text() const;
    Kind kind() const { return m_kind; }

Q_SIGNALS:
    void actionTriggered();

protected:
    void changeEvent(QEvent *event) override;

private:
    void updateIcon();

    Kind m_kind = Kind::Info;
    QLabel *m_icon;
    QLabel *m_text;
    QPushButton *m_action;
};

} // namespace frontdesk
