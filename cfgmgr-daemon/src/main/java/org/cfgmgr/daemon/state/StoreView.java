package org.cfgmgr.daemon.state;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.cfgmgr.daemon.command.DeviceRows;
import org.cfgmgr.odm.Odm;
import org.cfgmgr.odm.OdmException;
import org.cfgmgr.odm.SqliteOdm;
import org.jspecify.annotations.Nullable;

/**
 * The devices in the store, as they are now, whoever wrote there. Nothing is read anew while nobody
 * has written.
 */
public final class StoreView implements AutoCloseable {
  private static final List<String> COLUMNS =
      List.of(
          "name",
          "class",
          "subclass",
          "type",
          "status",
          "description",
          "parent",
          "location",
          "driver",
          "kname",
          "physloc");

  private final Path directory;
  private @Nullable SqliteOdm odm;
  private List<Map<String, String>> devices = List.of();
  private long version = -1;
  private long changes;

  /** Of the store in a directory, which may not be there yet. */
  public StoreView(Path directory) {
    this.directory = directory;
  }

  /**
   * All devices by name, with the columns of lsdev.
   *
   * @throws OdmException when the store cannot be read
   */
  public synchronized List<Map<String, String>> devices() {
    Odm store = open();
    long now = store.version();
    if (now != version) {
      devices = DeviceRows.of(store, COLUMNS);
      version = now;
      changes++;
    }
    return devices;
  }

  /** A number that is another one when the devices may be. */
  public synchronized long changes() {
    return changes;
  }

  /** Bytes of the store's file. */
  public double size() {
    return directory.resolve(SqliteOdm.FILE).toFile().length();
  }

  @Override
  public synchronized void close() {
    SqliteOdm open = odm;
    if (open != null) {
      open.close();
      odm = null;
    }
  }

  private Odm open() {
    SqliteOdm open = odm;
    if (open == null || !Files.exists(directory.resolve(SqliteOdm.FILE))) {
      close();
      open = SqliteOdm.openReadOnly(directory);
      odm = open;
      version = -1;
    }
    return open;
  }
}
