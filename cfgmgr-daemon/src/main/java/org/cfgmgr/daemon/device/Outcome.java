package org.cfgmgr.daemon.device;

/**
 * What a command made of a device.
 *
 * @param status the word for its state, or {@code deleted}
 */
record Outcome(String name, String status) {}
