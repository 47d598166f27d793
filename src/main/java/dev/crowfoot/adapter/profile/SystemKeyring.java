// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.profile;

import dev.crowfoot.adapter.Failure.ConnectionFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// The keyring through the tool that each system brings for it: `secret-tool` of libsecret on
/// Linux, `security` on macOS, the password vault through PowerShell on Windows. A password goes
/// through the tool's input, never through its arguments, which every program of the machine may
/// read.
///
/// The libraries for it bring a bus of their own or native code for each system; the tools are
/// there, and asked for one password at a time.
public final class SystemKeyring implements Keyring {
  private static final String SERVICE = "Crowfoot";

  /// Somebody may have to unlock the keyring first.
  private static final long PATIENCE_SECONDS = 120;

  private static final int MACOS_NOT_FOUND = 44;
  private static final int WINDOWS_NOT_FOUND = 44;

  private enum Machine {
    LINUX,
    MACOS,
    WINDOWS
  }

  private final Machine machine;
  private final Map<String, String> environment;

  /// @param systemName what Java calls the operating system
  /// @param environment the process's; its `PATH` says where the tool is
  public SystemKeyring(String systemName, Map<String, String> environment) {
    String name = systemName.toLowerCase(Locale.ROOT);
    this.machine =
        name.startsWith("mac")
            ? Machine.MACOS
            : name.startsWith("windows") ? Machine.WINDOWS : Machine.LINUX;
    this.environment = Map.copyOf(environment);
  }

  /// That of the machine this runs on.
  public static SystemKeyring ofMachine() {
    return new SystemKeyring(System.getProperty("os.name", ""), System.getenv());
  }

  @Override
  public Optional<String> absence() {
    return switch (machine) {
      case LINUX ->
          tool("secret-tool").isPresent()
              ? Optional.empty()
              : Optional.of(
                  "This machine has no keyring that can be used: `secret-tool` (of libsecret) is"
                      + " not installed.");
      case MACOS, WINDOWS -> Optional.empty();
    };
  }

  private Optional<Path> tool(String name) {
    for (String folder : environment.getOrDefault("PATH", "").split(":")) {
      Path tool = Path.of(folder).resolve(name);
      if (!folder.isEmpty() && Files.isExecutable(tool)) {
        return Optional.of(tool);
      }
    }
    return Optional.empty();
  }

  @Override
  public Optional<String> read(String account) {
    Ran ran =
        switch (machine) {
          case LINUX -> run("", linux(), "lookup", "service", SERVICE, "account", account);
          case MACOS ->
              run(
                  "",
                  "/usr/bin/security",
                  "find-generic-password",
                  "-s",
                  SERVICE,
                  "-a",
                  account,
                  "-w");
          case WINDOWS ->
              vault(
                  account,
                  "$c = $v.Retrieve('Crowfoot', $a); $c.RetrievePassword();"
                      + " [Console]::Out.Write($c.Password)");
        };
    if (ran.exit == 0) {
      return Optional.of(ran.out.strip()).filter(password -> !password.isEmpty());
    }
    if (isNotFound(ran)) {
      return Optional.empty();
    }
    throw refused(ran);
  }

  private boolean isNotFound(Ran ran) {
    return switch (machine) {
      case LINUX -> ran.exit == 1 && ran.err.isBlank();
      case MACOS -> ran.exit == MACOS_NOT_FOUND;
      case WINDOWS -> ran.exit == WINDOWS_NOT_FOUND;
    };
  }

  @Override
  public void write(String account, String password) {
    Ran ran =
        switch (machine) {
          case LINUX ->
              run(
                  password,
                  linux(),
                  "store",
                  "--label=Crowfoot: " + account,
                  "service",
                  SERVICE,
                  "account",
                  account);
          case MACOS ->
              run(
                  "add-generic-password -U -s \"%s\" -a \"%s\" -w \"%s\"\n"
                      .formatted(SERVICE, escaped(account), escaped(password)),
                  "/usr/bin/security",
                  "-i");
          case WINDOWS ->
              vault(
                  account + "\n" + password,
                  "$p = [Console]::In.ReadLine(); $v.Add((New-Object"
                      + " Windows.Security.Credentials.PasswordCredential('Crowfoot', $a, $p)))");
        };
    if (ran.exit != 0) {
      throw refused(ran);
    }
  }

  @Override
  public void remove(String account) {
    Ran ran =
        switch (machine) {
          case LINUX -> run("", linux(), "clear", "service", SERVICE, "account", account);
          case MACOS ->
              run("", "/usr/bin/security", "delete-generic-password", "-s", SERVICE, "-a", account);
          case WINDOWS -> vault(account, "$v.Remove($v.Retrieve('Crowfoot', $a))");
        };
    if (ran.exit != 0 && !isNotFound(ran)) {
      throw refused(ran);
    }
  }

  private String linux() {
    return tool("secret-tool")
        .map(Path::toString)
        .orElseThrow(() -> new ConnectionFailure(absence().orElse("")));
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"");
  }

  private Ran vault(String input, String script) {
    return run(
        input + "\n",
        "powershell.exe",
        "-NoProfile",
        "-NonInteractive",
        "-Command",
        "[void][Windows.Security.Credentials.PasswordVault,Windows.Security.Credentials,ContentType=WindowsRuntime];"
            + " $v = New-Object Windows.Security.Credentials.PasswordVault;"
            + " $a = [Console]::In.ReadLine(); try { "
            + script
            + " } catch { if ($_.Exception.HResult -eq -2147023728) { exit 44 }; exit 1 }");
  }

  private record Ran(int exit, String out, String err) {}

  private Ran run(String input, String... command) {
    ProcessBuilder builder = new ProcessBuilder(List.of(command));
    builder.environment().putAll(environment);
    try {
      Process process = builder.start();
      CompletableFuture<String> out = text(process.getInputStream());
      CompletableFuture<String> err = text(process.getErrorStream());
      try (var stdin = process.getOutputStream()) {
        stdin.write(input.getBytes(StandardCharsets.UTF_8));
      }
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new ConnectionFailure(
            "The system's keyring does not answer. Unlock it, and connect again.");
      }
      return new Ran(process.exitValue(), out.join(), err.join());
    } catch (IOException e) {
      throw new ConnectionFailure(
          "The system's keyring cannot be used: its tool does not run. Keep the password in a"
              + " variable of `.env`, or have it asked for each time.",
          String.valueOf(e.getMessage()),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ConnectionFailure("Connecting was stopped.", "", e);
    }
  }

  private static CompletableFuture<String> text(java.io.InputStream stream) {
    return CompletableFuture.supplyAsync(
        () -> {
          try (stream) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
          } catch (IOException _) {
            return ""; // the tool has ended
          }
        },
        Thread::startVirtualThread);
  }

  private ConnectionFailure refused(Ran ran) {
    return new ConnectionFailure(
        "The system's keyring refused. Unlock it, keep the password in a variable of `.env`, or have"
            + " it asked for each time.",
        ran.err.strip(),
        new IOException("exit code " + ran.exit));
  }
}
