/// SSH, by Apache MINA SSHD: the way to database servers that only another machine reaches.
@NullMarked
package dev.crowfoot.adapter.ssh;

import org.jspecify.annotations.NullMarked;
