import type { PresetName, RuleId, Severity } from '@leakcheck/core';
import type { FailOn } from '../check/verdict.js';

/** What `leakcheck.config.js`, or the key `leakcheck` of package.json, may say; the command line beats it. */
export interface LeakcheckConfig {
  /** What to show; `recommended` unless told otherwise. */
  readonly preset?: PresetName | undefined;
  /** Rule → its severity in place of the preset's, or `off`. */
  readonly rules?: Readonly<Partial<Record<RuleId, Severity | 'off'>>> | undefined;
  /** The least severity that makes the exit code 1; `warning` unless told otherwise. */
  readonly failOn?: FailOn | undefined;
  /** Paths or globs of annotated declaration files, from the folder of the configuration. */
  readonly models?: readonly string[] | undefined;
}

/** Returns what it is given: an editor knows the keys of its argument. */
export function defineConfig(config: LeakcheckConfig): LeakcheckConfig {
  return config;
}
