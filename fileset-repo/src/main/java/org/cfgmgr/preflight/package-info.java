/** Whether an installed system will start on a machine, and be reachable there. */
@NullMarked
package org.cfgmgr.preflight;

import org.jspecify.annotations.NullMarked;
