package org.cfgmgr.source;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Where device software comes from. A source runs nothing that changes a system: it asks, and says
 * which commands install and remove, so that these can be shown, written down and taken back.
 */
public interface FilesetSource {
  /** For people: {@code the system's apt sources}. */
  String describe();

  /** Whether it needs a network. */
  boolean network();

  /**
   * Reads anew what the source has, after its own settings were changed.
   *
   * @return what is wrong, where not all of it could be read
   */
  default Optional<SourceException> refresh() {
    return Optional.empty();
  }

  /**
   * What the installation of packages would do.
   *
   * @throws SourceException when it cannot be done, with what to do about it
   */
  Offer offer(List<String> packages);

  /**
   * The command that fetches what was offered, and changes nothing else. It fails when another
   * program installs, too.
   */
  ToolCommand fetch(Offer offer);

  /** The command that installs what was offered. */
  ToolCommand install(Offer offer);

  /** The command that fetches the files of what was offered into the directory it is run in. */
  ToolCommand download(Offer offer);

  /** The command that removes packages with their settings. */
  ToolCommand remove(Collection<String> packages);

  /**
   * Why an installation failed.
   *
   * @param output all that the command printed
   */
  SourceException failure(String output);
}
