/** How a service and systemd talk. */
@NullMarked
package org.cfgmgr.daemon.systemd;

import org.jspecify.annotations.NullMarked;
