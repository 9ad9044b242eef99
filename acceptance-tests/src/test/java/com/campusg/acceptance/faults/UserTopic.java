package com.campusg.acceptance.faults;

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

/** What somebody knows who reads {@code campusg.users} from the beginning, and nothing else. */
final class UserTopic {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Map<String, MirroredUser> users = new HashMap<>();
    private final List<String> disorder = new ArrayList<>();
    private final int messages;

    private UserTopic(int messages) {
        this.messages = messages;
    }

    static UserTopic of(List<ConsumerRecord<String, String>> records) {
        UserTopic topic = new UserTopic(records.size());
        Map<String, List<ConsumerRecord<String, String>>> byUser = new LinkedHashMap<>();
        records.forEach(record ->
                byUser.computeIfAbsent(record.key(), key -> new ArrayList<>()).add(record));
        byUser.forEach(topic::follow);
        return topic;
    }

    /** Everybody who is told of, as they were told of last; whose last message is a tombstone is deleted. */
    Map<String, MirroredUser> users() {
        return users;
    }

    /** Where a message came that is older than what was told before, and had not been told before itself. */
    List<String> disorder() {
        return disorder;
    }

    int messages() {
        return messages;
    }

    private void follow(String id, List<ConsumerRecord<String, String>> toldOfThem) {
        Set<Long> seen = new HashSet<>();
        long newest = Long.MIN_VALUE;
        long newestState = Long.MIN_VALUE;
        int partition = toldOfThem.getFirst().partition();
        boolean erased = false;
        for (ConsumerRecord<String, String> record : toldOfThem) {
            if (record.partition() != partition) {
                note(record, "is in another partition than the one before");
            }
            String value = record.value();
            if (value == null) {
                if (!erased) {
                    note(record, "is a tombstone of somebody who was not erased");
                }
                users.put(id, MirroredUser.deleted(id));
                continue;
            }
            JsonNode message = JSON.readTree(value);
            long version = message.path("version").asLong();
            if (version < newest && !seen.contains(version)) {
                note(record, "comes after " + newest);
            }
            seen.add(version);
            newest = Math.max(newest, version);
            if (message.path("user").isNull()) {
                erased = true;
                continue;
            }
            if (erased) {
                note(record, "tells of somebody who was erased before");
            }
            long state = message.path("user").path("version").asLong();
            if (state < newestState || state < version) {
                note(record, "shows the state " + state + " after " + Math.max(newestState, version));
            }
            newestState = Math.max(newestState, state);
            users.put(id, MirroredUser.told(message));
        }
    }

    private void note(ConsumerRecord<String, String> record, String what) {
        disorder.add(
                record.topic() + "-" + record.partition() + "@" + record.offset() + " " + what + ": " + record.value());
    }
}
