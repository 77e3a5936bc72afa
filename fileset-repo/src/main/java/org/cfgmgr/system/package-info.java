/**
 * What an installed system says of itself: its packages, where it gets more, what its kernel
 * logged.
 */
@NullMarked
package org.cfgmgr.system;

import org.jspecify.annotations.NullMarked;
