/** Device methods: what configures a device, as pure functions from facts to actions. */
@NullMarked
package org.cfgmgr.method;

import org.jspecify.annotations.NullMarked;
