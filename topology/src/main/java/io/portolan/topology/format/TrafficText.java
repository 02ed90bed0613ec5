package io.portolan.topology.format;

import io.portolan.topology.plan.PlannedTraffic;
import java.util.Locale;

/** Words on a rule of a security group. */
final class TrafficText {

    private TrafficText() {}

    /** The protocol as AWS writes it. */
    static String protocol(PlannedTraffic traffic) {
        return traffic.protocol().name().toLowerCase(Locale.ROOT);
    }

    /** Why the traffic is let through, in the characters that AWS takes. */
    static String purpose(PlannedTraffic traffic) {
        if (traffic.protocol() == PlannedTraffic.Protocol.TCP && traffic.port() >= 9000) {
            return "Kafka clients";
        }
        return traffic.direction() == PlannedTraffic.Direction.INGRESS
                ? "DNS questions for names of MSK"
                : "DNS questions to an inbound endpoint";
    }
}
