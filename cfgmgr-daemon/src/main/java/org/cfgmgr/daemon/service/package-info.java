/** The daemon: runs at start, hotplug, installing by policy. */
@NullMarked
package org.cfgmgr.daemon.service;

import org.jspecify.annotations.NullMarked;
