/** The commands that change devices: they define, configure, unconfigure and forget them. */
@NullMarked
package org.cfgmgr.daemon.device;

import org.jspecify.annotations.NullMarked;
