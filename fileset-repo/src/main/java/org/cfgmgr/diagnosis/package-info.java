/** Why devices do not work, and which device software would make them. */
@NullMarked
package org.cfgmgr.diagnosis;

import org.jspecify.annotations.NullMarked;
