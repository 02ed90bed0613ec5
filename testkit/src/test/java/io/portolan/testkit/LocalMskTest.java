package io.portolan.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LocalMskTest {

    @RegisterExtension
    static final LocalMskExtension ESTATE = LocalMskExtension.of(Estates.twoRegions());

    @Test
    void printsWhatAnEstateCosts(LocalMsk msk) throws Exception {
        System.gc();
        System.out.println(Files.readString(msk.catalog("shop")));
        System.out.println(Files.readString(msk.site("shop").hostsFile()));
        assertThat(InetAddress.getAllByName(msk.cluster("orders").bootstrapHost()))
                .hasSize(2);
    }
}
