package com.campusg.user.application;

import static org.assertj.core.api.Assertions.assertThat;

import com.campusg.user.application.port.in.ExportUser;
import com.campusg.user.domain.ClerkUserId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExportUserServiceTest {

    private static final ClerkUserId ADA = new ClerkUserId("user_ada");

    @Test
    void collectsTheRecordsOfAllFeaturesBeginningWithTheUser() {
        ExportUser service = new ExportUserService(List.of(
                id -> Map.of("ratingsGiven", List.of(Map.of("stars", 5))),
                id -> Map.of(ExportUser.USER, List.of(Map.of("clerk_user_id", id.value())))));

        assertThat(service.export(ADA))
                .containsExactly(
                        Map.entry(ExportUser.USER, List.of(Map.of("clerk_user_id", "user_ada"))),
                        Map.entry("ratingsGiven", List.of(Map.of("stars", 5))));
    }
}
