package com.campusg.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import com.campusg.testing.SecuredBroker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Connects with TLS, SCRAM and the rights of {@code docs/kafka.md}, as they are printed there. */
@Tag("faults")
@ExtendWith(FaultReport.class)
class SecuredKafkaIT {

    private static final String USERNAME = "campusg";
    private static final String PASSWORD = "a secret of the test";

    /** A variable and its value. */
    private static final Pattern SETTING = Pattern.compile("(?m)^(SPRING_KAFKA_\\w+)=(.*)$");

    /** Type and name of a resource, and operations; the cluster has no name. */
    private static final Pattern RIGHTS =
            Pattern.compile("(?m)^\\| (topic|group|transactional id|cluster)(?: `(\\S+)`)? \\| (.+) \\|$");

    private static final Pattern OPERATION = Pattern.compile("`([A-Z_]+)`");

    @Test
    void needsOnlyTheSettingsAndRightsOfTheDocument() throws Exception {
        try (SecuredBroker broker = SecuredBroker.start(USERNAME, PASSWORD)) {
            permit(broker.broker().bootstrapServers());
            try (KafkaFaultScenario scenario = KafkaFaultScenario.with(
                    "Kafka: TLS, SCRAM-SHA-512 and access control lists", 1, broker.broker(), settings(broker))) {
                scenario.load(50, 450, 200);

                scenario.verify("no fault, with the settings and rights of docs/kafka.md");
            }
        }
    }

    private static Map<String, String> settings(SecuredBroker broker) throws IOException {
        Map<String, String> settings = new HashMap<>();
        for (MatchResult setting :
                SETTING.matcher(section("Settings")).results().toList()) {
            settings.put(
                    setting.group(1),
                    setting.group(2)
                            .replace("…", PASSWORD)
                            .replace("/etc/kafka/ca.pem", broker.certificate().toString()));
        }
        assertThat(settings).hasSize(5);
        settings.put("SPRING_KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:" + broker.port());
        return settings;
    }

    /** Permits the rights of the table, and the creation of the topics. */
    private static void permit(String bootstrapServers) throws IOException, InterruptedException, ExecutionException {
        List<AclBinding> rights = new ArrayList<>();
        for (MatchResult row : RIGHTS.matcher(section("Access")).results().toList()) {
            ResourceType type =
                    ResourceType.fromString(row.group(1).replace(' ', '_').toUpperCase(Locale.ROOT));
            ResourcePattern resource = new ResourcePattern(
                    type, type == ResourceType.CLUSTER ? "kafka-cluster" : row.group(2), PatternType.LITERAL);
            OPERATION
                    .matcher(row.group(3))
                    .results()
                    .map(operation -> AclOperation.fromString(operation.group(1)))
                    .forEach(operation -> rights.add(permission(resource, operation)));
            if (type == ResourceType.TOPIC) {
                rights.add(permission(resource, AclOperation.CREATE));
            }
        }
        assertThat(rights).hasSizeGreaterThan(10);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.createAcls(rights).all().get();
        }
    }

    private static AclBinding permission(ResourcePattern resource, AclOperation operation) {
        return new AclBinding(
                resource, new AccessControlEntry("User:" + USERNAME, "*", operation, AclPermissionType.ALLOW));
    }

    /** The text of a section of the document. */
    private static String section(String title) throws IOException {
        String document = Files.readString(Path.of("..", "docs", "kafka.md"));
        int start = document.indexOf("\n## " + title + "\n");
        assertThat(start).isNotNegative();
        int end = document.indexOf("\n## ", start + 1);
        return document.substring(start, end < 0 ? document.length() : end);
    }
}
