/** The command that says whether an image will start on a machine. */
@NullMarked
package org.cfgmgr.daemon.preflight;

import org.jspecify.annotations.NullMarked;
