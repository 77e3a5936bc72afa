/** The Object Data Manager: classes, objects, stanza text, criteria and the store. */
@NullMarked
package org.cfgmgr.odm;

import org.jspecify.annotations.NullMarked;
