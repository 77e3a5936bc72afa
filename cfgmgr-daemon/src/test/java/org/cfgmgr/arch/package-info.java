/** The rules of the house, held against the compiled classes. */
@NullMarked
package org.cfgmgr.arch;

import org.jspecify.annotations.NullMarked;
