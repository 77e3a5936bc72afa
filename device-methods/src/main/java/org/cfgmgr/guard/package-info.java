/** The guard: what is in use, and so must not be unloaded, unbound, reloaded or reset. */
@NullMarked
package org.cfgmgr.guard;

import org.jspecify.annotations.NullMarked;
