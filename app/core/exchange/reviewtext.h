// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Pasted peer reviews: splits them at "Reviewer …" lines, reads the fields of the forms that venues use, and
// names the form. Where a form is not recognised the text is kept as it came.
#pragma once

#include "survey/survey.h"

#include <QStringList>

namespace conspectus::exchange {

// Ids and order keys are left empty. `form` is empty where fewer than two known fields were met.
[[nodiscard]] std::vector<PeerReview> reviewsFrom(const QStringList &lines);

} // namespace conspectus::exchange
