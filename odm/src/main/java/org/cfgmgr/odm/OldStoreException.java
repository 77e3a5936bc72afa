package org.cfgmgr.odm;

/** A store that an older program made, and that has to be brought up to date first. */
final class OldStoreException extends OdmException {
  private static final long serialVersionUID = 1;

  OldStoreException(String message) {
    super(message);
  }
}
