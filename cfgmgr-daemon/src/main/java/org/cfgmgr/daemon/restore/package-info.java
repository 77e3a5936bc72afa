/** What a restored system becomes beside its original: the original itself, or another machine. */
@NullMarked
package org.cfgmgr.daemon.restore;

import org.jspecify.annotations.NullMarked;
