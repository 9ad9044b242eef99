package com.campusg.user.adapter.in.web;

import com.campusg.user.application.port.in.FindUser;
import com.campusg.user.domain.ClerkUserId;
import com.campusg.user.domain.User;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What is known of several users, in the order in which they were asked for. */
@Schema(name = "LookedUp", description = "Each id that was asked for is in one of the lists.")
record LookupResponse(
        @Schema(description = "Users as they see themselves")
        List<UserResponse> found,

        @Schema(description = "Clerk's ids of users deleted in Clerk, for good", example = "[]")
        List<String> deleted,

        @Schema(description = "Clerk's ids of users who are not here, or not yet", example = "[]")
        List<String> unknown) {

    static LookupResponse from(Map<ClerkUserId, FindUser.Outcome> users) {
        List<UserResponse> found = new ArrayList<>();
        List<String> deleted = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        users.forEach((id, outcome) -> {
            switch (outcome) {
                case FindUser.Outcome.Found(User user) -> found.add(UserResponse.from(user));
                case FindUser.Outcome.Deleted() -> deleted.add(id.value());
                case FindUser.Outcome.Unknown() -> unknown.add(id.value());
            }
        });
        return new LookupResponse(found, deleted, unknown);
    }
}
