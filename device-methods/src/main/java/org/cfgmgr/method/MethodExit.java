package org.cfgmgr.method;

import java.util.Arrays;
import java.util.Optional;

/**
 * The exit codes of methods: AIX's names (those of {@code cf.h}), our numbers, a message each. The
 * numbers are part of the method contract and never change.
 */
public enum MethodExit {
  E_OK(0, "no error"),
  E_ARGS(1, "the arguments are not those of the method's interface"),
  E_LNAME(2, "there is no device of that logical name"),
  E_PARENT(3, "the parent device is missing or cannot have this child"),
  E_TYPE(4, "the device type is not known"),
  E_NOCUDV(5, "the device has no object in CuDv"),
  E_NOPDDV(6, "the device type has no object in PdDv"),
  E_NOATTR(7, "a required attribute is missing"),
  E_DEVSTATE(8, "the device is in the wrong state"),
  E_PARENTSTATE(9, "the parent device is not available"),
  E_CHILDSTATE(10, "a child device is in the wrong state"),
  E_DEPEND(11, "another device depends on this one"),
  E_BUSY(12, "the device is in use"),
  E_MALLOC(13, "out of memory"),
  E_ODMINIT(14, "the ODM could not be opened"),
  E_ODMGET(15, "an object could not be read from the ODM"),
  E_ODMADD(16, "an object could not be added to the ODM"),
  E_ODMUPDATE(17, "an object of the ODM could not be changed"),
  E_ODMDELETE(18, "an object could not be deleted from the ODM"),
  E_ODMLOCK(19, "the configuration lock could not be taken"),
  E_ODMRUNMETHOD(20, "another method could not be run"),
  E_MAJORNO(21, "no major number could be had"),
  E_MINORNO(22, "no minor number could be had"),
  E_MKSPECIAL(23, "a special file could not be made"),
  E_LOADEXT(24, "the driver could not be loaded"),
  E_UNLOADEXT(25, "the driver could not be unloaded"),
  E_CFGINIT(26, "the driver refused the device"),
  E_CFGTERM(27, "the driver could not let go of the device"),
  E_DEVACCESS(28, "the device could not be accessed"),
  E_NODETECT(29, "the device was not detected"),
  E_WRONGDEVICE(30, "another device is at that place"),
  E_NOTREADY(31, "the device is not ready"),
  E_BUSRESOURCE(32, "a bus resource could not be had"),
  E_VPD(33, "vital product data could not be read"),
  E_FINDCHILD(34, "a child device could not be found"),
  E_INVCONNECT(35, "nothing can be attached at that connection"),
  E_BADATTR(36, "an attribute has a bad value"),
  E_DDS(37, "the data for the driver could not be put together");

  private final int code;
  private final String message;

  MethodExit(int code, String message) {
    this.code = code;
    this.message = message;
  }

  public int code() {
    return code;
  }

  public String message() {
    return message;
  }

  /** The name of an exit code; empty when the interface has none. */
  public static Optional<MethodExit> of(int code) {
    return Arrays.stream(values()).filter(exit -> exit.code == code).findFirst();
  }

  /** The meaning of an exit code, for people. */
  public static String explain(int code) {
    return of(code).map(exit -> exit + ": " + exit.message).orElseGet(() -> foreign(code));
  }

  private static String foreign(int code) {
    return code > 128 && code < 160
        ? "ended by signal " + (code - 128)
        : "not an exit code of the method interface";
  }
}
