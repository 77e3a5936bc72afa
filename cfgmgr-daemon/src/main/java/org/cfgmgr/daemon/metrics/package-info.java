/** What an operator wants to know, as metrics. */
@NullMarked
package org.cfgmgr.daemon.metrics;

import org.jspecify.annotations.NullMarked;
