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
 * A client VPC or a site on premises, where clients run. It ends with its estate. Thread-safe.
 *
 * <p>{@link #javaProcess} makes another JVM at the site. A JVM that you start yourself needs
 * {@code -Djdk.net.hosts.file=<hostsFile()>} and {@link #environmentVariables()}.
 */
public final class Site {

    private final Place place;
    private final Identity identity;
    private final HostResolver resolver;
    private final HostsFile hostsFile;
    private final Runnable onChange;
    private final Map<String, List<InetAddress>> pinned = new ConcurrentHashMap<>();

    /** Where a site is. The region is the first of its environment if the site was declared without one. */
    record Place(String name, String environment, String region) {}

    /** The base identity of its processes. */
    record Identity(String account, String arn, AwsCredentials credentials) {}

    Site(Place place, Identity identity, HostResolver resolver, Path hostsFile, Runnable onChange) {
        this.place = place;
        this.identity = identity;
        this.resolver = resolver;
        this.hostsFile = new HostsFile(hostsFile);
        this.onChange = onChange;
    }

    /** The site's name. */
    public String name() {
        return place.name();
    }

    /** The environment whose clusters it uses. */
    public String environment() {
        return place.environment();
    }

    /** Its region. It is the first region of its environment if the site was declared without one. */
    public String region() {
        return place.region();
    }

    /** The ARN of its base identity. That is a user. */
    public String identityArn() {
        return identity.arn();
    }

    /** The long-lived key of its base identity. Role chains begin with it. */
    public AwsCredentials credentials() {
        return identity.credentials();
    }

    /** The name server of its hosts, with its forwarding rules and with switches for faults. */
    public HostResolver resolver() {
        return resolver;
    }

    /** The file for {@code -Djdk.net.hosts.file}. It always has what {@link #resolver()} answers at the moment. */
    public Path hostsFile() {
        return hostsFile.path();
    }

    /** Puts a name into the hosts file, as a forgotten local override. It hides what the resolver answers. */
    public void pin(String host, InetAddress... addresses) {
        pinned.put(host, List.of(addresses));
        onChange.run();
    }

    /** The region and the base identity as environment variables of the AWS SDK. One of them is a secret. */
    public Map<String, String> environmentVariables() {
        return Map.of(
                "AWS_REGION", region(),
                "AWS_ACCESS_KEY_ID", credentials().accessKeyId(),
                "AWS_SECRET_ACCESS_KEY", credentials().secretAccessKey());
    }

    /**
     * Another JVM at this site that is not started yet. It runs this JVM's {@code java}. It resolves names as the site does and
     * has the site's base identity. {@link FinishedProcess#run} starts it and waits for its end.
     *
     * @param arguments everything that follows {@code java} on the command line
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
