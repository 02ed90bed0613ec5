package io.portolan.network;

import io.portolan.catalog.CidrBlock;
import io.portolan.catalog.Connectivity;
import io.portolan.runtime.PercentText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;

/** Address rules as plain strings in the configuration of a Kafka client. Its blocks are merged. */
final class RulesConfig {

    static final String CONNECTIVITY = "portolan.connectivity";

    private static final String OWN_VPC = "portolan.service-vpc";
    private static final String OTHER_REGIONS = "portolan.other-regions";
    private static final String OTHER_ENVIRONMENTS = "portolan.other-environments";

    private RulesConfig() {}

    static Map<String, String> write(AddressRules rules) {
        Map<String, String> config = new LinkedHashMap<>();
        config.put(CONNECTIVITY, rules.connectivity().name().toLowerCase(Locale.ROOT));
        put(config, OWN_VPC, blocks(rules.ownVpc()));
        put(config, OTHER_REGIONS, owners(rules.otherRegions()));
        put(config, OTHER_ENVIRONMENTS, owners(rules.otherEnvironments()));
        return config;
    }

    static AddressRules read(Map<String, String> config) {
        String connectivity = config.get(CONNECTIVITY);
        if (connectivity == null) {
            throw new IllegalArgumentException(CONNECTIVITY + " is missing");
        }
        return new AddressRules(
                readBlocks(config.getOrDefault(OWN_VPC, "")),
                readOwners(config.getOrDefault(OTHER_REGIONS, "")),
                readOwners(config.getOrDefault(OTHER_ENVIRONMENTS, "")),
                Connectivity.valueOf(connectivity.toUpperCase(Locale.ROOT)),
                true);
    }

    private static void put(Map<String, String> config, String key, String value) {
        if (!value.isEmpty()) {
            config.put(key, value);
        }
    }

    private static String blocks(List<CidrBlock> blocks) {
        StringJoiner text = new StringJoiner(",");
        for (CidrBlock block : MergedBlocks.merge(blocks)) {
            text.add(block.toString());
        }
        return text.toString();
    }

    private static String owners(Map<String, List<CidrBlock>> owners) {
        StringJoiner text = new StringJoiner("~");
        for (Map.Entry<String, List<CidrBlock>> owner : owners.entrySet()) {
            text.add(PercentText.encode(owner.getKey()) + "=" + blocks(owner.getValue()));
        }
        return text.toString();
    }

    private static List<CidrBlock> readBlocks(String text) {
        List<CidrBlock> blocks = new ArrayList<>();
        if (!text.isEmpty()) {
            for (String block : text.split(",", -1)) {
                blocks.add(CidrBlock.parse(block));
            }
        }
        return blocks;
    }

    private static Map<String, List<CidrBlock>> readOwners(String text) {
        Map<String, List<CidrBlock>> owners = new LinkedHashMap<>();
        if (!text.isEmpty()) {
            for (String owner : text.split("~", -1)) {
                String[] parts = owner.split("=", 2);
                if (parts.length < 2) {
                    throw new IllegalArgumentException("This part is not <name>=<CIDR blocks>: " + owner);
                }
                owners.put(PercentText.decode(parts[0]), readBlocks(parts[1]));
            }
        }
        return owners;
    }
}
