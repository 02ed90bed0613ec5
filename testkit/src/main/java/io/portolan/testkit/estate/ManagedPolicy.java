package io.portolan.testkit.estate;

/**
 * A managed policy of IAM. It has one version only.
 *
 * @param id its ARN
 * @param document its document in JSON
 */
public record ManagedPolicy(String id, String document) implements EstateResource {

    /** Its account. A policy has no region. */
    @Override
    public EstatePlace place() {
        return EstatePlace.global(id.split(":", 6)[4]);
    }

    /** Its name without its path. */
    public String name() {
        return id.substring(id.lastIndexOf('/') + 1);
    }

    /** This policy with another document. */
    public ManagedPolicy withDocument(String changed) {
        return new ManagedPolicy(id, changed);
    }
}
