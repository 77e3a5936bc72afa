package org.cfgmgr.uevent;

import java.util.Optional;

/** Who tells of events over NETLINK_KOBJECT_UEVENT, each to a multicast group of its own. */
enum Speaker {
  /** The kernel, when it happens (lib/kobject_uevent.c). */
  KERNEL(1) {
    @Override
    Optional<Uevent> event(Datagram datagram) {
      return datagram.port() == 0 ? UeventMessage.parse(datagram.content()) : Optional.empty();
    }
  },
  /** The systemd-udevd daemon, when its rules are done (sd-device, device-monitor.c). */
  UDEV(2) {
    @Override
    Optional<Uevent> event(Datagram datagram) {
      return datagram.port() != 0 && datagram.isFromRoot()
          ? UdevMessage.parse(datagram.content())
          : Optional.empty();
    }
  };

  private final int group;

  Speaker(int group) {
    this.group = group;
  }

  int group() {
    return group;
  }

  /** The event of a message; empty when it is none, or someone else sent it. */
  abstract Optional<Uevent> event(Datagram datagram);
}
