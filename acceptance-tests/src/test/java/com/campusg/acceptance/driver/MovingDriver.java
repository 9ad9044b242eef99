package com.campusg.acceptance.driver;

import io.cucumber.spring.ScenarioScope;
import java.time.Instant;
import java.util.List;
import org.springframework.context.annotation.ScopedProxyMode;
import org.springframework.stereotype.Component;

/** Lets people change their addresses at Clerk, and CampusG hear of it one after the other. */
@Component
@ScenarioScope(proxyMode = ScopedProxyMode.NO)
public class MovingDriver {

    private final Stage stage;
    private final NoticeDriver notices;

    public MovingDriver(Stage stage, NoticeDriver notices) {
        this.stage = stage;
        this.notices = notices;
    }

    public void isKnownWith(Person person, String address) {
        person.becomes(person.atClerk().withEmail(address, true));
        notices.hasToldOf(person);
    }

    public void changesTo(Person person, String address) {
        person.becomes(person.atClerk().withEmail(address, true));
        person.notices().add(Notice.changed(person.atClerk(), instance()));
    }

    public void signsUpWith(Person person, String address) {
        person.becomes(person.atClerk().withEmail(address, true));
        person.notices().add(Notice.signedUp(person.atClerk(), instance()));
    }

    public void leaves(Person person) {
        person.notices().add(Notice.left(person.clerkId(), Instant.now(), instance()));
    }

    public void isHeardOf(Person person) {
        List.copyOf(person.notices()).forEach(notice -> {
            notices.tell(notice);
            notices.check(Verdict.APPLIED);
        });
        person.notices().clear();
    }

    private String instance() {
        return stage.clerk().instanceId();
    }
}
