/** The other half of a cycle of packages. */
@NullMarked
package org.cfgmgr.scan.planted.inner;

import org.jspecify.annotations.NullMarked;
