/** Tests of the shell script that starts every command. */
@NullMarked
package org.cfgmgr.launcher;

import org.jspecify.annotations.NullMarked;
