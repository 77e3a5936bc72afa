/** The kernel's events of devices that come, go, and are bound. */
@NullMarked
package org.cfgmgr.uevent;

import org.jspecify.annotations.NullMarked;
