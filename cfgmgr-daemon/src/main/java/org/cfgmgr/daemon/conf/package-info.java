/** What an administrator sets in cfgmgr.conf. */
@NullMarked
package org.cfgmgr.daemon.conf;

import org.jspecify.annotations.NullMarked;
