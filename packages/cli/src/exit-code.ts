/** Of a check. 0: nothing to fail on; 1: findings; 2: wrong usage, wrong configuration or an internal error. */
export type ExitCode = 0 | 1 | 2;
