package org.cfgmgr.image.net;

import java.util.List;

/** A program that configures network interfaces at boot. */
interface Manager {
  String name();

  /** Whether it is installed and starts at boot. */
  boolean enabled();

  List<Claim> claims();
}
