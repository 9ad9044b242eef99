package com.campusg.acceptance.faults;

import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** What stands before several instances: each attempt goes to the next one of those that are known to be there. */
final class Balancer implements Supplier<URI> {

    private final List<URI> instances = new CopyOnWriteArrayList<>();
    private final AtomicInteger turns = new AtomicInteger();

    void add(URI instance) {
        instances.add(instance);
    }

    void remove(URI instance) {
        instances.remove(instance);
    }

    @Override
    public URI get() {
        Object[] there = instances.toArray();
        return (URI) there[Math.floorMod(turns.getAndIncrement(), there.length)];
    }
}
