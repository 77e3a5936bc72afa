package org.cfgmgr.daemon.device;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cfgmgr.daemon.engine.NameAllocator;
import org.cfgmgr.method.Action;
import org.cfgmgr.method.MethodExit;
import org.cfgmgr.method.MethodOutput;
import org.cfgmgr.odm.CuDv;
import org.cfgmgr.odm.CuDv.ChangeStatus;
import org.cfgmgr.odm.CuDv.Status;
import org.cfgmgr.odm.OdmChange;

/** The Define method of a type: built in, or a program that is run in its place. */
final class Define {
  private final Session session;
  private final Definition definition;
  private final Kin kin;
  private final Values values;

  Define(Session session, Definition definition) {
    this.session = session;
    this.definition = definition;
    this.kin = new Kin(session.odm());
    this.values = new Values(session.odm(), definition.uniquetype());
  }

  /**
   * Defines the device, or finds that it is defined already.
   *
   * @return its logical name
   * @throws MethodFailure when that cannot be; then nothing was defined
   */
  String run() {
    checkValues();
    DeviceMethods methods = new DeviceMethods(session);
    return methods
        .run(definition.label(), definition.uniquetype(), "Define", definition.arguments())
        .map(this::defined)
        .orElseGet(this::define);
  }

  /** What a program said that it has defined. */
  private String defined(String out) {
    List<String> names = MethodOutput.parse(out).names();
    String name = names.isEmpty() ? "" : names.get(0);
    if (new Kin(session.odm()).find(name).isEmpty()) {
      String said = name.isEmpty() ? "it said no name" : "it said " + name;
      throw failure(MethodExit.E_NOCUDV, definition.label() + ": " + said);
    }
    update(values.customized(name, definition.attributes()));
    return name;
  }

  private String define() {
    Place place = Place.of(definition, kin, session.odm());
    Optional<CuDv> there = place.taken();
    if (there.isPresent()) {
      return again(there.get());
    }
    String name = definition.name().isEmpty() ? nextName() : freeName();
    List<OdmChange> changes = new ArrayList<>();
    changes.add(new OdmChange.Add(device(name, place).toObject()));
    changes.addAll(values.customized(name, definition.attributes()));
    update(changes);
    return name;
  }

  private CuDv device(String name, Place place) {
    return new CuDv(
        name,
        Status.DEFINED,
        change(),
        "",
        place.location(),
        definition.parent(),
        place.where(),
        definition.uniquetype());
  }

  /** To define again what is defined is no error, as long as nothing else is wanted of it. */
  private String again(CuDv there) {
    String name = there.name();
    boolean same =
        there.type().equals(definition.uniquetype())
            && (definition.name().isEmpty() || definition.name().equals(name));
    if (!same) {
      String detail = "%s of %s is taken by %s (%s)";
      throw failure(
          MethodExit.E_INVCONNECT,
          detail.formatted(there.connwhere(), there.parent(), name, there.type()));
    }
    if (!values.areHeld(name, definition.attributes())) {
      throw failure(
          MethodExit.E_ARGS, name + " is there already; set its attributes with chdev -l " + name);
    }
    return name;
  }

  private String nextName() {
    NameAllocator names = new NameAllocator();
    kin.all().forEach(device -> names.reserve(device.name()));
    return names.next(definition.type().text("prefix"));
  }

  private String freeName() {
    String name = definition.name();
    if (!name.matches("[A-Za-z][A-Za-z0-9_.-]*")) {
      throw failure(
          MethodExit.E_ARGS,
          "'" + name + "' is no logical name: a letter first, then letters, digits, _ . -");
    }
    if (kin.find(name).isPresent()) {
      throw failure(
          MethodExit.E_ARGS, name + " is another device; leave out -l for the next free name");
    }
    return name;
  }

  private ChangeStatus change() {
    long number = definition.type().number("chgstatus");
    ChangeStatus[] known = ChangeStatus.values();
    return number >= 0 && number < known.length ? known[(int) number] : ChangeStatus.NEW;
  }

  private void checkValues() {
    List<String> bad = values.problems(definition.attributes());
    if (!bad.isEmpty()) {
      throw failure(MethodExit.E_BADATTR, String.join("\n\t", bad));
    }
  }

  private MethodFailure failure(MethodExit exit, String detail) {
    return MethodFailure.of(definition.method(), exit, detail);
  }

  private void update(List<OdmChange> changes) {
    if (!changes.isEmpty()) {
      session.machine().actuator().perform(new Action.UpdateOdm(changes));
    }
  }
}
