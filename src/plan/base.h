// What the plans of one draft have in common, read beforehand. Private to the room.
#pragma once

#include <optional>

#include "draft.h"
#include "plan/plan.h"
#include "schema.h"

namespace kehoach::plan {

// A member of the root.
struct BaseMember {
  std::string key;
  std::string json;   // as it stands in Plan::json; empty where it is a default
  Value value;        // as it stands in Plan::root
  bool told = false;  // something is to be said of it: it is read again with every plan
};

struct Base::Impl {
  std::shared_ptr<const json::Value> merged;  // the draft's
  const Schema::Impl* schema = nullptr;
  Sources sources;                  // where what is filled in has its paths
  std::vector<BaseMember> members;  // in the order of Plan::root; empty where nothing is known
  Value root;                       // without members
  bool no_end_mark = false;         // said of the root, it holds for all members
};

// The plan of a draft, reading only those members that its settings change. Nothing where anything
// is to be told, or the settings add or remove a member: then the whole plan has to be read.
std::optional<Plan> read_changed(const Draft::Impl& draft, const Base::Impl& base,
                                 const Schema::Impl& schema, Sources& sources);

// The constants of the office that not every template asks for (templates/schema/office.json).
void leave_out_unasked(json::Value& data, const Draft::Impl& draft, const Schema::Impl& schema);

}  // namespace kehoach::plan
