package io.portolan.testkit;

import io.portolan.testkit.aws.Calls;
import io.portolan.testkit.aws.Iam;
import io.portolan.testkit.dns.JvmNames;
import java.net.URI;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * An MSK Serverless estate in one JVM: Kafka brokers behind {@code AWS_MSK_IAM}, STS and the MSK API, and the DNS of
 * service VPCs and client sites. Signatures are verified, roles are assumed, names resolve as the sites' rules say.
 *
 * <pre>{@code
 * try (LocalMsk msk = LocalMsk.builder()
 *         .serviceVpc("prod", "us-east-2")
 *         .cluster("orders")
 *         .role("arn:aws:iam::222222222222:role/orders-client", r -> r.trusts("333333333333").mayUse("orders"))
 *         .site("shop", s -> s.account("333333333333").in("prod", "us-east-2"))
 *         .start()) {
 *     Path catalog = msk.catalog("shop"); // for ClusterCatalog.load
 * }
 * }</pre>
 *
 * <p>This JVM is at one site at a time ({@link #enter}), and resolves the names of clusters as that site does. Thread-safe;
 * several estates may run in one JVM. {@link #close()} ends all threads, frees all ports and deletes all files.
 */
public final class LocalMsk implements AutoCloseable {

    static {
        // As early as can be: the JDK reads these settings at its first use of a name.
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

    /** All service VPCs, in the order of declaration. */
    public Collection<LocalVpc> serviceVpcs() {
        return List.copyOf(estate.vpcs().values());
    }

    /** All clusters, in the order of declaration. */
    Collection<LocalCluster> clusters() {
        return List.copyOf(estate.clusters().values());
    }

    /** From now on {@code InetAddress} answers in this JVM as it would at the site. */
    public LocalMsk enter(String site) {
        estate.hostsFiles().enter(site(site));
        return this;
    }

    /** Writes a complete {@code portolan.yaml} for a site: its environment's VPCs, its roles, clusters and endpoints. */
    public Path catalog(String site) {
        return estate.directory().write(estate.directory().file(site, "portolan.yaml"), catalogText(site));
    }

    /** What {@link #catalog} writes, for tests that change it. */
    public String catalogText(String site) {
        return new CatalogText(declared, this, site(site)).write();
    }

    /** The certificate that Kafka clients must trust, as a PEM file. */
    public Path trustStore() {
        return estate.trustStore();
    }

    /**
     * What a JVM that uses {@link #httpsEndpoint} must trust, for {@code -Djavax.net.ssl.trustStore}: all authorities that this JVM
     * trusts, and the estate's. A PKCS #12 file without a password, so that the JVM needs no further flag.
     */
    public Path jvmTrustStore() {
        return estate.jvmTrustStore();
    }

    /**
     * The endpoint of a region for STS and the MSK API.
     *
     * @throws IllegalArgumentException if no VPC and no site is in the region
     */
    public URI endpoint(String region) {
        return find(estate.endpoints(), region, "region").uri();
    }

    /**
     * The same endpoint over HTTPS, as AWS's own: with the same faults, and a certificate of the estate's for its address. Catalogs
     * name {@link #endpoint}, so that tests need no trust store for their JVM; replace it in them to use this one.
     *
     * @throws IllegalArgumentException if no VPC and no site is in the region
     */
    public URI httpsEndpoint(String region) {
        return URI.create("https://" + endpoint(region).getAuthority());
    }

    /** Roles, keys and sessions; {@code sessionLife} shortens what STS issues, for tests of refresh. */
    public Iam iam() {
        return estate.backend().iam();
    }

    /** Counts of all calls to STS and the MSK API. */
    public Calls calls() {
        return estate.backend().calls();
    }

    /** Switches that make things go wrong. */
    public Faults faults() {
        return faults;
    }

    /** Ends all faults, counts from zero, and returns this JVM to the first site. */
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
        faults.letThrough();
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
