/**
 * The command that makes, refreshes and shows the catalogue of a distribution's device software.
 */
@NullMarked
package org.cfgmgr.daemon.catalogue;

import org.jspecify.annotations.NullMarked;
