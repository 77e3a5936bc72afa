import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.cfgmgr.catalogue.Catalogue;
import org.cfgmgr.daemon.engine.Subjects;
import org.cfgmgr.diagnosis.Diagnosis;
import org.cfgmgr.diagnosis.Missing;
import org.cfgmgr.diagnosis.Subject;
import org.cfgmgr.image.SystemImage;
import org.cfgmgr.kernel.InstalledKernel;
import org.cfgmgr.kernel.Root;
import org.cfgmgr.match.Logical;
import org.cfgmgr.match.LogicalTree;
import org.cfgmgr.match.Matcher;
import org.cfgmgr.odm.Seeds;
import org.cfgmgr.odm.SqliteOdm;
import org.cfgmgr.plan.Planner;
import org.cfgmgr.scan.Recordings;
import org.cfgmgr.system.AptSources;
import org.cfgmgr.system.InstalledPackages;
import org.cfgmgr.system.InstalledSystem;
import org.cfgmgr.system.KernelLog;

/**
 * What diagnosis and plan take in process: {@code java -cp cfgmgr.jar PlanTime.java OBJREPOS RECORDING
 * ROOT RELEASE CATALOGUE}. Prints entries, how many of them miss something, and for diagnosis and plan each
 * milliseconds: the first time, and the median of the next 20.
 */
final class PlanTime {
  private PlanTime() {}

  public static void main(String[] arguments) {
    try (SqliteOdm odm = SqliteOdm.inMemory()) {
      Seeds.load(odm, Path.of(arguments[0]));
      Path root = Path.of(arguments[2]);
      Root files = new Root(root);
      InstalledKernel kernel = InstalledKernel.open(root, arguments[3]);
      List<Subject> subjects = subjects(odm, Path.of(arguments[1]), kernel);
      long[] diagnosis = new long[21];
      long[] plan = new long[21];
      int missing = 0;
      for (int i = 0; i < plan.length; i++) {
        long begun = System.nanoTime();
        Catalogue catalogue = Catalogue.read(Path.of(arguments[4]));
        InstalledSystem system =
            new InstalledSystem(
                kernel,
                List.of(),
                SystemImage.open(root),
                InstalledPackages.of(files),
                AptSources.of(files),
                KernelLog.empty());
        List<Missing> found = new Diagnosis(system, catalogue, false).of(subjects);
        long diagnosed = System.nanoTime();
        if (new Planner(system, catalogue).plan(subjects, found, false).isEmpty()) {
          throw new IllegalStateException("nothing is planned");
        }
        plan[i] = System.nanoTime() - diagnosed;
        diagnosis[i] = diagnosed - begun;
        missing = found.size();
      }
      System.out.printf("%d %d %s %s%n", subjects.size(), missing, text(diagnosis), text(plan));
    }
  }

  private static List<Subject> subjects(SqliteOdm odm, Path recording, InstalledKernel kernel) {
    LogicalTree tree = LogicalTree.of(Recordings.open(recording).scan(), Matcher.load(odm));
    List<Subject> subjects = new ArrayList<>();
    for (Logical device : tree.all()) {
      subjects.addAll(Subjects.of("dev" + subjects.size(), device, kernel, Set.of()));
    }
    return subjects;
  }

  private static String text(long[] nanoseconds) {
    long first = nanoseconds[0];
    long[] next = Arrays.copyOfRange(nanoseconds, 1, nanoseconds.length);
    Arrays.sort(next);
    return String.format("%.1f %.1f", first / 1e6, next[next.length / 2] / 1e6);
  }
}
