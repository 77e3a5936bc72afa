/** How an installed system is told which kernel to start, and how its early system is made. */
@NullMarked
package org.cfgmgr.loader;

import org.jspecify.annotations.NullMarked;
