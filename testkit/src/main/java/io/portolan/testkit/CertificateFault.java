package io.portolan.testkit;

import io.portolan.testkit.broker.CertificateAuthority;
import io.portolan.testkit.broker.ServerCertificate;
import java.util.Collection;
import java.util.List;

/** What can be wrong with the certificate that a cluster's brokers present. */
public enum CertificateFault {
    /** It is for {@code *.example.org}: another server answers at the brokers' addresses. */
    OTHER_NAME,
    /** An authority that nobody trusts, {@code CN=Inspecting proxy}, has issued it: TLS is opened on the way. */
    OTHER_AUTHORITY,
    /** It has expired a day ago. */
    EXPIRED;

    ServerCertificate issue(CertificateAuthority authority, Collection<String> names) {
        return switch (this) {
            case OTHER_NAME -> authority.issue(List.of("*.example.org"));
            case OTHER_AUTHORITY ->
                CertificateAuthority.create("Inspecting proxy").issue(names);
            case EXPIRED -> authority.issueExpired(names);
        };
    }
}
