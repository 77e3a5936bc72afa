package org.cfgmgr.daemon.engine;

import java.util.Optional;

/**
 * What a run is asked to do.
 *
 * @param phase whose rules are run: 1, 2 or 3
 * @param bootMask only rules for these kinds of boot; 0 for all
 * @param bootPhase what methods are told of the boot: {@code -1}, {@code -2}, or "" at run time
 * @param device configure only this device and what is below it; no rules are run
 */
public record RunRequest(int phase, long bootMask, String bootPhase, Optional<String> device) {}
