package com.campusg.user.adapter.in.web;

import com.campusg.user.application.port.in.FindCaller;
import com.campusg.user.application.port.in.FindUser;
import com.campusg.user.application.port.in.FindUsers;
import com.campusg.user.domain.ClerkUserId;
import com.campusg.user.domain.User;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Users")
final class UserController {

    /** The role of callers who are services, not people. */
    private static final String MACHINE = "MACHINE";

    private final FindCaller findCaller;
    private final FindUser findUser;
    private final FindUsers findUsers;

    UserController(FindCaller findCaller, FindUser findUser, FindUsers findUsers) {
        this.findCaller = findCaller;
        this.findUser = findUser;
        this.findUsers = findUsers;
    }

    @GetMapping(path = "/me", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "getMe", summary = "The user who is signed in")
    @ApiResponse(
            responseCode = "200",
            description = "The user",
            content = @Content(schema = @Schema(implementation = UserResponse.class)))
    @ApiResponse(responseCode = "304", description = "Nothing has changed since If-None-Match", content = @Content)
    @ApiResponse(responseCode = "404", description = "`user-not-synced`: not here, or not yet; ask again in a moment")
    @ApiResponse(responseCode = "410", description = "`user-deleted`: deleted in Clerk, for good")
    ResponseEntity<UserResponse> me(@Parameter(hidden = true) Principal caller) {
        return shown(UserResponse.from(living(findCaller.find(callerId(caller)))));
    }

    @GetMapping(path = "/api/users/clerk/{clerkUserId}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "getUserByClerkId",
            summary = "A user by Clerk id",
            description = "Users see themselves in full; of others they see the public view. Services see everybody in"
                    + " full.",
            security = {
                @SecurityRequirement(name = "sessionToken"),
                @SecurityRequirement(name = "sessionCookie"),
                @SecurityRequirement(name = "machineToken")
            })
    @ApiResponse(
            responseCode = "200",
            description = "The user",
            content = @Content(schema = @Schema(anyOf = {UserResponse.class, PublicUserResponse.class})))
    @ApiResponse(responseCode = "304", description = "Nothing has changed since If-None-Match", content = @Content)
    @ApiResponse(responseCode = "400", description = "`malformed-clerk-user-id`: this cannot be a Clerk user id")
    @ApiResponse(responseCode = "404", description = "`user-not-synced`: not here, or not yet")
    @ApiResponse(responseCode = "410", description = "`user-deleted`: deleted in Clerk, for good")
    ResponseEntity<?> byClerkId(
            @Parameter(hidden = true) Principal caller,
            @Parameter(hidden = true) HttpServletRequest request,
            @Parameter(example = "user_2bX9mQkT7LhYc3VdRw5sZaPfN1e") @PathVariable String clerkUserId) {
        ClerkUserId wanted = ClerkUserId.parse(clerkUserId).orElseThrow(UserProblemException::malformedClerkUserId);
        UserResponse user = UserResponse.from(living(findUser.find(wanted)));
        boolean inFull = request.isUserInRole(MACHINE) || wanted.value().equals(caller.getName());
        return shown(inFull ? user : PublicUserResponse.from(user));
    }

    @PostMapping(
            path = "/api/users/clerk/lookup",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "lookUpUsers",
            summary = "Up to 100 users by Clerk id",
            description = "For services. An id that is asked for twice is answered once.",
            security = @SecurityRequirement(name = "machineToken"))
    @ApiResponse(responseCode = "200", description = "What is known of each")
    @ApiResponse(
            responseCode = "400",
            description =
                    "`invalid-fields`: `errors` names each id that cannot be one, or says that there are too many;"
                            + " `bad-request`: the body is no JSON object")
    @ApiResponse(responseCode = "415", description = "`unsupported-media-type`: the body is not said to be JSON")
    LookupResponse lookUp(@RequestBody LookupRequest request) {
        return LookupResponse.from(findUsers.find(request.ids()));
    }

    /** A genuine token may name a subject that is no user id of ours: then there is no such user. */
    private static ClerkUserId callerId(Principal caller) {
        return ClerkUserId.parse(caller.getName()).orElseThrow(UserProblemException::notSynced);
    }

    private static User living(FindUser.Outcome outcome) {
        return switch (outcome) {
            case FindUser.Outcome.Found(User user) -> user;
            case FindUser.Outcome.Deleted() -> throw UserProblemException.deleted();
            case FindUser.Outcome.Unknown() -> throw UserProblemException.notSynced();
        };
    }

    /** What a user sees is theirs alone: nobody between us may keep it, and they ask again each time. */
    private static <T> ResponseEntity<T> shown(T body) {
        return ResponseEntity.ok()
                .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                .contentType(MediaType.APPLICATION_JSON)
                .body(body);
    }
}
