package io.portolan.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@link DnsSite} finds in {@code resolv.conf} where a host's DNS may need a change. */
class DnsSiteTest {

    @ParameterizedTest
    @CsvSource({
        "nameserver 169.254.169.253, AWS",
        "nameserver fd00:ec2::253, AWS",
        "nameserver 10.0.0.2|search us-east-2.compute.internal, AWS",
        "nameserver 10.0.0.2|search ec2.internal, AWS",
        "nameserver 127.0.0.53|options edns0 trust-ad|search eu-west-1.compute.internal., AWS",
        "nameserver 10.0.0.2|domain EC2.internal, AWS",
        "nameserver 172.20.0.10|search shop.svc.cluster.local svc.cluster.local cluster.local, KUBERNETES",
        "nameserver 172.20.0.10|search shop.svc.k8s.example.com svc.k8s.example.com, KUBERNETES",
        "search shop.svc.cluster.local cluster.local us-east-2.compute.internal, AWS KUBERNETES",
        "nameserver 10.1.0.2|search corp.example.com, AWS KUBERNETES ON_PREMISES",
        "# search ec2.internal|nameserver 192.168.1.1, AWS KUBERNETES ON_PREMISES",
        "'', AWS KUBERNETES ON_PREMISES",
    })
    void siteFollowsFromResolvConf(String lines, String sites) {
        assertThat(DnsSite.of(lines.replace("|", "\n")))
                .isEqualTo(Arrays.stream(sites.split(" ")).map(DnsSite::valueOf).collect(Collectors.toSet()));
    }
}
