package io.portolan.testkit;

import io.portolan.testkit.broker.CertificateAuthority;
import io.portolan.testkit.broker.ServerCertificate;
import java.util.Collection;
import java.util.List;
import java.util.function.BiFunction;

/** What can be wrong with the certificate that a cluster's brokers present. */
public enum CertificateFault {
    /** It is for {@code *.example.org}: another server answers at the brokers' addresses. */
    OTHER_NAME((authority, names) -> authority.issue(List.of("*.example.org"))),
    /** An authority that nobody trusts, {@code CN=Inspecting proxy}, has issued it: TLS is opened on the way. */
    OTHER_AUTHORITY((authority, names) ->
            CertificateAuthority.create("Inspecting proxy").issue(names)),
    /** It has expired a day ago. */
    EXPIRED(CertificateAuthority::issueExpired);

    private final BiFunction<CertificateAuthority, Collection<String>, ServerCertificate> issuing;

    CertificateFault(BiFunction<CertificateAuthority, Collection<String>, ServerCertificate> issuing) {
        this.issuing = issuing;
    }

    ServerCertificate issue(CertificateAuthority authority, Collection<String> names) {
        return issuing.apply(authority, names);
    }
}
