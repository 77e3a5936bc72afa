package org.cfgmgr.kernel;

/**
 * A module that answers to a modalias.
 *
 * @param pattern the alias pattern that matched, as evidence
 * @param rank how likely this is the right one, 1 first
 * @param blacklisted whether the kernel's configuration forbids loading it by alias
 */
public record Candidate(String module, String pattern, int rank, boolean blacklisted) {}
