/** What the daemon says, line by line, for people and for journald. */
@NullMarked
package org.cfgmgr.daemon.log;

import org.jspecify.annotations.NullMarked;
