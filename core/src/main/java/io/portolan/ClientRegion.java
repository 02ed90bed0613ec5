package io.portolan;

import io.portolan.aws.HostRegion;
import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.Finding;
import io.portolan.diagnosis.PortolanException;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.regions.Region;

/**
 * The region in which this client runs. The catalog names it, or else the SDK's region provider chain finds it.
 * Thread-safe.
 */
final class ClientRegion implements Supplier<Region> {

    private final Optional<Region> declared;
    private final HostRegion host = new HostRegion();

    ClientRegion(Optional<Region> declared) {
        this.declared = declared;
    }

    /** The region. Empty if neither names one. */
    Optional<Region> find() {
        return declared.isPresent() ? declared : host.find();
    }

    /** Whether {@link #find} makes no call. */
    boolean isKnown() {
        return declared.isPresent() || host.isKnown();
    }

    /**
     * The region.
     *
     * @throws PortolanException with {@code CATALOG_INVALID} if neither names one
     */
    @Override
    public Region get() {
        return find().orElseThrow(ClientRegion::noRegion);
    }

    private static PortolanException noRegion() {
        return new PortolanException(
                "The client's own region is not known",
                Finding.about(Code.CATALOG_INVALID, "region")
                        .asked("the catalog, then the AWS SDK's region provider chain")
                        .seen("no region")
                        .cause("Neither the catalog nor AWS_REGION, the profile or the instance metadata names one.")
                        .fix("Add region: <region> to the catalog, or set AWS_REGION.")
                        .build());
    }
}
