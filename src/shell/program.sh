# Runs the program as a user gets it; read by the scripts that do, which set home, jdk and, for more
# than the program's own classes, more_classes.

# Runs class $3 by $1, with the JVM told $2 about what it learns or has learnt.
program() {
  by=$1
  learning=$2
  shift 2
  $by "$jdk/bin/java" "$learning" -Xlog:aot=off -Xlog:cds=off \
    --module-path "$home/target/lib/javafx" \
    --add-modules javafx.controls,javafx.fxml \
    --enable-native-access=javafx.graphics,ALL-UNNAMED \
    -Dprism.lcdtext=false \
    -Dliquibase.analytics.enabled=false \
    ${CROWFOOT_JAVA_OPTIONS:-} \
    -cp "$home/target/crowfoot.jar:$home/target/lib/*${more_classes:-}" \
    "$@"
}
