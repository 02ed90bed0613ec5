package io.portolan.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.regions.Region;

/**
 * The DNS zone that contains the names of MSK's brokers in one region.
 *
 * @param service {@code kafka} for Provisioned clusters and {@code kafka-serverless} for Serverless
 * @param region the region's id as the name has it
 * @param suffix the domain of the partition such as {@code amazonaws.com}, or {@code api.aws} for dual stack
 */
public record MskZone(String service, String region, String suffix) {

    private static final String PROVISIONED = "kafka";
    private static final String SERVERLESS = "kafka-serverless";
    private static final Pattern HOST = Pattern.compile(
            "(?:.*\\.)?(" + PROVISIONED + "|" + SERVERLESS + ")\\.([a-z0-9-]+)\\.(" + suffixes() + ")\\.?");

    /** The zone of a broker's name. It is empty for a name that is not MSK's. */
    public static Optional<MskZone> ofHost(String host) {
        Matcher name = HOST.matcher(host.toLowerCase(Locale.ROOT));
        return name.matches()
                ? Optional.of(new MskZone(name.group(1), name.group(2), name.group(3)))
                : Optional.empty();
    }

    /** All zones in which a region's brokers may have their names. */
    public static List<MskZone> all(Region region) {
        List<MskZone> zones = new ArrayList<>();
        for (String suffix : AwsDomains.find(AwsRegions.partition(region))) {
            zones.add(new MskZone(PROVISIONED, region.id(), suffix));
            zones.add(new MskZone(SERVERLESS, region.id(), suffix));
        }
        return zones;
    }

    /** The names of all zones in which a region's brokers may have their names. */
    public static List<String> domains(Region region) {
        List<String> domains = new ArrayList<>();
        for (MskZone zone : all(region)) {
            domains.add(zone.domain());
        }
        return domains;
    }

    /** The zone's own name such as {@code kafka-serverless.us-east-2.amazonaws.com}. */
    public String domain() {
        return service + "." + region + "." + suffix;
    }

    /** Whether Serverless clusters have their names here. */
    public boolean serverless() {
        return service.equals(SERVERLESS);
    }

    /** Whether only dual-stack clusters have their names here. */
    public boolean dualStack() {
        return AwsDomains.dualStack().contains(suffix);
    }

    private static String suffixes() {
        StringJoiner suffixes = new StringJoiner("|");
        for (String suffix : AwsDomains.all()) {
            suffixes.add(Pattern.quote(suffix));
        }
        return suffixes.toString();
    }
}
