/** Which machine a system runs on, and whether it is the one that it ran on before. */
@NullMarked
package org.cfgmgr.daemon.identity;

import org.jspecify.annotations.NullMarked;
