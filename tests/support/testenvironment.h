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
