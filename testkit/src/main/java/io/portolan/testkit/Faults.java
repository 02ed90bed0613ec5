package io.portolan.testkit;

import io.portolan.testkit.aws.AdjustableClock;
import io.portolan.testkit.aws.AwsFaults;
import io.portolan.testkit.dns.HostResolver;
import io.portolan.testkit.dns.InboundResolver;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;

/** The switches of an estate. Each fault holds until it is switched off or {@link #clear()} ends all. Thread-safe. */
public final class Faults {

    private final LocalMsk msk;
    private final AwsFaults aws;
    private final AdjustableClock clock;

    Faults(LocalMsk msk, AwsFaults aws, AdjustableClock clock) {
        this.msk = msk;
        this.aws = aws;
        this.clock = clock;
    }

    /** STS and the MSK API, in all regions: throttled, failing, slow, down, denying. */
    public AwsFaults aws() {
        return aws;
    }

    /** The clock of STS, the MSK API and the brokers: skew it against this JVM's. */
    public AdjustableClock clock() {
        return clock;
    }

    /** A site's DNS: rules removed or bent, targets unreachable, refusing, silent, stripping addresses. */
    public HostResolver hostResolver(String site) {
        return msk.site(site).resolver();
    }

    /** The central resolvers of a service VPC: silent, failing, disagreeing, without the cluster. */
    public List<InboundResolver> inboundResolvers(String environment, String region) {
        return msk.serviceVpc(environment, region).inboundResolvers();
    }

    /** All names of a cluster lead elsewhere at a site: another environment's, another region's, a public address. */
    public void misdirect(String site, String cluster, InetAddress address) {
        msk.cluster(cluster).hosts().forEach(host -> hostResolver(site).answer(host, address));
    }

    /** The central resolvers no longer know a cluster's names: deleted, or never in this VPC. */
    public void forget(String environment, String region, String cluster) {
        for (InboundResolver resolver : inboundResolvers(environment, region)) {
            msk.cluster(cluster).hosts().forEach(resolver::answer);
        }
    }

    /** Ends every fault, and starts brokers that were stopped. */
    public void clear() {
        aws.clear();
        clock.skew(Duration.ZERO);
        msk.restore();
    }
}
