package org.cfgmgr.daemon;

import dagger.Binds;
import dagger.Component;
import dagger.Module;
import dagger.multibindings.IntoMap;
import dagger.multibindings.StringKey;
import java.util.Map;
import javax.inject.Provider;
import org.cfgmgr.daemon.bootinfo.Bootinfo;
import org.cfgmgr.daemon.catalogue.CatalogueCommand;
import org.cfgmgr.daemon.cfgmgr.CfgmgrCommand;
import org.cfgmgr.daemon.cfgmgr.ScannedDevices;
import org.cfgmgr.daemon.command.AllDevices;
import org.cfgmgr.daemon.command.Command;
import org.cfgmgr.daemon.command.Lsattr;
import org.cfgmgr.daemon.command.Lscfg;
import org.cfgmgr.daemon.command.Lsdev;
import org.cfgmgr.daemon.command.Odmadd;
import org.cfgmgr.daemon.command.Odmchange;
import org.cfgmgr.daemon.command.Odmdelete;
import org.cfgmgr.daemon.command.Odmget;
import org.cfgmgr.daemon.command.Odmshow;
import org.cfgmgr.daemon.device.Chdev;
import org.cfgmgr.daemon.device.Mkdev;
import org.cfgmgr.daemon.device.Rda;
import org.cfgmgr.daemon.device.Rmdev;
import org.cfgmgr.daemon.devinstall.Devinstall;
import org.cfgmgr.daemon.journal.History;
import org.cfgmgr.daemon.journal.Undo;
import org.cfgmgr.daemon.preflight.PreflightCommand;
import org.cfgmgr.daemon.service.Cfgmgrd;

/** All commands, by name; none is made before it is asked for. */
@Component(modules = Commands.All.class)
interface Commands {
  Map<String, Provider<Command>> byName();

  /** What the names stand for. */
  @Module
  interface All {
    @Binds
    @IntoMap
    @StringKey("cfgmgr")
    Command cfgmgr(CfgmgrCommand command);

    @Binds
    @IntoMap
    @StringKey("cfgmgrd")
    Command cfgmgrd(Cfgmgrd command);

    @Binds
    @IntoMap
    @StringKey("catalogue")
    Command catalogue(CatalogueCommand command);

    @Binds
    @IntoMap
    @StringKey("bootinfo")
    Command bootinfo(Bootinfo command);

    @Binds
    @IntoMap
    @StringKey("lsdev")
    Command lsdev(Lsdev command);

    @Binds
    @IntoMap
    @StringKey("lsattr")
    Command lsattr(Lsattr command);

    @Binds
    @IntoMap
    @StringKey("chdev")
    Command chdev(Chdev command);

    @Binds
    @IntoMap
    @StringKey("rda")
    Command rda(Rda command);

    @Binds
    @IntoMap
    @StringKey("lscfg")
    Command lscfg(Lscfg command);

    @Binds
    @IntoMap
    @StringKey("odmget")
    Command odmget(Odmget command);

    @Binds
    @IntoMap
    @StringKey("odmadd")
    Command odmadd(Odmadd command);

    @Binds
    @IntoMap
    @StringKey("odmchange")
    Command odmchange(Odmchange command);

    @Binds
    @IntoMap
    @StringKey("odmdelete")
    Command odmdelete(Odmdelete command);

    @Binds
    @IntoMap
    @StringKey("odmshow")
    Command odmshow(Odmshow command);

    @Binds
    @IntoMap
    @StringKey("mkdev")
    Command mkdev(Mkdev command);

    @Binds
    @IntoMap
    @StringKey("rmdev")
    Command rmdev(Rmdev command);

    @Binds
    @IntoMap
    @StringKey("preflight")
    Command preflight(PreflightCommand command);

    @Binds
    @IntoMap
    @StringKey("history")
    Command history(History command);

    @Binds
    @IntoMap
    @StringKey("undo")
    Command undo(Undo command);

    @Binds
    @IntoMap
    @StringKey("devinstall")
    Command devinstall(Devinstall command);

    @Binds
    AllDevices allDevices(ScannedDevices devices);
  }
}
