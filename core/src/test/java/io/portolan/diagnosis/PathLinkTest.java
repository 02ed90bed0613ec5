package io.portolan.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The order of lanes and links that {@link PathLink} gives. */
class PathLinkTest {

    @ParameterizedTest
    @CsvSource({
        "ROLE_NOT_ASSUMABLE, ROLES",
        "CONTROL_PLANE_DENIED, MSK_API",
        "CLUSTER_NOT_FOUND, BOOTSTRAP",
        "RESOLVER_REFUSED, HOST_RESOLVER",
        "REBIND_PROTECTION, HOST_RESOLVER",
        "HOST_RESOLVERS_DISAGREE, HOST_RESOLVER",
        "MISSING_RULE, FORWARDING_RULE",
        "RULE_TO_OTHER_VPC, RULE_TARGETS",
        "RULE_TARGET_UNREACHABLE, RULE_TARGETS",
        "WRONG_ENVIRONMENT, RULE_TARGETS",
        "NOT_IN_SERVICE_VPC, PRIVATE_ZONE",
        "OUTSIDE_SERVICE_VPC, ADDRESSES",
        "IPV6_BLOCK_MISSING, ADDRESSES",
        "TCP_TIMEOUT, ROUTE",
        "TLS_UNTRUSTED, TLS",
        "ACCESS_DENIED, IAM",
    })
    void codePointsAtItsLink(Code code, PathLink link) {
        assertThat(PathLink.of(code)).contains(link);
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"OK", "DEADLINE_EXCEEDED", "BROKER_DEGRADED"})
    void everyPlacedCodeHasALink(Code code) {
        assertThat(PathLink.of(code)).isPresent();
    }

    @ParameterizedTest
    @EnumSource
    void linkLiesInTheCodesStage(Code code) {
        Optional<PathLink> link = PathLink.of(code);

        if (code == Code.OVERRIDE_REFUSED) {
            assertThat(code.stage()).isEmpty();
        } else {
            assertThat(link.map(PathLink::stage)).isEqualTo(code.stage());
        }
    }

    @ParameterizedTest
    @CsvSource({"CREDENTIALS, ROLES", "ADVERTISED_DNS, HOST_RESOLVER", "ADVERTISED_TCP, ROUTE", "METADATA, METADATA"})
    void lateCheckIsAtItsStagesLink(Stage stage, PathLink link) {
        assertThat(PathLink.of(Code.DEADLINE_EXCEEDED, stage)).isEqualTo(link);
    }

    @ParameterizedTest
    @EnumSource
    void onlyLastLinksReachTheBrokers(PathLane lane) {
        assertThat(PathLink.of(lane)).last().matches(link -> link.station().isEmpty());
        assertThat(PathLink.of(lane))
                .filteredOn(link -> link.station().isEmpty())
                .hasSize(1);
    }

    @Test
    void linksFollowThePath() {
        assertThat(Stream.of(PathLane.values()).flatMap(PathLink::of)).containsExactly(PathLink.values());
    }
}
