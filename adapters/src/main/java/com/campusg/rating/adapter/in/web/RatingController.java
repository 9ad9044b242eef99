package com.campusg.rating.adapter.in.web;

import com.campusg.rating.application.port.in.GiveRating;
import com.campusg.user.domain.ClerkUserId;
import com.campusg.user.domain.Rating;
import com.campusg.web.ApiPaths;
import com.campusg.web.ApiSecurity;
import com.campusg.web.ProblemCodes;
import com.campusg.web.UserProblems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Ratings")
final class RatingController {

    private final GiveRating giveRating;

    RatingController(GiveRating giveRating) {
        this.giveRating = giveRating;
    }

    @PostMapping(
            path = ApiPaths.RATINGS,
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "giveRating",
            summary = "Rate a user after an order",
            description =
                    "For machines. A rating counts once per order, role and rater, so the request is idempotent and"
                            + " can be retried.",
            security = @SecurityRequirement(name = ApiSecurity.MACHINE_TOKEN))
    @ApiResponse(
            responseCode = "201",
            description = "The rating was recorded",
            content = @Content(schema = @Schema(implementation = RatingResponse.class)))
    @ApiResponse(
            responseCode = "200",
            description = "The same rating was recorded before; nothing has changed",
            content = @Content(schema = @Schema(implementation = RatingResponse.class)))
    @ApiResponse(
            responseCode = "400",
            description = "`" + ProblemCodes.INVALID_FIELDS + "`: `errors` names each invalid field; `"
                    + ProblemCodes.MALFORMED_CLERK_USER_ID + "`: the path contains no valid Clerk user id;"
                    + " `bad-request`: the body is not a JSON object")
    @ApiResponse(
            responseCode = "404",
            description = "`" + ProblemCodes.USER_NOT_SYNCED + "`: the rated user is not known, or not yet")
    @ApiResponse(
            responseCode = "409",
            description =
                    "`" + RatingProblems.RATING_CONFLICT + "`: the rater gave another rating for this order and role")
    @ApiResponse(
            responseCode = "410",
            description = "`" + ProblemCodes.USER_DELETED + "`: the rated user was deleted in Clerk; this is final")
    @ApiResponse(
            responseCode = "415",
            description = "`unsupported-media-type`: the content type is not `application/json`")
    @ApiResponse(
            responseCode = "422",
            description = "`" + RatingProblems.SELF_RATING + "`: rater and rated user are the same")
    ResponseEntity<RatingResponse> give(
            @Parameter(description = "The rated user", example = "user_2bX9mQkT7LhYc3VdRw5sZaPfN1e") @PathVariable
                    String clerkUserId,
            @RequestBody RatingRequest request) {
        ClerkUserId rated = ClerkUserId.parse(clerkUserId).orElseThrow(UserProblems::malformedClerkUserId);
        return switch (giveRating.give(request.toRating(rated))) {
            case GiveRating.Result.Given(Rating rating) ->
                ResponseEntity.status(HttpStatus.CREATED).body(RatingResponse.from(rating));
            case GiveRating.Result.GivenBefore(Rating rating) -> ResponseEntity.ok(RatingResponse.from(rating));
            case GiveRating.Result.Conflict() -> throw RatingProblems.conflict();
            case GiveRating.Result.SelfRating() -> throw RatingProblems.selfRating();
            case GiveRating.Result.RatedUserDeleted() -> throw UserProblems.deleted();
            case GiveRating.Result.RatedUserUnknown() -> throw UserProblems.notSynced();
        };
    }
}
