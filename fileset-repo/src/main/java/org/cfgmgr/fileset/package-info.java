/** Placeholder. */
@NullMarked
package org.cfgmgr.fileset;

import org.jspecify.annotations.NullMarked;
