import type { CheckReport, CheckRequest, Survey } from '@leakcheck/checker';
import { UsageError } from '../usage-error.js';

/**
 * Checks with the real checker, which is loaded here and not at the start: it brings the TypeScript compiler along,
 * and `leakcheck --help` should not wait for that.
 *
 * @throws UsageError for what the checker blames on the request or on the configuration
 */
export async function checkWithTypeScript(request: CheckRequest): Promise<CheckReport> {
  const { check, CheckError } = await import('@leakcheck/checker');
  try {
    return await check(request);
  } catch (error) {
    throw error instanceof CheckError ? new UsageError(error.message, { cause: error }) : error;
  }
}

/** Looks a project over, with the real checker. */
export async function surveyWithTypeScript(request: Pick<CheckRequest, 'cwd' | 'paths'>): Promise<Survey> {
  const { survey } = await import('@leakcheck/checker');
  return survey(request);
}
