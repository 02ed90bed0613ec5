package io.portolan.topology;

import io.portolan.aws.HostNetwork;
import io.portolan.catalog.CidrBlock;
import io.portolan.catalog.ClientSite;
import io.portolan.catalog.ClusterCatalog;
import io.portolan.catalog.WordSuggestions;
import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.Finding;
import io.portolan.diagnosis.PortolanException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** Which client site is meant. Immutable and thread-safe. */
public final class SiteChoice {

    private static final String FIX = "Name the site by --site or its VPC by --vpc, or add it below client-sites.";

    private final Function<ClusterCatalog, ClientSite> choice;

    private SiteChoice(Function<ClusterCatalog, ClientSite> choice) {
        this.choice = choice;
    }

    /**
     * The site with this name in the catalog.
     *
     * @param name the key below {@code client-sites}
     */
    public static SiteChoice named(String name) {
        return new SiteChoice(catalog -> findNamed(catalog, name));
    }

    /**
     * The site in this VPC.
     *
     * @param vpcId the id, such as {@code vpc-0a1b2c3d4e5f60718}
     */
    public static SiteChoice inVpc(String vpcId) {
        return new SiteChoice(catalog -> findInVpc(catalog, vpcId));
    }

    /**
     * The site of this host. The variable {@code PORTOLAN_SITE} has its name. Without it the metadata services of EC2 and ECS tell its
     * VPC. They are asked when the site is looked for, which takes a second outside of AWS.
     */
    public static SiteChoice ofThisHost() {
        return new SiteChoice(SiteChoice::findOfHost);
    }

    /**
     * The site.
     *
     * @throws PortolanException with {@code CATALOG_INVALID} if the catalog does not have it
     */
    public ClientSite find(ClusterCatalog catalog) {
        return choice.apply(catalog);
    }

    private static ClientSite findOfHost(ClusterCatalog catalog) {
        String name = System.getenv("PORTOLAN_SITE");
        return name == null ? findByNetwork(catalog) : findNamed(catalog, name);
    }

    private static ClientSite findByNetwork(ClusterCatalog catalog) {
        HostNetwork network = HostNetwork.find();
        Optional<String> vpcId = network.vpcId();
        Optional<CidrBlock> subnet = network.subnet();
        if (vpcId.isPresent()) {
            return findInVpc(catalog, vpcId.get());
        }
        if (subnet.isPresent()) {
            return choose(
                    catalog,
                    "subnet " + subnet.get(),
                    "no site or several with these addresses",
                    site -> site.cidrBlocks().stream().anyMatch(block -> block.covers(subnet.get())));
        }
        throw unknown(
                "the site of this host, because no service of AWS tells its VPC", network.problem(), names(catalog));
    }

    private static ClientSite findNamed(ClusterCatalog catalog, String name) {
        ClientSite site = catalog.estate().clientSites().get(name);
        if (site == null) {
            String fix = WordSuggestions.suggest(name, names(catalog), FIX);
            throw unknown("client site " + name, "no site of that name", names(catalog), fix);
        }
        return site;
    }

    private static ClientSite findInVpc(ClusterCatalog catalog, String vpcId) {
        return choose(catalog, "VPC " + vpcId, "no site in this VPC", site -> isIn(site, vpcId));
    }

    private static boolean isIn(ClientSite site, String vpcId) {
        return site.network().filter(network -> network.vpcId().equals(vpcId)).isPresent();
    }

    private static ClientSite choose(ClusterCatalog catalog, String subject, String seen, Predicate<ClientSite> fits) {
        List<ClientSite> found =
                catalog.estate().clientSites().values().stream().filter(fits).toList();
        if (found.size() != 1) {
            throw unknown(subject, seen, names(catalog));
        }
        return found.get(0);
    }

    private static Collection<String> names(ClusterCatalog catalog) {
        return catalog.estate().clientSites().keySet();
    }

    private static PortolanException unknown(String subject, String seen, Collection<String> names) {
        return unknown(subject, seen, names, FIX);
    }

    private static PortolanException unknown(String subject, String seen, Collection<String> names, String fix) {
        return new PortolanException(
                "The site is not known",
                Finding.about(Code.CATALOG_INVALID, subject)
                        .asked("one of the catalog's client-sites: " + WordSuggestions.listFew(names))
                        .seen(seen)
                        .cause("What a client needs depends on its site.")
                        .fix(fix)
                        .build());
    }
}
