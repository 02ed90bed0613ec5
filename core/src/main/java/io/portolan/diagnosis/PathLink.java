package io.portolan.diagnosis;

import static io.portolan.diagnosis.PathLane.CONTROL_PLANE;
import static io.portolan.diagnosis.PathLane.NAMES;
import static io.portolan.diagnosis.PathLane.TRAFFIC;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * A link of the path from a client site to the brokers, in order. It leads to a station. The last one of a lane leads to the
 * brokers.
 */
enum PathLink {
    CATALOG(CONTROL_PLANE, "catalog", "Catalog entry", Stage.CATALOG),
    ROLES(CONTROL_PLANE, "role chain", "STS", Stage.CREDENTIALS),
    MSK_API(CONTROL_PLANE, "API call", "MSK API", Stage.BROKERS),
    BOOTSTRAP(CONTROL_PLANE, "bootstrap brokers", "", Stage.BROKERS),

    HOST_RESOLVER(NAMES, "lookup", "Host resolver", Stage.DNS),
    FORWARDING_RULE(NAMES, "forwarding rule", "Outbound endpoint", Stage.DNS),
    RULE_TARGETS(NAMES, "rule targets", "Inbound resolvers", Stage.DNS),
    PRIVATE_ZONE(NAMES, "private zone", "Service VPC", Stage.DNS),
    ADDRESSES(NAMES, "broker addresses", "", Stage.DNS),

    ROUTE(TRAFFIC, "route, TCP", "Listener", Stage.TCP),
    TLS(TRAFFIC, "TLS", "Certificate", Stage.TLS),
    IAM(TRAFFIC, "IAM", "Session", Stage.IAM),
    METADATA(TRAFFIC, "metadata", "", Stage.METADATA);

    private final PathLane lane;
    private final String label;
    private final String station;
    private final Stage stage;

    PathLink(PathLane lane, String label, String station, Stage stage) {
        this.lane = lane;
        this.label = label;
        this.station = station;
        this.stage = stage;
    }

    /** The broken link by its code. If the code may be about any link, the stage decides. */
    static PathLink of(Code code, Stage stage) {
        return of(code).orElse(of(stage));
    }

    /** The link that a finding with this code is about. Empty if the code names no place. */
    static Optional<PathLink> of(Code code) {
        PathLink link = switch (code) {
            case OK, DEADLINE_EXCEEDED, BROKER_DEGRADED -> null;
            case CATALOG_INVALID, UNKNOWN_CLUSTER, OVERRIDE_REFUSED -> CATALOG;
            case BASE_IDENTITY_UNAVAILABLE, ROLE_NOT_ASSUMABLE, STS_UNAVAILABLE, CLOCK_SKEW, CLOCK_DRIFT -> ROLES;
            case CONTROL_PLANE_UNREACHABLE, CONTROL_PLANE_DENIED -> MSK_API;
            case CLUSTER_NOT_FOUND, CLUSTER_NOT_ACTIVE, NO_IAM_LISTENER, UNEXPECTED_BROKERS -> BOOTSTRAP;
            case UNKNOWN_HOST, LOCAL_OVERRIDE, STALE_ANSWER, JVM_DNS_CACHE, JVM_WITHOUT_DNS -> HOST_RESOLVER;
            case HOST_RESOLVERS_DISAGREE -> HOST_RESOLVER;
            case DNS_UNREACHABLE, RESOLVER_REFUSED, REBIND_PROTECTION -> HOST_RESOLVER;
            case MISSING_RULE, PUBLIC_ADDRESS -> FORWARDING_RULE;
            case RULE_TO_OTHER_VPC, WRONG_ENVIRONMENT, WRONG_REGION, RULE_TARGET_UNREACHABLE -> RULE_TARGETS;
            case CENTRAL_DEGRADED, CENTRAL_UNREACHABLE -> RULE_TARGETS;
            case CENTRAL_DISAGREE, NOT_IN_SERVICE_VPC -> PRIVATE_ZONE;
            case OUTSIDE_SERVICE_VPC, IPV6_BLOCK_MISSING -> ADDRESSES;
            case TCP_TIMEOUT, TCP_REFUSED, TCP_DEGRADED -> ROUTE;
            case TLS_NAME_MISMATCH, TLS_UNTRUSTED, TLS_EXPIRED, TLS_FAILED -> TLS;
            case TLS_SETTING_REFUSED, TRUST_STORE_UNUSABLE, JVM_WITHOUT_CURVES -> TLS;
            case ACCESS_DENIED, BROKER_THROTTLED, IAM_FAILED -> IAM;
            case METADATA_TIMEOUT, METADATA_FAILED, WRONG_CLUSTER, CLUSTER_ID_CHANGED -> METADATA;
        };
        return Optional.ofNullable(link);
    }

    private static PathLink of(Stage stage) {
        return switch (stage) {
            case CATALOG -> CATALOG;
            case CREDENTIALS -> ROLES;
            case BROKERS -> MSK_API;
            case DNS, ADVERTISED_DNS -> HOST_RESOLVER;
            case TCP, ADVERTISED_TCP -> ROUTE;
            case TLS -> TLS;
            case IAM -> IAM;
            case METADATA -> METADATA;
        };
    }

    /** The links of a lane in order. */
    static Stream<PathLink> of(PathLane lane) {
        return Stream.of(values()).filter(link -> link.lane == lane);
    }

    PathLane lane() {
        return lane;
    }

    /** What joins the station before to the next. */
    String label() {
        return label;
    }

    /** Where it leads. Empty if it leads to the brokers. */
    String station() {
        return station;
    }

    /** The stage that proves it or fails if it is broken. */
    Stage stage() {
        return stage;
    }

    /**
     * Whether this link is sound because the other one fails in the same stage. This link comes first and something answered at
     * its end. A name that is missing in the zone proves nothing about the way there.
     */
    boolean isProvedBy(PathLink broken) {
        return lane == broken.lane
                && stage == broken.stage
                && compareTo(broken) < 0
                && broken != PRIVATE_ZONE
                && broken != ADDRESSES;
    }

    /** Whether plain Kafka's path has it too. Only the host resolves its names. */
    boolean isInPlainKafka() {
        return this != FORWARDING_RULE && this != RULE_TARGETS && this != PRIVATE_ZONE;
    }
}
