package com.campusg.user.adapter.in.web;

import com.campusg.user.application.port.in.FindUsers;
import com.campusg.user.domain.ClerkUserId;
import com.campusg.user.domain.User;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The result of a lookup of several users, in the order of the request. */
@Schema(name = "LookedUp", description = "Each requested id is in one of the lists.")
record LookupResponse(
        @Schema(description = "The users, in the full view") List<UserResponse> found,

        @Schema(description = "Clerk ids of users deleted in Clerk; this is final", example = "[]")
        List<String> deleted,

        @Schema(description = "Clerk ids of users that are not known, or not yet", example = "[]")
        List<String> unknown) {

    static LookupResponse from(Map<ClerkUserId, FindUsers.Result> results) {
        List<UserResponse> found = new ArrayList<>();
        List<String> deleted = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        results.forEach((id, result) -> {
            switch (result) {
                case FindUsers.Result.Found(User user) -> found.add(UserResponse.from(user));
                case FindUsers.Result.Deleted() -> deleted.add(id.value());
                case FindUsers.Result.Unknown() -> unknown.add(id.value());
            }
        });
        return new LookupResponse(found, deleted, unknown);
    }
}
