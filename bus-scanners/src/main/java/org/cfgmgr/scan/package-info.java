/** Scanners for the I/O buses: facts about the devices of a live or a recorded machine. */
@NullMarked
package org.cfgmgr.scan;

import org.jspecify.annotations.NullMarked;
