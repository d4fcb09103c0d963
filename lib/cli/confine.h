/* Before and after the files are open. */
#ifndef CONFINE_H
#define CONFINE_H

/* First act of main: descriptors 0-2 are open (a closed one becomes one that
 * fails), a file size limit is an error with a name and not a death. */
void confine_descriptors(void);

/* Once files are open: no core dump, no ptrace, no new privileges, so that no
 * customer's data leave the process by the back door. */
void confine(void);

#endif
