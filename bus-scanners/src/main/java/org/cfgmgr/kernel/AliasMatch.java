package org.cfgmgr.kernel;

/**
 * An alias pattern that matched, and its module.
 *
 * @param pattern as the index holds it, so with {@code _} for {@code -} outside brackets
 * @param priority the index's order of modules, small first
 */
record AliasMatch(String module, String pattern, long priority) {}
