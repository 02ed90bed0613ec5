package io.portolan.testkit;

import io.portolan.testkit.dns.HostResolver;
import io.portolan.testkit.dns.HostsFile;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.auth.credentials.AwsCredentials;

/**
 * A place where clients run: a client VPC or a site on premises. Thread-safe; it ends with its estate.
 *
 * <p>{@link #javaProcess} makes another JVM at the site. One that is made otherwise needs
 * {@code -Djdk.net.hosts.file=<hostsFile()>} and {@link #environmentVariables()}.
 */
public final class Site {

    private final Place place;
    private final Identity identity;
    private final HostResolver resolver;
    private final HostsFile hostsFile;
    private final Runnable changed;
    private final Map<String, List<InetAddress>> pinned = new ConcurrentHashMap<>();

    /** Where a site is; the region is one of its environment's if it was declared without. */
    record Place(String name, String environment, String region) {}

    /** Whom its processes are without assuming a role. */
    record Identity(String account, String arn, AwsCredentials credentials) {}

    Site(Place place, Identity identity, HostResolver resolver, Path hostsFile, Runnable changed) {
        this.place = place;
        this.identity = identity;
        this.resolver = resolver;
        this.hostsFile = new HostsFile(hostsFile);
        this.changed = changed;
    }

    /** Its name. */
    public String name() {
        return place.name();
    }

    /** The environment whose clusters it uses. */
    public String environment() {
        return place.environment();
    }

    /** Its region; for a site declared without one, the first of its environment's. */
    public String region() {
        return place.region();
    }

    /** The ARN of its base identity, a user. */
    public String identityArn() {
        return identity.arn();
    }

    /** The long-lived key of its base identity, with which role chains begin. */
    public AwsCredentials credentials() {
        return identity.credentials();
    }

    /** The name server of its hosts: rules, and switches for faults. */
    public HostResolver resolver() {
        return resolver;
    }

    /** For {@code -Djdk.net.hosts.file}: always what {@link #resolver()} would answer at this moment. */
    public Path hostsFile() {
        return hostsFile.path();
    }

    /** Puts a name into the hosts file, whatever the resolver answers: a forgotten local override. */
    public void pin(String host, InetAddress... addresses) {
        pinned.put(host, List.of(addresses));
        changed.run();
    }

    /** What the AWS SDK of a process at this site reads: region and base identity. Holds a secret. */
    public Map<String, String> environmentVariables() {
        return Map.of(
                "AWS_REGION", region(),
                "AWS_ACCESS_KEY_ID", credentials().accessKeyId(),
                "AWS_SECRET_ACCESS_KEY", credentials().secretAccessKey());
    }

    /**
     * Another JVM at this site, not started yet. It runs this JVM's {@code java}, sees names as the site does, and has its base
     * identity. {@link FinishedProcess#run} waits for its end.
     *
     * @param arguments of {@code java}: flags, class path, program, the program's own arguments
     */
    public ProcessBuilder javaProcess(List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Djdk.net.hosts.file=" + hostsFile());
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environmentVariables());
        return builder;
    }

    Identity identity() {
        return identity;
    }

    Map<String, List<InetAddress>> pinned() {
        return pinned;
    }

    void write(Map<String, List<InetAddress>> names) {
        hostsFile.write(names);
    }

    /** Ends every fault of its DNS. */
    void restore() {
        pinned.clear();
        resolver.restore();
    }
}
