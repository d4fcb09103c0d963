/* What a command costs, measured from a process so small that its own memory
 * does not show (Linux hands the largest resident size on through exec).
 *
 *   measure RUNS COMMAND [ARGUMENT]...
 *
 * prints a line a run: seconds of wall clock, seconds of processor, peak
 * resident KiB, exit status (128 + n for signal n).  The command reads the
 * standard input given and writes nowhere. */
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>

extern char **environ;

static double
now(void)
{
	struct timespec t;

	(void)clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static double
seconds(struct timeval t)
{
	return (double)t.tv_sec + (double)t.tv_usec / 1e6;
}

static int
measure(char **command, const posix_spawn_file_actions_t *nowhere)
{
	struct rusage used;
	double begun = now();
	pid_t child;
	int status;

	if (posix_spawnp(&child, command[0], nowhere, NULL, command, environ))
		return -1;
	if (wait4(child, &status, 0, &used) != child)
		return -1;
	printf("%.6f %.6f %ld %d\n", now() - begun,
	    seconds(used.ru_utime) + seconds(used.ru_stime), used.ru_maxrss,
	    WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status));
	return 0;
}

int
main(int argc, char **argv)
{
	posix_spawn_file_actions_t nowhere;
	long runs = argc > 2 ? strtol(argv[1], NULL, 10) : 0;

	if (runs < 1) {
		(void)fputs(
		    "usage: measure RUNS COMMAND [ARGUMENT]...\n", stderr);
		return 2;
	}
	if (posix_spawn_file_actions_init(&nowhere) ||
	    posix_spawn_file_actions_addopen(
		&nowhere, 1, "/dev/null", O_WRONLY, 0))
		return 2;
	while (runs-- > 0)
		if (measure(argv + 2, &nowhere) != 0)
			return 2;
	posix_spawn_file_actions_destroy(&nowhere);
	return fflush(stdout) == 0 ? 0 : 2;
}
