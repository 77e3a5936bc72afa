/** What is to be done with a restored system, as AIX's bosinst.data says it. */
@NullMarked
package org.cfgmgr.daemon.bosinst;

import org.jspecify.annotations.NullMarked;
