/** The actuator: the only place from which the product changes a machine. */
@NullMarked
package org.cfgmgr.method.act;

import org.jspecify.annotations.NullMarked;
