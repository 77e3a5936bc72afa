/** Installs the device software that a plan names, and makes it true. */
@NullMarked
package org.cfgmgr.daemon.install;

import org.jspecify.annotations.NullMarked;
