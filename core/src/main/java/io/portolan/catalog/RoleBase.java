package io.portolan.catalog;

import java.util.Optional;

/**
 * The base identity of a role, if it is not the one of all roles. Immutable and thread-safe.
 *
 * @param profile a profile of the AWS configuration files. Empty if the base identity has a name.
 * @param name the name by which the application gives it to the {@code Portolan}. Empty if it is a profile.
 */
public record RoleBase(Optional<String> profile, Optional<String> name) {

    /** A profile of the AWS configuration files of the host that uses the credentials. */
    static RoleBase ofProfile(String profile) {
        return new RoleBase(Optional.of(profile), Optional.empty());
    }

    /** A base identity that the application gives by this name. */
    static RoleBase ofName(String name) {
        return new RoleBase(Optional.empty(), Optional.of(name));
    }
}
