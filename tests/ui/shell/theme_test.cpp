// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Colours that can be read, kinds that can be told apart without colour, type that grows with the application's font.

#include "support/testenvironment.h"
#include "ui/appearance.h"
#include "ui/evidencemark.h"
#include "ui/fonts.h"
#include "ui/icons.h"
#include "ui/kindpainter.h"
#include "ui/style.h"
#include "ui/theme.h"

#include <QApplication>
#include <QImage>
#include <QLabel>
#include <QPainter>
#include <cmath>

using namespace conspectus;

namespace {

Theme themeNamed(const QString &name)
{
    return name == QLatin1String("dark") ? Theme::dark() : Theme::light();
}

// The swatch in greys, so that only its form and lightness are left; the mean is taken out, so that only its form is left.
std::vector<double> formOf(const Kind &kind, const Theme &theme)
{
    constexpr int kSide = 28;
    QImage image(kSide, kSide, QImage::Format_RGB32);
    image.fill(theme.paper);
    QPainter painter(&image);
    painter.scale(2, 2);
    paintKindSwatch(painter, QRectF(0, 0, 14, 14), kind, theme);
    painter.end();
    std::vector<double> values;
    double sum = 0;
    for (int y = 0; y < kSide; ++y) {
        for (int x = 0; x < kSide; ++x) {
            values.push_back(qGray(image.pixel(x, y)));
            sum += values.back();
        }
    }
    for (double &value : values)
        value -= sum / static_cast<double>(values.size());
    return values;
}

// Root mean square of the difference of two forms, in steps of grey.
double apart(const std::vector<double> &a, const std::vector<double> &b)
{
    double sum = 0;
    for (size_t i = 0; i < a.size(); ++i)
        sum += (a[i] - b[i]) * (a[i] - b[i]);
    return std::sqrt(sum / static_cast<double>(a.size()));
}

} // namespace

class ThemeTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void cleanup() { QApplication::setFont(QFont()); }

    void textIsReadable_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("light") << QStringLiteral("light");
        QTest::newRow("dark") << QStringLiteral("dark");
    }

    void textIsReadable()
    {
        QFETCH(QString, name);
        const Theme theme = themeNamed(name);
        const std::vector<QColor> papers{theme.paper, theme.panel, theme.win, theme.hov, theme.inact, theme.sel};
        for (const QColor &ink : {theme.ink, theme.ink2, theme.ink3, theme.acc}) {
            for (const QColor &paper : papers)
                QVERIFY2(contrast(ink, paper) >= 4.5, qPrintable(ink.name() + QStringLiteral(" on ") + paper.name()));
        }
        for (const QColor &paper : {theme.paper, theme.panel, theme.win, theme.desk})
            QVERIFY2(contrast(theme.edge, paper) >= 3.0, qPrintable(paper.name()));
        QVERIFY(contrast(theme.accink, theme.acc) >= 4.5);
        QVERIFY(contrast(theme.ok, theme.win) >= 4.5);
        QVERIFY(contrast(theme.warn, theme.warnbg) >= 4.5);
        QVERIFY(contrast(theme.err, theme.errbg) >= 4.5);
        QVERIFY(contrast(theme.ink, theme.errbg) >= 4.5);
        QVERIFY(contrast(theme.pageink, theme.page) >= 7.0);
    }

    void textOnAMarkIsReadable_data() { textIsReadable_data(); }

    void textOnAMarkIsReadable()
    {
        QFETCH(QString, name);
        const Theme theme = themeNamed(name);
        for (const KindSet &set : builtInKindSets()) {
            for (const Kind &kind : set.kinds) {
                QVERIFY2(contrast(theme.pageink, theme.kindFill(kind)) >= 4.5, qPrintable(kind.name));
                QVERIFY2(contrast(theme.kindInk(kind), theme.kindFill(kind)) >= 3.0, qPrintable(kind.name));
            }
        }
    }

    void kindsAreToldApartInGrey_data() { textIsReadable_data(); }

    void kindsAreToldApartInGrey()
    {
        QFETCH(QString, name);
        const Theme theme = themeNamed(name);
        const std::vector<Kind> &kinds = kindSetOrReading({}).kinds;
        QCOMPARE(kinds.size(), size_t(8));
        for (size_t i = 0; i < kinds.size(); ++i) {
            for (size_t j = i + 1; j < kinds.size(); ++j) {
                const double difference = apart(formOf(kinds[i], theme), formOf(kinds[j], theme));
                QVERIFY2(difference > 6.0, qPrintable(QStringLiteral("%1 and %2: %3").arg(kinds[i].name, kinds[j].name).arg(difference)));
            }
        }
    }

    void marksOfEvidenceDiffer()
    {
        QSet<QByteArray> seen;
        for (const auto mark : {EvidenceMark::None, EvidenceMark::Partial, EvidenceMark::Full, EvidenceMark::Disputed}) {
            QImage image(24, 24, QImage::Format_RGB32);
            image.fill(Qt::white);
            QPainter painter(&image);
            paintEvidenceMark(painter, QRectF(0, 0, 24, 24), mark, Theme::light());
            painter.end();
            seen.insert(QByteArray::fromRawData(reinterpret_cast<const char *>(image.constBits()), image.sizeInBytes()).toBase64());
            QVERIFY(!evidenceMarkText(mark).isEmpty());
        }
        QCOMPARE(seen.size(), 4);
    }

    void aMarkKeepsTheLetters_data() { textIsReadable_data(); }

    // Where the page is as dark (or light) as text, the fill changes it little; where it is paper, it becomes the fill.
    void aMarkKeepsTheLetters()
    {
        QFETCH(QString, name);
        const Theme theme = themeNamed(name);
        const Kind &claim = kindSetOrReading({}).kinds.front();
        QImage image(20, 10, QImage::Format_RGB32);
        image.fill(theme.page);
        QPainter painter(&image);
        painter.fillRect(0, 0, 10, 10, theme.pageink);
        paintMarkFill(painter, {QPolygonF(QRectF(0, 0, 20, 10)).mid(0, 4)}, claim, theme);
        painter.end();
        QVERIFY(contrast(QColor(image.pixel(4, 5)), QColor(image.pixel(15, 5))) >= 4.5);
        QVERIFY(QColor(image.pixel(15, 5)) != theme.page);
    }

    void typeGrowsWithTheApplicationsFont()
    {
        QApplication::setFont(applicationFont(QApplication::font(), 1.0));
        const int before = fontFor(FontRole::Reading).pixelSize();
        const int title = fontFor(FontRole::SurveyTitle).pixelSize();
        QApplication::setFont(applicationFont(QApplication::font(), 2.0));
        QCOMPARE(fontFor(FontRole::Reading).pixelSize(), 2 * before);
        QCOMPARE(fontFor(FontRole::SurveyTitle).pixelSize(), 2 * title);
        QCOMPARE(scaled(25), 50);
    }

    void noTypeIsSmallerThanElevenPixels()
    {
        QApplication::setFont(applicationFont(QApplication::font(), 0.5));
        for (int role = 0; role <= static_cast<int>(FontRole::SectionLabel); ++role)
            QVERIFY(fontFor(static_cast<FontRole>(role)).pixelSize() >= 11);
    }

    void everyIconDrawsSomethingInTheAskedColour()
    {
        const QStringList ids = iconIds();
        QVERIFY(ids.size() > 40);
        for (const QString &id : ids) {
            QImage image(32, 32, QImage::Format_ARGB32_Premultiplied);
            image.fill(Qt::transparent);
            QPainter painter(&image);
            paintIcon(painter, id, QRectF(0, 0, 32, 32), QColor(200, 0, 0));
            painter.end();
            int painted = 0;
            for (int y = 0; y < 32; ++y) {
                for (int x = 0; x < 32; ++x) {
                    const QRgb pixel = image.pixel(x, y);
                    painted += qAlpha(pixel) > 128 ? 1 : 0;
                    QVERIFY2(qAlpha(pixel) == 0 || (qGreen(pixel) == 0 && qBlue(pixel) == 0), qPrintable(id));
                }
            }
            QVERIFY2(painted > 10, qPrintable(id));
            QVERIFY2(!iconFor(id).isNull(), qPrintable(id));
        }
        QVERIFY(iconFor(QStringLiteral("no-such-icon")).isNull());
    }

    void aChangeReachesEveryWidgetAtOnce()
    {
        Appearance appearance;
        appearance.setTheme(Theme::Choice::Light);
        QLabel label;
        label.show();
        QVERIFY(!themeOf(&label).isDark);
        appearance.setTheme(Theme::Choice::Dark);
        QVERIFY(themeOf(&label).isDark);
        QTRY_COMPARE(label.palette().color(QPalette::WindowText), Theme::dark().ink);
        QWidget pane;
        setPane(&pane, "panel");
        QCOMPARE(pane.palette().color(QPalette::Window), Theme::dark().panel);
        appearance.setTheme(Theme::Choice::Light);
        QTRY_COMPARE(pane.palette().color(QPalette::Window), Theme::light().panel);
        QCOMPARE(pane.palette().color(QPalette::WindowText), Theme::light().ink);
    }

    void largeTextModeComesAndGoes()
    {
        Appearance appearance;
        appearance.setTheme(Theme::Choice::Dark);
        const int before = QApplication::font().pixelSize();
        appearance.setLargeTextMode(true);
        QVERIFY(QApplication::font().pixelSize() >= before * 3 / 2);
        const Theme &theme = themeOf(nullptr);
        QVERIFY(theme.isDark);
        for (const QColor &ink : {theme.ink, theme.ink2, theme.ink3, theme.acc, theme.ok, theme.warn, theme.err}) {
            for (const QColor &ground : {theme.paper, theme.panel, theme.win, theme.sel, theme.inact})
                QVERIFY(contrast(ink, ground) >= 4.5);
            QVERIFY(contrast(ink, theme.paper) >= 7.0);
        }
        appearance.setLargeTextMode(false);
        QCOMPARE(QApplication::font().pixelSize(), before);
        QCOMPARE(themeOf(nullptr), Theme::dark());
    }

    void highContrastTakesTheDesktopsColours()
    {
        QPalette desktop(Qt::white, Qt::black, Qt::white, Qt::white, Qt::white, Qt::white, Qt::white, Qt::black, Qt::black);
        const Theme theme = Theme::chosen(Theme::Choice::System, desktop);
        QCOMPARE(theme.paper, QColor(Qt::black));
        QCOMPARE(theme.ink, QColor(Qt::white));
        QVERIFY(theme.isDark);
        QCOMPARE(Theme::chosen(Theme::Choice::Light, desktop), Theme::light());
    }

    void textSizesGoUpAndDownTheSameSteps()
    {
        double scale = 1.0;
        for (int i = 0; i < 3; ++i)
            scale = Appearance::nextScale(scale, 1);
        QVERIFY(scale > 1.2);
        for (int i = 0; i < 3; ++i)
            scale = Appearance::nextScale(scale, -1);
        QCOMPARE(scale, 1.0);
        QCOMPARE(Appearance::nextScale(2.5, 1), 2.5);
    }
};

CONSPECTUS_TEST_MAIN(ThemeTest)
#include "theme_test.moc"
