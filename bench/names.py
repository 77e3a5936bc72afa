"""Scores what the tools of names.sh named: names.py FACTS ROOT_RELEASE FULL_RELEASE."""

import collections
import fnmatch
import json
import os
import re
import sys
import textwrap

facts, root, full = sys.argv[1:]
TOOLS = [
    ("cfgmgr", "cfgmgr"),
    ("isenkram-lookup", "lookup"),
    ("  without DEP-11", "lookup-plain"),
    ("isenkram-autoinstall-firmware -l", "firmware"),
    ("  the full kernel's modules loaded", "firmware-full"),
    ("  these, and without DEP-11", "firmware-plain"),
    ("DEP-11 alone", "dep11"),
]


def lines(name):
    path = os.path.join(facts, name)
    if not os.path.exists(path):
        return []
    with open(path, encoding="utf-8", errors="replace") as file:
        return [line.rstrip("\n") for line in file]


def table(name):
    """The rows "KEY VALUE" as KEY: {VALUE...}."""
    rows = {}
    for line in lines(name):
        key, value = line.split(" ", 1)
        rows.setdefault(key, set()).add(value)
    return rows


def packages_of(release):
    """The packages that bring a kernel: its own, and the one that follows it."""
    series = re.match(r"(\d+\.\d+)\.\d+\+deb\d+-(.*)", release)
    flavour = f"{series[1]}-{series[2]}" if series else re.sub(r"^[0-9.]+-\d+-", "", release)
    return {f"linux-image-{release}", f"linux-image-{flavour}"}


releases = lines("releases")
modules = {r: {line.split()[0]: line.split()[1:] for line in lines(f"aliases.{r}")} for r in releases}
BUILT_IN = set(lines("builtin"))  # some have no aliases in any index
declared = table("firmware")
held = {}
for line in lines("held"):
    file, package = line.split(" ", 1)
    held.setdefault(file, set()).add(package)
holders = set().union(*held.values()) if held else set()
globs = {}


def firmware(names):
    """The packages that have one of what modules declare, for each module that has a package at all."""
    wanted = {}
    for module in names:
        for name in declared.get(module, ()):
            if name not in globs:
                files = fnmatch.filter(held, name) if re.search(r"[*?]", name) else [name]
                globs[name] = set().union(*(held.get(f, set()) for f in files)) if files else set()
            if globs[name]:
                wanted.setdefault(module, set()).update(globs[name])
    return wanted


def truth(alias):
    """(kernel packages, firmware packages) that a device wants; None when it wants nothing."""
    here = modules[root].get(alias) or [m for m in modules[full].get(alias, []) if m in BUILT_IN]
    kernels = set()
    if not here:
        for release in releases:
            if modules[release].get(alias):
                kernels |= packages_of(release)
        if not kernels:
            return None
    wanted = firmware(here or modules[full].get(alias, []))
    if here and not wanted:
        return None
    return kernels, set().union(*wanted.values()) if wanted else set()


def dep11():
    """[(pattern, package)] of the components."""
    found, package, inside = [], "", False
    for line in lines("dep11"):
        if line == "---":
            package = ""
        elif line.startswith("Package: "):
            package = line[9:].strip()
        elif line.strip() == "modaliases:":
            inside = True
        elif inside and line.lstrip().startswith("- "):
            found.append((line.lstrip()[2:].strip().strip("'\""), package))
        else:
            inside = False
    return found


PATTERNS = dep11()
quiet, bare = collections.Counter(), collections.Counter()


def named(machine, tool, devices):
    """{device path or "": {package...}}; "" of what a tool names for the machine."""
    if tool == "dep11":
        return {
            path: {p for pattern, p in PATTERNS if fnmatch.fnmatchcase(alias, pattern)}
            for path, alias in devices
        }
    if tool != "cfgmgr":
        words = " ".join(lines(f"{machine}.{tool}")).split()
        return {"": set(words)}
    said = json.loads("\n".join(lines(f"{machine}.cfgmgr")))
    by_alias = {alias: path for path, alias in devices}
    paths = {path for path, _ in devices}
    names, rows = {}, {}
    for row in said["missing"]:
        path = row["path"]
        if path not in paths:
            alias = [a for a in by_alias if any(a in text.split() for text in row["evidence"])]
            path = by_alias[alias[0]] if alias else path
        names.setdefault(row["device"], []).append(path)
        rows.setdefault(path, set()).update(row["packages"])
    for package in (said.get("plan") or {}).get("packages", []):
        for device in package["devices"]:
            for path in names.get(device, [""]):
                rows.setdefault(path, set()).add(package["name"])
    return rows


def hardware(package):
    return package in holders or package.startswith("linux-image-") or package.endswith("-dkms")


def score(machine, label, tool, devices, wants):
    rows = named(machine, tool, devices)
    everywhere = rows.get("", set())
    count = dict.fromkeys(("kernel", "kernels", "fw", "fws", "full", "none", "wrong", "other"), 0)
    useful = set()
    for path, alias in devices:
        if path not in wants:
            continue
        kernels, firmwares = wants[path]
        mine = rows.get(path, set()) | everywhere
        useful |= mine & (kernels | firmwares)
        kernel, fw = bool(mine & kernels), bool(mine & firmwares)
        count["kernels"] += bool(kernels)
        count["kernel"] += kernel
        count["fws"] += bool(firmwares)
        count["fw"] += fw
        count["full"] += (kernel or not kernels) and (fw or not firmwares)
        count["none"] += not kernel and not fw
        if not kernel and kernels or not fw and firmwares:
            if tool == "cfgmgr":
                names = " ".join(sorted(set(modules[full].get(alias, []))))
                (quiet if kernels and not kernel else bare)[names] += 1
            lacks = (["a kernel"] if kernels and not kernel else []) + (
                [" or ".join(sorted(firmwares))] if firmwares and not fw else []
            )
            print(f"{machine}: {label.strip()} does not name {', '.join(lacks)} for {path} {alias}"
                  f" ({' '.join(modules[full].get(alias, []))})", file=details)
    for path, packages in sorted(rows.items()):
        kernels, firmwares = wants.get(path, (set(), set()))
        if path == "":
            kernels = set().union(*(k for k, _ in wants.values())) if wants else set()
            firmwares = set().union(*(f for _, f in wants.values())) if wants else set()
        for package in sorted(packages - kernels - firmwares):
            kind = "wrong" if hardware(package) else "other"
            count[kind] += 1
            print(f"{machine}: {label.strip()} names {package} ({kind}) {path}"
                  f" {dict(devices).get(path, '')}", file=details)
    return count


details = open(os.path.join(facts, "details"), "w", encoding="utf-8")
HEAD = f"{'':34} {'devices':>7} {'kernel':>9} {'firmware':>9} {'all':>4} {'nothing':>7} {'wrong':>5} {'other':>5}"


def show(title, label, devices, c):
    print(f"{label:34} {devices:7d} {c['kernel']:4d}/{c['kernels']:<4d} {c['fw']:4d}/{c['fws']:<4d}"
          f" {c['full']:4d} {c['none']:7d} {c['wrong']:5d} {c['other']:5d}")


print("""devices: they want a kernel with their driver, or firmware that a package has. kernel, firmware: for how
many that is named, of those that want it; all: everything; nothing: nothing of it. wrong: names of kernels,
firmware and dkms packages for what does not want them; other: names of packages of other kinds.
isenkram says names for the machine: each device there gets all of them.""")
sums, total = {}, 0
for machine in sorted(n[:-8] for n in os.listdir(facts) if n.endswith(".devices")):
    devices = [tuple(line.split(" ", 1)) for line in lines(f"{machine}.devices")]
    wants = {path: t for path, alias in devices if (t := truth(alias)) is not None}
    total += len(wants)
    print(f"\n{machine}: {len(devices)} with a modalias\n{HEAD}")
    for label, tool in TOOLS:
        counts = score(machine, label, tool, devices, wants)
        show(machine, label, len(wants), counts)
        for key, value in counts.items():
            sums.setdefault(label, {}).setdefault(key, 0)
            sums[label][key] += value
print(f"\nall\n{HEAD}")
for label, _ in TOOLS:
    show("all", label, total, sums[label])
print("\nfor which cfgmgr names no kernel, by the module that another kernel has for them:")
print(textwrap.fill(", ".join(f"{n} {m}" for m, n in quiet.most_common()), 110))
print("and no firmware:", ", ".join(f"{n} {m}" for m, n in bare.most_common()))
details.close()
