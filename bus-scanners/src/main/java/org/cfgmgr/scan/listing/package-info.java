/** Devices that a machine's own commands have listed as text: modaliases, lspci, hwinfo. */
@NullMarked
package org.cfgmgr.scan.listing;

import org.jspecify.annotations.NullMarked;
