package io.portolan.testkit;

import io.portolan.testkit.LocalMskBuilder.VpcKey;
import io.portolan.testkit.aws.AdjustableClock;
import io.portolan.testkit.aws.AwsBackend;
import io.portolan.testkit.aws.AwsEndpoint;
import io.portolan.testkit.broker.CertificateAuthority;
import io.portolan.testkit.broker.LocalKafka;
import io.portolan.testkit.dns.HostResolver;
import io.portolan.testkit.dns.InboundResolver;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import javax.net.ssl.SSLContext;

/** The parts of a running estate. It starts each part after the parts that it asks. */
final class RunningEstate implements AutoCloseable {

    private final LocalMskBuilder declared;
    private final StartedParts started = new StartedParts();
    private final AdjustableClock clock = AdjustableClock.system();
    private final AwsBackend backend = AwsBackend.create(clock);
    private final CertificateAuthority authority = CertificateAuthority.create();
    private final AddressPlan plan = started.add(AddressPlan.claim());
    private final EstateDirectory directory = started.add(EstateDirectory.create());
    private final HostsFileUpdater hostsFiles = started.add(new HostsFileUpdater());
    private final EstateNetworks networks = new EstateNetworks(backend.controlPlane());
    private final Map<VpcKey, LocalVpc> vpcs = new LinkedHashMap<>();
    private final Map<String, AwsEndpoint> endpoints = new LinkedHashMap<>();
    private final Map<String, Site> sites = new LinkedHashMap<>();
    private final Map<String, LocalCluster> clusters = new LinkedHashMap<>();

    private RunningEstate(LocalMskBuilder declared) {
        this.declared = declared;
    }

    static RunningEstate start(LocalMskBuilder declared) {
        RunningEstate estate = new RunningEstate(declared);
        try {
            estate.startAll();
            return estate;
        } catch (RuntimeException e) {
            estate.close();
            throw e;
        }
    }

    private void startAll() {
        directory.write(trustStore(), authority.certificate());
        declareRoles();
        backend.controlPlane().onChange(hostsFiles::refresh);
        declared.vpcs.forEach(this::startVpc);
        regions().forEach(this::startEndpoint);
        declared.sites.values().forEach(this::startSite);
        startClusters();
    }

    /** A reset calls it too. That undoes what a test did to the roles. */
    void declareRoles() {
        if (!declared.fromTemplates) {
            declared.roles.values().forEach(role -> backend.iam().role(role.spec()));
        }
        backend.iam().sessionLife(Duration.ofHours(12));
    }

    private void startVpc(VpcKey key) {
        int number = vpcs.size() + 1;
        List<InboundResolver> resolvers = IntStream.rangeClosed(1, 2)
                .mapToObj(i -> startInbound(plan.inboundResolver(number, i), key.region()))
                .toList();
        LocalVpc vpc = new LocalVpc(
                key.environment(), key.region(), plan.block(number), plan.unusedAddress(number), resolvers);
        vpcs.put(key, vpc);
        networks.addServiceVpc(vpc, declared.account(key));
    }

    private InboundResolver startInbound(InetAddress ip, String region) {
        InboundResolver resolver = started.add(InboundResolver.start(ip, region, hostsFiles::refresh));
        hostsFiles.add(resolver);
        return resolver;
    }

    private Set<String> regions() {
        Set<String> regions = new TreeSet<>();
        declared.vpcs.forEach(vpc -> regions.add(vpc.region()));
        declared.sites.values().forEach(site -> regions.add(region(site)));
        return regions;
    }

    private void startEndpoint(String region) {
        InetAddress ip = plan.endpoint(endpoints.size());
        SSLContext tls = authority.issue(List.of(ip.getHostAddress())).sslContext();
        endpoints.put(region, started.add(AwsEndpoint.start(ip, region, backend, tls)));
    }

    private void startSite(SiteBuilder site) {
        InetAddress ip = plan.hostResolver(sites.size());
        HostResolver resolver = started.add(startResolver(ip, site));
        Site.Place place = new Site.Place(site.name, String.valueOf(site.environment), region(site));
        Path hosts = directory.file(site.name, "hosts");
        Site running = new Site(place, identity(site), resolver, hosts, hostsFiles::refresh);
        sites.put(site.name, running);
        hostsFiles.add(running);
    }

    private HostResolver startResolver(InetAddress ip, SiteBuilder site) {
        networks.addSite(site, region(site));
        Map<String, List<InetSocketAddress>> rules = rules(site);
        return declared.fromTemplates
                ? HostResolver.start(ip, networks.routes(site, rules), hostsFiles::refresh)
                : HostResolver.start(ip, rules, hostsFiles::refresh);
    }

    private Map<String, List<InetSocketAddress>> rules(SiteBuilder site) {
        Map<String, List<InetSocketAddress>> rules = new LinkedHashMap<>();
        vpcs.values().stream()
                .filter(vpc -> vpc.environment().equals(site.environment))
                .filter(vpc -> !site.missingRules.contains(vpc.region()))
                .forEach(vpc -> rules.put(vpc.region(), vpc.resolverAddresses()));
        return rules;
    }

    private Site.Identity identity(SiteBuilder site) {
        String arn = "arn:aws:iam::" + site.account + ":user/" + site.name;
        return new Site.Identity(site.account, arn, backend.iam().user(site.account, site.name));
    }

    /** A site without a region is near the first service VPC of its environment. */
    private String region(SiteBuilder site) {
        String region = site.region;
        return region != null ? region : declared.firstRegion(String.valueOf(site.environment));
    }

    private void startClusters() {
        Map<String, AnnouncedCluster> announced = new LinkedHashMap<>();
        for (ClusterBuilder cluster : declared.originalsFirst()) {
            announced.put(cluster.name, announce(cluster, announced));
        }
        Map<String, LocalKafka> running = new ConcurrentHashMap<>();
        List<AnnouncedCluster> starting =
                announced.values().stream().filter(AnnouncedCluster::hasBrokers).toList();
        ParallelStart.forEach(starting, cluster -> running.put(cluster.name(), startBrokers(cluster)));
        announced.forEach((name, cluster) -> clusters.put(name, cluster.toLocalCluster(authority, running.get(name))));
    }

    private LocalKafka startBrokers(AnnouncedCluster cluster) {
        return started.add(cluster.startBrokers(authority, backend.iam(), declared.grants(cluster.declared())));
    }

    /** Makes the cluster's names resolve and adds it to the MSK API, unless it is a twin. No broker runs yet. */
    private AnnouncedCluster announce(ClusterBuilder cluster, Map<String, AnnouncedCluster> announced) {
        VpcKey key = cluster.vpc();
        int vpc = List.copyOf(vpcs.keySet()).indexOf(key) + 1;
        List<InetAddress> addresses = IntStream.rangeClosed(1, cluster.brokers == 0 ? 2 : cluster.brokers)
                .mapToObj(node -> plan.broker(vpc, announced.size(), node))
                .toList();
        if (cluster.twinOf != null) {
            ClusterNames original =
                    Objects.requireNonNull(announced.get(cluster.twinOf)).names();
            return AnnouncedCluster.of(cluster, key.region(), original.movedTo(addresses));
        }
        AnnouncedCluster announcedCluster =
                AnnouncedCluster.of(cluster, key.region(), ClusterNames.random(key.region(), addresses));
        backend.clusters().add(announcedCluster.mskCluster());
        if (!cluster.provisioned) {
            hostsFiles.add(announcedCluster.zone().keySet());
            List<InboundResolver> resolvers =
                    Objects.requireNonNull(vpcs.get(key)).inboundResolvers();
            resolvers.forEach(resolver -> announcedCluster.zone().forEach(resolver::add));
            networks.addNames(key, announcedCluster.zone());
        }
        return announcedCluster;
    }

    Path trustStore() {
        return directory.file("ca.pem");
    }

    /** Only written when it is asked for, because it is the largest file and few tests need it. */
    synchronized Path jvmTrustStore() {
        Path file = directory.file("jvm-truststore.p12");
        return Files.exists(file) ? file : directory.write(file, authority.jvmTrustStore());
    }

    EstateDirectory directory() {
        return directory;
    }

    AwsBackend backend() {
        return backend;
    }

    AdjustableClock clock() {
        return clock;
    }

    HostsFileUpdater hostsFiles() {
        return hostsFiles;
    }

    EstateNetworks networks() {
        return networks;
    }

    Map<VpcKey, LocalVpc> vpcs() {
        return vpcs;
    }

    Map<String, AwsEndpoint> endpoints() {
        return endpoints;
    }

    Map<String, Site> sites() {
        return sites;
    }

    Map<String, LocalCluster> clusters() {
        return clusters;
    }

    @Override
    public void close() {
        started.close();
    }
}
