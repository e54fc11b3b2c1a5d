import { PassThrough } from 'node:stream';
import { fileURLToPath } from 'node:url';
import type { CheckReport, CheckRequest } from '@leakcheck/checker';
import { surveyWithTypeScript } from '../src/check/checker.js';
import { run } from '../src/run.js';

/** What one run of the command did. */
export interface Outcome {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly requests: readonly CheckRequest[];
}

export interface Circumstances {
  readonly report: CheckReport | Error;
  readonly cwd?: string;
  readonly terminal?: boolean;
  readonly variables?: Readonly<Record<string, string>>;
}

/** Runs the command in this process, on a checker that answers with the given report or throws the given error. */
export async function runCommand(args: readonly string[], circumstances: Circumstances): Promise<Outcome> {
  const { report, cwd = fileURLToPath(new URL('.', import.meta.url)), terminal = false, variables = {} } = circumstances;
  const requests: CheckRequest[] = [];
  const stdout = new PassThrough({ encoding: 'utf8' });
  const stderr = new PassThrough({ encoding: 'utf8' });
  const exitCode = await run(args, {
    cwd,
    stdout: Object.assign(stdout, { isTTY: terminal }),
    stderr,
    variables,
    check: (request) => {
      requests.push(request);
      return report instanceof Error ? Promise.reject(report) : Promise.resolve(report);
    },
    survey: surveyWithTypeScript,
  });
  return { exitCode, stdout: written(stdout), stderr: written(stderr), requests };
}

function written(stream: PassThrough): string {
  // A stream with an encoding reads as one string of all that was written, or as null if that is nothing.
  return (stream.read() as string | null) ?? '';
}
