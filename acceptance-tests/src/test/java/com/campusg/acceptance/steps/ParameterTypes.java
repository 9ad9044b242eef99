package com.campusg.acceptance.steps;

import com.campusg.acceptance.driver.DeliveryOutcome;
import com.campusg.acceptance.driver.Person;
import com.campusg.acceptance.driver.ScenarioUsers;
import com.campusg.acceptance.driver.TokenRefusal;
import io.cucumber.java.ParameterType;

/** Parameters of the steps: users, addresses, phone numbers, outcomes of deliveries and reasons for rejected tokens. */
public class ParameterTypes {

    private final ScenarioUsers users;

    public ParameterTypes(ScenarioUsers users) {
        this.users = users;
    }

    @ParameterType("Ada|Ben|Cleo|Dana|Olga|Carl|Nina|Otto|Paul|Rita|Vera|Greta|Gus")
    public Person person(String name) {
        return users.person(name);
    }

    @ParameterType("\"([^\"]*@[^\"]*)\"")
    public String address(String written) {
        return users.unique(written);
    }

    @ParameterType("\"(\\+[0-9]*)\"")
    public String phone(String written) {
        return users.unique(written);
    }

    @ParameterType("Monday|Tuesday")
    public String day(String name) {
        return name;
    }

    @ParameterType("applies the delivery|recognizes the delivery as a duplicate|discards the delivery as stale"
            + "|ignores the delivery|parks the delivery|rejects the delivery as (?:unsigned|forged)"
            + "|rejects the delivery because of its timestamp|rejects the delivery|is unable to accept the delivery")
    public DeliveryOutcome outcome(String phrase) {
        return DeliveryOutcome.of(phrase);
    }

    @ParameterType("the (?:token|signature|signing key|issuer|authorized party|session) .*|opaque tokens .*")
    public TokenRefusal reason(String phrase) {
        return TokenRefusal.of(phrase);
    }
}
