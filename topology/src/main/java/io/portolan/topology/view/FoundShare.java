package io.portolan.topology.view;

import java.util.List;

/**
 * A share of AWS RAM in the account that owns it. Immutable and thread-safe.
 *
 * @param id its ARN
 * @param status its status, such as {@code ACTIVE}
 * @param resources the ARNs of what it lends
 * @param principals the accounts and organizations that it lends to
 */
public record FoundShare(String id, String status, List<Member> resources, List<Member> principals)
        implements FoundResource {

    /** Copies the lists. */
    public FoundShare {
        resources = List.copyOf(resources);
        principals = List.copyOf(principals);
    }

    /**
     * A resource or a principal of a share.
     *
     * @param entity its ARN or its account
     * @param status the status of the association, such as {@code ASSOCIATED}
     */
    public record Member(String entity, String status) {

        /** Whether it is in effect. */
        public boolean associated() {
            return status.equals("ASSOCIATED");
        }
    }
}
