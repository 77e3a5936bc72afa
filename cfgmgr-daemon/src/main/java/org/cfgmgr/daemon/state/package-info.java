/** What the daemon knows: its runs, what happened, what is missing. */
@NullMarked
package org.cfgmgr.daemon.state;

import org.jspecify.annotations.NullMarked;
