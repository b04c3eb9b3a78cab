// What a unit's plan takes from its superior's. Private to the room.
#pragma once

#include "render/render.h"

namespace kehoach::batch {

// A layer for below the unit's plan: the superior's phases, its issuer as the parent body, and a
// preamble that cites it: "Thực hiện Kế hoạch số 133/KH-LĐLĐ ngày 20/01/2021 của Ban Thường vụ LĐLĐ
// tỉnh Kiên Giang về ...". J0xx; B027 where what a citation needs is missing.
Result<render::PlanText> superior_layer(const render::PlanText& parent, Sources& sources);

}  // namespace kehoach::batch
