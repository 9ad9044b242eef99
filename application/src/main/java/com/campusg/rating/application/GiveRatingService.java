package com.campusg.rating.application;

import com.campusg.rating.application.port.in.GiveRating;
import com.campusg.rating.application.port.out.RatingsGiven;
import com.campusg.rating.domain.Rater;
import com.campusg.rating.domain.RatingGiven;
import com.campusg.user.application.port.in.FindUser;
import com.campusg.user.application.port.in.HoldUsers;
import com.campusg.user.application.port.in.RateUser;
import com.campusg.user.domain.ClerkUserId;
import com.campusg.user.domain.User;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Keeps a rating and counts it, both or neither, while nobody can delete those whom it concerns. */
public final class GiveRatingService implements GiveRating {

    private final RatingsGiven ratingsGiven;
    private final HoldUsers holdUsers;
    private final RateUser rateUser;

    public GiveRatingService(RatingsGiven ratingsGiven, HoldUsers holdUsers, RateUser rateUser) {
        this.ratingsGiven = ratingsGiven;
        this.holdUsers = holdUsers;
        this.rateUser = rateUser;
    }

    @Override
    public Outcome give(RatingGiven rating) {
        if (rating.isOfOneself()) {
            return new Outcome.SelfRating();
        }
        Map<ClerkUserId, FindUser.Outcome> held = holdUsers.hold(concerned(rating));
        return switch (Objects.requireNonNull(held.get(rating.rated()))) {
            case FindUser.Outcome.Found(User rated) -> give(nameless(rating, held), rated);
            case FindUser.Outcome.Deleted() -> new Outcome.RatedUserDeleted();
            case FindUser.Outcome.Unknown() -> new Outcome.RatedUserUnknown();
        };
    }

    private Outcome give(RatingGiven rating, User rated) {
        List<RatingGiven> before = ratingsGiven.find(rating.orderId(), rating.role(), rating.rater());
        if (before.contains(rating)) {
            return new Outcome.GivenBefore(rated.ratings().in(rating.role()));
        }
        if (!before.isEmpty()) {
            return new Outcome.Conflict();
        }
        ratingsGiven.add(rating);
        return switch (rateUser.rate(rating.rated(), rating.role(), rating.stars())) {
            case RateUser.Outcome.Rated(var now) -> new Outcome.Given(now);
            case RateUser.Outcome.Deleted(), RateUser.Outcome.Unknown() ->
                throw new IllegalStateException("A user who is held has gone");
        };
    }

    private static Set<ClerkUserId> concerned(RatingGiven rating) {
        return switch (rating.rater()) {
            case Rater.Known(ClerkUserId rater) -> Set.of(rating.rated(), rater);
            case Rater.Departed() -> Set.of(rating.rated());
        };
    }

    /** What was thought before somebody left counts, though it is told later; who thought it is not kept any more. */
    private static RatingGiven nameless(RatingGiven rating, Map<ClerkUserId, FindUser.Outcome> held) {
        return rating.rater() instanceof Rater.Known(ClerkUserId rater)
                        && held.get(rater) instanceof FindUser.Outcome.Deleted
                ? rating.withoutRater()
                : rating;
    }
}
