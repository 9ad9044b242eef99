package com.campusg.clerk.adapter.out.backendapi;

import com.campusg.clerk.application.port.out.ClerkUnavailableException;
import com.campusg.clerk.application.port.out.ClerkUsers;
import com.campusg.clerk.domain.InstanceId;
import com.campusg.user.domain.ClerkUserId;
import com.campusg.user.domain.Snapshot;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.util.UriBuilder;

/** The users of the instance that the secret key opens ({@code GET /v1/users} of Clerk's Backend API). */
final class BackendApiUsers implements ClerkUsers {

    private static final Logger LOG = LoggerFactory.getLogger(BackendApiUsers.class);

    private static final String USERS = "/v1/users";

    private final BackendApi api;
    private final InstantSource clock;

    BackendApiUsers(BackendApi api, InstantSource clock) {
        this.api = api;
        this.clock = clock;
    }

    /** Clerk names its signing keys by the instance. */
    @Override
    public Optional<InstanceId> instance() {
        return required(
                uri -> uri.path("/v1/jwks").build(),
                keys -> keys.required("keys")
                        .elements()
                        .flatMap(key -> key.optional("kid").stream())
                        .flatMap(kid -> kid.instanceId().stream())
                        .findFirst());
    }

    @Override
    public long count() {
        return required(
                uri -> uri.path(USERS + "/count").build(),
                count -> count.required("total_count").number());
    }

    @Override
    public Page signedUpAfter(@Nullable Place last) {
        Instant asked = clock.instant();
        if (last == null) {
            return page(required(list("+created_at", "offset", 0)), asked);
        }
        // Whoever was last may be deleted meanwhile: then by time, where some may be met twice.
        return page(
                api.get(list("+created_at", "starting_after", last.clerkUserId().value()))
                        .orElseGet(() -> required(list(
                                "+created_at",
                                "created_at_after",
                                last.signedUpAt().minusMillis(1).toEpochMilli()))),
                asked);
    }

    @Override
    public Page lastChanged(long offset) {
        Instant asked = clock.instant();
        return page(required(list("-updated_at", "offset", offset)), asked);
    }

    @Override
    public Set<ClerkUserId> existing(List<ClerkUserId> clerkUserIds) {
        return required(
                uri -> uri.path(USERS)
                        .queryParam("limit", PAGE)
                        .queryParam(
                                "user_id",
                                clerkUserIds.stream().map(ClerkUserId::value).toList())
                        .build(),
                users -> users.elements()
                        .flatMap(user -> ClerkUserId.parse(user.required("id").text()).stream())
                        .collect(Collectors.toUnmodifiableSet()));
    }

    @Override
    public Optional<Snapshot> find(ClerkUserId clerkUserId) {
        Instant asked = clock.instant();
        return api.get(uri -> uri.path(USERS + "/{id}").build(clerkUserId.value()))
                .map(user -> understood(() -> new ClerkUserJson(user).snapshot(asked)));
    }

    private static Function<UriBuilder, URI> list(String order, String from, Object value) {
        return uri -> uri.path(USERS)
                .queryParam("limit", PAGE)
                .queryParam("order_by", "{order}")
                .queryParam(from, value)
                .build(order);
    }

    private static Page page(JsonMember list, Instant asked) {
        return understood(() -> {
            List<Snapshot> users = new ArrayList<>();
            int unreadable = 0;
            Place last = null;
            for (JsonMember element : list.elements().toList()) {
                ClerkUserJson user = new ClerkUserJson(element);
                try {
                    last = new Place(user.id(), user.createdAt());
                    users.add(user.snapshot(asked));
                } catch (UnexpectedJsonException odd) {
                    unreadable++;
                    LOG.warn("A user at Clerk cannot be read: {}", odd.reason());
                }
            }
            return new Page(List.copyOf(users), unreadable, last);
        });
    }

    private JsonMember required(Function<UriBuilder, URI> uri) {
        return api.get(uri).orElseThrow(() -> new ClerkUnavailableException("Clerk's Backend API answers 404"));
    }

    private <T> T required(Function<UriBuilder, URI> uri, Function<JsonMember, T> reading) {
        JsonMember answer = required(uri);
        return understood(() -> reading.apply(answer));
    }

    private static <T> T understood(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (UnexpectedJsonException odd) {
            throw new ClerkUnavailableException("Clerk's Backend API answers what we cannot read: " + odd.reason());
        }
    }
}
