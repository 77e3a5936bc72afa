package org.cfgmgr.kernel;

/**
 * The kernel a run plans for.
 *
 * @param release as {@code uname -r} prints it; "" when the system has no kernel
 * @param why how it was chosen, for people
 */
public record KernelChoice(String release, String why) {}
