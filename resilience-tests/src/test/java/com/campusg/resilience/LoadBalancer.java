package com.campusg.resilience;

import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Distributes attempts over the registered instances in turn. */
final class LoadBalancer implements Supplier<URI> {

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
        Object[] registered = instances.toArray();
        return (URI) registered[Math.floorMod(turns.getAndIncrement(), registered.length)];
    }
}
