package com.campusg.resilience;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The users as known to a consumer that reads {@code campusg.users} from the beginning. */
final class UserTopic {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Map<String, SyncedUser> users = new HashMap<>();
    private final List<String> violations = new ArrayList<>();
    private final int messages;

    private UserTopic(int messages) {
        this.messages = messages;
    }

    static UserTopic of(List<ConsumerRecord<String, String>> records) {
        UserTopic topic = new UserTopic(records.size());
        Map<String, List<ConsumerRecord<String, String>>> byUser = new LinkedHashMap<>();
        records.forEach(record ->
                byUser.computeIfAbsent(record.key(), key -> new ArrayList<>()).add(record));
        byUser.forEach(topic::read);
        return topic;
    }

    /** All users in the state of their last message. A tombstone marks a deleted user. */
    Map<String, SyncedUser> users() {
        return users;
    }

    /** Messages that violate the order or the erasure of users. */
    List<String> violations() {
        return violations;
    }

    int messages() {
        return messages;
    }

    private void read(String id, List<ConsumerRecord<String, String>> messagesOfUser) {
        Set<Long> seen = new HashSet<>();
        long newest = Long.MIN_VALUE;
        long newestState = Long.MIN_VALUE;
        int partition = messagesOfUser.getFirst().partition();
        boolean erased = false;
        for (ConsumerRecord<String, String> record : messagesOfUser) {
            if (record.partition() != partition) {
                addViolation(record, "is in another partition than the previous one");
            }
            String value = record.value();
            if (value == null) {
                if (!erased) {
                    addViolation(record, "is a tombstone of a user who was not erased");
                }
                users.put(id, SyncedUser.deleted(id));
                continue;
            }
            JsonNode message = JSON.readTree(value);
            long version = message.path("version").asLong();
            if (version < newest && !seen.contains(version)) {
                addViolation(record, "comes after " + newest);
            }
            seen.add(version);
            newest = Math.max(newest, version);
            if (message.path("user").isNull()) {
                erased = true;
                continue;
            }
            if (erased) {
                addViolation(record, "contains a user who was erased before");
            }
            long state = message.path("user").path("version").asLong();
            if (state < newestState || state < version) {
                addViolation(record, "shows the state " + state + " after " + Math.max(newestState, version));
            }
            newestState = Math.max(newestState, state);
            users.put(id, SyncedUser.published(message));
        }
    }

    private void addViolation(ConsumerRecord<String, String> record, String what) {
        violations.add(
                record.topic() + "-" + record.partition() + "@" + record.offset() + " " + what + ": " + record.value());
    }
}
