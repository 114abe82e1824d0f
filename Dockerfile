# Build: dependencies are resolved before the sources are copied, so that a change in a source does not fetch them again.
FROM maven:3.9-eclipse-temurin-21 AS build
WORKDIR /build
COPY pom.xml ./
COPY .mvn .mvn
RUN mvn -q -B -Dspotless.check.skip dependency:go-offline
COPY src src
RUN mvn -q -B -Dmaven.test.skip=true -Dspotless.check.skip package \
 && java -Djarmode=tools -jar target/segue.jar extract --layers --destination layers

# Run: libraries change rarely and make a layer of their own below the application.
FROM eclipse-temurin:21-jre
RUN useradd --system --uid 10001 --home-dir /segue --create-home segue
COPY --from=build /build/layers/dependencies/ /app/
COPY --from=build /build/layers/spring-boot-loader/ /app/
COPY --from=build /build/layers/snapshot-dependencies/ /app/
COPY --from=build /build/layers/application/ /app/
WORKDIR /segue
# Any user may be chosen when it is run, so any may write where it keeps its state.
RUN mkdir -p jobs input output .segue && chown -R segue /segue && chmod 1777 .segue output
USER segue
ENV SEGUE_JAVA_OPTS=""
ENTRYPOINT ["/bin/sh", "-c", "exec java -XX:+UseSerialGC -XX:MaxRAMPercentage=75 $SEGUE_JAVA_OPTS -Dsegue.project=/segue -jar /app/segue.jar \"$@\"", "segue"]
CMD ["--help"]
