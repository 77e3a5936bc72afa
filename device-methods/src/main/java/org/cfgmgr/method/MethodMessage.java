package org.cfgmgr.method;

/**
 * What users see when a method fails, with AIX's numbers and words where a message of AIX is known.
 */
public final class MethodMessage {
  private MethodMessage() {}

  /**
   * The message, several lines of which the first has no tab before it.
   *
   * @param method the path of the method
   * @param detail which device it is about, and what to do
   */
  public static String of(String method, MethodExit exit, String detail) {
    return "Method error (" + method + "):\n\t" + words(exit) + "\n\t" + detail;
  }

  private static String words(MethodExit exit) {
    return switch (exit) {
      case E_BADATTR -> "0514-018 The values specified for the following attributes are not valid:";
      case E_NOCUDV, E_LNAME ->
          """
          0514-023 The specified device does not exist in the customized device
          \tconfiguration database.""";
      case E_CHILDSTATE ->
          """
          0514-029 Cannot perform the requested function because a child device of
          \tthe specified device is not in a correct state.""";
      case E_DEPEND ->
          """
          0514-033 Cannot perform the requested function because there is another
          \tdevice in the system which depends on this device.""";
      case E_CFGINIT -> "0514-040 Error initializing a device into the kernel.";
      case E_DEVACCESS -> "0514-047 Cannot access a device.";
      case E_FINDCHILD -> "0514-061 Cannot find a child device.";
      case E_BUSY ->
          """
          0514-062 Cannot perform the requested function because the specified
          \tdevice is busy.""";
      default -> exit + ": " + exit.message();
    };
  }
}
