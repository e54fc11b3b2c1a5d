import type { CheckReport } from '@leakcheck/checker';
import type { Finding, RuleId } from '@leakcheck/core';
import type { Colours } from '../colours.js';
import type { RuntimeEvidence } from '../companion/join.js';
import type { SourceReader } from './source.js';

/** What a format needs beside the report itself. */
export interface FormatContext {
  /** The folder that the report's paths are relative to. */
  readonly cwd: string;
  /** The version of leakcheck. */
  readonly version: string;
  /** Whether formats made for people end in a summary. */
  readonly summary: boolean;
  readonly colours: Colours;
  readonly readSource: SourceReader;
  readonly readRulePage: (id: RuleId) => string;
  /** What was seen of findings at run time; absent where no runtime report was given. */
  readonly evidence?: ReadonlyMap<Finding, RuntimeEvidence>;
}

/** Turns a report, already narrowed to what shall be shown, into text that ends in a line break. */
export type Formatter = (report: CheckReport, context: FormatContext) => string;
