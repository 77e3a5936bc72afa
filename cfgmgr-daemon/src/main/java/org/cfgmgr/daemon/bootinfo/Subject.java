package org.cfgmgr.daemon.bootinfo;

import java.util.Optional;
import org.cfgmgr.boot.BootFacts;

/**
 * What is asked about.
 *
 * @param facts of the machine, and of the system that runs on it
 * @param installed a system that does not run, in place of the running one
 */
record Subject(BootFacts facts, Optional<InstalledSystem> installed, Disks disks) {}
