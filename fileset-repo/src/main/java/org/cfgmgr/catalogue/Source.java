package org.cfgmgr.catalogue;

/**
 * What a catalogue was made from.
 *
 * @param name {@code bookworm/main Packages}, or a package with its version
 * @param date when it was published, {@code 2026-11-21}; "" when it does not say
 */
public record Source(String name, String date) {}
