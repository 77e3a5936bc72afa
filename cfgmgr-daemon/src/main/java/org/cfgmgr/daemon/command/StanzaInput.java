package org.cfgmgr.daemon.command;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cfgmgr.odm.OdmException;
import org.cfgmgr.odm.StandardClasses;
import org.cfgmgr.odm.StanzaObjects;
import org.cfgmgr.odm.StanzaObjects.Given;
import org.cfgmgr.odm.StanzaProblem;

/** Stanzas from files or from standard input, all of them or none. */
final class StanzaInput {
  private static final String STDIN = "standard input";

  private StanzaInput() {}

  /**
   * Reads files, or standard input when there is none.
   *
   * @throws OdmException with every mistake of every file
   */
  static List<Given> read(List<String> files, Terminal terminal) {
    List<Given> given = new ArrayList<>();
    List<StanzaProblem> mistakes = new ArrayList<>();
    for (String file : files.isEmpty() ? List.of("-") : files) {
      StanzaObjects.Content content = content(file, terminal);
      given.addAll(content.given());
      mistakes.addAll(content.problems());
    }
    return new StanzaObjects.Content(given, mistakes).orThrow().given();
  }

  private static StanzaObjects.Content content(String file, Terminal terminal) {
    boolean stdin = file.equals("-");
    String text = stdin ? TextInput.all(terminal.in()) : text(file);
    return StanzaObjects.read(stdin ? STDIN : file, text, StandardClasses.all());
  }

  private static String text(String file) {
    try {
      return Files.readString(Path.of(file));
    } catch (NoSuchFileException e) {
      throw new OdmException("there is no file " + file, e);
    } catch (CharacterCodingException e) {
      throw new OdmException(file + " is not UTF-8 text", e);
    } catch (IOException e) {
      throw new OdmException("cannot read " + file + ": " + e.getMessage(), e);
    }
  }
}
