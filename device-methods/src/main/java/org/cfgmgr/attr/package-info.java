/** Attributes that the kernel keeps: where they are, what they are now, what they may be. */
@NullMarked
package org.cfgmgr.attr;

import org.jspecify.annotations.NullMarked;
