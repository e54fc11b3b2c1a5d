import type { CheckReport, CheckRequest, Survey } from '@leakcheck/checker';

/** A stream that text is written to; `isTTY` is set where a person watches. */
export interface Terminal extends NodeJS.WritableStream {
  readonly isTTY?: boolean;
}

/** Everything the command takes from outside, so that tests can put their own in its place. */
export interface Environment {
  readonly cwd: string;
  readonly stdout: Terminal;
  readonly stderr: Terminal;
  readonly variables: Readonly<Record<string, string | undefined>>;
  /** Throws a UsageError for wrong configuration. */
  readonly check: (request: CheckRequest) => Promise<CheckReport>;
  readonly survey: (request: Pick<CheckRequest, 'cwd' | 'paths'>) => Promise<Survey>;
}
