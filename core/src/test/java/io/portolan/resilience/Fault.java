package io.portolan.resilience;

import static io.portolan.testkit.aws.AwsService.KAFKA;
import static io.portolan.testkit.aws.AwsService.STS;

import io.portolan.testkit.aws.AwsFault;
import io.portolan.testkit.dns.InboundResolver;
import java.time.Duration;

/** What goes wrong, and who may see it. */
enum Fault {
    STS_THROTTLED(Lane.AWS, Seen.BY_STARTS) {
        @Override
        void begin(Place place) {
            place.aws().raise(STS, AwsFault.THROTTLED);
        }
    },
    STS_DOWN(Lane.AWS, Seen.BY_STARTS) {
        @Override
        void begin(Place place) {
            place.aws().raise(STS, AwsFault.DOWN);
        }
    },
    STS_SLOW(Lane.AWS, Seen.BY_STARTS) {
        @Override
        void begin(Place place) {
            place.aws().slow(STS, place.scale().realSeconds(20));
        }
    },
    STS_DENYING(Lane.AWS, Seen.BY_ALL) {
        @Override
        void begin(Place place) {
            place.aws()
                    .deny(
                            "sts:AssumeRole",
                            place.number() == 1 ? ResilienceEstate.HUB : ResilienceEstate.role(place.cluster()));
        }
    },
    MSK_THROTTLED(Lane.AWS, Seen.BY_NOBODY) {
        @Override
        void begin(Place place) {
            place.aws().raise(KAFKA, AwsFault.THROTTLED);
        }
    },
    MSK_DOWN(Lane.AWS, Seen.BY_NOBODY) {
        @Override
        void begin(Place place) {
            place.aws().raise(KAFKA, AwsFault.DOWN);
        }
    },
    /** AWS ends all sessions before their time, as where an administrator revokes them. */
    SESSIONS_EXPIRED(Lane.AWS, Seen.BY_ALL) {
        @Override
        void begin(Place place) {
            place.msk().iam().expireSessions();
        }
    },
    CLOCK_STEPPED(Lane.AWS, Seen.BY_NOBODY) {
        @Override
        void begin(Place place) {
            Duration step = place.scale().realSeconds(40);
            place.msk().faults().clock().skew(place.number() == 1 ? step : step.negated());
        }
    },
    ONE_RESOLVER_DOWN(Lane.NETWORK, Seen.BY_NOBODY) {
        @Override
        void begin(Place place) {
            place.oneResolver().silence();
        }
    },
    BOTH_RESOLVERS_DOWN(Lane.NETWORK, Seen.BY_STARTS) {
        @Override
        void begin(Place place) {
            place.resolvers().forEach(InboundResolver::silence);
        }
    },
    /** The bootstrap name has one address only, and a broker's name leads to where nobody is. */
    DNS_CHANGED(Lane.NETWORK, Seen.BY_STARTS) {
        @Override
        void begin(Place place) {
            int broker = place.number() - 1;
            for (InboundResolver resolver : place.resolvers()) {
                resolver.answer(
                        place.cluster().bootstrapHost(),
                        place.cluster().brokerAddresses().get(1 - broker));
                resolver.answer(place.cluster().brokerHosts().get(broker), place.unusedAddress());
            }
        }
    },
    BROKER_STOPPED(Lane.NETWORK, Seen.BY_STARTS) {
        @Override
        void begin(Place place) {
            place.cluster().stopBroker(place.number());
        }
    },
    CONNECTIONS_RESET(Lane.NETWORK, Seen.BY_STARTS) {
        @Override
        void begin(Place place) {
            place.cluster().resetConnections();
        }
    },
    SNAPSHOT_DELETED(Lane.DISK, Seen.BY_NOBODY) {
        @Override
        void begin(Place place) {
            place.snapshots().delete();
        }
    },
    SNAPSHOT_TRUNCATED(Lane.DISK, Seen.BY_NOBODY) {
        @Override
        void begin(Place place) {
            place.snapshots().truncate();
        }
    },
    SNAPSHOT_BIT_FLIPPED(Lane.DISK, Seen.BY_NOBODY) {
        @Override
        void begin(Place place) {
            place.snapshots().flip(place.number());
        }
    },
    SNAPSHOT_READ_ONLY(Lane.DISK, Seen.BY_NOBODY) {
        @Override
        void begin(Place place) {
            place.snapshots().lock();
        }
    },
    /** Nothing is there, and nothing can be written. */
    DISK_FULL(Lane.DISK, Seen.BY_NOBODY) {
        @Override
        void begin(Place place) {
            place.starting().fillDisk();
            place.snapshots().delete();
        }
    },
    /** With SIGKILL, while it writes the snapshot. */
    PROCESS_KILLED(Lane.DISK, Seen.BY_NOBODY) {
        @Override
        void begin(Place place) {
            place.snapshots().awaitWriting();
            place.starting().kill();
        }
    };

    /** Who may see a fault; all others go on as if nothing were. */
    enum Seen {
        BY_NOBODY,
        /** Who starts needs what the fault takes away: STS, names, all brokers. */
        BY_STARTS,
        /** Also live clients, as Kafka's exceptions that they may retry after; no record is lost by it. */
        BY_ALL
    }

    /** Faults of one lane strike one after the other, those of different lanes at the same time. */
    enum Lane {
        AWS {
            @Override
            void end(Place place) {
                place.aws().clear();
                place.msk().faults().clock().skew(Duration.ZERO);
            }
        },
        NETWORK {
            @Override
            void end(Place place) {
                place.resolvers().forEach(InboundResolver::restore);
                place.cluster().startBroker(place.number());
            }
        },
        DISK {
            @Override
            void end(Place place) {
                place.starting().revive().freeDisk();
                place.snapshots().unlock();
            }
        };

        abstract void end(Place place);
    }

    private final Lane lane;
    private final Seen seen;

    Fault(Lane lane, Seen seen) {
        this.lane = lane;
        this.seen = seen;
    }

    abstract void begin(Place place);

    /** Whether it holds until an application has started in spite of it. */
    boolean awaitsStart() {
        return seen == Seen.BY_NOBODY && this != PROCESS_KILLED;
    }

    /** Whether nothing of it holds on. */
    boolean momentary() {
        return this == SESSIONS_EXPIRED || this == CONNECTIONS_RESET;
    }

    boolean takesMskApi() {
        return this == MSK_THROTTLED || this == MSK_DOWN;
    }

    Lane lane() {
        return lane;
    }

    Seen seen() {
        return seen;
    }
}
