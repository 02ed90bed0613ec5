package io.portolan.aws;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkSystemSetting;
import software.amazon.awssdk.regions.Region;

/** When {@link HostRegion} asks the SDK. */
class HostRegionTest {

    private static final String PROPERTY = SdkSystemSetting.AWS_REGION.property();

    private final String before = System.getProperty(PROPERTY, "");

    @AfterEach
    void restore() {
        if (before.isEmpty()) {
            System.clearProperty(PROPERTY);
        } else {
            System.setProperty(PROPERTY, before);
        }
    }

    @Test
    void theSdkIsAskedOnce() {
        HostRegion host = new HostRegion();
        assertThat(host.isKnown()).as("before anybody asks").isFalse();

        System.setProperty(PROPERTY, "us-west-2");
        assertThat(host.find()).contains(Region.US_WEST_2);
        assertThat(host.isKnown()).isTrue();

        System.setProperty(PROPERTY, "eu-west-1");
        assertThat(host.find()).contains(Region.US_WEST_2);
    }
}
