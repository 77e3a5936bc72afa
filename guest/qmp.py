#!/usr/bin/env python3
"""qmp.py SOCKET COMMAND [JSON [EVENT]]: one command of QEMU's machine protocol; waits for the event.

Plugs and unplugs devices of a running guest. Exit code 1 when QEMU says no, with its words on stderr.
"""
import json
import socket
import sys


def main(path, command, arguments="{}", event=None):
    connection = socket.socket(socket.AF_UNIX)
    connection.settimeout(60)
    connection.connect(path)
    stream = connection.makefile("rw")
    seen = set()

    def answer():
        while True:
            line = json.loads(stream.readline())
            if "event" not in line:
                return line
            seen.add(line["event"])

    def execute(name, given):
        stream.write(json.dumps({"execute": name, "arguments": given}) + "\n")
        stream.flush()
        said = answer()
        if "error" in said:
            sys.exit(f"qmp: {name}: {said['error']['desc']}")

    answer()  # QEMU greets.
    execute("qmp_capabilities", {})
    execute(command, json.loads(arguments))
    while event and event not in seen:
        seen.add(json.loads(stream.readline()).get("event"))


main(*sys.argv[1:])
