/** The commands that read and write the ODM, and what all commands share. */
@NullMarked
package org.cfgmgr.daemon.command;

import org.jspecify.annotations.NullMarked;
