package org.cfgmgr.scan.listing;

import java.util.List;

/** A kind of text. */
interface Format {
  /** Whether a line that is not blank begins a text of this kind. */
  boolean begins(Line line);

  /**
   * Reads a text of this kind.
   *
   * @throws ListingException naming the line that is wrong
   */
  Told read(List<Line> lines);
}
