# Two images from one build, out of the sources alone:
#   docker build --target user-service -t campusg/user-service .
#   docker build --target clerk-emulator -t campusg/clerk-emulator .
# Nothing in here needs BuildKit.

FROM eclipse-temurin:25-jdk AS build
WORKDIR /src

# A build without sources fetches Maven and nearly all libraries: a layer that stays until a POM changes.
COPY mvnw pom.xml ./
COPY .mvn .mvn
COPY domain/pom.xml domain/
COPY application/pom.xml application/
COPY kafka-broker/pom.xml kafka-broker/
COPY adapters/pom.xml adapters/
COPY clerk-emulator/pom.xml clerk-emulator/
COPY bootstrap/pom.xml bootstrap/
COPY benchmarks/pom.xml benchmarks/
COPY acceptance-tests/pom.xml acceptance-tests/
# Tests and formatting are the business of ./mvnw verify; test classes are compiled, because modules share some of them.
# The broker that tests start is not fetched. Without sources there is no start to prepare.
ENV MAVEN_ARGS="--batch-mode --no-transfer-progress --quiet -DskipTests -Dspotless.check.skip=true -Dmdep.skip=true"
RUN ./mvnw -Dexec.skip --projects bootstrap,clerk-emulator --also-make package

COPY . .
RUN ./mvnw --projects bootstrap,clerk-emulator --also-make clean package

# Of the emulator libraries, which change seldom, and classes are apart, so that a new image shares the layers of the last
# one. Of the service there is one jar, as everywhere; the cache of a start is larger, and new with each image.
RUN java -Djarmode=tools -jar clerk-emulator/target/clerk-emulator-*-exec.jar extract --layers \
      --application-filename clerk-emulator.jar --destination /out/clerk-emulator \
 && javac -d /out/health docker/HealthCheck.java \
 && javac -d /out/training docker/TrainingRun.java \
 && mkdir /out/data


FROM eclipse-temurin:25-jre AS clerk-emulator
WORKDIR /app
COPY --from=build /out/health/ /health/
# Keys and users outlive the container if a volume is mounted here.
COPY --from=build --chown=10001:10001 /out/data/ /data/
COPY --from=build /out/clerk-emulator/dependencies/ ./
COPY --from=build /out/clerk-emulator/application/ ./
# A number, so that Kubernetes can tell that it is not root.
USER 10001:10001
ENV CLERK_EMULATOR_ADDRESS=0.0.0.0 CLERK_EMULATOR_DATA=/data/clerk-emulator.json
EXPOSE 5100
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
    CMD ["java", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx16m", "-cp", "/health", "HealthCheck", \
         "/emulator/switches", "5100", "CLERK_EMULATOR_PORT"]
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=75", "-jar", "clerk-emulator.jar"]


FROM eclipse-temurin:25-jre AS user-service
WORKDIR /app
COPY --from=build /out/health/ /health/
COPY --from=build /src/bootstrap/target/user-service.jar /src/docker/java.options ./
# What the start needs is found out here, where JVM, jar and options are the ones that will run: else the JVM would not
# take it. See docs/adr/0025-the-image-starts-from-an-aot-cache.md.
COPY --from=build /out/training/ /training/
RUN java -cp /training TrainingRun @java.options
USER 10001:10001
# With an arena for each thread, what the compilers used for a moment stays in pieces that nobody can give back.
ENV MALLOC_ARENA_MAX=1
# 5001 is for operators: never publish it to the internet.
EXPOSE 5000 5001
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
    CMD ["java", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx16m", "-cp", "/health", "HealthCheck", \
         "/readyz", "5000", "SERVER_PORT", "PORT"]
ENTRYPOINT ["java", "@java.options", "-XX:AOTCache=user-service.aot", "-jar", "user-service.jar"]
