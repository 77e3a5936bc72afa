/** Where device software comes from, and how it is asked for. */
@NullMarked
package org.cfgmgr.source;

import org.jspecify.annotations.NullMarked;
