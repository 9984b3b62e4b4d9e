// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The words for people in the reader's language. English has a translation too, for its plurals ("1 word", "2 words");
// where a language has none, English is used.
#pragma once

class QCoreApplication;

namespace conspectus {

// Called once by each program's main(), after the application object was made and before the first word is shown.
void installTranslation(QCoreApplication &application);

} // namespace conspectus
