package limpid.doctor.look;

import java.time.Instant;

/**
 * What a server's certificate says.
 *
 * @param names for which names it is, for people
 * @param issuer who vouches for it, for people
 */
public record CertificateFacts(String names, String issuer, Instant notBefore, Instant notAfter) {}
