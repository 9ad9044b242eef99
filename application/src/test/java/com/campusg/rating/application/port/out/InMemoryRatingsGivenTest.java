package com.campusg.rating.application.port.out;

class InMemoryRatingsGivenTest extends RatingsGivenContract {

    private final InMemoryRatingsGiven ratingsGiven = new InMemoryRatingsGiven();

    @Override
    protected RatingsGiven ratingsGiven() {
        return ratingsGiven;
    }
}
