// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A row of the taxonomy tree. The model's functions stand in two files: the tree and how it follows the survey
// (taxonomymodel.cpp), and what a row says and what may be dropped on it (taxonomymodeldata.cpp).
#pragma once

#include "models/taxonomymodel.h"

#include <algorithm>

namespace conspectus {

struct TaxonomyModel::Item
{
    enum class Type { Root, Group, Node, HeldBack };
    Type type = Type::Root;
    Node::Kind kind = Node::Kind::Topic;
    NodeId node;
    Item *parent = nullptr;
    std::vector<std::unique_ptr<Item>> children;

    [[nodiscard]] int row() const
    {
        if (!parent)
            return 0;
        const auto it = std::ranges::find(parent->children, this, [](const auto &child) { return child.get(); });
        return static_cast<int>(it - parent->children.begin());
    }
};

} // namespace conspectus
