// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What assistive technology sees of the survey page: a document with one child for each stop, which says its text and its mark in
// words, where it is, and can be pressed.
#pragma once

namespace conspectus {

// Makes Qt use it for every SurveyPageView; more than once does nothing.
void installSurveyPageAccessibility();

} // namespace conspectus
