/** Classes that break every rule of the house, so that the rules can be shown to notice. */
@NullMarked
package org.cfgmgr.scan.planted;

import org.jspecify.annotations.NullMarked;
