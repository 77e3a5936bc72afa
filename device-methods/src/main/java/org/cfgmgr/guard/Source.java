package org.cfgmgr.guard;

import java.util.stream.Stream;

/** Where one kind of use is seen. */
interface Source {
  Stream<Claim> claims();
}
