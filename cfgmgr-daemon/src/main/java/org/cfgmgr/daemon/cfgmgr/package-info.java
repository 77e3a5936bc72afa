/** The command {@code cfgmgr}: its options, its machine, and what it prints. */
@NullMarked
package org.cfgmgr.daemon.cfgmgr;

import org.jspecify.annotations.NullMarked;
