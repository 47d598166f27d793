// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.liquibase;

import java.util.logging.Level;
import liquibase.AbstractExtensibleObject;
import liquibase.logging.Logger;
import liquibase.logging.core.AbstractLogService;
import liquibase.logging.core.AbstractLogger;
import liquibase.ui.InputHandler;
import liquibase.ui.UIService;
import org.jspecify.annotations.Nullable;

/// What Liquibase talks to instead of the console.
final class Silence {
  private Silence() {}

  static final class Log extends AbstractLogService {
    @Override
    public int getPriority() {
      return PRIORITY_SPECIALIZED;
    }

    @Override
    @SuppressWarnings("rawtypes") // the interface's own signature
    public Logger getLog(Class clazz) {
      return new Quiet();
    }
  }

  @SuppressWarnings("try") // nothing of it needs closing
  private static final class Quiet extends AbstractLogger {
    @Override
    public void log(Level level, @Nullable String message, @Nullable Throwable e) {
      // said by failures
    }
  }

  static final class Ui extends AbstractExtensibleObject implements UIService {
    @Override
    public int getPriority() {
      return PRIORITY_SPECIALIZED;
    }

    @Override
    public void sendMessage(String message) {
      // said by failures
    }

    @Override
    public void sendErrorMessage(String message) {
      // said by failures
    }

    @Override
    public void sendErrorMessage(String message, Throwable exception) {
      // said by failures
    }

    @Override
    public <T> @Nullable T prompt(
        String prompt, @Nullable T valueIfNoEntry, InputHandler<T> inputHandler, Class<T> type) {
      return valueIfNoEntry;
    }

    @Override
    public void setAllowPrompt(boolean allowPrompt) {
      // nobody is asked
    }

    @Override
    public boolean getAllowPrompt() {
      return false;
    }
  }
}
