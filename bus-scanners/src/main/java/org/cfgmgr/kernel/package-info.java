/** The modules of an installed kernel: which of them would drive a device. */
@NullMarked
package org.cfgmgr.kernel;

import org.jspecify.annotations.NullMarked;
