package com.campusg.rating;

import com.campusg.rating.application.ForgetUserService;
import com.campusg.rating.application.GiveRatingService;
import com.campusg.rating.application.port.in.ForgetUser;
import com.campusg.rating.application.port.in.GiveRating;
import com.campusg.rating.application.port.out.RatingsGiven;
import com.campusg.user.application.port.in.HoldUsers;
import com.campusg.user.application.port.in.RateUser;
import java.util.Objects;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

/** Ties the use cases to their adapters. A rating and the mean that it changes are one transaction. */
@Configuration(proxyBeanMethods = false)
class RatingConfiguration {

    @Bean
    GiveRating giveRating(
            RatingsGiven ratingsGiven, HoldUsers holdUsers, RateUser rateUser, TransactionTemplate transaction) {
        GiveRating service = new GiveRatingService(ratingsGiven, holdUsers, rateUser);
        return rating -> Objects.requireNonNull(transaction.execute(status -> service.give(rating)));
    }

    @Bean
    ForgetUser forgetUser(RatingsGiven ratingsGiven, TransactionTemplate transaction) {
        ForgetUser service = new ForgetUserService(ratingsGiven);
        return clerkUserId -> transaction.executeWithoutResult(status -> service.forget(clerkUserId));
    }
}
