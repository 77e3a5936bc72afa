/** What is to be installed so that all devices of a machine work. */
@NullMarked
package org.cfgmgr.plan;

import org.jspecify.annotations.NullMarked;
