#!/usr/bin/env bash
# com.messagebird:messagebird-api 6.2.2 on Java 17: one sendMessage, whose answer is lost, is two requests, although the SDK has no retry in it.
#
# One would guess: an SDK with no retry asks once and throws when the connection ends without an answer.
# What happens: the HTTP client of the JDK under it (HttpURLConnection) makes the POST again by itself, on a new connection too,
# and throws only when the second goes wrong. A service that had acted already sends two texts; the caller sees one error.
# The JVM's property sun.net.http.retryPost=false makes it one.
#
# Output seen:
#   GeneralException, requests 2
#   GeneralException, requests 1
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat >pom.xml <<'XML'
<project>
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId><artifactId>finding</artifactId><version>1</version>
  <dependencies>
    <dependency><groupId>com.messagebird</groupId><artifactId>messagebird-api</artifactId><version>6.2.2</version></dependency>
  </dependencies>
</project>
XML
mvn --quiet --batch-mode dependency:copy-dependencies -DoutputDirectory=lib >/dev/null
cat >Run.java <<'JAVA'
import com.messagebird.MessageBirdClient;
import com.messagebird.MessageBirdServiceImpl;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

public class Run {
  static final AtomicInteger requests = new AtomicInteger();

  public static void main(String[] args) throws Exception {
    var server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    var thread = new Thread(() -> { while (true) readAndClose(server); });
    thread.setDaemon(true);
    thread.start();
    var service = new MessageBirdServiceImpl("key", "http://127.0.0.1:" + server.getLocalPort());
    try {
      new MessageBirdClient(service).sendMessage("Shop", "Your code is 123456", List.of(new BigInteger("19195550112")));
    } catch (Exception error) {
      System.out.println(error.getClass().getSimpleName() + ", requests " + requests);
    }
  }

  /** Takes the whole request, then closes without an answer. */
  static void readAndClose(ServerSocket server) {
    try (var socket = server.accept()) {
      var text = new StringBuilder();
      while (text.indexOf("}") < 0) text.append((char) socket.getInputStream().read());
      requests.incrementAndGet();
    } catch (Exception error) {
      throw new RuntimeException(error);
    }
  }
}
JAVA
seen=$(java -cp 'lib/*' Run.java; java -Dsun.net.http.retryPost=false -cp 'lib/*' Run.java)
printf '%s\n' "$seen"
[[ $seen == $'GeneralException, requests 2\nGeneralException, requests 1' ]] || { echo 'it does something else now' >&2; exit 1; }
