package com.campusg.user.adapter.in.web;

import com.campusg.user.application.port.in.FindOrFetchUser;
import com.campusg.user.application.port.in.FindUsers;
import com.campusg.user.domain.ClerkUserId;
import com.campusg.user.domain.User;
import com.campusg.web.ApiPaths;
import com.campusg.web.ApiSecurity;
import com.campusg.web.CallerRoles;
import com.campusg.web.ProblemCodes;
import com.campusg.web.SecurityLog;
import com.campusg.web.UserProblems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.DigestUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

@RestController
@Tag(name = "Users")
final class UserController {

    private static final String CACHE_CONTROL = "private, no-cache";

    private final FindOrFetchUser findOrFetchUser;
    private final FindUsers findUsers;
    private final JsonMapper json;

    UserController(FindOrFetchUser findOrFetchUser, FindUsers findUsers, JsonMapper json) {
        this.findOrFetchUser = findOrFetchUser;
        this.findUsers = findUsers;
        this.json = json;
    }

    @GetMapping(path = ApiPaths.ME, produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "getMe", summary = "The signed-in user")
    @ApiResponse(
            responseCode = "200",
            description = "The user",
            content = @Content(schema = @Schema(implementation = UserResponse.class)))
    @ApiResponse(responseCode = "304", description = "The user matches If-None-Match", content = @Content)
    @ApiResponse(responseCode = "403", description = "`" + ProblemCodes.USER_BANNED + "`: the user is banned in Clerk")
    @ApiResponse(
            responseCode = "404",
            description = "`" + ProblemCodes.USER_NOT_SYNCED + "`: the user is not known, or not yet; retry soon")
    @ApiResponse(
            responseCode = "410",
            description = "`" + ProblemCodes.USER_DELETED + "`: the user was deleted in Clerk; this is final")
    ResponseEntity<byte[]> me(@Parameter(hidden = true) Principal caller) {
        // The subject of a genuine token is not always a valid Clerk user id; there is no such user then.
        ClerkUserId clerkUserId = ClerkUserId.parse(caller.getName()).orElseThrow(UserProblems::notSynced);
        User user = requireFound(findOrFetchUser.find(clerkUserId));
        if (user.profile().banned()) {
            throw UserProblems.banned();
        }
        return respond(UserResponse.from(user));
    }

    @GetMapping(path = ApiPaths.USER, produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "getUserByClerkId",
            summary = "A user by Clerk id",
            description =
                    "Users get the full view of themselves and the public view of others. Machines get the full view"
                            + " of all users. Banned users are found like others.",
            security = {
                @SecurityRequirement(name = ApiSecurity.SESSION_TOKEN),
                @SecurityRequirement(name = ApiSecurity.SESSION_COOKIE),
                @SecurityRequirement(name = ApiSecurity.MACHINE_TOKEN)
            })
    @ApiResponse(
            responseCode = "200",
            description = "The user",
            content = @Content(schema = @Schema(anyOf = {UserResponse.class, PublicUserResponse.class})))
    @ApiResponse(responseCode = "304", description = "The user matches If-None-Match", content = @Content)
    @ApiResponse(
            responseCode = "400",
            description = "`" + ProblemCodes.MALFORMED_CLERK_USER_ID + "`: the path contains no valid Clerk user id")
    @ApiResponse(
            responseCode = "404",
            description = "`" + ProblemCodes.USER_NOT_SYNCED + "`: the user is not known, or not yet")
    @ApiResponse(
            responseCode = "410",
            description = "`" + ProblemCodes.USER_DELETED + "`: the user was deleted in Clerk; this is final")
    ResponseEntity<byte[]> byClerkId(
            @Parameter(hidden = true) Principal caller,
            @Parameter(hidden = true) HttpServletRequest request,
            @Parameter(example = "user_2bX9mQkT7LhYc3VdRw5sZaPfN1e") @PathVariable String clerkUserId) {
        ClerkUserId id = ClerkUserId.parse(clerkUserId).orElseThrow(UserProblems::malformedClerkUserId);
        UserResponse user = UserResponse.from(requireFound(findUsers.find(id)));
        boolean machine = request.isUserInRole(CallerRoles.MACHINE);
        if (machine) {
            SecurityLog.machineRead(caller.getName(), List.of(clerkUserId));
        }
        boolean full = machine || clerkUserId.equals(caller.getName());
        return respond(full ? user : PublicUserResponse.from(user));
    }

    @PostMapping(
            path = ApiPaths.LOOKUP,
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "lookUpUsers",
            summary = "Up to 100 users by Clerk id",
            description = "For machines. Duplicate ids are answered once.",
            security = @SecurityRequirement(name = ApiSecurity.MACHINE_TOKEN))
    @ApiResponse(responseCode = "200", description = "The result for each id")
    @ApiResponse(
            responseCode = "400",
            description =
                    "`" + ProblemCodes.INVALID_FIELDS + "`: `errors` names each invalid id, or there are too many;"
                            + " `bad-request`: the body is not a JSON object")
    @ApiResponse(
            responseCode = "415",
            description = "`unsupported-media-type`: the content type is not `application/json`")
    LookupResponse lookUp(@Parameter(hidden = true) Principal caller, @RequestBody LookupRequest request) {
        LookupResponse response = LookupResponse.from(findUsers.findAll(request.ids()));
        SecurityLog.machineRead(
                caller.getName(),
                response.found().stream().map(UserResponse::clerkUserId).toList());
        return response;
    }

    private static User requireFound(FindUsers.Result result) {
        return switch (result) {
            case FindUsers.Result.Found(User user) -> user;
            case FindUsers.Result.Deleted() -> throw UserProblems.deleted();
            case FindUsers.Result.Unknown() -> throw UserProblems.notSynced();
        };
    }

    /**
     * Responds with a view of a user and its entity tag, or with 304. The entity tag is a digest of the body, which is
     * therefore written here, once. The version of the user would not be sufficient: it does not change if an operator
     * changes the row with SQL, it may repeat after a backup was restored, and an entity tag of the public view must not
     * reveal that private data has changed.
     */
    private ResponseEntity<byte[]> respond(Object view) {
        byte[] body = json.writeValueAsBytes(view);
        return ResponseEntity.ok()
                .header(HttpHeaders.CACHE_CONTROL, CACHE_CONTROL)
                .eTag(DigestUtils.md5DigestAsHex(body))
                .contentType(MediaType.APPLICATION_JSON)
                .body(body);
    }
}
