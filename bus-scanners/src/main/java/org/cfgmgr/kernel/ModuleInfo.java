package org.cfgmgr.kernel;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a module says of itself: its section {@code .modinfo} (kernel, include/linux/module.h) and
 * the signature behind its end.
 *
 * @param name with {@code _} for {@code -}
 * @param aliases the patterns of devices that it drives, as they are written
 * @param firmware the names below {@code /lib/firmware} that it may ask for, some with {@code *};
 *     they are alternatives more often than a set
 * @param depends the modules that it needs loaded
 * @param license "" when it names none
 * @param vermagic the release it was built for and what else must agree; "" for a built-in one
 * @param signature empty when it has none, as a built-in one
 */
public record ModuleInfo(
    String name,
    List<String> aliases,
    List<String> firmware,
    List<String> depends,
    String license,
    String vermagic,
    Optional<ModuleSignature> signature) {
  public ModuleInfo {
    aliases = List.copyOf(aliases);
    firmware = List.copyOf(firmware);
    depends = List.copyOf(depends);
  }

  /**
   * Reads a file: {@code .ko}, packed or not.
   *
   * @throws KernelException when it cannot be read or is no module
   */
  public static ModuleInfo read(Path file) {
    try (ModuleFile module = ModuleFile.open(file)) {
      return of(file.toString(), module);
    } catch (IOException e) {
      throw unreadable(file.toString(), e);
    }
  }

  /**
   * Reads a module from a stream, packed or not; the stream is not closed.
   *
   * @param file its name, for messages and where the module does not say its own
   * @throws KernelException when it cannot be read or is no module
   */
  public static ModuleInfo read(String file, InputStream in) {
    try (ModuleFile module = ModuleFile.of(Packed.unpack(in))) {
      return of(file, module);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  /**
   * The built-in modules that say something of themselves, by name.
   *
   * @param modinfo the text of {@code modules.builtin.modinfo}: {@code MODULE.KEY=VALUE}, each with
   *     a NUL
   */
  public static Map<String, ModuleInfo> builtIn(String modinfo) {
    return ModinfoText.builtIn(modinfo);
  }

  /** A module's name by its file: without directory, {@code .ko} and what follows. */
  public static String nameOf(String file) {
    String name = file.substring(file.lastIndexOf('/') + 1);
    int end = name.indexOf(".ko");
    return ModuleNames.fold(end < 0 ? name : name.substring(0, end));
  }

  private static ModuleInfo of(String file, ModuleFile module) throws IOException {
    return ModinfoText.of(module.modinfo()).info(nameOf(file), module.signature());
  }

  private static KernelException unreadable(String file, IOException why) {
    String reason = why.getMessage() == null ? why.toString() : why.getMessage();
    return new KernelException(
        file + ": its module information cannot be read: " + reason + ": reinstall its package",
        why);
  }

  static List<String> words(String list) {
    List<String> words = new ArrayList<>(List.of(list.split(",", -1)));
    words.removeIf(String::isBlank);
    return words;
  }
}
