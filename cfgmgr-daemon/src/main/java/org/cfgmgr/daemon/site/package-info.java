/** Where a command works: which hardware, which installed system, which store. */
@NullMarked
package org.cfgmgr.daemon.site;

import org.jspecify.annotations.NullMarked;
