// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What every test program sets up first: HOME and all XDG folders in a temporary folder, the C locale's UTF-8, no session
// bus. Use CONSPECTUS_TEST_MAIN(Class) in place of QTEST_MAIN for programs with widgets, and
// CONSPECTUS_TEST_GUILESS_MAIN(Class) for the others.
#pragma once

#include <QString>
#include <QTemporaryDir>
#include <QtTest>

namespace conspectus::test {

// How long the tests wait for what must come: a busy machine stands still for many seconds at a time, and waiting longer
// costs nothing where it comes.
inline constexpr int kLongWait = 120'000; // ms

class Environment
{
public:
    Environment();
    [[nodiscard]] QString folder() const { return m_folder.path(); }

private:
    QTemporaryDir m_folder;
};

// The folder with real input beside the project, or empty where it is absent (tests then skip with a plain message).
[[nodiscard]] QString corpusFolder();

} // namespace conspectus::test

// Qt's own give up after 5 s.
#undef QTRY_VERIFY
#define QTRY_VERIFY(expression) QTRY_VERIFY_WITH_TIMEOUT((expression), conspectus::test::kLongWait)
#undef QTRY_COMPARE
#define QTRY_COMPARE(actual, expected) QTRY_COMPARE_WITH_TIMEOUT((actual), (expected), conspectus::test::kLongWait)

#define CONSPECTUS_TEST_MAIN(TestClass)                                                                              \
    int main(int argc, char **argv)                                                                                  \
    {                                                                                                                \
        conspectus::test::Environment environment;                                                                   \
        QApplication app(argc, argv);                                                                                \
        TestClass test;                                                                                              \
        return QTest::qExec(&test, argc, argv);                                                                      \
    }
#define CONSPECTUS_TEST_GUILESS_MAIN(TestClass)                                                                      \
    int main(int argc, char **argv)                                                                                  \
    {                                                                                                                \
        conspectus::test::Environment environment;                                                                   \
        QCoreApplication app(argc, argv);                                                                            \
        TestClass test;                                                                                              \
        return QTest::qExec(&test, argc, argv);                                                                      \
    }
