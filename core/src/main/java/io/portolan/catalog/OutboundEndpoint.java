package io.portolan.catalog;

/** Which outbound endpoint the forwarding rules of a client site go through. */
public sealed interface OutboundEndpoint {

    /**
     * An endpoint that exists in the site's account.
     *
     * @param id its id such as {@code rslvr-out-0a1b2c3d4e5f60718}
     */
    record Existing(String id) implements OutboundEndpoint {}

    /** An endpoint that is to be made in the site's VPC. */
    record Wished() implements OutboundEndpoint {}

    /**
     * The endpoint of another site in the same region. Its rules serve both sites.
     *
     * @param site the other site's name. Its own endpoint is no such reference.
     */
    record OfSite(String site) implements OutboundEndpoint {}
}
