#!/usr/bin/env python3
"""Compares our JSON Schema checker with python3-jsonschema, instance by instance.

Arguments: the program schema_verdicts, and the repository's folder. Makes thousands of valid and
spoiled instances of every schema in tests/property/schemas and of the shipped ones in templates/,
spoils the samples too, and asks both whether they accept. The seed is fixed: a failure names the
instance.

Exit status 77 (skipped) where python3-jsonschema is missing, unless CI is set.
"""

import copy
import glob
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import urllib.parse

try:
    import warnings

    warnings.simplefilter("ignore", DeprecationWarning)
    import jsonschema
except ImportError:
    print("python3-jsonschema is not installed")
    sys.exit(1 if os.environ.get("CI") else 77)

try:
    import re._parser as sre_parse
except ImportError:
    import sre_parse

SEED = 20200305  # the day of Nghị định 30/2020/NĐ-CP
PER_SCHEMA = 3000
PER_DEFINITION = 400

# NFC, nothing that the reader refuses, and no line break at an end, where Python's "$" differs.
ALPHABET = "abcxyzABIVXĐđăâêôơưộệ019 .,-+*/()_“”😀"


# --- making valid instances, mostly -------------------------------------------------------------

def text_for(pattern, rng):
    """A text that the pattern probably matches."""

    def walk(tokens):
        return "".join(one(op, arg) for op, arg in tokens)

    def one(op, arg):
        name = str(op)
        if name == "LITERAL":
            return chr(arg)
        if name == "NOT_LITERAL":
            return rng.choice([c for c in ALPHABET if ord(c) != arg])
        if name == "ANY":
            return rng.choice(ALPHABET)
        if name == "IN":
            return in_class(arg)
        if name == "BRANCH":
            return walk(rng.choice(arg[1]))
        if name == "SUBPATTERN":
            return walk(arg[-1])
        if name in ("MAX_REPEAT", "MIN_REPEAT"):
            low, high, inner = arg
            return "".join(walk(inner) for _ in range(rng.randint(low, min(int(high), low + 3))))
        return ""  # AT

    def in_class(items):
        test = re.compile("(?a)" + "[" + class_source(items) + "]")
        fitting = [c for c in ALPHABET if test.match(c)]
        return rng.choice(fitting) if fitting else "?"

    def class_source(items):
        out = ""
        for op, arg in items:
            name = str(op)
            if name == "NEGATE":
                out += "^"
            elif name == "LITERAL":
                out += re.escape(chr(arg))
            elif name == "RANGE":
                out += re.escape(chr(arg[0])) + "-" + re.escape(chr(arg[1]))
            elif name == "CATEGORY":
                out += {"CATEGORY_DIGIT": r"\d", "CATEGORY_NOT_DIGIT": r"\D",
                        "CATEGORY_WORD": r"\w", "CATEGORY_NOT_WORD": r"\W",
                        "CATEGORY_SPACE": r"\s", "CATEGORY_NOT_SPACE": r"\S"}[str(arg)]
        return out

    return walk(sre_parse.parse(pattern))


class Maker:
    def __init__(self, schemas, root, rng):
        self.schemas, self.root, self.rng = schemas, root, rng

    def resolve(self, reference, base):
        name, _, pointer = reference.partition("#")
        base = name or base
        node = self.schemas[base]
        for step in pointer.split("/")[1:]:
            step = step.replace("~1", "/").replace("~0", "~")
            node = node[int(step)] if isinstance(node, list) else node[step]
        return node, base

    def anything(self, depth=2):
        rng = self.rng
        kind = rng.randrange(8 if depth else 6)
        if kind == 0:
            return None
        if kind == 1:
            return rng.random() < 0.5
        if kind == 2:
            return rng.randint(-5, 12)
        if kind == 3:
            return rng.choice([0.5, 1.0, 5.0, 99.25, -2.5, 7.75, 1e2])
        if kind <= 5:
            return self.text()
        if kind == 6:
            return [self.anything(depth - 1) for _ in range(rng.randint(0, 3))]
        return {self.text() or "k": self.anything(depth - 1) for _ in range(rng.randint(0, 3))}

    def text(self):
        return "".join(self.rng.choice(ALPHABET) for _ in range(self.rng.choice([0, 1, 2, 3, 8])))

    def make(self, schema, base, depth):
        rng = self.rng
        if schema is True or schema is False or schema == {}:
            return self.anything(1)
        if "$ref" in schema:
            return self.make(*self.resolve(schema["$ref"], base), depth)
        if "const" in schema:
            return copy.deepcopy(schema["const"])
        if "enum" in schema:
            return copy.deepcopy(rng.choice(schema["enum"]))
        for word in ("anyOf", "oneOf"):
            if word in schema and "properties" not in schema:
                choices = schema[word]
                if depth <= 0:
                    choices = choices[:1]
                return self.make(rng.choice(choices), base, depth)
        kind = schema.get("type")
        if isinstance(kind, list):
            kind = rng.choice(kind)
        if kind is None:
            kind = ("object" if "properties" in schema or "required" in schema else
                    "array" if "items" in schema or "prefixItems" in schema else
                    "string" if "pattern" in schema else None)
        if kind is None and "allOf" in schema:
            return self.make(rng.choice(schema["allOf"]), base, depth)
        maker = getattr(self, "make_" + str(kind), None)
        return maker(schema, base, depth) if maker else self.anything(1)

    def make_null(self, schema, base, depth):
        return None

    def make_boolean(self, schema, base, depth):
        return self.rng.random() < 0.5

    def make_integer(self, schema, base, depth):
        low = schema.get("minimum", schema.get("exclusiveMinimum", 0))
        high = schema.get("maximum", schema.get("exclusiveMaximum", low + 20))
        value = self.rng.randint(int(low), int(high))
        return float(value) if self.rng.random() < 0.1 else value

    def make_number(self, schema, base, depth):
        low = schema.get("minimum", schema.get("exclusiveMinimum", 0))
        high = schema.get("maximum", low + 20)
        return self.rng.choice([low, high, low + 0.25, high - 0.5, self.rng.randint(0, 30)])

    def make_string(self, schema, base, depth):
        if "pattern" in schema:
            return text_for(schema["pattern"], self.rng)
        text = self.text() or "nội dung"
        return text[: schema.get("maxLength", 40)]

    def make_array(self, schema, base, depth):
        prefix = schema.get("prefixItems", [])
        low = schema.get("minItems", 0)
        size = self.rng.randint(low, max(low, min(schema.get("maxItems", low + 3), low + 4)))
        if depth <= 0:
            size = low
        out = []
        for i in range(size):
            item = prefix[i] if i < len(prefix) else schema.get("items", True)
            out.append(self.make(item, base, depth - 1))
        return out

    def make_object(self, schema, base, depth):
        out = {}
        required = list(schema.get("required", []))
        for word in ("anyOf", "oneOf"):
            if word in schema:
                required += self.rng.choice(schema[word]).get("required", [])
        for key, value in schema.get("properties", {}).items():
            if key in required or (depth > 0 and self.rng.random() < 0.4):
                out[key] = self.make(value, base, depth - 1)
        more = schema.get("additionalProperties", True)
        if more is not False and self.rng.random() < 0.2:
            out[self.rng.choice(["abc", "xyz", "A b"])] = self.make(more, base, depth - 1)
        return out


# --- spoiling them ------------------------------------------------------------------------------

def places(value, path=()):
    yield path
    if isinstance(value, dict):
        for key in value:
            yield from places(value[key], path + (key,))
    elif isinstance(value, list):
        for i in range(len(value)):
            yield from places(value[i], path + (i,))


def spoil(value, maker, rng):
    value = copy.deepcopy(value)
    for _ in range(rng.choice([1, 1, 1, 2, 3])):
        path = rng.choice(list(places(value)))
        if not path:
            value = spoiled(value, maker, rng)
            continue
        parent = value
        for step in path[:-1]:
            parent = parent[step]
        action = rng.randrange(5)
        if action == 0:
            del parent[path[-1]]
        elif action == 1 and isinstance(parent, list):
            parent.insert(rng.randint(0, len(parent)), copy.deepcopy(parent[path[-1]]))
        elif action == 2 and isinstance(parent, dict):
            key = path[-1]
            parent[key[1:] + key[:1] if len(key) > 1 else key + "x"] = parent.pop(key)
        else:
            parent[path[-1]] = spoiled(parent[path[-1]], maker, rng)
    return value


def spoiled(value, maker, rng):
    action = rng.randrange(6)
    if action == 0:
        return maker.anything()
    if action == 1:
        return maker.make(maker.schemas[maker.root], maker.root, 1)
    if isinstance(value, str):
        at = rng.randint(0, len(value))
        return rng.choice([value[:at] + rng.choice(ALPHABET) + value[at:], value[:at] + value[at + 1:],
                           "", value * 2])
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, (int, float)):
        return rng.choice([value + 1, value - 1, -value, value + 0.5, str(value), value * 100])
    if isinstance(value, dict):
        return {**value, rng.choice(["x", "nam", "texts", "Name"]): maker.anything(1)}
    if isinstance(value, list):
        return rng.choice([value + value, value[::-1], [], [value], value + [maker.anything(1)]])
    return maker.anything()


# --- asking both --------------------------------------------------------------------------------

def search(validator, pattern, instance, schema):
    # ECMA-262's \d \w \s are ASCII; that is what "(?a)" means.
    if validator.is_type(instance, "string") and not re.search("(?a)" + pattern, instance):
        yield jsonschema.ValidationError("no match")


Validator = jsonschema.validators.extend(jsonschema.Draft202012Validator, {"pattern": search})


HOME = "https://example.invalid/templates/one/"  # so that "../schema/x.json" leads somewhere


def expected(root, schemas, instances):
    store = {urllib.parse.urljoin(HOME, name): schema for name, schema in schemas.items()}
    resolver = jsonschema.RefResolver(HOME + root, schemas[root], store=store)
    validator = Validator(schemas[root], resolver=resolver)
    return [validator.is_valid(instance) for instance in instances]


def ours(program, files, instances):
    lines = "".join(json.dumps(i, ensure_ascii=False) + "\n" for i in instances)
    run = subprocess.run([program, *files], input=lines.encode(), capture_output=True, check=False)
    if run.returncode != 0 or len(run.stdout.split()) != len(instances):
        sys.exit(f"{files[0]}: {run.stderr.decode()[:2000]}")
    return run.stdout.decode().split()


def compare(program, root, schemas, paths, instances):
    wanted = expected(root, schemas, instances)
    names = [root] + [name for name in schemas if name != root]
    found = ours(program, [f"{name}={paths[name]}" for name in names], instances)
    differing = [(w, f, i) for w, f, i in zip(wanted, found, instances) if f != "01"[w]]
    for w, f, instance in differing[:3]:
        print(f"{root}: jsonschema says {w}, we say {f}: {json.dumps(instance, ensure_ascii=False)}")
    return len(differing), sum(wanted)


def read_json(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def definitions(paths, name, scratch):
    """Each definition as a schema of its own: (root, schemas by name, their paths)"""
    schemas = {n: read_json(p) for n, p in paths.items()}
    for key in schemas[name].get("$defs", {}):
        root = f"def-{key}.json"
        reference = {"$ref": f"{name}#/$defs/{key}"}
        path = os.path.join(scratch, root)
        with open(path, "w", encoding="utf-8") as out:
            json.dump(reference, out)
        yield root, {**schemas, root: reference}, {**paths, root: path}


def jobs(folder, scratch):
    """(root, schemas by name, their paths, how many instances, samples)"""
    own = {os.path.basename(p): p
           for p in sorted(glob.glob(folder + "/tests/property/schemas/*.json"))}
    for name in own:
        if name != "definitions.json":
            yield name, {n: read_json(p) for n, p in own.items()}, own, PER_SCHEMA, []
    for root, schemas, paths in definitions(own, "definitions.json", scratch):
        yield root, schemas, paths, PER_DEFINITION, []

    shared = {"../schema/definitions.json": folder + "/templates/schema/definitions.json"}
    if not os.path.exists(*shared.values()):
        return
    samples = [read_json(p) for p in sorted(glob.glob(folder + "/samples/*.json") +
                                            glob.glob(folder + "/templates/*/example.json"))]
    for path in sorted(glob.glob(folder + "/templates/*/schema.json")):
        paths = {**shared, "schema.json": path}
        schemas = {n: read_json(p) for n, p in paths.items()}
        yield "schema.json", schemas, paths, PER_SCHEMA, samples
    for root, schemas, paths in definitions(shared, "../schema/definitions.json", scratch):
        yield root, schemas, paths, PER_DEFINITION, []


def main(program, folder):
    rng = random.Random(SEED)
    total = valid = wrong = 0
    with tempfile.TemporaryDirectory() as scratch:
        for root, schemas, paths, count, samples in jobs(folder, scratch):
            maker = Maker(schemas, root, rng)
            instances = list(samples)
            while len(instances) < count:
                made = (copy.deepcopy(rng.choice(samples)) if samples and rng.random() < 0.3
                        else maker.make(schemas[root], root, rng.randint(1, 4)))
                instances.append(made if rng.random() < 0.4 else spoil(made, maker, rng))
            differing, accepted = compare(program, root, schemas, paths, instances)
            label = os.path.relpath(paths[root], scratch if root.startswith("def-") else folder)
            print(f"{label}: {len(instances)} instances, {accepted} valid, {differing} differ")
            total, valid, wrong = total + len(instances), valid + accepted, wrong + differing
    print(f"seed {SEED}: {total} instances, {valid} of them valid, {wrong} differ")
    if total < 5000 or not total * 0.1 < valid < total * 0.9:
        sys.exit("too few instances, or too one-sided, to mean anything")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main(*sys.argv[1:])
