package org.cfgmgr.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AliasTableTest {
  @Test
  void ofText_answersLikeTheBinaryIndex() {
    AliasTable table =
        AliasTable.ofText(
            """
            # Aliases extracted from modules themselves.
            alias net-pf-10 ipv6
            alias pci:v00008086d0000[0-3]*bc02* e1000
            alias pci:v*bc02* any-net
            nonsense
            """);
    assertThat(table.lookup("pci:v00008086d00001234bc02"))
        .containsExactly(
            new AliasMatch("e1000", "pci:v00008086d0000[0-3]*bc02*", 1),
            new AliasMatch("any_net", "pci:v*bc02*", 2));
    assertThat(table.lookup("net_pf_10")).containsExactly(new AliasMatch("ipv6", "net_pf_10", 0));
    assertThat(table.lookup("pci:")).isEmpty();
  }

  @Test
  void ofModinfo_takesAliasesOnly() {
    AliasTable table =
        AliasTable.ofModinfo(
            "xen_fbfront.license=GPL\0xen_fbfront.alias=xen:vfb\0a.parm=x.alias=zz\0");
    assertThat(table.lookup("xen:vfb"))
        .containsExactly(new AliasMatch("xen_fbfront", "xen:vfb", 0));
    assertThat(table.lookup("zz")).isEmpty();
  }
}
