import { WriteStream } from 'node:tty';
import { createSpinner } from 'nanospinner';
import type { Terminal } from '../environment.js';

/** Shows a spinner while `work` runs, where somebody watches: on a terminal and nowhere else. */
export async function withProgress<Result>(stream: Terminal, work: () => Promise<Result>): Promise<Result> {
  if (!(stream instanceof WriteStream) || !stream.isTTY) {
    return work();
  }
  const spinner = createSpinner('checking', { stream }).start();
  try {
    return await work();
  } finally {
    spinner.stop();
  }
}
