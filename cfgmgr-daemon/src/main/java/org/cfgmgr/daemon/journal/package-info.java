/** What was done to a system, and how it is taken back. */
@NullMarked
package org.cfgmgr.daemon.journal;

import org.jspecify.annotations.NullMarked;
