package com.campusg;

import static org.assertj.core.api.Assertions.assertThat;

import com.campusg.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

@ExtendWith(OutputCaptureExtension.class)
@Isolated("captures the output")
class OperatorCommandsIT {

    @AfterEach
    void clear() {
        System.clearProperty("spring.datasource.url");
        System.clearProperty("spring.flyway.user");
        System.clearProperty("spring.flyway.password");
    }

    @Test
    void migrateNeedsTheSettingsOfTheDatabaseOnly(CapturedOutput output) {
        try (TestDatabase server = TestDatabase.start()) {
            String url = server.createDatabase();
            System.setProperty("spring.datasource.url", url);
            System.setProperty("spring.flyway.user", TestDatabase.USERNAME);
            System.setProperty("spring.flyway.password", TestDatabase.PASSWORD);

            assertThat(OperatorCommands.run(new String[] {"migrate"})).isZero();
            assertThat(OperatorCommands.run(new String[] {"migrate"})).isZero();

            assertThat(output)
                    .containsPattern("[1-9]\\d* migrations were applied")
                    .contains("0 migrations were applied");
            assertThat(JdbcClient.create(new DriverManagerDataSource(url, TestDatabase.USERNAME, TestDatabase.PASSWORD))
                            .sql("select count(*) from users")
                            .query(Long.class)
                            .single())
                    .isZero();
        }
    }

    @Test
    void migrateNamesAMissingSetting(CapturedOutput output) {
        assertThat(OperatorCommands.run(new String[] {"migrate"})).isOne();

        assertThat(output).contains("SPRING_DATASOURCE_URL is missing");
    }
}
