package com.campusg.acceptance.steps;

import com.campusg.acceptance.driver.Cast;
import com.campusg.acceptance.driver.Person;
import com.campusg.acceptance.driver.Refusal;
import com.campusg.acceptance.driver.Verdict;
import io.cucumber.java.ParameterType;

/** The words of the features that stand for something: people, their addresses and numbers, what CampusG says. */
public class Vocabulary {

    private final Cast cast;

    public Vocabulary(Cast cast) {
        this.cast = cast;
    }

    @ParameterType("Ada|Ben|Cleo|Dana|Olga|Carl|Nina|Otto|Paul|Rita|Vera|Greta|Gus")
    public Person person(String name) {
        return cast.person(name);
    }

    @ParameterType("\"([^\"]*@[^\"]*)\"")
    public String address(String written) {
        return cast.own(written);
    }

    @ParameterType("\"(\\+[0-9]*)\"")
    public String phone(String written) {
        return cast.own(written);
    }

    @ParameterType("Monday|Tuesday")
    public String day(String name) {
        return name;
    }

    @ParameterType("acts on the notice|has heard the notice before|finds the notice out of date|leaves the notice alone"
            + "|puts the notice aside for an operator|refuses the notice as (?:unsigned|forged|untimely)"
            + "|refuses the notice altogether|cannot take the notice now")
    public Verdict verdict(String phrase) {
        return Verdict.of(phrase);
    }

    @ParameterType("there is none|(?:it|its|she) .*")
    public Refusal reason(String phrase) {
        return Refusal.of(phrase);
    }
}
