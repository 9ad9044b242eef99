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
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** What holds the house up. Each rule has been seen failing; the reason it gives is for whoever breaks it. */
class ArchitectureTest {

    /** The database for tests travels in a jar of its own, which looks like production to those who read jars. */
    private static final DescribedPredicate<JavaClass> TESTING = resideInAPackage("com.campusg.testing..");

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(location -> !isOfTests(location))
            .importPackages("com.campusg");

    private static boolean isOfTests(Location location) {
        return location.matches(Pattern.compile(".*/test-classes/.*|.*-tests\\.jar!/.*"));
    }

    /** First, because Modulith verifies an empty set of modules without a word. */
    @Test
    void findsTheFeatures() {
        assertThat(ApplicationModules.of(CampusGApplication.class, TESTING))
                .extracting(module -> module.getIdentifier().toString())
                .containsExactlyInAnyOrder("clerk", "rating", "user");
    }

    @Test
    void featuresUseOnlyWhatOthersShow() {
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
                        "org.jspecify..",
                        "com.campusg.*.domain..")
                .because("a rule that needs a library cannot be read, or tested, without it: put that behind a port")
                .check(HOUSE);
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
                .because("use cases say what they need by ports, and adapters bring it")
                .check(HOUSE);
    }

    @Test
    void adaptersIgnoreEachOther() {
        slices().matching("com.campusg.(*).adapter.(*).(*)..")
                .should()
                .notDependOnEachOther()
                .because("an adapter is replaced alone: what two of them share belongs behind a port")
                .check(HOUSE);
    }

    @Test
    void adaptersAreHidden() {
        noClasses()
                .that()
                .resideInAPackage("com.campusg.*.adapter..")
                .and()
                .areTopLevelClasses()
                .should()
                .bePublic()
                .because("nobody may come to lean on an adapter: Spring finds it, others know its port")
                .check(HOUSE);
    }

    @Test
    void adaptersKnowPortsNotServices() {
        noClasses()
                .that()
                .resideInAPackage("com.campusg.*.adapter..")
                .should()
                .dependOnClassesThat(
                        resideInAPackage("com.campusg.*.application").as("reside directly in an application package"))
                .because("a service is handed out wrapped in its transaction: only the port has it")
                .check(HOUSE);
    }

    @Test
    void clerkIsNamedWhereClerkIsKnown() {
        noClasses()
                .that(resideInAnyPackage("com.campusg.user..", "com.campusg.rating..")
                        .and(not(simpleNameContaining("ClerkIdentity")))
                        .and(not(simpleNameContaining("ClerkUserId"))))
                .should()
                .haveSimpleNameContaining("Clerk")
                .because("a user has an identity at Clerk; all else of Clerk is the clerk feature's")
                .check(HOUSE);
    }
}
