/**
 * What a distribution has for devices: which kernel drives them, which firmware that takes, which
 * packages hold it; and how that is put together from what the distribution publishes.
 */
@NullMarked
package org.cfgmgr.catalogue;

import org.jspecify.annotations.NullMarked;
