// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Many annotations in the order of comesBefore(), with each place looked up once.
#pragma once

#include "survey/survey.h"

namespace conspectus {

void sortByPlace(std::vector<Annotation> &annotations, const VersionId &version);

} // namespace conspectus
