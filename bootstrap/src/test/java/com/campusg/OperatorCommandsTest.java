package com.campusg;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OperatorCommandsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--server.port=5000",
                "--spring.profiles.active=kafka --campusg.webhook.transport=kafka",
                "--clerk.authorized-parties=http://localhost:5173,https://campusg.example",
                "--debug"
            })
    void propertiesStartTheService(String line) {
        assertThat(OperatorCommands.isCommand(line.split(" "))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "backfill",
                "serve",
                "--help",
                "-V",
                "--verison",
                "--dry-run",
                "--since=2d",
                "--server.port",
                "-server.port=5000",
                "--server.port=5000 backfill",
                "\u2013\u2013dry-run"
            })
    void otherArgumentsNeverStartTheService(String line) {
        assertThat(OperatorCommands.isCommand(line.split(" "))).isTrue();
    }

    @Test
    void noArgumentsStartTheService() {
        assertThat(OperatorCommands.isCommand(new String[0])).isFalse();
    }
}
