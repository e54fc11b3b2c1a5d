import picocolors from 'picocolors';
import type { FormatContext } from '../../src/formats/index.js';
import { createSource } from '../../src/formats/source.js';
import { SOURCE } from '../sample-report.js';

/** A context in which src/users.ts of the sample report is the only file there is. */
export function formatContext(parts: Partial<FormatContext> = {}): FormatContext {
  return {
    cwd: '/home/ann/shop',
    version: '1.2.3',
    summary: true,
    colours: picocolors.createColors(false),
    readSource: (file) => (file === 'src/users.ts' ? createSource(SOURCE) : undefined),
    readRulePage: (id) => `# ${id}\n`,
    ...parts,
  };
}
