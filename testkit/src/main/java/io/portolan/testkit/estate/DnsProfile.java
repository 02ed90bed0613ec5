package io.portolan.testkit.estate;

/**
 * A Route 53 Profile.
 *
 * @param id such as {@code rp-0a1b2c3d4e5f60718}
 * @param place its account and region
 * @param name its name
 * @param status its state
 */
public record DnsProfile(String id, EstatePlace place, String name, ProfileStatus status) implements EstateResource {

    /** Its ARN. */
    public String arn() {
        return place.arn("route53profiles", "profile/" + id);
    }
}
