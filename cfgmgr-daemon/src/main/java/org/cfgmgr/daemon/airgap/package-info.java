/** Software for a machine without a network, fetched on one that has a network. */
@NullMarked
package org.cfgmgr.daemon.airgap;

import org.jspecify.annotations.NullMarked;
