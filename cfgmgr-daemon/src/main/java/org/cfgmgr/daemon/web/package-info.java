/** The addresses of the daemon's HTTP server and what they answer. */
@NullMarked
package org.cfgmgr.daemon.web;

import org.jspecify.annotations.NullMarked;
