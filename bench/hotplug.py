"""Makes devices come and go, and holds what cfgmgrd knows against sysfs. Called by hotplug.sh."""
import json
import os
import statistics
import subprocess
import sys
import threading
import time
import urllib.request

URL = "http://127.0.0.1:8621"
DAEMON, ONE, BURST, SOAK = map(int, sys.argv[1:5])


def get(path):
    with urllib.request.urlopen(URL + path, timeout=30) as answer:
        return answer.read().decode()


def metric(name):
    return sum(float(line.split()[-1]) for line in get("/metrics").splitlines()
               if line.split("{")[0].split(" ")[0] == name)


def in_sysfs():
    return set(os.listdir("/sys/class/net")) | set(os.listdir("/sys/class/block"))


def in_odm():
    return {d["kname"] for d in json.loads(get("/api/v1/devices"))
            if d["class"] in ("if", "disk", "cdrom", "logical_volume") or d["physloc"].startswith("/devices/virtual/block/")}


def settle(what, limit=300):
    """Waits until the ODM holds what sysfs shows; says how long that took."""
    start = time.monotonic()
    missing = extra = None
    while time.monotonic() - start < limit:
        there, known = in_sysfs(), in_odm()
        missing = {n for n in there - known if virtual(n)}
        extra = {n for n in known - there if n.startswith(("hp", "zram", "loop"))}
        if not missing and not extra:
            return time.monotonic() - start
        time.sleep(0.05)
    sys.exit(f"{what}: lost: in sysfs only {sorted(missing)[:5]} ({len(missing)}), in the ODM only {sorted(extra)[:5]} ({len(extra)})")


def virtual(name):
    return name.startswith("hp") or name.startswith("zram") or name.startswith("loop")


class Stream(threading.Thread):
    """Counts what the daemon tells of devices, as it tells it."""
    def __init__(self):
        super().__init__(daemon=True)
        self.told = threading.Condition()
        self.count = 0
        self.start()

    def run(self):
        while True:
            try:
                with urllib.request.urlopen(URL + "/api/v1/stream") as answer:
                    for line in answer:
                        if line in (b"event: configured\n", b"event: gone\n"):
                            with self.told:
                                self.count += 1
                                self.told.notify_all()
            except OSError:
                pass
            time.sleep(0.01)

    def timed(self, act, devices=1):
        with self.told:
            before = self.count
        start = time.monotonic()
        act()
        with self.told:
            if not self.told.wait_for(lambda: self.count >= before + devices, 10):
                return None
        return time.monotonic() - start


def ip(*words):
    subprocess.run(["ip", *words], check=True)


def batch(lines):
    subprocess.run(["ip", "-batch", "-"], input="\n".join(lines) + "\n", text=True, check=True)


def hot_add():
    with open("/sys/class/zram-control/hot_add") as file:
        return int(file.read())


def hot_remove(number):
    with open("/sys/class/zram-control/hot_remove", "w") as file:
        file.write(str(number))


def loop(command, number):
    import fcntl
    with open("/dev/loop-control") as file:
        fcntl.ioctl(file, command, number)


def shown(name, times):
    good = sorted(t for t in times if t is not None)
    if not good:
        return print(f"{name}: no answer at all")
    p99 = good[min(len(good) - 1, int(len(good) * 0.99))]
    print(f"{name}: {len(good)} answers, median {statistics.median(good) * 1000:.0f} ms, p99 {p99 * 1000:.0f} ms"
          + (f", {len(times) - len(good)} not heard in 10 s" if len(good) < len(times) else ""))


def status():
    rss = next(l for l in open(f"/proc/{DAEMON}/status") if l.startswith("VmRSS")).split()[1]
    ticks = sum(map(int, open(f"/proc/{DAEMON}/stat").read().rsplit(") ", 1)[1].split()[11:13]))
    return int(rss) / 1024, ticks / os.sysconf("SC_CLK_TCK")


for _ in range(600):
    try:
        get("/health/ready")
        break
    except OSError:
        time.sleep(0.1)
stream = Stream()
time.sleep(1)
print(f"ready: {status()[0]:.0f} MiB")

times = []
for i in range(ONE):
    times.append(stream.timed(lambda: ip("link", "add", f"hp{i}a", "type", "veth", "peer", "name", f"hp{i}b"), 2))
    times.append(stream.timed(lambda: ip("link", "del", f"hp{i}a"), 2))
shown("veth pairs one by one", times)
settle("veth")
times = []
for i in range(ONE):
    made = []
    times.append(stream.timed(lambda: made.append(hot_add())))
    times.append(stream.timed(lambda: hot_remove(made[0])))
shown("zram one by one", times)
settle("zram")
times = []
for i in range(ONE):
    times.append(stream.timed(lambda: loop(0x4C80, 1000 + i)))
    times.append(stream.timed(lambda: loop(0x4C81, 1000 + i)))
shown("loop one by one", times)
settle("loop")

ip("link", "add", "hpa", "type", "veth", "peer", "name", "hpb")
settle("before a rename")
before = {d["kname"]: d["name"] for d in json.loads(get("/api/v1/devices"))}
ip("link", "set", "hpa", "name", "hprenamed")
settle("rename")
after = {d["kname"]: d["name"] for d in json.loads(get("/api/v1/devices"))}
print(f"rename: hpa is {before['hpa']}, hprenamed is {after['hprenamed']}")
assert before["hpa"] == after["hprenamed"]
ip("link", "del", "hprenamed")
settle("rename undone")

if BURST:
    start = time.monotonic()
    batch([f"link add hp{i}a type veth peer name hp{i}b" for i in range(BURST // 2)])
    made = time.monotonic() - start
    print(f"burst: {BURST} interfaces made in {made:.1f} s, all in the ODM {settle('burst'):.1f} s after the last; {status()[0]:.0f} MiB")
    start = time.monotonic()
    batch([f"link del hp{i}a" for i in range(BURST // 2)])
    made = time.monotonic() - start
    print(f"burst: removed in {made:.1f} s, all gone {settle('burst'):.1f} s after the last; {status()[0]:.0f} MiB")
if SOAK:
    before = status()[0]
    while metric("cfgmgr_hotplug_events_total") < SOAK:
        batch([f"link add hp{i}a type veth peer name hp{i}b" for i in range(100)])
        batch([f"link del hp{i}a" for i in range(100)])
    settle("soak")
    print(f"soak: {metric('cfgmgr_hotplug_events_total'):.0f} events, {before:.0f} MiB before, {status()[0]:.0f} MiB after")
print(f"events {metric('cfgmgr_hotplug_events_total'):.0f}, lost {metric('cfgmgr_hotplug_events_lost_total'):.0f} times")
time.sleep(2)
cpu = status()[1]
time.sleep(20)
rss, now = status()
print(f"idle: {(now - cpu) / 20 * 100:.2f} % of a processor, {rss:.0f} MiB")
