import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.cfgmgr.kernel.InstalledKernel;
import org.cfgmgr.match.Logical;
import org.cfgmgr.match.LogicalTree;
import org.cfgmgr.match.Matcher;
import org.cfgmgr.method.Configure;
import org.cfgmgr.odm.Seeds;
import org.cfgmgr.odm.SqliteOdm;
import org.cfgmgr.scan.Recordings;

/**
 * What the built-in Configure method takes in process: {@code java -cp cfgmgr.jar MethodOverhead.java
 * OBJREPOS RECORDING}. Prints nanoseconds for each device: the first time, and the median of the next 20.
 */
final class MethodOverhead {
  private MethodOverhead() {}

  public static void main(String[] arguments) {
    try (SqliteOdm odm = SqliteOdm.inMemory()) {
      Seeds.load(odm, Path.of(arguments[0]));
      Matcher matcher = Matcher.load(odm);
      LogicalTree tree = LogicalTree.of(Recordings.open(Path.of(arguments[1])).scan(), matcher);
      InstalledKernel kernel = InstalledKernel.open(Path.of("/"), "");
      List<Logical> devices = List.copyOf(tree.all());
      long first = round(devices, kernel);
      long[] rounds = new long[21];
      Arrays.setAll(rounds, i -> round(devices, kernel));
      Arrays.sort(rounds);
      System.out.printf("%d %d%n", first / devices.size(), rounds[10] / devices.size());
    }
  }

  private static long round(List<Logical> devices, InstalledKernel kernel) {
    long begun = System.nanoTime();
    int works = 0;
    for (Logical device : devices) {
      works += Configure.of(device, kernel, Set.of()).available() ? 1 : 0;
    }
    if (works == 0) {
      throw new IllegalStateException("no device works");
    }
    return System.nanoTime() - begun;
  }
}
