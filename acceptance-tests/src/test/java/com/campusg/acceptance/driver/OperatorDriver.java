package com.campusg.acceptance.driver;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.campusg.acceptance.campus.OperatorCommand;
import io.cucumber.spring.ScenarioScope;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.ScopedProxyMode;
import org.springframework.stereotype.Component;

/** Does what operators do: at the command line, and with a CampusG that may ask Clerk by itself. */
@Component
@ScenarioScope(proxyMode = ScopedProxyMode.NO)
public class OperatorDriver {

    private final Stage stage;
    private final DatabaseDriver database;
    private final NoticeDriver notices;
    private @Nullable OperatorCommand last;

    public OperatorDriver(Stage stage, DatabaseDriver database, NoticeDriver notices) {
        this.stage = stage;
        this.database = database;
        this.notices = notices;
    }

    /** Clerk's own notices go to the CampusG that everybody uses, so this one hears of nothing. */
    public void startsWithoutNotices(boolean asksClerk) {
        stage.movesTo(
                stage.campus().databases().create(), asksClerk ? stage.clerk().backendApi() : Map.of());
    }

    public void run(String... arguments) {
        last = stage.campus().run(stage.clerk(), stage.database(), arguments);
    }

    public void succeeded() {
        assertThat(last().exitCode()).as("%s", last().output()).isZero();
    }

    public void leftSomething() {
        assertThat(last().exitCode()).as("%s", last().output()).isEqualTo(3);
    }

    public void printed(String text) {
        assertThat(last().output()).contains(text);
    }

    public void didNotPrint(String text) {
        assertThat(last().output()).doesNotContain(text);
    }

    /** As an earlier version of CampusG would have left it that could not read what this one can. */
    public void parkedBefore(Person person, String firstName) {
        Notice notice = notices.writtenThatCalled(person, firstName);
        database.execute(
                "insert into clerk_parked_deliveries (svix_id, reason, payload, received_at)"
                        + " values (?, 'not understood then', convert_to(?, 'UTF8'), now())",
                notice.id(),
                notice.body());
    }

    private OperatorCommand last() {
        return requireNonNull(last, "No command was given");
    }
}
