package com.campusg.clerk.application.port.out;

import com.campusg.clerk.domain.InstanceId;
import com.campusg.user.domain.ClerkUserId;
import com.campusg.user.domain.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Clerk for as long as a test lasts. Pages are small, so that a few users fill several. */
public final class InMemoryClerkUsers implements ClerkUsers {

    private static final int SMALL_PAGE = 3;

    private final List<Snapshot> users = new ArrayList<>();
    private @Nullable InstanceId instance;
    private LongConsumer beforeEachPage = page -> {};
    private long pages;

    public void add(Snapshot user) {
        users.removeIf(each -> each.clerkUserId().equals(user.clerkUserId()));
        users.add(user);
    }

    public void remove(ClerkUserId clerkUserId) {
        users.removeIf(each -> each.clerkUserId().equals(clerkUserId));
    }

    public void isOf(InstanceId itsInstance) {
        this.instance = itsInstance;
    }

    /** What happens at Clerk before it answers with a page; the first page is 1. */
    public void beforeEachPage(LongConsumer happens) {
        this.beforeEachPage = happens;
    }

    @Override
    public Optional<InstanceId> instance() {
        return Optional.ofNullable(instance);
    }

    @Override
    public long count() {
        return users.size();
    }

    @Override
    public Page signedUpAfter(@Nullable Place last) {
        beforeEachPage.accept(++pages);
        return page(users.stream()
                .sorted(Comparator.comparing(user -> user.clerkUserId().value()))
                .filter(user -> last == null
                        || user.clerkUserId()
                                        .value()
                                        .compareTo(last.clerkUserId().value())
                                > 0));
    }

    @Override
    public Page lastChanged(long offset) {
        beforeEachPage.accept(++pages);
        return page(users.stream()
                .sorted(Comparator.comparing((Snapshot user) -> user.revision().updatedAt())
                        .reversed())
                .skip(offset));
    }

    private static Page page(Stream<Snapshot> some) {
        List<Snapshot> page = some.limit(SMALL_PAGE).toList();
        return new Page(
                page, 0, page.isEmpty() ? null : new Place(page.getLast().clerkUserId(), Instant.EPOCH));
    }

    @Override
    public Set<ClerkUserId> existing(List<ClerkUserId> clerkUserIds) {
        return users.stream()
                .map(Snapshot::clerkUserId)
                .filter(clerkUserIds::contains)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Optional<Snapshot> find(ClerkUserId clerkUserId) {
        return users.stream()
                .filter(user -> user.clerkUserId().equals(clerkUserId))
                .findFirst();
    }
}
