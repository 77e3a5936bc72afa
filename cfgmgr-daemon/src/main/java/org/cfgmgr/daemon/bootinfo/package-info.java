/** The command that says how a machine starts and what it runs on. */
@NullMarked
package org.cfgmgr.daemon.bootinfo;

import org.jspecify.annotations.NullMarked;
