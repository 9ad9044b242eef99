#!/bin/sh
# Has Spring work out ahead of time which beans the service has, with the ordinary settings, so that a start need not. What
# comes of it goes into user-service.jar; com.campusg.PreparedStart decides at each start whether it fits. Needs a JDK.
# Usage: docker/prepare-start.sh <folder with the service, freshly unpacked>
set -eu

cd "$1"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# The settings are checked and otherwise unused: nothing is started, nobody is called.
CLERK_ISSUER=https://clerk.invalid \
CLERK_WEBHOOK_SIGNING_SECRET=whsec_cHJlcGFyaW5nLW9ubHktcHJlcGFyaW5nLW9ubHk= \
SPRING_DATASOURCE_URL=jdbc:postgresql://nowhere.invalid/nowhere \
  java -Dspring.aot.repositories.enabled=false -Dspring.aot.jdbc.repositories.enabled=false -cp user-service.jar \
    org.springframework.boot.SpringApplicationAotProcessor com.campusg.CampusGApplication \
    "$work/sources" "$work/resources" "$work/classes" com.campusg user-service

find "$work/sources" -name '*.java' > "$work/list"
javac -nowarn -Xlint:none -proc:none -parameters -cp user-service.jar -d "$work/classes" "@$work/list"
jar --update --file user-service.jar -C "$work/classes" .
