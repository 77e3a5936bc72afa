package org.cfgmgr.scan.planted.inner;

import org.cfgmgr.scan.planted.Culprit;

/** Needs the one that needs it. */
public final class Accomplice {
  public Culprit accuses() {
    return new Culprit();
  }
}
