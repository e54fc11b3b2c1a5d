import { noDoubleRelease } from './no-double-release.js';
import { noUnreleasedConnection } from './no-unreleased-connection.js';
import type { ResourceRule } from './rule.js';

export { RULE_DOCUMENTATION, type RuleDocumentation } from './documentation.js';
export { applyPreset, PRESET_NAMES, PRESETS, type Preset, type PresetName } from './presets.js';
export type { RawFinding, ResourceRule, SolvedFunction } from './rule.js';
export { resourceOf } from './story.js';

/** The rules about resources, in the order of docs/rules. */
export const RESOURCE_RULES: readonly ResourceRule[] = [noUnreleasedConnection, noDoubleRelease];
