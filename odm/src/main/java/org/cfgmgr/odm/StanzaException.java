package org.cfgmgr.odm;

import java.util.List;
import java.util.stream.Collectors;

/** Stanza text holds mistakes; all of them are told at once, a line each. */
public final class StanzaException extends OdmException {
  private static final long serialVersionUID = 1L;

  public StanzaException(List<StanzaProblem> problems) {
    super(problems.stream().map(StanzaProblem::toString).collect(Collectors.joining("\n")));
  }
}
