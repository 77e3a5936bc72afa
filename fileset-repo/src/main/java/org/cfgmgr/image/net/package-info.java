/** How an installed system names and configures its network interfaces. */
@NullMarked
package org.cfgmgr.image.net;

import org.jspecify.annotations.NullMarked;
