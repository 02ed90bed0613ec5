package io.portolan.credentials;

import java.time.Instant;

/**
 * The two turning points of a session. They are calculated once, so that each check costs two comparisons.
 *
 * @param refreshAt from when to get the next session, in epoch milliseconds
 * @param expiredAt from when not to use this session any more, in epoch milliseconds
 */
record SessionLife(long refreshAt, long expiredAt) {

    private static final double REFRESH_AT_THE_LATEST = 0.5;
    private static final double JITTER = 0.1;
    private static final double MARGIN = 0.15;
    private static final long LONGEST_MARGIN_MILLIS = 60_000;

    /** A token that is signed with a session is valid for so long, if the session is. */
    private static final long TOKEN_MILLIS = 900_000;

    /** Shorter sessions would be refreshed all the time to have so much left. */
    private static final long SHORTEST_FOR_TOKENS_MILLIS = 1_200_000;

    /** The life of credentials that are asked for each time. They are never served from memory or refreshed. */
    static final SessionLife NOT_KEPT = new SessionLife(Long.MAX_VALUE, Long.MIN_VALUE);

    /**
     * The life of a session. It is refreshed at 40 to 50 % of its life. A session of 20 minutes or more is refreshed before
     * it has only 15 minutes left. It is not used in its last minute, or in its last 15 % if that is less.
     *
     * @param random from 0 to below 1. It spreads the refreshes of many processes that started together.
     */
    static SessionLife of(Instant issued, Instant expiry, double random) {
        long life = Math.max(0, expiry.toEpochMilli() - issued.toEpochMilli());
        long margin = Math.min(LONGEST_MARGIN_MILLIS, (long) (life * MARGIN));
        long latest = (long) (life * REFRESH_AT_THE_LATEST);
        if (life >= SHORTEST_FOR_TOKENS_MILLIS) {
            latest = Math.min(latest, life - TOKEN_MILLIS);
        }
        long ahead = latest - (long) (life * JITTER * random);
        return new SessionLife(issued.toEpochMilli() + ahead, expiry.toEpochMilli() - margin);
    }

    /** The same life, but refreshed at this time at the latest. */
    SessionLife refreshedAtLatest(Instant latest) {
        return new SessionLife(Math.min(refreshAt, latest.toEpochMilli()), expiredAt);
    }

    SessionFreshness freshnessAt(long epochMillis) {
        if (epochMillis >= expiredAt) {
            return SessionFreshness.EXPIRED;
        }
        return epochMillis >= refreshAt ? SessionFreshness.REFRESH_AHEAD : SessionFreshness.FRESH;
    }
}
