package org.cfgmgr.method.act;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.cfgmgr.attr.KernelPlace;
import org.cfgmgr.method.Result;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Asks and tells the driver of a pair of interfaces, and makes routes in a network of its own. */
class LiveNetworkTest {
  private final LiveProbe kernel = new LiveProbe();
  private final LiveDevices devices = new LiveDevices();

  @BeforeEach
  void mayWrite() {
    LiveDevices.needRoot();
  }

  @AfterEach
  void clean() {
    devices.clean();
  }

  @Test
  void offloads_areSwitched() {
    String veth = devices.veth();

    for (String feature : List.of("rx-checksum", "tx-checksum", "sg", "gso", "gro")) {
      String access = "ethtool:features." + feature;
      for (String value : List.of("off", "on")) {
        assertThat(kernel.set(access, veth, value)).isEqualTo(Result.done());
        assertThat(kernel.read(access, veth)).contains(value);
      }
    }
  }

  /** Without checksums there is no tso (kernel, Documentation/networking/netdev-features.rst). */
  @Test
  void offloadThatTheKernelKeepsOff_isAFailure() {
    String veth = devices.veth();
    assertThat(kernel.set("ethtool:features.tx-checksum", veth, "off")).isEqualTo(Result.done());

    assertThat(kernel.set("ethtool:features.tso", veth, "on"))
        .isEqualTo(
            Result.failed(
                "ethtool features.tso of "
                    + veth.substring(veth.lastIndexOf('/') + 1)
                    + ": on was set, but the kernel keeps off"));
  }

  @Test
  void queues_areSet() {
    String veth = devices.veth("numtxqueues", "2", "numrxqueues", "2");
    KernelPlace queues = kernel.find("ethtool:channels.rx", veth).orElseThrow();

    assertThat(kernel.attributes().choices(queues)).containsExactly("1-2");
    for (String number : List.of("2", "1")) {
      assertThat(kernel.set("ethtool:channels.rx", veth, number)).isEqualTo(Result.done());
      assertThat(kernel.read("ethtool:channels.rx", veth)).contains(number);
    }
    assertThat(kernel.set("ethtool:channels.rx", veth, "3"))
        .isEqualTo(
            Result.failed(queues + ": the kernel refuses 3: Invalid argument (possible: 1-2)"));
  }

  @Test
  void rings_ofAnInterfaceWithoutThem_areNotOffered() {
    assertThat(kernel.find("ethtool:rings.rx", devices.veth())).isEmpty();
  }

  @Test
  void routes_areMadeAndRemoved() {
    String route = "net,-hopcount,0,,0,10.9.0.2";
    String other = "net,-hopcount,7,-netmask,255.255.0.0,10.10.0.0,10.9.0.3";
    String six = "net,-hopcount,0,,2001:db8:1::/48,2001:db8::2";

    assertThat(
            devices.probe(
                "ip link add one type veth peer name two && ip link set one up"
                    + " && ip link set two up && ip address add 10.9.0.1/24 dev one"
                    + " && ip address add 2001:db8::1/64 dev one nodad",
                "route:inet",
                route,
                "route:inet",
                route + " " + other,
                "route:inet-absent",
                route,
                "route:inet",
                "net,-hopcount,0,,0,10.77.0.1",
                "route:inet",
                "default",
                "route:inet6",
                six))
        .isEqualTo(
            """
            DONE
            net,-hopcount,0,-if,one,0,10.9.0.2
            DONE
            net,-hopcount,0,-if,one,0,10.9.0.2 net,-hopcount,7,-if,one,10.10.0.0/16,10.9.0.3
            DONE
            net,-hopcount,7,-if,one,10.10.0.0/16,10.9.0.3
            route: the kernel refuses net,-hopcount,0,,0,10.77.0.1: Error: Nexthop has invalid gateway.
            net,-hopcount,7,-if,one,10.10.0.0/16,10.9.0.3
            route default is not understood; write net,-hopcount,0,,10.1.2.0/24,10.0.0.1\
             (destination, gateway; 0 is the default route)
            net,-hopcount,7,-if,one,10.10.0.0/16,10.9.0.3
            DONE
            net,-hopcount,0,-if,one,2001:db8:1:0:0:0:0:0/48,2001:db8:0:0:0:0:0:2""");
  }
}
