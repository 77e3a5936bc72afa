/** AIX's devinstall: installs the packages of a list. */
@NullMarked
package org.cfgmgr.daemon.devinstall;

import org.jspecify.annotations.NullMarked;
