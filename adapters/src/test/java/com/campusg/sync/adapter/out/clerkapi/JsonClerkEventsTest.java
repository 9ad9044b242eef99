package com.campusg.sync.adapter.out.clerkapi;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.campusg.sync.domain.ClerkEvent;
import com.campusg.sync.domain.ClerkEvent.Unhandled;
import com.campusg.sync.domain.ClerkEvent.Unreadable;
import com.campusg.sync.domain.ClerkEvent.UserChanged;
import com.campusg.sync.domain.Envelope;
import com.campusg.sync.domain.InstanceId;
import com.campusg.sync.domain.Payload;
import com.campusg.user.domain.ClerkUserId;
import com.campusg.user.domain.EmailAddress;
import com.campusg.user.domain.Profile;
import com.campusg.user.domain.Revision;
import com.campusg.user.domain.Snapshot;
import com.campusg.user.domain.UserChange;
import java.time.Instant;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonClerkEventsTest {

    private static final ClerkUserId ADA = new ClerkUserId("user_2bX9");
    private static final String BARE_USER = "\"id\":\"user_2bX9\",\"updated_at\":1654012591835";
    private static final String ADDRESSES = """
            "email_addresses":[
              {"id":"idn_1","email_address":"old@campus.edu","verification":{"status":"verified"}},
              {"id":"idn_2","email_address":"ada@campus.edu","verification":{"status":"verified","strategy":"ticket"}},
              {"id":"idn_3","email_address":"new@campus.edu","verification":{"status":"unverified"}},
              {"id":"idn_4","email_address":"odd@campus.edu","verification":null},
              {"id":"idn_5","email_address":"bare@campus.edu"},
              {"id":"idn_6","email_address":null}]""";

    private final JsonClerkEvents events = new JsonClerkEvents();

    static Stream<Arguments> addresses() {
        return Stream.of(
                argumentSet("verified", "\"idn_2\"", new EmailAddress("ada@campus.edu", true)),
                argumentSet("unverified", "\"idn_3\"", new EmailAddress("new@campus.edu", false)),
                argumentSet("null verification", "\"idn_4\"", new EmailAddress("odd@campus.edu", false)),
                argumentSet("no verification", "\"idn_5\"", new EmailAddress("bare@campus.edu", false)));
    }

    static Stream<Arguments> unreadable() {
        return Stream.of(
                argumentSet("nothing", ""),
                argumentSet("blank", " "),
                argumentSet("text", "hello"),
                argumentSet("cut off", "{\"type\":\"user.created\""),
                argumentSet("trailing text", changed(BARE_USER) + "x"),
                argumentSet("trailing document", changed(BARE_USER) + "{}"),
                argumentSet("null", "null"),
                argumentSet("array", "[" + changed(BARE_USER) + "]"),
                argumentSet("string", "\"user.created\""),
                argumentSet("no type", "{\"data\":{}}"),
                argumentSet("null type", "{\"type\":null}"),
                argumentSet("type no string", "{\"type\":7}"),
                argumentSet("no data", "{\"type\":\"user.created\"}"),
                argumentSet("data no object", "{\"type\":\"user.created\",\"data\":[]}"),
                argumentSet("no id", changed("\"updated_at\":1654012591835")),
                argumentSet("id no string", changed("\"id\":7,\"updated_at\":1654012591835")),
                argumentSet("odd id", changed("\"id\":\"org_2bX9\",\"updated_at\":1654012591835")),
                argumentSet("no updated_at", changed("\"id\":\"user_2bX9\"")),
                argumentSet("updated_at no number", changed("\"id\":\"user_2bX9\",\"updated_at\":\"1654012591835\"")),
                argumentSet("updated_at no integer", changed("\"id\":\"user_2bX9\",\"updated_at\":1.5")),
                argumentSet("updated_at before 1970", changed("\"id\":\"user_2bX9\",\"updated_at\":-1")),
                argumentSet("updated_at after 9999", changed("\"id\":\"user_2bX9\",\"updated_at\":253402300800000")),
                argumentSet(
                        "updated_at out of any range",
                        changed("\"id\":\"user_2bX9\",\"updated_at\":1" + "0".repeat(900))),
                argumentSet("timestamp no number", sentAt("\"now\"")),
                argumentSet("timestamp no integer", sentAt("1e12")),
                argumentSet("timestamp negative", sentAt("-1")),
                argumentSet("timestamp with a huge exponent", sentAt("1e99999")),
                argumentSet("banned no boolean", changed(BARE_USER + ",\"banned\":\"true\"")),
                argumentSet("id with NUL", changed("\"id\":\"user_\\u00002bX9\",\"updated_at\":1")),
                argumentSet("name nested too deep", changed(BARE_USER + ",\"first_name\":" + nested(300_000))),
                argumentSet("name no string", changed(BARE_USER + ",\"first_name\":{}")),
                argumentSet("primary id no string", changed(BARE_USER + ",\"primary_email_address_id\":1")),
                argumentSet(
                        "addresses no array",
                        changed(BARE_USER + ",\"primary_email_address_id\":\"a\",\"email_addresses\":{}")),
                argumentSet(
                        "address no object",
                        changed(BARE_USER + ",\"primary_email_address_id\":\"a\",\"email_addresses\":[\"a\"]")),
                argumentSet("address too long", withPrimaryAddress("\"" + "a".repeat(256) + "\"")),
                argumentSet("address no string", withPrimaryAddress("7")),
                argumentSet("deep nesting", changed(BARE_USER + ",\"x\":" + "[".repeat(100_000))),
                argumentSet("deletion without data", "{\"type\":\"user.deleted\"}"),
                argumentSet("deletion without id", "{\"type\":\"user.deleted\",\"data\":{\"deleted\":true}}"),
                argumentSet("deletion of null", "{\"type\":\"user.deleted\",\"data\":{\"id\":null}}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"user.created", "user.updated"})
    void readsUser(String type) {
        String json = """
                {"type":"%s","object":"event","timestamp":1654012591900,"instance_id":"ins_1",
                 "event_attributes":{"http_request":{"client_ip":"0.0.0.0"}},
                 "data":{"object":"user","id":"user_2bX9","created_at":1,"updated_at":1654012591835,
                  "username":"ada","first_name":"Ada","last_name":"Lovelace","has_image":true,"banned":true,
                  "image_url":"https://img.clerk.com/ada","public_metadata":{"a":[{"b":null}]},
                  "primary_email_address_id":"idn_2",%s,
                  "primary_phone_number_id":"idn_9",
                  "phone_numbers":[{"id":"idn_8","phone_number":"+1"},{"id":"idn_9","phone_number":"+15555550100"}]}}
                """.formatted(type, ADDRESSES);

        assertThat(read(json))
                .isEqualTo(new UserChanged(
                        new Envelope(type, new InstanceId("ins_1"), Instant.ofEpochMilli(1654012591900L)),
                        new UserChange.Updated(new Snapshot(
                                ADA,
                                new Profile(
                                        new EmailAddress("ada@campus.edu", true),
                                        "ada",
                                        "Ada",
                                        "Lovelace",
                                        "+15555550100",
                                        "https://img.clerk.com/ada",
                                        true),
                                new Revision(
                                        Instant.ofEpochMilli(1654012591835L), Instant.ofEpochMilli(1654012591900L))))));
    }

    @Test
    void readsUserWithoutOptionalMembers() {
        assertThat(profile(BARE_USER)).isEqualTo(Profile.blank());
        assertThat(profile(BARE_USER + """
                ,"username":null,"first_name":null,"last_name":null,"image_url":null,
                "primary_email_address_id":null,"email_addresses":null,
                "primary_phone_number_id":null,"phone_numbers":[]""")).isEqualTo(Profile.blank());
    }

    @ParameterizedTest
    @MethodSource("addresses")
    void readsTheAddressWithThePrimaryId(String primaryId, EmailAddress expected) {
        String user = BARE_USER + ",\"primary_email_address_id\":" + primaryId + "," + ADDRESSES;

        assertThat(profile(user).email()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"idn_deleted\"", "\"\"", "\"IDN_2\"", "\"idn_6\""})
    void readsNoAddressIfThePrimaryIdNamesNone(String primaryId) {
        String user = BARE_USER + ",\"primary_email_address_id\":" + primaryId + "," + ADDRESSES;

        assertThat(profile(user).email()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Åsa-Lu 李", "👩🏽‍🚀", ""})
    void readsNamesInUnicode(String name) {
        assertThat(profile(BARE_USER + ",\"first_name\":\"" + name + "\"").firstName())
                .isEqualTo(name);
    }

    @Test
    void readsEscapedSurrogatePairs() {
        assertThat(profile(BARE_USER + ",\"first_name\":\"\\ud83d\\ude80\"").firstName())
                .isEqualTo("🚀");
    }

    @ParameterizedTest
    @CsvSource({
        "1654012591, 2022-05-31T15:56:31Z",
        "1654012591835, 2022-05-31T15:56:31.835Z",
        "0, 1970-01-01T00:00:00Z",
        "253402300799999, 9999-12-31T23:59:59.999Z"
    })
    void readsTimestampInSecondsOrMilliseconds(String timestamp, Instant sentAt) {
        assertThat(snapshot(sentAt(timestamp)).revision().sentAt()).isEqualTo(sentAt);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"user.created\",\"data\":{%s}}",
                "{\"type\":\"user.created\",\"timestamp\":null,\"data\":{%s}}"
            })
    void usesTimeOfChangeIfTimestampIsAbsent(String json) {
        Revision revision = snapshot(json.formatted(BARE_USER)).revision();

        assertThat(revision.sentAt()).isEqualTo(revision.updatedAt());
    }

    @Test
    void readsDeletion() {
        assertThat(
                        read(
                                "{\"type\":\"user.deleted\",\"data\":{\"object\":\"user\",\"id\":\"user_2bX9\",\"deleted\":true}}"))
                .isEqualTo(new UserChanged(new Envelope("user.deleted", null, null), new UserChange.Deleted(ADA)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"session.created", "user.createdAtTheSameTime", "USER.CREATED", "", "user.deleted "})
    void readsTypeOfUnhandledEvent(String type) {
        assertThat(read("{\"type\":\"" + type + "\",\"data\":{\"id\":\"sess_1\"}}"))
                .isEqualTo(new Unhandled(new Envelope(type, null, null)));
        assertThat(read("{\"type\":\"" + type + "\"}")).isEqualTo(new Unhandled(new Envelope(type, null, null)));
    }

    static Stream<Arguments> membersToSkip() {
        return Stream.of(
                argumentSet("700 levels", "\"unsafe_metadata\":" + nested(700)),
                argumentSet("300,000 arrays", "\"unsafe_metadata\":" + nested(300_000)),
                argumentSet("100,000 objects", "\"x\":" + "{\"x\":".repeat(100_000) + "1" + "}".repeat(100_000)),
                argumentSet(
                        "levels of own names", "\"data\":" + "{\"data\":".repeat(100_000) + "1" + "}".repeat(100_000)),
                argumentSet("1,300 digits", "\"unsafe_metadata\":{\"n\":" + "1".repeat(1_300) + "}"),
                argumentSet("900,000 digits", "\"unsafe_metadata\":{\"n\":" + "1".repeat(900_000) + "}"),
                argumentSet("900,000 decimals", "\"unsafe_metadata\":{\"n\":-1." + "1".repeat(900_000) + "E-1}"),
                argumentSet("huge exponent", "\"unsafe_metadata\":[1e99999,-1E+2147483648,1e-99999]"),
                argumentSet("name of 60,000 characters", "\"unsafe_metadata\":{\"" + "n".repeat(60_000) + "\":1}"),
                argumentSet("string of 900,000 characters", "\"unsafe_metadata\":\"" + "\\n".repeat(450_000) + "\""),
                argumentSet(
                        "60,000 names",
                        "\"unsafe_metadata\":{"
                                + IntStream.range(0, 60_000)
                                        .mapToObj(number -> "\"n" + number + "\":0")
                                        .collect(Collectors.joining(","))
                                + "}"),
                argumentSet("NUL and surrogates", "\"unsafe_metadata\":{\"\\u0000\":\"\\u0000\\ud800\"}"));
    }

    @ParameterizedTest
    @MethodSource("membersToSkip")
    void skipsOtherMembers(String member) {
        String user = "{" + member + "," + BARE_USER + ",\"first_name\":\"Ada\"," + member + "}";

        assertThat(snapshot("{\"type\":\"user.updated\",\"data\":" + user + "}")
                        .profile()
                        .firstName())
                .isEqualTo("Ada");
        assertThat(snapshot("{" + member.replace("\"data\"", "\"other\"") + ",\"type\":\"user.updated\",\"data\":{"
                                + BARE_USER + "}}")
                        .clerkUserId())
                .isEqualTo(ADA);
    }

    @Test
    void usesTheLastOfDuplicateMembers() {
        assertThat(profile(
                        BARE_USER + ",\"first_name\":{},\"first_name\":\"Ada\",\"last_name\":\"A\",\"last_name\":null"))
                .isEqualTo(new Profile(null, null, "Ada", null, null, null, false));
        assertThat(snapshot("{\"type\":\"x\",\"data\":7,\"type\":\"user.created\",\"data\":{" + BARE_USER + "}}")
                        .clerkUserId())
                .isEqualTo(ADA);
    }

    @Test
    void ignoresByteOrderMark() {
        assertThat(read("\uFEFF" + changed(BARE_USER))).isInstanceOf(UserChanged.class);
    }

    @ParameterizedTest
    @CsvSource({"A\\u0000da, Ada", "\\u0000, ''", "A\\ud83d, A\uFFFD", "\\ude80\\ud83d, \uFFFD\uFFFD"})
    void readsTextAsItCanBeStored(String escaped, String stored) {
        String text = "\"" + escaped + "\"";

        assertThat(profile(BARE_USER + """
                        ,"username":%1$s,"first_name":%1$s,"last_name":%1$s,"image_url":%1$s,
                        "primary_phone_number_id":"p","phone_numbers":[{"id":"p","phone_number":%1$s}]""".formatted(text)))
                .isEqualTo(new Profile(null, stored, stored, stored, stored, stored, false));
    }

    @Test
    void readsAddressAsItCanBeStoredButNotAsVerified() {
        assertThat(snapshot(withPrimaryAddress("\"ada\\u0000@campus.edu\",\"verification\":{\"status\":\"verified\"}"))
                        .profile()
                        .email())
                .isEqualTo(new EmailAddress("ada@campus.edu", false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\\u0000"})
    void readsNoAddressIfItIsBlank(String address) {
        assertThat(snapshot(withPrimaryAddress("\"" + address + "\"")).profile())
                .isEqualTo(Profile.blank());
    }

    @Test
    void readsLongText() {
        String text = "x".repeat(10_000);

        assertThat(profile(BARE_USER + ",\"first_name\":\"" + text + "\"").firstName())
                .isEqualTo(text);
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void reportsUnreadablePayload(String json) {
        assertThat(read(json)).isInstanceOf(Unreadable.class);
    }

    @Test
    void reportsInvalidUtf8() {
        byte[] broken = changed(BARE_USER + ",\"first_name\":\"\u00ff\u00fe\"").getBytes(ISO_8859_1);

        assertThat(events.read(new Payload(broken))).isInstanceOf(Unreadable.class);
    }

    @Test
    void namesThePositionOfTheProblemButNotTheContent() {
        assertThat(read(changed("\"id\":\"secret\",\"updated_at\":1654012591835")))
                .isEqualTo(new Unreadable("data.id is no user id", null));
        assertThat(read("{\"type\":\"user.created\",\"data\":{\"secret\"")).isEqualTo(new Unreadable("not JSON", null));
        assertThat(read(withPrimaryAddress("\"" + "secret".repeat(50) + "\"")))
                .isInstanceOfSatisfying(
                        Unreadable.class, event -> assertThat(event.reason()).doesNotContain("secret"));
    }

    @Test
    void readsTheUserOfAnUnreadableEvent() {
        assertThat(read("{\"type\":\"user.updated\",\"data\":{\"id\":\"user_2bX9\"}}"))
                .isEqualTo(new Unreadable("no data.updated_at", ADA));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "1", "\"production\"", "\"ins_\"", "{}"})
    void ignoresInvalidInstanceId(String instance) {
        assertThat(read("{\"type\":\"user.deleted\",\"instance_id\":%s,\"data\":{\"id\":\"user_2bX9\"}}"
                        .formatted(instance)))
                .isEqualTo(new UserChanged(new Envelope("user.deleted", null, null), new UserChange.Deleted(ADA)));
    }

    @Test
    void neverThrowsForDamagedPayloads() {
        byte[] genuine = changed(BARE_USER + ",\"primary_email_address_id\":\"idn_2\"," + ADDRESSES)
                .getBytes(UTF_8);
        Random random = new Random(7);
        for (int number = 0; number < 5_000; number++) {
            byte[] damaged = genuine.clone();
            for (int damages = random.nextInt(4); damages >= 0; damages--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }

            ClerkEvent event = events.read(new Payload(damaged));

            assertThat(event).as("%s", number).isNotNull();
        }
    }

    private ClerkEvent read(String json) {
        return events.read(new Payload(json.getBytes(UTF_8)));
    }

    private Snapshot snapshot(String json) {
        assertThat(read(json)).isInstanceOf(UserChanged.class);
        UserChange change = ((UserChanged) read(json)).change();
        assertThat(change).isInstanceOf(UserChange.Updated.class);
        return ((UserChange.Updated) change).snapshot();
    }

    private Profile profile(String user) {
        return snapshot(changed(user)).profile();
    }

    private static String nested(int levels) {
        return "[".repeat(levels) + "]".repeat(levels);
    }

    private static String changed(String user) {
        return "{\"type\":\"user.created\",\"timestamp\":1654012591900,\"data\":{" + user + "}}";
    }

    private static String sentAt(String timestamp) {
        return "{\"type\":\"user.created\",\"timestamp\":" + timestamp + ",\"data\":{" + BARE_USER + "}}";
    }

    private static String withPrimaryAddress(String address) {
        return changed(
                BARE_USER + ",\"primary_email_address_id\":\"a\",\"email_addresses\":[{\"id\":\"a\",\"email_address\":"
                        + address + "}]");
    }
}
