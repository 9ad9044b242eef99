package com.campusg.user.domain;

import static com.campusg.user.domain.UserFixture.ADA;
import static com.campusg.user.domain.UserFixture.ADDRESS;
import static com.campusg.user.domain.UserFixture.NOW;
import static com.campusg.user.domain.UserFixture.profileWith;
import static com.campusg.user.domain.UserFixture.snapshotOf;
import static com.campusg.user.domain.UserFixture.unverified;
import static com.campusg.user.domain.UserFixture.verified;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UserChangeTest {

    @Test
    void hasTheVerifiedEmailOfItsSnapshot() {
        UserChange change = updatedTo(profileWith(verified(ADDRESS)));

        assertThat(change.clerkUserId()).isEqualTo(ADA);
        assertThat(change.verifiedEmail()).contains(verified(ADDRESS));
    }

    @Test
    void hasNoUnverifiedEmail() {
        assertThat(updatedTo(profileWith(unverified(ADDRESS))).verifiedEmail()).isEmpty();
        assertThat(updatedTo(Profile.blank()).verifiedEmail()).isEmpty();
    }

    @Test
    void hasNoEmailIfItIsADeletion() {
        UserChange change = new UserChange.Deleted(ADA);

        assertThat(change.clerkUserId()).isEqualTo(ADA);
        assertThat(change.verifiedEmail()).isEmpty();
    }

    private static UserChange updatedTo(Profile profile) {
        return new UserChange.Updated(snapshotOf(profile, NOW, NOW));
    }
}
