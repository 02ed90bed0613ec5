package io.portolan.topology;

import io.portolan.Cluster;
import io.portolan.Portolan;
import io.portolan.catalog.BrokerAddress;
import io.portolan.catalog.ClientSite;
import io.portolan.catalog.ClusterCatalog;
import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.Finding;
import io.portolan.diagnosis.PortolanException;
import io.portolan.diagnosis.PreflightReport;
import io.portolan.topology.explain.Drift;
import io.portolan.topology.explain.Explanation;
import io.portolan.topology.explain.PlanInspection;
import io.portolan.topology.plan.EstatePlan;
import io.portolan.topology.plan.PlanSelection;
import io.portolan.topology.view.EstateReader;
import io.portolan.topology.view.InspectAccess;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/**
 * Compares an estate with its plan. It reads with the roles that the catalog has below {@code inspect-roles}. Immutable and
 * thread-safe.
 *
 * <p>A call reads for at most 60 seconds, on up to eight threads of its own, which end with it. What AWS has not answered by then, or
 * does not allow, is a missing view and no exception.
 *
 * <pre>{@code
 * EstateInspection inspection = new EstateInspection(portolan, catalog);
 * System.out.println(inspection.explain("orders", SiteChoice.ofThisHost(), true));
 * System.out.println(inspection.drift(PlanSelection.all()));
 * }</pre>
 */
public final class EstateInspection {

    private static final Duration DEADLINE = Duration.ofSeconds(60);

    private final Portolan portolan;
    private final ClusterCatalog catalog;

    /**
     * An inspection of an estate.
     *
     * @param portolan assumes the roles. It is not closed here.
     * @param catalog the catalog with which it was opened
     */
    public EstateInspection(Portolan portolan, ClusterCatalog catalog) {
        this.portolan = portolan;
        this.catalog = catalog;
    }

    /**
     * Finds out why a site does not reach a cluster.
     *
     * @param name the cluster as for {@link Portolan#cluster}
     * @param choice the site
     * @param preflight whether this host is at the site, so that a preflight tells more
     * @throws PortolanException with {@code CATALOG_INVALID} if the catalog does not describe the site or the cluster's service VPC
     */
    public Explanation explain(String name, SiteChoice choice, boolean preflight) {
        requireNamed(name);
        EstatePlan plan = EstatePlan.of(catalog);
        Cluster cluster = portolan.cluster(name);
        ClientSite site = choice.find(catalog);
        PlanInspection inspection = new PlanInspection(catalog, plan);
        inspection.requirePath(cluster.definition(), site);
        Optional<PreflightReport> report = preflight ? Optional.of(cluster.preflight()) : Optional.empty();
        List<String> hosts = preflight ? hosts(cluster) : givenHosts(cluster);
        try (EstateReader reader = reader()) {
            return inspection.explain(cluster.definition(), site, hosts, report, reader);
        }
    }

    /** A cluster that the catalog does not have by this ARN is used without its role, so the path would be another one. */
    private void requireNamed(String name) {
        boolean unknown = name.startsWith("arn:")
                && catalog.clusters().stream()
                        .noneMatch(cluster -> cluster.source()
                                .knownArn()
                                .filter(arn -> arn.toString().equals(name))
                                .isPresent());
        if (unknown) {
            throw new PortolanException(
                    "The catalog has no cluster with this ARN",
                    Finding.about(Code.CATALOG_INVALID, name)
                            .asked("a cluster of the catalog")
                            .seen("no cluster that the catalog gives by this ARN")
                            .cause("The roles of a path stand in the catalog, with the cluster.")
                            .fix("Ask for the cluster's name in the catalog, or write this ARN there.")
                            .build());
        }
    }

    /**
     * Compares the plan with what exists.
     *
     * @param selection the part of the plan
     * @throws PortolanException with {@code CATALOG_INVALID} if the catalog does not describe an estate
     */
    public Drift drift(PlanSelection selection) {
        PlanInspection inspection = new PlanInspection(catalog, EstatePlan.of(catalog));
        try (EstateReader reader = reader()) {
            return inspection.compare(selection, reader);
        }
    }

    /** Without brokers, more than one zone may have their names. */
    private static List<String> hosts(Cluster cluster) {
        try {
            return cluster.bootstrapBrokers().addresses().stream()
                    .map(BrokerAddress::host)
                    .toList();
        } catch (PortolanException e) {
            return givenHosts(cluster);
        }
    }

    private static List<String> givenHosts(Cluster cluster) {
        return cluster.definition().source().givenBrokers().stream()
                .map(BrokerAddress::host)
                .toList();
    }

    private EstateReader reader() {
        Map<String, AwsCredentialsProvider> accounts = new LinkedHashMap<>();
        catalog.estate()
                .inspectRoles()
                .forEach((account, role) -> accounts.put(account, portolan.roleCredentials(role.name())));
        return new EstateReader(new InspectAccess(accounts, catalog.endpoints().inspect()), DEADLINE);
    }
}
