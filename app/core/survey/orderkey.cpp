// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Fractional order keys: a key is the digits behind the point of a number between 0 and 1 in base 36, without
// zeros at its end, so that plain comparison of texts is comparison of numbers and there is always room
// between two of them.
#include "survey/projection.h"

#include <algorithm>
#include <vector>

namespace conspectus {

namespace {

constexpr int kBase = 36;
constexpr qsizetype kLongestKey = 400; // longer ones can only come from a log that means harm
// Keys at either end step by one unit of this digit: 18 * 36^3 keys before they grow longer.
constexpr size_t kStepDigits = 4;

using Digits = std::vector<int>;

int digitOf(QChar character)
{
    const char16_t c = character.unicode();
    if (c <= u'9')
        return std::max(0, c - u'0');
    if (c < u'a')
        return 9; // between the digits and the letters
    return std::min(kBase - 1, c - u'a' + 10);
}

Digits digitsOf(const QString &key)
{
    Digits digits;
    for (const QChar character : key.left(kLongestKey))
        digits.push_back(digitOf(character));
    while (!digits.empty() && digits.back() == 0)
        digits.pop_back();
    return digits;
}

QString keyOf(Digits digits)
{
    while (!digits.empty() && digits.back() == 0)
        digits.pop_back();
    QString key;
    for (const int digit : digits)
        key.append(QChar(digit < 10 ? u'0' + digit : u'a' + digit - 10));
    return key;
}

// One unit up or down in the first kStepDigits digits; empty where that would leave (0, 1).
Digits stepped(Digits digits, int step)
{
    const bool hadMore = digits.size() > kStepDigits;
    digits.resize(kStepDigits, 0);
    if (step < 0 && hadMore)
        return digits; // cutting was a step down already
    for (size_t i = kStepDigits; i-- > 0;) {
        digits[i] += step;
        if (digits[i] >= 0 && digits[i] < kBase)
            return digits;
        digits[i] = step > 0 ? 0 : kBase - 1;
    }
    return {};
}

// Half-way between two numbers; hasEnd false means up to 1.
Digits midpoint(const Digits &low, const Digits &high, bool hasEnd)
{
    Digits result;
    for (size_t i = 0; i < static_cast<size_t>(kLongestKey) + 2; ++i) {
        const int a = i < low.size() ? low[i] : 0;
        const int b = !hasEnd ? kBase : (i < high.size() ? high[i] : 0);
        if (b - a > 1) {
            result.push_back((a + b) / 2);
            return result;
        }
        result.push_back(a);
        if (b > a)
            hasEnd = false; // below b already; only low bounds what follows
    }
    return result;
}

bool isZero(const Digits &digits)
{
    return std::ranges::all_of(digits, [](int digit) { return digit == 0; });
}

} // namespace

QString orderBetween(const QString &before, const QString &after)
{
    const Digits low = digitsOf(before);
    const Digits high = digitsOf(after);
    if (isZero(low) && isZero(high))
        return keyOf({kBase / 2});
    const bool hasEnd = !isZero(high) && low < high;
    Digits key;
    if (!hasEnd)
        key = stepped(low, 1);
    else if (isZero(low))
        key = stepped(high, -1);
    if (key.empty() || isZero(key))
        key = midpoint(low, high, hasEnd);
    return keyOf(key);
}

} // namespace conspectus
