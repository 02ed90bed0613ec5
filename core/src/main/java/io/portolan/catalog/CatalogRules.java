package io.portolan.catalog;

import java.net.URI;
import java.util.Map;
import software.amazon.awssdk.regions.Region;

/**
 * The catalog's own checks, for values that reach a client by another way. A client's configuration is text that anybody may
 * have written.
 */
public final class CatalogRules {

    private CatalogRules() {}

    /**
     * A region's id.
     *
     * @throws IllegalArgumentException if AWS has no such region
     */
    public static Region parseRegion(String id) {
        return AwsRegions.parse(id);
    }

    /**
     * An endpoint of STS.
     *
     * @param allowHttp whether requests may leave this host as plain text
     * @throws IllegalArgumentException if the catalog would refuse it
     */
    public static URI parseEndpoint(String text, boolean allowHttp) {
        URI endpoint = EndpointsSection.endpoint(text);
        if (!allowHttp && Endpoints.isExposed(endpoint)) {
            throw new IllegalArgumentException("It is http beyond the loopback address, and nothing allows that.");
        }
        return endpoint;
    }

    /**
     * The same chain. The message of an exception does not show external ids.
     *
     * @throws IllegalArgumentException if the catalog would refuse it
     */
    public static RoleChain checkChain(RoleChain chain) {
        NameRules.key(chain.name());
        StsRules.sessionName(chain.sessionName());
        StsRules.duration(chain.duration().toString());
        if (chain.hops().size() > 1 && chain.duration().compareTo(StsRules.LONGEST_CHAINED) > 0) {
            throw new IllegalArgumentException("A chain of several roles lasts at most one hour.");
        }
        String partition = StsRules.role(chain.hops().get(0).roleArn()).partition();
        for (Hop hop : chain.hops()) {
            if (!StsRules.role(hop.roleArn()).partition().equals(partition)) {
                throw new IllegalArgumentException("No role can be assumed across partitions.");
            }
            checkExternalId(hop);
            checkTags(hop.tags());
        }
        return chain;
    }

    private static void checkExternalId(Hop hop) {
        try {
            if (hop.externalId() != null) {
                StsRules.externalId(hop.externalId());
            }
        } catch (InvalidValueException e) {
            throw new IllegalArgumentException("An external id is not " + e.expected() + ".");
        }
    }

    private static void checkTags(Map<String, String> tags) {
        if (tags.size() > StsRules.MOST_TAGS) {
            throw new IllegalArgumentException("STS takes at most " + StsRules.MOST_TAGS + " tags.");
        }
        for (Map.Entry<String, String> tag : tags.entrySet()) {
            StsRules.tagKey(tag.getKey());
            StsRules.tagValue(tag.getValue());
        }
    }
}
