package org.cfgmgr.scan.listing;

import java.util.List;
import java.util.Set;
import java.util.SortedMap;

/**
 * What a text tells of a machine.
 *
 * @param devices each at a path of its own, by path
 * @param files the text of other files of the machine, by path from its root without a slash
 * @param directories that the machine has, by path from its root without a slash
 */
public record Listing(
    List<ListedDevice> devices, SortedMap<String, String> files, Set<String> directories) {}
