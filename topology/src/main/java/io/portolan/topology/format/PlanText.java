package io.portolan.topology.format;

import io.portolan.catalog.NameServerSoftware;
import io.portolan.diagnosis.LineWrapper;
import io.portolan.preflight.ForwarderText;
import io.portolan.topology.plan.EstatePlan;
import io.portolan.topology.plan.PlannedResource;
import io.portolan.topology.plan.SiteForwarder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes a plan for people. Accounts and regions come in the order in which they can be made. */
public final class PlanText {

    private PlanText() {}

    /** The plan as lines. */
    public static String format(EstatePlan plan) {
        StringBuilder text = new StringBuilder(headline(plan));
        ResourceText format = new ResourceText(plan);
        new StackOrder(plan).parts().forEach((part, resources) -> {
            String words = part.words();
            text.append("\nA").append(words, 1, words.length()).append("\n");
            blocks(resources, format).forEach(block -> text.append("\n").append(block.text()));
        });
        appendForwarders(plan, text);
        appendWarnings(plan.warnings(), text);
        return text.toString();
    }

    private static String headline(EstatePlan plan) {
        int stacks = new StackOrder(plan).parts().size();
        return "Plan" + (plan.environment().isEmpty() ? "" : " of the environment " + plan.environment()) + ": "
                + count(plan.resources().size(), "resource") + " in " + count(stacks, "stack")
                + (plan.forwarders().isEmpty()
                        ? ""
                        : ", " + count(plan.forwarders().size(), "forwarder") + " on premises")
                + (plan.warnings().isEmpty() ? "" : ", " + count(plan.warnings().size(), "warning")) + "\n";
    }

    private static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    private static List<TextBlock> blocks(List<PlannedResource> resources, ResourceText format) {
        Map<String, TextBlock> blocks = new LinkedHashMap<>();
        for (PlannedResource resource : resources) {
            TextBlock block = resource.formatBy(format);
            blocks.merge(block.title(), block, TextBlock::join);
        }
        return new ArrayList<>(blocks.values());
    }

    /** The forwarders of each site on premises, as configuration of its name servers. */
    public static Map<String, String> forwarders(EstatePlan plan) {
        Map<String, String> sites = new LinkedHashMap<>();
        for (SiteForwarder forwarder : plan.forwarders()) {
            String lines =
                    new ForwarderText(forwarder.domain(), forwarder.targets()).configuration(forwarder.software())
                            + "\n";
            sites.merge(forwarder.site(), lines, (before, next) -> before + "\n" + next);
        }
        return sites;
    }

    private static void appendForwarders(EstatePlan plan, StringBuilder text) {
        forwarders(plan)
                .forEach((site, lines) -> text.append("\nSite ")
                        .append(site)
                        .append(", ")
                        .append(software(site, plan))
                        .append("\n\n")
                        .append(lines.indent(2).replaceAll("(?m)^ +$", "")));
    }

    private static String software(String site, EstatePlan plan) {
        NameServerSoftware software = plan.forwarders().stream()
                .filter(forwarder -> forwarder.site().equals(site))
                .map(SiteForwarder::software)
                .findFirst()
                .orElseThrow();
        return switch (software) {
            case BIND -> "BIND";
            case UNBOUND -> "Unbound";
            case DNSMASQ -> "dnsmasq";
            case WINDOWS_DNS -> "Windows DNS";
            case COREDNS -> "CoreDNS";
        };
    }

    private static void appendWarnings(List<String> warnings, StringBuilder text) {
        if (!warnings.isEmpty()) {
            text.append("\nWarnings\n");
            warnings.forEach(warning ->
                    text.append("\n").append(LineWrapper.wrap("  ", warning)).append("\n"));
        }
    }
}
