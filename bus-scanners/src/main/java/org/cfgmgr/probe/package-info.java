/** Whether another machine on the wire answers for an address. */
@NullMarked
package org.cfgmgr.probe;

import org.jspecify.annotations.NullMarked;
