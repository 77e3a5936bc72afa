/** An installed system as its files show it: boot loader, initramfs, file systems, network. */
@NullMarked
package org.cfgmgr.image;

import org.jspecify.annotations.NullMarked;
