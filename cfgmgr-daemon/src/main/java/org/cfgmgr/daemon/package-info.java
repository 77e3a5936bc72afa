/** Placeholder. */
@NullMarked
package org.cfgmgr.daemon;

import org.jspecify.annotations.NullMarked;
