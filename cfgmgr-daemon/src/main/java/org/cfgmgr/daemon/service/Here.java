package org.cfgmgr.daemon.service;

import java.util.Map;
import java.util.Optional;
import org.cfgmgr.daemon.conf.Settings;
import org.cfgmgr.daemon.engine.Machine;
import org.cfgmgr.daemon.engine.Places;
import org.cfgmgr.daemon.site.OpenMachine;
import org.cfgmgr.daemon.site.Site;
import org.cfgmgr.odm.SqliteOdm;

/** The machine we run on. What changes slowly is found anew for each look at all of it. */
final class Here implements Surroundings {
  private final Map<String, String> environment;
  private Optional<Known> known = Optional.empty();

  private record Known(Site site, Remembered hardware) {}

  Here(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public void forget(Optional<Places> places) {
    if (places.isPresent()) {
      known.ifPresent(there -> there.hardware.forget(places.get()));
    } else {
      known = Optional.empty();
    }
  }

  @Override
  public Site site() {
    if (known.isEmpty()) {
      Site site = Site.of(Optional.empty(), Optional.empty(), Optional.empty());
      Remembered hardware = new Remembered(site.hardware());
      known =
          Optional.of(
              new Known(
                  new Site(hardware, site.root(), site.kernel(), site.kernelChoice(), site.here()),
                  hardware));
    }
    return known.get().site;
  }

  @Override
  public Machine machine(SqliteOdm odm, Map<String, String> joining, Settings settings) {
    return OpenMachine.live(site(), odm, joining, settings, environment);
  }
}
