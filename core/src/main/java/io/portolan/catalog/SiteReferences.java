package io.portolan.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.regions.Region;

/**
 * Checks the sites that use the outbound endpoint of another site.
 *
 * @param written all sites as they are written, by name
 * @param sound the sites without faults
 */
record SiteReferences(Map<String, MapNode> written, Map<String, ClientSite> sound) {

    private static final String KEY = "outbound-endpoint-of";
    private static final String EXPECTED = "another client site of the same region that has an outbound-endpoint";

    void check() {
        for (Map.Entry<String, MapNode> site : written.entrySet()) {
            Optional<TextNode> other = site.getValue().text(KEY);
            if (other.isPresent() && !site.getValue().has("name-server")) {
                check(site.getKey(), other.get());
            }
        }
    }

    private void check(String site, TextNode other) {
        String name = other.value();
        MapNode fields = written.get(name);
        if (other.isBlank()) {
            other.addBlankFault(EXPECTED);
        } else if (name.equals(site)) {
            addFault(
                    other,
                    "It is this site itself.",
                    "Write outbound-endpoint: <its id>, or outbound-endpoint: create.");
        } else if (fields == null) {
            addUnknownFault(other, site);
        } else if (fields.has("name-server")) {
            addFault(other, "It is on premises and has no outbound endpoint.", "Name a site of the same region.");
        } else if (fields.has(KEY)) {
            addFault(
                    other,
                    "It has no endpoint of its own, see "
                            + fields.node(KEY).orElseThrow().place() + ".",
                    "Name the site that has the endpoint.");
        } else {
            checkRegion(site, other);
        }
    }

    private void addUnknownFault(TextNode other, String site) {
        String fix = "Declare it, or write outbound-endpoint in place of this.";
        if (!other.place().countsOnly()) {
            List<String> others = new ArrayList<>(written.keySet());
            others.remove(site);
            fix = WordSuggestions.suggest(other.value(), others, fix);
        }
        addFault(other, "No site of this name is declared below client-sites.", fix);
    }

    private void checkRegion(String site, TextNode other) {
        Optional<Region> here = region(site);
        Optional<Region> there = region(other.value());
        if (here.isPresent() && there.isPresent() && !here.equals(there)) {
            addFault(
                    other,
                    "It is in " + there.get().id() + ". A rule serves only VPCs of its own region, "
                            + here.get().id() + " here.",
                    "Name a site of the same region, or write outbound-endpoint.");
        }
    }

    private Optional<Region> region(String name) {
        return Optional.ofNullable(sound.get(name)).flatMap(ClientSite::network).map(SiteNetwork::region);
    }

    private static void addFault(TextNode other, String cause, String fix) {
        other.place().addFault(EXPECTED, other.describe(), cause, fix);
    }
}
