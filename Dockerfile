# Two images from one build, out of the sources alone:
#   docker build --target user-service -t campusg/user-service .
#   docker build --target clerk-emulator -t campusg/clerk-emulator .
# Nothing in here needs BuildKit. To pin the base images, pass their digests, for example
#   --build-arg JRE=eclipse-temurin:25-jre@sha256:...   (docker buildx imagetools inspect eclipse-temurin:25-jre)
ARG JDK=eclipse-temurin:25-jdk
ARG JRE=eclipse-temurin:25-jre

FROM $JDK AS build
WORKDIR /src

# A build without sources fetches Maven and nearly all libraries; this layer is rebuilt only when a POM changes.
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
COPY resilience-tests/pom.xml resilience-tests/
# Tests and formatting are checked by ./mvnw verify. Test classes are compiled, because modules share some of them. The
# broker of the tests is not fetched.
ENV MAVEN_ARGS="--batch-mode --no-transfer-progress --quiet -DskipTests -Dspotless.check.skip=true -Dmdep.skip=true"
RUN ./mvnw --projects bootstrap,clerk-emulator --also-make package

COPY . .
RUN ./mvnw --projects bootstrap,clerk-emulator --also-make clean package

# Libraries change less often than classes and are layers of their own, which a new image shares with the previous one.
RUN java -Djarmode=tools -jar bootstrap/target/user-service.jar extract --layers --destination /out/user-service \
 && java -Djarmode=tools -jar clerk-emulator/target/clerk-emulator-*-exec.jar extract --layers \
      --application-filename clerk-emulator.jar --destination /out/clerk-emulator \
 && javac -d /out/health docker/HealthCheck.java \
 && javac -d /out/training docker/TrainingRun.java \
 && mkdir /out/data


FROM $JRE AS clerk-emulator
WORKDIR /app
COPY --from=build /out/health/ /health/
# Mount a volume here to keep keys and users.
COPY --from=build --chown=10001:10001 /out/data/ /data/
COPY --from=build /out/clerk-emulator/dependencies/ ./
COPY --from=build /out/clerk-emulator/application/ ./
# Creates the AOT cache by a start and a request.
RUN set -e; java -XX:+UseSerialGC -XX:AOTCacheOutput=clerk-emulator.aot -jar clerk-emulator.jar & emulator=$!; \
    until java -cp /health HealthCheck /emulator/switches 5100; do kill -0 $emulator; done; \
    kill $emulator; wait $emulator || test -s clerk-emulator.aot
# A numeric user, so that Kubernetes can verify runAsNonRoot.
USER 10001:10001
ENV CLERK_EMULATOR_ADDRESS=0.0.0.0 CLERK_EMULATOR_DATA=/data/clerk-emulator.json
EXPOSE 5100
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
    CMD ["java", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx16m", "-cp", "/health", "HealthCheck", \
         "/emulator/switches", "5100", "CLERK_EMULATOR_PORT"]
# Without the optimizing compiler, the start takes three quarters of the time.
ENTRYPOINT ["java", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:MaxRAMPercentage=75", \
            "-XX:AOTCache=clerk-emulator.aot", "-jar", "clerk-emulator.jar"]


FROM $JRE AS user-service
WORKDIR /app
COPY --from=build /out/health/ /health/
COPY --from=build /out/user-service/dependencies/ ./
COPY --from=build /out/user-service/application/ ./
COPY --from=build /src/docker/java.options ./
# The JVM accepts an AOT cache only with the JVM, class path and options of the training run, so training runs in this
# stage. See ADR 25.
COPY --from=build /out/training/ /training/
RUN java -cp /training TrainingRun @java.options
USER 10001:10001
# With one arena per thread, memory that the JIT compilers free stays fragmented and is not returned to the system.
ENV MALLOC_ARENA_MAX=1
# Longer than the interval of the load balancer's readiness probe.
ENV CAMPUSG_SHUTDOWN_DRAIN=5s
# 5001 is the management port: never publish it to the internet. It answers while the service port is saturated.
EXPOSE 5000 5001
# Liveness: a restart does not repair the database.
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
    CMD ["java", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx16m", "-cp", "/health", "HealthCheck", \
         "/livez", "5001", "MANAGEMENT_SERVER_PORT"]
ENTRYPOINT ["java", "@java.options", "-XX:AOTCache=user-service.aot", "-jar", "user-service.jar"]
