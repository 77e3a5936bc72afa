package org.cfgmgr.catalogue;

/**
 * A package that says of itself, or of which somebody says, that it is for a device or a platform.
 *
 * @param pattern the alias by which it is
 * @param why for people: what it would do
 * @param source who says so: {@code DEP-11}, {@code Modaliases}, or what a hand-written rule names
 */
public record Suggestion(SoftwarePackage software, String pattern, String why, String source) {}
