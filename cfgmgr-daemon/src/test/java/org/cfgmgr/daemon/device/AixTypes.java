package org.cfgmgr.daemon.device;

/** Predefined devices and connections as an AIX machine has them, written by hand. */
final class AixTypes {
  private static final String CONNECTION =
      """

      PdCn:
      	uniquetype = "%s"
      	connkey = "%s"
      	connwhere = "%s"
      """;

  private static final String SPEED =
      """

      PdAt:
      	uniquetype = "tty/rs232/tty"
      	attribute = "speed"
      	deflt = "9600"
      	values = "50,75,110,134,150,300,600,1200,1800,2400,4800,9600,19200,38400"
      	type = "R"
      	generic = "DU"
      	rep = "nl"
      	nls_index = 7

      PdAt:
      	uniquetype = "tty/rs232/tty"
      	attribute = "parity"
      	deflt = "none"
      	values = "none,even,odd,mark,space"
      	type = "R"
      	generic = "DU"
      	rep = "sl"

      PdAt:
      	uniquetype = "tty/rs232/tty"
      	attribute = "timeout"
      	deflt = "0"
      	values = "0-60,5"
      	type = "R"
      	generic = "DU"
      	rep = "nr"

      PdAt:
      	uniquetype = "tty/rs232/tty"
      	attribute = "xmodel"
      	deflt = ""
      	type = "R"
      	generic = "DU"
      	rep = "s"

      PdAt:
      	uniquetype = "tty/rs232/tty"
      	attribute = "port_id"
      	deflt = "1"
      	type = "R"
      	generic = "D"
      	rep = "s"
      """;

  private AixTypes() {}

  static String stanzas() {
    return type("adapter", "pci", "14105000", "scsi", 1, "SCSI I/O Controller")
        + type("adapter", "pci", "4f111100", "sa", 2, "IBM 8-Port EIA-232/RS-422A (PCI) Adapter")
        + type("tape", "scsi", "4mm4gb", "rmt", 3, "4.0 GB 4mm Tape Drive")
        + type("disk", "scsi", "scsd", "hdisk", 4, "16 Bit SCSI Disk Drive")
        + type("cdrom", "scsi", "scsicd", "cd", 5, "SCSI Multimedia CD-ROM Drive")
        + type("tty", "rs232", "tty", "tty", 6, "Asynchronous Terminal")
        + type("printer", "rs232", "ibm4029", "lp", 8, "IBM 4029 LaserPrinter")
        + type("pty", "pty", "pty", "pty", 9, "Asynchronous Pseudo-Terminal")
        + SPEED
        + CONNECTION.formatted("adapter/pci/14105000", "scsi", "5,0")
        + CONNECTION.formatted("adapter/pci/14105000", "scsi", "6,0")
        + CONNECTION.formatted("adapter/pci/4f111100", "rs232", "0")
        + CONNECTION.formatted("adapter/pci/4f111100", "rs232", "1");
  }

  static String connection(String uniquetype, String key, String where) {
    return CONNECTION.formatted(uniquetype, key, where);
  }

  private static String type(
      String deviceClass, String subclass, String type, String prefix, int msgno, String text) {
    return """

        PdDv:
        	type = "%s"
        	class = "%s"
        	subclass = "%s"
        	prefix = "%s"
        	catalog = "aix.cat"
        	setno = 1
        	msgno = %d
        	Define = "/usr/lib/methods/define"
        	Configure = "/usr/lib/methods/cfgdev"
        	Unconfigure = "/usr/lib/methods/ucfgdev"
        	Undefine = "/usr/lib/methods/undefine"
        	uniquetype = "%2$s/%3$s/%1$s"

        Messages:
        	catalog = "aix.cat"
        	setno = 1
        	msgno = %5$d
        	text = "%6$s"
        """
        .formatted(type, deviceClass, subclass, prefix, msgno, text);
  }
}
