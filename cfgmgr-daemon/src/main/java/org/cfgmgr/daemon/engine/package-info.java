/** The engine: one run of the configuration manager over one machine. */
@NullMarked
package org.cfgmgr.daemon.engine;

import org.jspecify.annotations.NullMarked;
