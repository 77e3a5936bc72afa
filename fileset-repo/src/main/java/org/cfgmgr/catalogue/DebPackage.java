package org.cfgmgr.catalogue;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cfgmgr.kernel.KernelException;
import org.cfgmgr.kernel.ModuleInfo;

/**
 * What is of use here of a package's files: modules of a kernel, firmware, lists of NVIDIA's ids.
 * depmod makes its lists when a package is installed, so the modules themselves are asked.
 */
final class DebPackage implements DebReader.Visitor {
  private static final Pattern MODULE =
      Pattern.compile("(?:usr/)?lib/modules/([^/]+)/.*\\.ko(?:\\.(?:xz|zst|gz))?");
  private static final Pattern BUILT_IN =
      Pattern.compile("(?:usr/)?lib/modules/([^/]+)/modules\\.builtin(\\.modinfo)?");
  private static final Pattern IDS = Pattern.compile("usr/share/nvidia/([^/]+\\.ids)");
  private static final int LARGEST_TEXT = 64 << 20;

  private final String file;
  private final NavigableMap<String, ModuleInfo> modules = new TreeMap<>();
  private final NavigableMap<String, ModuleInfo> builtInInfos = new TreeMap<>();
  private final NavigableSet<String> builtIn = new TreeSet<>();
  private final NavigableSet<String> firmware = new TreeSet<>();
  private final NavigableMap<String, List<String>> ids = new TreeMap<>();
  private final List<String> problems = new ArrayList<>();
  private Map<String, String> control = Map.of();
  private String release = "";
  private String date = "";

  private DebPackage(String file) {
    this.file = file;
  }

  /**
   * Reads a package.
   *
   * @param file its name, for messages
   * @throws CatalogueException when it is none, or damaged
   */
  static DebPackage read(String file, InputStream in) {
    DebPackage deb = new DebPackage(file);
    try {
      deb.date = DebReader.read(in, deb);
    } catch (IOException e) {
      throw new CatalogueException(
          file + ": cannot be read as a Debian package: " + e.getMessage() + ": fetch it again", e);
    }
    if (deb.name().isEmpty()) {
      throw new CatalogueException(file + ": its control file names no package: fetch it again");
    }
    return deb;
  }

  String name() {
    return control.getOrDefault("Package", "");
  }

  /** A field of the control file, "" when it has none of that name. */
  String field(String name) {
    return control.getOrDefault(name, "");
  }

  /** When it was made. */
  String date() {
    return date;
  }

  /** Of the kernel whose modules it has, "" when it has none. */
  String release() {
    return release;
  }

  /** The loadable modules by name. */
  Map<String, ModuleInfo> modules() {
    return modules;
  }

  /** The names of the built-in modules. */
  NavigableSet<String> builtIn() {
    return builtIn;
  }

  /** What built-in modules say of themselves; only some do. */
  Map<String, ModuleInfo> builtInInfos() {
    return builtInInfos;
  }

  /** Files below {@code /lib/firmware}, as drivers name them. */
  NavigableSet<String> firmware() {
    return firmware;
  }

  /** The lists of ids by name, lines of vendor and device in hexadecimal. */
  Map<String, List<String>> ids() {
    return ids;
  }

  /** Modules that could not be read. */
  List<String> problems() {
    return problems;
  }

  @Override
  public void control(String name, InputStream content) throws IOException {
    if (name.equals("control")) {
      List<Map<String, String>> stanzas = new ArrayList<>();
      ControlText.read(new BoundedLines(content), stanza -> true, stanzas::add);
      control = stanzas.isEmpty() ? Map.of() : stanzas.get(0);
    }
  }

  @Override
  public void file(String path, InputStream content) throws IOException {
    Matcher module = MODULE.matcher(path);
    Matcher list = BUILT_IN.matcher(path);
    Matcher idList = IDS.matcher(path);
    if (module.matches()) {
      release = module.group(1);
      module(path, content);
    } else if (list.matches()) {
      release = list.group(1);
      builtIn(text(content), list.group(2) != null);
    } else if (idList.matches()) {
      ids.put(idList.group(1), text(content).lines().map(String::strip).toList());
    } else {
      FirmwarePath.name(path).ifPresent(firmware::add);
    }
  }

  private void module(String path, InputStream content) {
    try {
      ModuleInfo info = ModuleInfo.read(file + ": " + path, content);
      modules.put(ModuleInfo.nameOf(path), info);
    } catch (KernelException e) {
      problems.add(String.valueOf(e.getMessage()));
    }
  }

  /** {@code modules.builtin} has the files, {@code modules.builtin.modinfo} what they say. */
  private void builtIn(String text, boolean says) {
    if (says) {
      builtInInfos.putAll(ModuleInfo.builtIn(text));
    } else {
      text.lines().map(ModuleInfo::nameOf).forEach(builtIn::add);
    }
  }

  private static String text(InputStream content) throws IOException {
    byte[] bytes = content.readNBytes(LARGEST_TEXT + 1);
    if (bytes.length > LARGEST_TEXT) {
      throw new IOException("a list in it is larger than " + LARGEST_TEXT + " bytes");
    }
    return new String(bytes, UTF_8);
  }
}
