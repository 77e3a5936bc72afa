/** Which predefined type every device is of, or what absorbs it, and the tree that follows. */
@NullMarked
package org.cfgmgr.match;

import org.jspecify.annotations.NullMarked;
