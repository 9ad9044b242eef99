package com.campusg.rating.adapter.in.web;

import com.campusg.rating.application.port.in.GiveRating;
import com.campusg.user.domain.ClerkUserId;
import com.campusg.user.domain.Rating;
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
            path = "/api/users/clerk/{clerkUserId}/ratings",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "giveRating",
            summary = "Rate a user after an order",
            description = "For services that see orders through. A rating counts once for each order, role and rater,"
                    + " so it may be sent again until an answer has arrived.",
            security = @SecurityRequirement(name = "machineToken"))
    @ApiResponse(
            responseCode = "201",
            description = "The rating counts",
            content = @Content(schema = @Schema(implementation = RatingResponse.class)))
    @ApiResponse(
            responseCode = "200",
            description = "It counted before; nothing has changed",
            content = @Content(schema = @Schema(implementation = RatingResponse.class)))
    @ApiResponse(
            responseCode = "400",
            description = "`invalid-fields`: `errors` names each; `malformed-clerk-user-id`: the path has none;"
                    + " `bad-request`: the body is no JSON object")
    @ApiResponse(responseCode = "404", description = "`user-not-synced`: the rated user is not here, or not yet")
    @ApiResponse(
            responseCode = "409",
            description = "`rating-conflict`: the rater has given other stars, or to another")
    @ApiResponse(responseCode = "410", description = "`user-deleted`: the rated user was deleted in Clerk, for good")
    @ApiResponse(responseCode = "415", description = "`unsupported-media-type`: the body is not said to be JSON")
    @ApiResponse(responseCode = "422", description = "`self-rating`: nobody rates themself")
    ResponseEntity<RatingResponse> give(
            @Parameter(description = "Who is rated", example = "user_2bX9mQkT7LhYc3VdRw5sZaPfN1e") @PathVariable
                    String clerkUserId,
            @RequestBody RatingRequest request) {
        ClerkUserId rated = ClerkUserId.parse(clerkUserId).orElseThrow(RatingProblemException::malformedClerkUserId);
        return switch (giveRating.give(request.of(rated))) {
            case GiveRating.Outcome.Given(Rating now) ->
                ResponseEntity.status(HttpStatus.CREATED).body(RatingResponse.from(now));
            case GiveRating.Outcome.GivenBefore(Rating now) -> ResponseEntity.ok(RatingResponse.from(now));
            case GiveRating.Outcome.Conflict() -> throw RatingProblemException.conflict();
            case GiveRating.Outcome.SelfRating() -> throw RatingProblemException.selfRating();
            case GiveRating.Outcome.RatedUserDeleted() -> throw RatingProblemException.deleted();
            case GiveRating.Outcome.RatedUserUnknown() -> throw RatingProblemException.notSynced();
        };
    }
}
