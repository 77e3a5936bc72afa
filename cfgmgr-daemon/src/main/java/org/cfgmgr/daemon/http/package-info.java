/** A small HTTP server that strangers cannot wear out; knows nothing of devices. */
@NullMarked
package org.cfgmgr.daemon.http;

import org.jspecify.annotations.NullMarked;
