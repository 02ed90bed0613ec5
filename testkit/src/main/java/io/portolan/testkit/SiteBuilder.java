package io.portolan.testkit;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Declares a client site of an estate, for {@link LocalMskBuilder#site}. Not thread-safe. */
public final class SiteBuilder {

    final String name;
    final Set<String> missingRules = new HashSet<>();
    String account = "333333333333";

    @Nullable
    String environment;

    @Nullable
    String region;

    @Nullable
    String outboundEndpointOf;

    boolean onPremises;

    SiteBuilder(String name) {
        this.name = name;
    }

    /** The account of its base identity, twelve digits. The identity is a user named as the site. Default 333333333333. */
    public SiteBuilder account(String account) {
        this.account = account;
        return this;
    }

    /** Its environment and region. The region needs no service VPC. */
    public SiteBuilder inRegion(String environment, String region) {
        this.environment = environment;
        this.region = region;
        return this;
    }

    /** Its environment alone, as for a site on premises. The default is the environment of the first service VPC. */
    public SiteBuilder environment(String environment) {
        this.environment = environment;
        return this;
    }

    /** It has no forwarding rule for a region. By default it has a rule for each region of its environment. */
    public SiteBuilder withoutRule(String region) {
        missingRules.add(region);
        return this;
    }

    /**
     * In an estate that is {@linkplain LocalMskBuilder#fromTemplates deployed}, it uses the outbound endpoint and the rules of another
     * site of its region. By default its catalog wishes an endpoint of its own.
     */
    public SiteBuilder outboundEndpointOf(String site) {
        outboundEndpointOf = site;
        return this;
    }
}
