package com.campusg.sync.application;

import static com.campusg.sync.application.UserFeatureFixture.NOW;
import static com.campusg.sync.application.UserFeatureFixture.snapshot;
import static org.assertj.core.api.Assertions.assertThat;

import com.campusg.sync.application.port.out.ClerkUserLookup;
import com.campusg.user.application.port.in.FindUsers;
import com.campusg.user.domain.ClerkUserId;
import com.campusg.user.domain.Snapshot;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FindOrFetchUserServiceTest {

    private static final ClerkUserId ADA = new ClerkUserId("user_ada");
    private static final Snapshot SNAPSHOT = snapshot("user_ada", "Ada", NOW);

    private final UserFeatureFixture userFeature = new UserFeatureFixture();
    private final Map<ClerkUserId, Snapshot> usersAtClerk = new HashMap<>();
    private int lookups;
    private final FindOrFetchUserService service = service(this::fetch);

    @Test
    void fetchesUnknownUserFromClerk() {
        usersAtClerk.put(ADA, SNAPSHOT);

        assertThat(service.find(ADA)).isInstanceOf(FindUsers.Result.Found.class);
        assertThat(userFeature.firstName("user_ada")).isEqualTo("Ada");
        assertThat(lookups).isOne();
    }

    @Test
    void doesNotFetchKnownUser() {
        userFeature.update(SNAPSHOT);

        assertThat(service.find(ADA)).isInstanceOf(FindUsers.Result.Found.class);
        assertThat(lookups).isZero();
    }

    @Test
    void doesNotFetchDeletedUser() {
        usersAtClerk.put(ADA, SNAPSHOT);
        userFeature.delete(ADA);

        assertThat(service.find(ADA)).isEqualTo(new FindUsers.Result.Deleted());
        assertThat(lookups).isZero();
    }

    @Test
    void doesNotRestoreUserThatIsDeletedMeanwhile() {
        FindOrFetchUserService slow = service(clerkUserId -> {
            userFeature.delete(ADA);
            return Optional.of(SNAPSHOT);
        });

        assertThat(slow.find(ADA)).isEqualTo(new FindUsers.Result.Deleted());
    }

    @Test
    void returnsTheNewerStateThatArrivesMeanwhile() {
        FindOrFetchUserService slow = service(clerkUserId -> {
            userFeature.update(snapshot("user_ada", "Augusta", NOW.plusSeconds(1)));
            return Optional.of(SNAPSHOT);
        });

        assertThat(slow.find(ADA)).isInstanceOf(FindUsers.Result.Found.class);
        assertThat(userFeature.firstName("user_ada")).isEqualTo("Augusta");
    }

    @Test
    void returnsUnknownIfTheDatabaseRejectsTheUser() {
        usersAtClerk.put(ADA, SNAPSHOT);
        userFeature.users.reject(ADA);

        assertThat(service.find(ADA)).isEqualTo(new FindUsers.Result.Unknown());
    }

    @Test
    void returnsUnknownIfClerkDoesNotKnowTheUser() {
        assertThat(service.find(ADA)).isEqualTo(new FindUsers.Result.Unknown());
        assertThat(userFeature.users.all()).isEmpty();
    }

    private FindOrFetchUserService service(ClerkUserLookup lookup) {
        return new FindOrFetchUserService(userFeature.findUsers, lookup, userFeature.transactionalChangeUsers());
    }

    private Optional<Snapshot> fetch(ClerkUserId clerkUserId) {
        lookups++;
        return Optional.ofNullable(usersAtClerk.get(clerkUserId));
    }
}
