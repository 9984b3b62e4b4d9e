// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A row of the library's tree: what it stands for, and the rows below it. For the files of LibraryTreeModel only.
#pragma once

#include "models/librarytreemodel.h"

#include <algorithm>

namespace conspectus {

struct LibraryTreeModel::Node
{
    Key key;
    Node *parent = nullptr;
    std::vector<std::unique_ptr<Node>> children;

    [[nodiscard]] size_t rowOf(const Node *node) const
    {
        const auto found = std::ranges::find(children, node, &std::unique_ptr<Node>::get);
        return static_cast<size_t>(found - children.begin());
    }
    [[nodiscard]] int surveys() const
    {
        return static_cast<int>(std::ranges::count(children, Kind::Survey, [](const auto &each) { return each->key.kind; }));
    }
};

} // namespace conspectus
