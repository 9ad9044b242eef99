package com.campusg.rating.application;

import com.campusg.rating.application.port.in.GiveRating;
import com.campusg.rating.application.port.out.RatingsGiven;
import com.campusg.rating.domain.Rater;
import com.campusg.rating.domain.RatingGiven;
import com.campusg.user.application.port.in.FindUsers;
import com.campusg.user.application.port.in.LockUsers;
import com.campusg.user.application.port.in.RateUser;
import com.campusg.user.domain.ClerkUserId;
import com.campusg.user.domain.User;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Locks rater and rated user, records the rating, and adds it to the rated user. */
public final class GiveRatingService implements GiveRating {

    private final RatingsGiven ratingsGiven;
    private final LockUsers lockUsers;
    private final RateUser rateUser;

    public GiveRatingService(RatingsGiven ratingsGiven, LockUsers lockUsers, RateUser rateUser) {
        this.ratingsGiven = ratingsGiven;
        this.lockUsers = lockUsers;
        this.rateUser = rateUser;
    }

    @Override
    public Result give(RatingGiven rating) {
        if (rating.isSelfRating()) {
            return new Result.SelfRating();
        }
        Map<ClerkUserId, FindUsers.Result> locked = lockUsers.lock(users(rating));
        return switch (Objects.requireNonNull(locked.get(rating.rated()))) {
            case FindUsers.Result.Found(User rated) -> record(withoutErasedRater(rating, locked), rated);
            case FindUsers.Result.Deleted() -> new Result.RatedUserDeleted();
            case FindUsers.Result.Unknown() -> new Result.RatedUserUnknown();
        };
    }

    private Result record(RatingGiven rating, User rated) {
        List<RatingGiven> earlier = ratingsGiven.find(rating.orderId(), rating.role(), rating.rater());
        if (earlier.contains(rating)) {
            return new Result.GivenBefore(rated.ratings().in(rating.role()));
        }
        if (!earlier.isEmpty()) {
            return new Result.Conflict();
        }
        ratingsGiven.add(rating);
        return new Result.Given(rateUser.rate(rated, rating.role(), rating.stars()));
    }

    private static Set<ClerkUserId> users(RatingGiven rating) {
        return switch (rating.rater()) {
            case Rater.Known(ClerkUserId rater) -> Set.of(rating.rated(), rater);
            case Rater.Erased() -> Set.of(rating.rated());
        };
    }

    /** A rating that is reported after its rater was deleted counts, but the rater's id is not stored. */
    private static RatingGiven withoutErasedRater(RatingGiven rating, Map<ClerkUserId, FindUsers.Result> locked) {
        return rating.rater() instanceof Rater.Known(ClerkUserId rater)
                        && locked.get(rater) instanceof FindUsers.Result.Deleted
                ? rating.withoutRater()
                : rating;
    }
}
