package org.cfgmgr.source;

/** What may be in the way of an installation. */
public enum Trouble {
  /** Another program holds the lock of the package database. */
  LOCKED("another program is installing; wait until it is done, then run the command again"),
  /** An earlier installation was interrupted. */
  UNFINISHED("run dpkg --configure -a, then the command again"),
  /** No source of the system has a package. */
  NO_SUCH_PACKAGE("run apt-get update, or give a directory that has it: cfgmgr -i DIR"),
  /** What a package needs cannot be had. */
  UNMET("give a directory or a source that has what is needed too"),
  /** A package that is held would have to change. */
  HELD("release it with apt-mark unhold, or leave the device as it is"),
  /** An administrator's preferences leave out every version of a package. */
  PINNED("see /etc/apt/preferences and preferences.d; without that preference it can be installed"),
  /** A package cannot be fetched. */
  FETCH("check the network and the sources of packages, or give a directory: cfgmgr -i DIR"),
  /** What was fetched is not what the source promised. */
  DAMAGED(
      "run apt-get clean and apt-get update; when that does not help the mirror is damaged; of a"
          + " directory, copy the file again"),
  /** There is no room. */
  DISK_FULL("make room, then run the command again"),
  /** A package was unpacked, and its own script failed. */
  CONFIGURE("see what its script said above; mend that, then run the command again"),
  /** A directory has nothing that can be used. */
  EMPTY("name a directory with .deb files of this system's architecture"),
  /** Anything else. */
  OTHER("see the package manager's own words above");

  private final String remedy;

  Trouble(String remedy) {
    this.remedy = remedy;
  }

  /** What to do. */
  public String remedy() {
    return remedy;
  }
}
