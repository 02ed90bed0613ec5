package io.portolan.topology;

/**
 * Something that does not work in an estate.
 *
 * @param site the client site that it does not work for
 * @param what what was tried
 * @param seen what came of it
 */
public record ReachFault(String site, String what, String seen) {}
