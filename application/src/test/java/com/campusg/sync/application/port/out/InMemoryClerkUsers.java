package com.campusg.sync.application.port.out;

import com.campusg.sync.domain.InstanceId;
import com.campusg.user.domain.ClerkUserId;
import com.campusg.user.domain.SkippedUser;
import com.campusg.user.domain.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The users at Clerk in memory, in the order of sign-up. Pages are small, so that a few users fill several. */
public final class InMemoryClerkUsers implements ClerkUsers {

    /** Number of users in a page. */
    public static final int PAGE_SIZE = 3;

    private final List<Snapshot> users = new ArrayList<>();
    private final List<ClerkUserId> signUps = new ArrayList<>();
    private final Set<ClerkUserId> hidden = new HashSet<>();
    private @Nullable InstanceId instance = new InstanceId("ins_own");
    private IntConsumer beforeEachPage = page -> {};
    private int pages;
    private List<SkippedUser> unreadable = List.of();

    /** Signs a user up, or changes the user. */
    public void save(Snapshot user) {
        int index = ids().indexOf(user.clerkUserId());
        if (index < 0) {
            users.add(user);
            signUps.add(user.clerkUserId());
        } else {
            users.set(index, user);
        }
    }

    public void delete(ClerkUserId clerkUserId) {
        users.removeIf(user -> user.clerkUserId().equals(clerkUserId));
    }

    public void belongTo(@Nullable InstanceId owner) {
        this.instance = owner;
    }

    /** Adds unreadable users to the next page. */
    public void addToNextPage(List<SkippedUser> skipped) {
        this.unreadable = skipped;
    }

    /** Omits a user from lists, although it is counted. */
    public void hideFromLists(ClerkUserId clerkUserId) {
        hidden.add(clerkUserId);
    }

    /** What happens before Clerk answers with a page. The argument is the number of the page since this call, from 1. */
    public void beforeEachPage(IntConsumer action) {
        this.pages = 0;
        this.beforeEachPage = action;
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
    public Optional<Instant> lastChange() {
        return users.stream().map(InMemoryClerkUsers::updatedAt).max(Comparator.naturalOrder());
    }

    @Override
    public Page all(Optional<Cursor> after) {
        beforeEachPage.accept(++pages);
        int from =
                after.map(cursor -> signUps.indexOf(cursor.clerkUserId()) + 1).orElse(0);
        List<Snapshot> page = users.stream()
                .filter(user -> signUps.indexOf(user.clerkUserId()) >= from && !hidden.contains(user.clerkUserId()))
                .limit(PAGE_SIZE)
                .toList();
        return page(page, page.size() == PAGE_SIZE);
    }

    /** Reads the users in the order of their last change, the newest first. */
    @Override
    public void changedSince(Instant since, Consumer<Page> consumer) {
        List<ClerkUserId> changed = users.stream()
                .filter(user -> !updatedAt(user).isBefore(since))
                .sorted(Comparator.comparing(InMemoryClerkUsers::updatedAt).reversed())
                .map(Snapshot::clerkUserId)
                .toList();
        for (int from = 0; from < changed.size(); from += PAGE_SIZE) {
            beforeEachPage.accept(++pages);
            List<Snapshot> page = changed.subList(from, Math.min(from + PAGE_SIZE, changed.size())).stream()
                    .flatMap(id -> user(id).stream())
                    .toList();
            consumer.accept(page(page, from + PAGE_SIZE < changed.size()));
        }
    }

    @Override
    public Set<ClerkUserId> missing(List<ClerkUserId> clerkUserIds) {
        List<ClerkUserId> existing = ids();
        return clerkUserIds.stream().filter(id -> !existing.contains(id)).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Lookup find(ClerkUserId clerkUserId) {
        return user(clerkUserId).<Lookup>map(Lookup.Found::new).orElseGet(Lookup.NotFound::new);
    }

    private Optional<Snapshot> user(ClerkUserId clerkUserId) {
        return users.stream()
                .filter(user -> user.clerkUserId().equals(clerkUserId))
                .findFirst();
    }

    private Page page(List<Snapshot> page, boolean hasNext) {
        List<SkippedUser> skipped = unreadable;
        unreadable = List.of();
        return new Page(
                page,
                skipped,
                hasNext ? Optional.of(new Cursor(page.getLast().clerkUserId(), Instant.EPOCH)) : Optional.empty());
    }

    private List<ClerkUserId> ids() {
        return users.stream().map(Snapshot::clerkUserId).toList();
    }

    private static Instant updatedAt(Snapshot user) {
        return user.revision().updatedAt();
    }
}
