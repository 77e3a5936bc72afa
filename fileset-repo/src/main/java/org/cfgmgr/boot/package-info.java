/** How a machine starts and what it runs on, as its kernel tells. */
@NullMarked
package org.cfgmgr.boot;

import org.jspecify.annotations.NullMarked;
