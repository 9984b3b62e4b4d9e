// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Precompiled for everything with widgets and its tests. Only for speed: each file includes
// what it uses (build once with CONSPECTUS_PRECOMPILE=OFF to see).
#pragma once

#include "precompiled_core.h"

#include <QAction>
#include <QApplication>
#include <QBoxLayout>
#include <QImage>
#include <QLabel>
#include <QMainWindow>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QStyledItemDelegate>
#include <QToolButton>
#include <QTreeView>
#include <QWidget>
