package io.portolan.catalog;

import io.portolan.catalog.ClusterDefinition.Access;
import io.portolan.catalog.ClusterDefinition.Settings;
import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.Finding;
import io.portolan.diagnosis.PortolanException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import software.amazon.awssdk.regions.Region;

/**
 * Finds a cluster by the name that an application uses.
 *
 * @param source where the catalog is from, in words
 * @param byName the definitions of each logical name in the order written
 * @param defaults the settings of clusters that are named by an ARN which the catalog does not have
 * @param served the regions with a service VPC. If empty, all are allowed.
 */
record ClusterLookup(
        String source, Map<String, List<ClusterDefinition>> byName, Settings defaults, Set<Region> served) {

    private static final int FEW = 20;

    ClusterDefinition find(String name, Supplier<Region> clientRegion) {
        if (name.startsWith("arn:")) {
            return byArn(name);
        }
        int separator = name.indexOf('@');
        List<ClusterDefinition> definitions = definitionsOf(name, separator < 0 ? name : name.substring(0, separator));
        if (separator >= 0) {
            return findInRegion(name.substring(separator + 1), definitions)
                    .orElseThrow(() -> notInRegion(name, definitions))
                    .withName(name);
        }
        ClusterDefinition first = definitions.get(0);
        return definitions.size() == 1
                ? first
                : findInRegion(clientRegion.get().id(), definitions).orElse(first);
    }

    List<ClusterDefinition> all() {
        return byName.values().stream()
                .flatMap(Collection::stream)
                .map(this::withItsRegion)
                .toList();
    }

    /** The same clusters with another preflight policy. */
    ClusterLookup withPreflight(PreflightPolicy policy) {
        Map<String, List<ClusterDefinition>> changed = new LinkedHashMap<>();
        byName.forEach((name, definitions) -> changed.put(
                name,
                definitions.stream()
                        .map(definition -> definition.withPreflight(policy))
                        .toList()));
        return new ClusterLookup(source, changed, defaults.withPreflight(policy), served);
    }

    private static Optional<ClusterDefinition> findInRegion(String region, List<ClusterDefinition> definitions) {
        return definitions.stream()
                .filter(definition -> definition
                        .region()
                        .map(Region::id)
                        .filter(region::equals)
                        .isPresent())
                .findFirst();
    }

    private List<ClusterDefinition> definitionsOf(String asked, String logicalName) {
        List<ClusterDefinition> definitions = byName.get(logicalName);
        if (definitions == null) {
            throw unknown(
                    asked,
                    "The catalog has no cluster of this name. " + describeNames(),
                    WordSuggestions.suggest(
                            logicalName, byName.keySet(), "Add it below clusters, or correct the name."));
        }
        return definitions;
    }

    private ClusterDefinition byArn(String text) {
        MskClusterArn arn = arn(text);
        return byName.values().stream()
                .flatMap(Collection::stream)
                .filter(definition -> definition.source().clusterKey().equals(arn.value()))
                .findFirst()
                .map(this::withItsRegion)
                .orElseGet(() -> definitionOfUnlisted(arn));
    }

    private ClusterDefinition withItsRegion(ClusterDefinition definition) {
        boolean several = byName.getOrDefault(definition.name(), List.of()).size() > 1;
        return several ? definition.withName(definition.name() + "@" + definition.regionId()) : definition;
    }

    private ClusterDefinition definitionOfUnlisted(MskClusterArn arn) {
        if (!served.isEmpty() && !served.contains(arn.region())) {
            throw unknown(
                    arn.value(),
                    "The catalog declares no service VPC for %s, only for %s."
                            .formatted(
                                    arn.region().id(),
                                    QuotedText.list(
                                            served.stream().map(Region::id).toList())),
                    "Declare it below service-vpcs, or use the catalog of that cluster's environment.");
        }
        Access access = new Access(
                SecurityProtocol.SASL_SSL,
                ClientAuthentication.AWS_IAM,
                Connectivity.PRIVATE,
                Optional.empty(),
                Optional.empty());
        BrokerSource brokers = new BrokerSource.ByArn(arn);
        return new ClusterDefinition(arn.value(), Optional.of(arn.region()), brokers, access, defaults);
    }

    private MskClusterArn arn(String text) {
        try {
            return MskClusterArn.parse(text);
        } catch (InvalidValueException e) {
            throw unknown(text, e.reason() + " It must be " + e.expected() + ".", e.fix());
        }
    }

    private PortolanException notInRegion(String asked, List<ClusterDefinition> definitions) {
        List<String> names = definitions.stream()
                .map(definition -> definition.region().map(region -> definition.name() + "@" + region.id()))
                .flatMap(Optional::stream)
                .toList();
        String cause = names.isEmpty() ? "This cluster has no region." : "This cluster is only in another region.";
        String fix = names.isEmpty() ? "Leave @ and the region out." : "Use one of " + QuotedText.list(names) + ".";
        return unknown(asked, cause, fix);
    }

    /** The exception for a role that the catalog does not have. */
    PortolanException unknownRole(String name, Set<String> known) {
        Finding finding = Finding.about(Code.CATALOG_INVALID, "roles." + QuotedText.escaped(name))
                .asked("a role that is declared below roles, in " + source)
                .seen(QuotedText.of(name))
                .cause(known.isEmpty() ? "It has no roles." : "It has " + QuotedText.list(known) + ".")
                .fix(WordSuggestions.suggest(name, known, "Declare the role, or name one of these."))
                .build();
        return new PortolanException("No role " + QuotedText.of(name) + " in " + source, finding);
    }

    private PortolanException unknown(String asked, String cause, String fix) {
        Finding finding = Finding.about(Code.UNKNOWN_CLUSTER, QuotedText.escaped(asked))
                .asked("a name, a name@region or an MSK cluster ARN, in " + source)
                .seen(QuotedText.of(asked))
                .cause(cause)
                .fix(fix)
                .build();
        return new PortolanException("No cluster " + QuotedText.of(asked) + " in " + source, finding);
    }

    private String describeNames() {
        if (byName.isEmpty()) {
            return "It has no clusters.";
        }
        return byName.size() > FEW
                ? "It has " + byName.size() + " others."
                : "It has " + QuotedText.list(byName.keySet()) + ".";
    }
}
