package io.portolan.catalog;

import java.util.List;

/**
 * What a role may do in the clusters that name it. It is wanted for policies of least privilege. Each name may end in {@code *}.
 * Immutable and thread-safe.
 *
 * @param readTopics topics to read
 * @param writeTopics topics to write to
 * @param groups consumer groups to join
 * @param transactionalIds transactional ids to write with
 */
public record RoleAccess(
        List<String> readTopics, List<String> writeTopics, List<String> groups, List<String> transactionalIds) {

    /** Copies the lists. */
    public RoleAccess {
        readTopics = List.copyOf(readTopics);
        writeTopics = List.copyOf(writeTopics);
        groups = List.copyOf(groups);
        transactionalIds = List.copyOf(transactionalIds);
    }
}
