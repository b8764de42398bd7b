// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/icons.h"
#include "shell/theme.h"
#include "shots.h"

#include <QtTest>
#include <QtWidgets>

using namespace frontdesk;
using namespace Qt::StringLiterals;

namespace {

constexpr double Text = 4.5;
constexpr double Glyph = 3.0;

struct Pair {
    QByteArray name;
    QColor front, back;
    double least;
};

QList<Pair> pairsOf(const Theme &theme)
{
    const std::pair<const char *, QColor> areas[] = {{"window", theme.window},
                                                     {"surface", theme.surface},
                                                     {"raised", theme.raised},
                                                     {"rail", theme.rail}};
    const std::pair<const char *, QColor> texts[] = {
        {"text", theme.text},     {"muted", theme.muted},     {"accent", theme.accent},
        {"danger", theme.danger}, {"warning", theme.warning}, {"success", theme.success}};
    QList<Pair> pairs;
    for (const auto &[areaName, area] : areas) {
        for (const auto &[textName, text] : texts)
            pairs.append({QByteArray(textName) + " on " + areaName, text, area, Text});
        pairs.append({QByteArray("field on ") + areaName, theme.field, area, Glyph});
        pairs.append({QByteArray("focus on ") + areaName, theme.focus, area, Glyph});
    }
    for (const QColor &soft : {theme.accentSoft, theme.dangerSoft, theme.warningSoft,
                               theme.successSoft, theme.infoSoft}) {
        pairs.append({"text on soft " + soft.name().toLatin1(), theme.text, soft, Text});
        pairs.append({"muted on soft " + soft.name().toLatin1(), theme.muted, soft, Text});
    }
    pairs.append({"accent on accentSoft", theme.accent, theme.accentSoft, Text});
    pairs.append({"accent on infoSoft", theme.accent, theme.infoSoft, Text});
    pairs.append({"danger on dangerSoft", theme.danger, theme.dangerSoft, Text});
    pairs.append({"warning on warningSoft", theme.warning, theme.warningSoft, Text});
    pairs.append({"success on successSoft", theme.success, theme.successSoft, Text});
    for (const QColor &button :
         {theme.accent, theme.accentHover, theme.accentPressed, theme.danger})
        pairs.append({"onAccent on " + button.name().toLatin1(), theme.onAccent, button, Text});
    pairs.append({"nowLine on surface", theme.nowLine, theme.surface, Glyph});
    pairs.append({"nowLine on closedHours", theme.nowLine, theme.closedHours, Glyph});
    for (const AppointmentStatus status :
         {AppointmentStatus::Pending, AppointmentStatus::Confirmed, AppointmentStatus::Arrived,
          AppointmentStatus::InProgress, AppointmentStatus::Completed, AppointmentStatus::Cancelled,
          AppointmentStatus::NoShow}) {
        const StatusColours &colours = theme.status(status);
        const QByteArray name = "status " + QByteArray::number(int(status));
        pairs.append({name + " text", colours.text, colours.fill, Text});
        pairs.append({name + " glyph", colours.border, colours.fill, Glyph});
        pairs.append({name + " border on open", colours.border, theme.surface, Glyph});
        pairs.append({name + " border on closed", colours.border, theme.closedHours, Glyph});
    }
    return pairs;
}

/// One of each control, to be looked at.
QWidget *gallery()
{
    auto *window = new QWidget;
    auto *outer = new QVBoxLayout(window);
    outer->setContentsMargins(Space::Huge, Space::Huge, Space::Huge, Space::Huge);
    outer->setSpacing(Space::Large);
    auto *title = new QLabel(u"Title of a page"_s);
    setTextLook(title, TextLook::Title);
    auto *muted = new QLabel(u"A quieter sentence below it"_s);
    setTextLook(muted, TextLook::Muted);
    outer->addWidget(title);
    outer->addWidget(muted);
    auto *buttons = new QHBoxLayout;
    for (int look = 0; look < 4; ++look) {
        for (const bool enabled : {true, false}) {
            auto *button = new QPushButton(themedIcon(u"check"_s, look == 1   ? IconTint::OnAccent
                                                                  : look == 2 ? IconTint::Danger
                                                                              : IconTint::Text),
                                           u"Button %1"_s.arg(look));
            setButtonLook(button, ButtonLook(look));
            button->setEnabled(enabled);
            buttons->addWidget(button);
        }
    }
    outer->addLayout(buttons);
    auto *card = new QWidget;
    makeCard(card);
    auto *form = new QFormLayout(card);
    form->setContentsMargins(Space::Large, Space::Large, Space::Large, Space::Large);
    form->addRow(u"Name"_s, new QLineEdit(u"Haddad Ahmed"_s));
    auto *empty = new QLineEdit;
    empty->setPlaceholderText(u"A placeholder"_s);
    form->addRow(u"Phone"_s, empty);
    auto *faulty = new QLineEdit(u"wrong"_s);
    faulty->setProperty("faulty", true);
    form->addRow(u"Faulty"_s, faulty);
    auto *disabled = new QLineEdit(u"disabled"_s);
    disabled->setEnabled(false);
    form->addRow(u"Disabled"_s, disabled);
    auto *combo = new QComboBox;
    combo->addItems({u"Cardiology"_s, u"Dermatology"_s});
    form->addRow(u"Specialty"_s, combo);
    form->addRow(u"Minutes"_s, new QSpinBox);
    auto *dateEdit = new QDateEdit(QDate(2026, 3, 9));
    dateEdit->setCalendarPopup(true);
    form->addRow(u"Date"_s, dateEdit);
    form->addRow(u"Time"_s, new QTimeEdit(QTime(9, 30)));
    auto *checks = new QHBoxLayout;
    auto *checkBox = new QCheckBox(u"Checked"_s);
    checkBox->setChecked(true);
    auto *radio = new QRadioButton(u"Chosen"_s);
    radio->setChecked(true);
    checks->addWidget(checkBox);
    checks->addWidget(new QCheckBox(u"Not checked"_s));
    checks->addWidget(radio);
    checks->addWidget(new QRadioButton(u"Not chosen"_s));
    form->addRow(u"Choices"_s, checks);
    form->addRow(u"Note"_s, new QPlainTextEdit(u"Some longer text"_s));
    outer->addWidget(card);
    auto *table = new QTableWidget(3, 3);
    table->setHorizontalHeaderLabels({u"Name"_s, u"Birth date"_s, u"Phone"_s});
    table->verticalHeader()->hide();
    table->setShowGrid(false);
    for (int row = 0; row < 3; ++row)
        for (int column = 0; column < 3; ++column)
            table->setItem(row, column, new QTableWidgetItem(u"Cell %1"_s.arg(row * 3 + column)));
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->selectRow(1);
    table->setMinimumHeight(140);
    outer->addWidget(table);
    auto *icons = new QGridLayout;
    int index = 0;
    for (const QString &name : iconNames()) {
        auto *icon = new QLabel;
        icon->setPixmap(themedIcon(name).pixmap(24, 24));
        icons->addWidget(icon, index / 18, index % 18);
        ++index;
    }
    outer->addLayout(icons);
    return window;
}

} // namespace

class ContrastTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void textIsReadableAndGlyphsAreVisibleInEveryTheme_data()
    {
        QTest::addColumn<QColor>("front");
        QTest::addColumn<QColor>("back");
        QTest::addColumn<double>("least");
        for (const ThemeKind kind : allThemeKinds()) {
            for (const Pair &pair : pairsOf(themeOf(kind)))
                QTest::addRow("theme %d: %s", int(kind), pair.name.constData())
                    << pair.front << pair.back << pair.least;
        }
    }

    void textIsReadableAndGlyphsAreVisibleInEveryTheme()
    {
        QFETCH(const QColor, front);
        QFETCH(const QColor, back);
        QFETCH(const double, least);
        const double ratio = contrastRatio(front, back);
        QVERIFY2(ratio >= least, qPrintable(QString::number(ratio)));
    }

    void contrastIsComputedAsWcagSays()
    {
        QCOMPARE(qRound(contrastRatio(Qt::white, Qt::black)), 21);
        QCOMPARE(qRound(contrastRatio(Qt::black, Qt::black)), 1);
        // #767676 is the well-known darkest grey that passes on white.
        QVERIFY(contrastRatio(QColor(0x76, 0x76, 0x76), Qt::white) >= 4.5);
        QVERIFY(contrastRatio(QColor(0x77, 0x77, 0x77), Qt::white) < 4.5);
    }

    void theThemeIsKnownFromAWidgetsPalette()
    {
        for (const ThemeKind kind : allThemeKinds()) {
            applyTheme(*qApp, kind);
            QPushButton button;
            QLineEdit edit;
            button.ensurePolished();
            edit.ensurePolished();
            QCOMPARE(currentTheme(&button).kind, kind);
            QCOMPARE(currentTheme(&edit).kind, kind);
        }
        QCOMPARE(themeOf(QPalette(Qt::black)).kind, ThemeKind::Dark);
        QCOMPARE(themeOf(QPalette(Qt::white)).kind, ThemeKind::Light);
    }

    void theStyleSheetHasNoColourLeftToFillIn()
    {
        for (const ThemeKind kind : allThemeKinds()) {
            const QString sheet = styleSheetOf(themeOf(kind), qApp->font());
            QVERIFY(!sheet.contains(u'@'));
            QVERIFY(!sheet.contains(u": ;"_s));
        }
    }

    void iconsTakeTheColourOfTheTheme()
    {
        QVERIFY(iconNames().size() > 40);
        QVERIFY(themedIcon(u"no such icon"_s).isNull());
        for (const ThemeKind kind : allThemeKinds()) {
            applyTheme(*qApp, kind);
            const QColor text = themeOf(kind).text;
            for (const QString &name : iconNames()) {
                const QImage image = themedIcon(name).pixmap(48, 48).toImage().convertToFormat(
                    QImage::Format_ARGB32);
                bool drawn = false;
                for (int y = 0; y < image.height() && !drawn; ++y)
                    for (int x = 0; x < image.width() && !drawn; ++x)
                        drawn = image.pixelColor(x, y) == text;
                QVERIFY2(drawn, qPrintable(name));
            }
        }
        QVERIFY(!applicationIcon().isNull());
    }

    void aGalleryOfControlsCanBeLookedAt()
    {
        for (const ThemeKind kind : allThemeKinds()) {
            applyTheme(*qApp, kind);
            QScopedPointer<QWidget> window(gallery());
            window->resize(980, 960);
            window->show();
            QVERIFY(QTest::qWaitForWindowExposed(window.data()));
            test::keepShot(*window, u"gallery-%1"_s.arg(int(kind)));
        }
    }
};

QTEST_MAIN(ContrastTest)
#include "tst_contrast.moc"
