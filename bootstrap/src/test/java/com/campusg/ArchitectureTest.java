package com.campusg;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameContaining;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Configuration;
import org.springframework.modulith.core.ApplicationModules;

/** The rules of the architecture. Each rule has been seen failing; its reason addresses whoever breaks it. */
class ArchitectureTest {

    /** The test support of adapters is in a jar of its own, which looks like production code to readers of jars. */
    private static final DescribedPredicate<JavaClass> TESTING = resideInAPackage("com.campusg.testing..");

    private static final JavaClasses SERVICE = new ClassFileImporter()
            .withImportOption(location -> !isOfTests(location))
            .importPackages("com.campusg");

    private static boolean isOfTests(Location location) {
        return location.matches(Pattern.compile(".*/test-classes/.*|.*-tests\\.jar!/.*"));
    }

    /** Spring Modulith verifies an empty set of modules without complaint. */
    @Test
    void modulesAreTheFeaturesAndTheSharedPackages() {
        assertThat(ApplicationModules.of(CampusGApplication.class, TESTING))
                .extracting(module -> module.getIdentifier().toString())
                .containsExactlyInAnyOrder("user", "sync", "auth", "rating", "web", "cli", "persistence", "kafka");
    }

    @Test
    void modulesUseOnlyWhatOthersExpose() {
        ApplicationModules.of(CampusGApplication.class, TESTING).verify();
    }

    @Test
    void domainIsPlainJava() {
        classes()
                .that()
                .resideInAPackage("com.campusg.*.domain..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java.lang..",
                        "java.util..",
                        "java.time..",
                        "java.math..",
                        "java.nio.charset..",
                        "java.security..",
                        "javax.crypto..",
                        "org.jspecify..",
                        "com.campusg.*.domain..")
                .because("rules are read and tested without a library; put what needs one behind a port")
                .check(SERVICE);
    }

    @Test
    void applicationIsPlainJava() {
        classes()
                .that()
                .resideInAPackage("com.campusg.*.application..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java.lang..",
                        "java.util..",
                        "java.time..",
                        "org.jspecify..",
                        "com.campusg.*.domain..",
                        "com.campusg.*.application..")
                .because("a use case declares what it needs as a port, and an adapter implements it")
                .check(SERVICE);
    }

    @Test
    void adaptersDoNotUseEachOther() {
        slices().matching("com.campusg.(*).adapter.(*).(*)..")
                .should()
                .notDependOnEachOther()
                .because("an adapter can be replaced on its own; put what two of them share behind a port")
                .check(SERVICE);
    }

    @Test
    void adaptersAreNotPublic() {
        noClasses()
                .that()
                .resideInAPackage("com.campusg.*.adapter..")
                .and()
                .areTopLevelClasses()
                .should()
                .bePublic()
                .because("Spring finds an adapter, and others use its port")
                .check(SERVICE);
    }

    @Test
    void adaptersUsePortsNotServices() {
        noClasses()
                .that()
                .resideInAPackage("com.campusg.*.adapter..")
                .should()
                .dependOnClassesThat(
                        resideInAPackage("com.campusg.*.application").as("reside directly in an application package"))
                .because("bootstrap decorates a service with its transaction; only the port is decorated")
                .check(SERVICE);
    }

    @Test
    void sharedPackagesDoNotUseFeatures() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "com.campusg.web..", "com.campusg.cli..", "com.campusg.persistence..", "com.campusg.kafka..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "com.campusg.user..", "com.campusg.sync..", "com.campusg.auth..", "com.campusg.rating..")
                .because("all features share these packages; put what concerns one feature into that feature")
                .check(SERVICE);
    }

    @Test
    void bootstrapOnlyConfiguresFeatures() {
        classes()
                .that()
                .resideInAnyPackage("com.campusg.user", "com.campusg.sync", "com.campusg.auth", "com.campusg.rating")
                .and()
                .areTopLevelClasses()
                .and()
                .doNotHaveSimpleName("package-info")
                .should()
                .beAnnotatedWith(Configuration.class)
                .because("bootstrap wires use cases and transactions; put everything else into an adapter")
                .check(SERVICE);
    }

    @Test
    void adaptersKeepNoBusinessRules() {
        noClasses()
                .that()
                .resideInAPackage("com.campusg.*.adapter..")
                .should()
                .callMethodWhere(DescribedPredicate.describe(
                        "changes a user",
                        call -> call.getTargetOwner().getName().equals("com.campusg.user.domain.User")
                                && Set.of("com.campusg.user.domain.User", "com.campusg.user.domain.User$Update")
                                        .contains(call.getTarget()
                                                .getRawReturnType()
                                                .getName())))
                .because("only the write path lets a user decide; adapters read users and map them")
                .check(SERVICE);
    }

    @Test
    void onlySyncAndAuthNameClerk() {
        noClasses()
                .that(resideInAnyPackage("com.campusg.user..", "com.campusg.rating..")
                        .and(not(simpleNameContaining("ClerkIdentity")))
                        .and(not(simpleNameContaining("ClerkUserId"))))
                .should()
                .haveSimpleNameContaining("Clerk")
                .because("a user has an identity at Clerk; everything else of Clerk belongs to sync or auth")
                .check(SERVICE);
    }
}
