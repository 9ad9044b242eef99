package com.campusg.rating;

import com.campusg.rating.application.GiveRatingService;
import com.campusg.rating.application.port.in.GiveRating;
import com.campusg.rating.application.port.out.RatingsGiven;
import com.campusg.user.application.port.in.LockUsers;
import com.campusg.user.application.port.in.RateUser;
import java.util.Objects;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

/** The use cases of the rating feature. A rating and the user's new average are one transaction. */
@Configuration(proxyBeanMethods = false)
class RatingConfiguration {

    @Bean
    GiveRating giveRating(
            RatingsGiven ratingsGiven, LockUsers lockUsers, RateUser rateUser, TransactionTemplate transaction) {
        GiveRating service = new GiveRatingService(ratingsGiven, lockUsers, rateUser);
        return rating -> Objects.requireNonNull(transaction.execute(status -> service.give(rating)));
    }
}
