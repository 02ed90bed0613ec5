package io.portolan.resilience;

import static io.portolan.testkit.aws.AwsService.KAFKA;
import static io.portolan.testkit.aws.AwsService.STS;

import io.portolan.testkit.aws.AwsFault;
import io.portolan.testkit.dns.InboundResolver;
import java.time.Duration;

/** The faults of the estate, and who may see each of them. */
enum EstateFault {
    STS_THROTTLED(Lane.AWS, Seen.BY_STARTS) {
        @Override
        void begin(FaultTarget target) {
            target.aws().raise(STS, AwsFault.THROTTLED);
        }
    },
    STS_DOWN(Lane.AWS, Seen.BY_STARTS) {
        @Override
        void begin(FaultTarget target) {
            target.aws().raise(STS, AwsFault.DOWN);
        }
    },
    STS_DOWN_BEYOND_SESSIONS(Lane.AWS, Seen.BY_STARTS) {
        @Override
        void begin(FaultTarget target) {
            target.aws().raise(STS, AwsFault.DOWN);
        }

        @Override
        int slots() {
            return 3;
        }
    },
    STS_SLOW(Lane.AWS, Seen.BY_STARTS) {
        @Override
        void begin(FaultTarget target) {
            target.aws().slow(STS, target.scale().realSeconds(20));
        }
    },
    STS_DENYING(Lane.AWS, Seen.BY_ALL) {
        @Override
        void begin(FaultTarget target) {
            target.aws()
                    .deny(
                            "sts:AssumeRole",
                            target.number() == 1 ? ResilienceEstate.HUB : ResilienceEstate.role(target.cluster()));
        }
    },
    MSK_THROTTLED(Lane.AWS, Seen.BY_NOBODY) {
        @Override
        void begin(FaultTarget target) {
            target.aws().raise(KAFKA, AwsFault.THROTTLED);
        }
    },
    MSK_DOWN(Lane.AWS, Seen.BY_NOBODY) {
        @Override
        void begin(FaultTarget target) {
            target.aws().raise(KAFKA, AwsFault.DOWN);
        }
    },
    /** AWS ends all sessions before their time, as if an administrator had revoked them. */
    SESSIONS_EXPIRED(Lane.AWS, Seen.BY_ALL) {
        @Override
        void begin(FaultTarget target) {
            target.msk().iam().expireSessions();
        }
    },
    CLOCK_STEPPED(Lane.AWS, Seen.BY_NOBODY) {
        @Override
        void begin(FaultTarget target) {
            Duration step = target.scale().realSeconds(40);
            target.msk().faults().clock().skew(target.number() == 1 ? step : step.negated());
        }
    },
    ONE_RESOLVER_DOWN(Lane.NETWORK, Seen.BY_NOBODY) {
        @Override
        void begin(FaultTarget target) {
            target.oneResolver().silence();
        }
    },
    BOTH_RESOLVERS_DOWN(Lane.NETWORK, Seen.BY_STARTS) {
        @Override
        void begin(FaultTarget target) {
            target.resolvers().forEach(InboundResolver::silence);
        }
    },
    /** The bootstrap name has only one address, and a broker's name leads to an unused address. */
    DNS_CHANGED(Lane.NETWORK, Seen.BY_STARTS) {
        @Override
        void begin(FaultTarget target) {
            int broker = target.number() - 1;
            for (InboundResolver resolver : target.resolvers()) {
                resolver.answer(
                        target.cluster().bootstrapHost(),
                        target.cluster().brokerAddresses().get(1 - broker));
                resolver.answer(target.cluster().brokerHosts().get(broker), target.unusedAddress());
            }
        }
    },
    /** All names of the cluster lead into another environment, to brokers with the same names, certificates and roles. */
    NAMES_MOVED(Lane.NETWORK, Seen.BY_STARTS) {
        @Override
        void begin(FaultTarget target) {
            target.msk().faults().swap(target.twin());
            target.cluster().resetConnections();
        }

        @Override
        void awaitEffect(FaultTarget target, long since) {
            target.host().awaitWithheldCredentials();
        }
    },
    BROKER_STOPPED(Lane.NETWORK, Seen.BY_STARTS) {
        @Override
        void begin(FaultTarget target) {
            target.cluster().stopBroker(target.number());
        }
    },
    CONNECTIONS_RESET(Lane.NETWORK, Seen.BY_STARTS) {
        @Override
        void begin(FaultTarget target) {
            target.cluster().resetConnections();
        }
    },
    SNAPSHOT_DELETED(Lane.DISK, Seen.BY_NOBODY) {
        @Override
        void begin(FaultTarget target) {
            target.snapshots().delete();
        }
    },
    SNAPSHOT_TRUNCATED(Lane.DISK, Seen.BY_NOBODY) {
        @Override
        void begin(FaultTarget target) {
            target.snapshots().truncate();
        }
    },
    SNAPSHOT_BIT_FLIPPED(Lane.DISK, Seen.BY_NOBODY) {
        @Override
        void begin(FaultTarget target) {
            target.snapshots().flip(target.number());
        }
    },
    SNAPSHOT_READ_ONLY(Lane.DISK, Seen.BY_NOBODY) {
        @Override
        void begin(FaultTarget target) {
            target.snapshots().lock();
        }
    },
    /** Other users have written the snapshots or can write them. They name brokers of their own. */
    SNAPSHOT_PLANTED(Lane.DISK, Seen.BY_NOBODY) {
        @Override
        void begin(FaultTarget target) {
            target.snapshots().plant(target.number() == 1);
        }
    },
    /** There is no snapshot, and nothing can be written. */
    DISK_FULL(Lane.DISK, Seen.BY_NOBODY) {
        @Override
        void begin(FaultTarget target) {
            target.starting().fillDisk();
            target.snapshots().delete();
        }

        // Waits until a start cannot write. The other application may have written a snapshot since.
        @Override
        void awaitEffect(FaultTarget target, long since) {
            target.starting().awaitFailedWrite();
            target.starting().awaitStart(since, false);
        }
    },
    /** SIGKILL ends the application while it writes the snapshot. */
    PROCESS_KILLED(Lane.DISK, Seen.BY_NOBODY) {
        @Override
        void begin(FaultTarget target) {
            target.snapshots().awaitWriting();
            target.starting().kill();
        }
    },
    /** The provider of the base identity gives no answer. */
    BASE_HANGING(Lane.HOST, Seen.BY_STARTS) {
        @Override
        void begin(FaultTarget target) {
            target.host().hangBaseIdentity();
        }

        @Override
        void awaitEffect(FaultTarget target, long since) {
            target.host().awaitPrinted(HangingIdentity.HANGS);
        }
    },
    /** No thread of Portolan can be started. */
    THREADS_REFUSED(Lane.HOST, Seen.BY_STARTS) {
        @Override
        void begin(FaultTarget target) {
            target.host().refuseThreads();
        }

        @Override
        void awaitEffect(FaultTarget target, long since) {
            target.host().awaitPrinted(ThreadRefusal.REFUSED);
        }
    };

    /** Who may see a fault. All others continue as if it did not exist. */
    enum Seen {
        BY_NOBODY,
        /**
         * Starts may fail, because they need what the fault takes away. This is STS, DNS, all brokers, the base identity or
         * threads.
         */
        BY_STARTS,
        /** Live clients may see it too. They get exceptions of Kafka that they may retry after. No record is lost. */
        BY_ALL
    }

    /** Faults of one lane follow one after the other. Faults of different lanes overlap. */
    enum Lane {
        AWS {
            @Override
            void end(FaultTarget target) {
                target.aws().clear();
                target.msk().faults().clock().skew(Duration.ZERO);
            }
        },
        NETWORK {
            @Override
            void end(FaultTarget target) {
                target.resolvers().forEach(InboundResolver::restore);
                target.cluster().startBroker(target.number());
            }
        },
        DISK {
            @Override
            void end(FaultTarget target) {
                target.starting().revive().freeDisk();
                target.snapshots().unlock();
            }
        },
        HOST {
            @Override
            void end(FaultTarget target) {
                target.host().restore();
            }
        };

        abstract void end(FaultTarget target);
    }

    private final Lane lane;
    private final Seen seen;

    EstateFault(Lane lane, Seen seen) {
        this.lane = lane;
        this.seen = seen;
    }

    abstract void begin(FaultTarget target);

    /**
     * Waits until an application has started in spite of the fault, if it can. {@code since} is in epoch milliseconds.
     */
    void awaitEffect(FaultTarget target, long since) {
        if (awaitsStart()) {
            target.starting().awaitStart(since, lane == Lane.DISK);
        }
    }

    /** Whether the fault lasts until an application has started in spite of it. */
    boolean awaitsStart() {
        return seen == Seen.BY_NOBODY && this != PROCESS_KILLED;
    }

    /** How many slots of the timetable it takes. */
    int slots() {
        return 1;
    }

    /** Whether the fault ends at once. */
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
