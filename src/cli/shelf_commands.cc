// kehoach templates, schema, vars: what there is to draft from.
#include <algorithm>
#include <ostream>

#include "base/utf8.h"
#include "draft/shelf.h"
#include "draft/vars.h"
#include "json/make.h"
#include "json/write.h"
#include "session.h"

namespace kehoach::cli {

namespace {

std::string padded(const std::string& text, std::size_t width) {
  const std::size_t size = utf8::count_code_points(text);
  return text + std::string(size < width ? width - size : 0, ' ');
}

void print_fields(Session& session, const std::vector<draft::Field>& fields, std::size_t width) {
  for (const auto& field : fields) {
    std::string line = "  " + padded(field.path, width);
    if (!field.title.empty()) line += "  " + field.title;
    if (field.required) line += session.say(" (bắt buộc)", " (required)");
    line.erase(line.find_last_not_of(' ') + 1);
    session.out << line << '\n';
  }
}

json::Value as_json(const std::vector<draft::Field>& fields) {
  json::Array items;
  for (const auto& field : fields) {
    json::Value required;
    required.data = field.required;
    items.push_back(json::object_value({{"path", {}, json::text_value(field.path)},
                                        {"title", {}, json::text_value(field.title)},
                                        {"required", {}, std::move(required)}}));
  }
  json::Value list;
  list.data = std::move(items);
  return list;
}

std::size_t widest(const draft::Vars& vars) {
  std::size_t width = 0;
  for (const auto* fields : {&vars.read, &vars.never_read}) {
    for (const auto& field : *fields) {
      width = std::max(width, utf8::count_code_points(field.path));
    }
  }
  return width;
}

void print(Session& session, const draft::Vars& vars) {
  const std::size_t width = widest(vars);
  session.out << session.say("Mẫu đọc:\n", "The template reads:\n");
  print_fields(session, vars.read, width);
  if (vars.anything) {
    session.out << session.say(
        "  (và các trường khác, theo tên chỉ biết khi có dữ liệu)\n",
        "  (and other fields, by names that are only known with the data)\n");
  }
  if (vars.never_read.empty()) return;
  session.out << session.say("\nLược đồ có nhưng mẫu không đọc:\n",
                             "\nIn the schema, but never read:\n");
  print_fields(session, vars.never_read, width);
}

}  // namespace

int list_templates(Session& session) {
  const auto data = session.data();
  if (!data) return bad_input;
  Sources sources;
  const auto shelf = take(session, draft::list_templates(session.world, *data, sources));
  if (!shelf) return bad_input;
  if (session.arguments.json) {
    json::Array items;
    for (const auto& item : *shelf) {
      items.push_back(
          json::object_value({{"name", {}, json::text_value(item.name)},
                              {"title", {}, json::text_value(item.title)},
                              {"description", {}, json::text_value(item.description)}}));
    }
    json::Value list;
    list.data = std::move(items);
    session.out << json::write(list);
    return done;
  }
  std::size_t width = 0;
  for (const auto& item : *shelf) width = std::max(width, item.name.size());
  for (const auto& item : *shelf) {
    session.out << padded(item.name, width) << "  " << item.title << '\n';
    if (!item.description.empty())
      session.out << std::string(width + 2, ' ') << item.description << '\n';
  }
  return done;
}

int print_schema(Session& session) {
  const auto data = session.data();
  if (!data) return bad_input;
  const auto schema =
      take(session, draft::bundled_schema(session.world, *data, session.arguments.words[0],
                                          std::make_shared<Sources>()));
  if (!schema) return bad_input;
  session.out << *schema;
  return done;
}

int print_vars(Session& session) {
  const auto data = session.data();
  if (!data) return bad_input;
  const std::string& name = session.arguments.words[0];
  const auto sources = std::make_shared<Sources>();
  const auto schema = take(session, draft::bundled_schema(session.world, *data, name, sources));
  if (!schema) return bad_input;
  const auto tmpl =
      take(session, templates::load(session.world, {*data / "templates"}, name, sources));
  if (!tmpl) return bad_input;
  const auto vars = take(session, draft::find_vars(*tmpl, *schema, *sources));
  if (!vars) return bad_input;
  session.tell(vars->never_set);
  if (session.arguments.json) {
    session.out << json::write(json::object_value(
        {{"read", {}, as_json(vars->read)}, {"never_read", {}, as_json(vars->never_read)}}));
  } else {
    print(session, *vars);
  }
  return vars->never_set.empty() ? done : findings;
}

}  // namespace kehoach::cli
