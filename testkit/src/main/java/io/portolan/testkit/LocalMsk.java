package io.portolan.testkit;

import io.portolan.testkit.aws.Calls;
import io.portolan.testkit.aws.Iam;
import io.portolan.testkit.dns.JvmNames;
import io.portolan.testkit.estate.ControlPlane;
import java.net.URI;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * An MSK Serverless estate in one JVM. It has Kafka brokers behind {@code AWS_MSK_IAM}, STS, the MSK API, and the DNS of
 * service VPCs and client sites. It verifies signatures, and names resolve as the forwarding rules of a site say.
 *
 * <pre>{@code
 * try (LocalMsk msk = LocalMsk.builder()
 *         .serviceVpc("prod", "us-east-2")
 *         .cluster("orders")
 *         .role("arn:aws:iam::222222222222:role/orders-client", r -> r.trusts("333333333333").mayUse("orders"))
 *         .site("shop", s -> s.account("333333333333").inRegion("prod", "us-east-2"))
 *         .start()) {
 *     Path catalog = msk.catalog("shop"); // for ClusterCatalog.load
 * }
 * }</pre>
 *
 * <p>This JVM is at one site at a time and resolves the names of clusters as that site does. {@link #enter} changes the site.
 * Several estates may run in one JVM. {@link #close()} ends all threads, frees all ports and deletes all files. Thread-safe.
 */
public final class LocalMsk implements AutoCloseable {

    static {
        // The JDK reads these settings when it first uses a name, so they are set as early as possible.
        JvmNames.prepare();
    }

    private final LocalMskBuilder declared;
    private final RunningEstate estate;
    private final Faults faults;

    private LocalMsk(LocalMskBuilder declared, RunningEstate estate) {
        this.declared = declared;
        this.estate = estate;
        this.faults = new Faults(this, estate.backend().faults(), estate.clock());
    }

    /** Declares an estate. */
    public static LocalMskBuilder builder() {
        return new LocalMskBuilder();
    }

    static LocalMsk start(LocalMskBuilder declared) {
        LocalMsk msk = new LocalMsk(declared, RunningEstate.start(declared));
        try {
            return msk.enter(declared.sites.keySet().iterator().next());
        } catch (RuntimeException e) {
            msk.close();
            throw e;
        }
    }

    /** A cluster by the name that it was declared with. */
    public LocalCluster cluster(String name) {
        return find(estate.clusters(), name, "cluster");
    }

    /** A site by its name. */
    public Site site(String name) {
        return find(estate.sites(), name, "site");
    }

    /** The service VPC of an environment and region. */
    public LocalVpc serviceVpc(String environment, String region) {
        return find(estate.vpcs(), new LocalMskBuilder.VpcKey(environment, region), "service VPC");
    }

    /** All service VPCs in the order of declaration. */
    public Collection<LocalVpc> serviceVpcs() {
        return List.copyOf(estate.vpcs().values());
    }

    Collection<Site> sites() {
        return estate.sites().values();
    }

    Collection<String> regions() {
        return estate.endpoints().keySet();
    }

    /** The clusters that DNS knows. Twins are not among them. */
    Collection<LocalCluster> namedClusters() {
        return estate.clusters().entrySet().stream()
                .filter(cluster -> !declared.isTwin(cluster.getKey()))
                .map(Map.Entry::getValue)
                .toList();
    }

    /** Moves this JVM to a site. From now on {@code InetAddress} resolves the names of clusters as it would there. */
    public LocalMsk enter(String site) {
        estate.hostsFiles().enter(site(site));
        return this;
    }

    /**
     * Writes a complete {@code portolan.yaml} for a site and returns its path. It has the site's endpoints and the service VPCs
     * and clusters of its environment. It has the role chains that begin with the site's base identity.
     */
    public Path catalog(String site) {
        return estate.directory().write(estate.directory().file(site, "portolan.yaml"), catalogText(site));
    }

    /** The text that {@link #catalog} writes. Tests may change it and write it themselves. */
    public String catalogText(String site) {
        return new CatalogText(declared, this, site(site), estate.networks()).write();
    }

    /** A PEM file with the certificate that Kafka clients must trust. */
    public Path trustStore() {
        return estate.trustStore();
    }

    /**
     * The trust store for a JVM that uses {@link #httpsEndpoint}. It goes into {@code -Djavax.net.ssl.trustStore}. It has all
     * authorities that this JVM trusts and the estate's own. It is a PKCS #12 file without a password, so no other flag is
     * needed.
     */
    public Path jvmTrustStore() {
        return estate.jvmTrustStore();
    }

    /**
     * The HTTP endpoint of a region for all services of AWS.
     *
     * @throws IllegalArgumentException if no VPC and no site is in the region
     */
    public URI endpoint(String region) {
        return find(estate.endpoints(), region, "region").uri();
    }

    /**
     * The same endpoint over HTTPS. It has the same faults and a certificate for its address from the estate's authority.
     * Catalogs name {@link #endpoint}, because that needs no trust store. Replace it in the catalog to use this one.
     *
     * @throws IllegalArgumentException if no VPC and no site is in the region
     */
    public URI httpsEndpoint(String region) {
        return URI.create("https://" + endpoint(region).getAuthority());
    }

    /** Users, roles, keys and sessions. Tests of refresh shorten the sessions that STS issues with {@link Iam#sessionLife}. */
    public Iam iam() {
        return estate.backend().iam();
    }

    /** What the accounts of the estate have. The APIs of AWS at {@link #endpoint} show it. At first it
     * has the roles, the VPCs and the names of the clusters. */
    public ControlPlane controlPlane() {
        return estate.backend().controlPlane();
    }

    /** Counts of all calls to AWS. */
    public Calls calls() {
        return estate.backend().calls();
    }

    /** The switches for faults. */
    public Faults faults() {
        return faults;
    }

    /** Ends all faults, sets all counts to zero and returns this JVM to the first site. */
    public void reset() {
        faults.clear();
        calls().reset();
        estate.clusters().values().forEach(LocalCluster::forgetAuthentications);
        enter(declared.sites.keySet().iterator().next());
    }

    void restore() {
        estate.declareRoles();
        estate.vpcs().values().forEach(vpc -> vpc.inboundResolvers().forEach(resolver -> resolver.restore()));
        estate.sites().values().forEach(Site::restore);
        estate.clusters().values().forEach(LocalCluster::restore);
    }

    @Override
    public void close() {
        faults.closeSockets();
        estate.close();
    }

    private static <K, V> V find(Map<K, V> all, K key, String what) {
        V found = all.get(key);
        if (found == null) {
            throw new IllegalArgumentException("This estate has no " + what + " " + key + ", only " + all.keySet());
        }
        return found;
    }
}
