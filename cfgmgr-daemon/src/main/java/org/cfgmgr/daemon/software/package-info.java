/** What a machine's system lacks, and what would help, for the commands. */
@NullMarked
package org.cfgmgr.daemon.software;

import org.jspecify.annotations.NullMarked;
