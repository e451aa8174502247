# The service, and the simulator: the same image, another main class (see docker-compose.yml).

FROM maven:3.9-eclipse-temurin-25 AS build
WORKDIR /source
COPY . .
RUN --mount=type=cache,target=/root/.m2 mvn -B --no-transfer-progress -DskipTests package
RUN java -Djarmode=tools -jar target/switchback.jar extract --layers --destination /layers

FROM eclipse-temurin:25-jre
# The database of a rehearsal does not run as root, and neither does the service.
RUN groupadd --system --gid 10001 switchback \
 && useradd --system --uid 10001 --gid switchback --home-dir /app --shell /usr/sbin/nologin switchback \
 && install -d -o switchback -g switchback -m 0700 /state
WORKDIR /app
# What changes least comes first, so that a new version is a small layer.
COPY --from=build /layers/dependencies/ ./
COPY --from=build /layers/spring-boot-loader/ ./
COPY --from=build /layers/snapshot-dependencies/ ./
COPY --from=build /layers/application/ ./
USER 10001:10001
VOLUME /state
ENV SWITCHBACK_STATE_DIR=/state \
    SERVER_ADDRESS=0.0.0.0
EXPOSE 8080
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=60", "-XX:+ExitOnOutOfMemoryError", "--enable-native-access=ALL-UNNAMED", \
  "-Djdk.httpclient.allowRestrictedHeaders=content-length", "-Dsun.net.httpserver.nodelay=true", "-cp", "switchback.jar"]
CMD ["dev.switchback.Switchback"]
