import { describe, expect, it } from 'vitest';
import { catalogueOf } from '@leakcheck/models';
import { CheckError, checkWithModels, type CheckEvent, type CheckReport } from '../src/index.js';
import { SAMPLE_MODELS } from './sample-models.js';
import { temporaryTree } from './temporary-tree.js';

const SAMPLES = catalogueOf(SAMPLE_MODELS);
const SOUND = `import { Pool } from 'pg'; export const pool = new Pool();\n`;

function checked(folder: string, paths: readonly string[] = ['.']): CheckReport {
  return checkWithModels({ cwd: folder, paths }, SAMPLES);
}

describe('a check', () => {
  it('counts what it read and what it parsed, and tells its steps', () => {
    const folder = temporaryTree({ 'a.ts': SOUND, 'b.ts': 'export {};\n// last line' });
    const events: CheckEvent[] = [];
    const report = checkWithModels(
      { cwd: folder, paths: ['.'], onProgress: (event) => events.push(event) },
      SAMPLES,
    );
    expect(report.problems).toEqual([]);
    expect(report.stats).toMatchObject({ files: 2, relevantFiles: 1, lines: 3 });
    expect(events).toEqual([
      { step: 'scan', files: 2 },
      { step: 'load', files: 1 },
      { step: 'analyse', files: 1 },
    ]);
  });

  it('finds nothing in an empty folder', () => {
    const report = checked(temporaryTree({ 'README.md': '' }));
    expect(report).toMatchObject({ findings: [], sites: [], problems: [], stats: { files: 0, relevantFiles: 0, lines: 0 } });
  });
});

describe('what goes wrong', () => {
  it('names a missing path and where it was looked for', () => {
    const folder = temporaryTree({ 'a.ts': SOUND });
    expect(() => checked(folder, ['a.ts', 'src/nowhere'])).toThrow(CheckError);
    expect(() => checked(folder, ['src/nowhere'])).toThrow(`Cannot check 'src/nowhere': no such file or folder in ${folder}`);
    expect(() => checked(folder, ['a.ts/below'])).toThrow(CheckError);
  });

  it('skips bytes that are not text and says at which byte', () => {
    const folder = temporaryTree({
      'nul.ts': Uint8Array.of(0x61, 0, 0x62, 0),
      'bytes.js': Uint8Array.of(0x61, 0x62, 0xc3, 0xa9, 0xff, 0x61),
      'cut.js': Uint8Array.of(0x61, 0xc3),
      'sound.ts': SOUND,
    });
    const { problems, stats } = checked(folder);
    expect(problems).toEqual([
      { file: 'bytes.js', line: 1, column: 1, message: 'is not text (byte 4); skipped' },
      { file: 'cut.js', line: 1, column: 1, message: 'is not text (byte 1); skipped' },
      { file: 'nul.ts', line: 1, column: 1, message: 'is not text (byte 1); skipped' },
    ]);
    expect(stats.relevantFiles).toBe(1);
  });

  it('reads UTF-16 and byte order marks, and lets a lone NUL in a long file pass', () => {
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(SOUND, 'utf16le')]);
    const folder = temporaryTree({ 'a.ts': utf16, 'b.ts': `\uFEFF${SOUND}`, 'c.ts': `${SOUND}// ${'x'.repeat(200)} \0` });
    expect(checked(folder)).toMatchObject({ problems: [], stats: { relevantFiles: 3 } });
  });

  it('tells where the syntax of a relevant file breaks, and of no other', () => {
    const folder = temporaryTree({
      'broken.ts': `${SOUND}const a = (;\n`,
      'elsewhere.ts': 'const b = (;',
      'flow.js': `import pg from 'pg'; export function f(pool: pg.Pool) {}`,
      'sound.ts': SOUND,
    });
    const { problems, stats } = checked(folder);
    expect(problems).toEqual([
      { file: 'broken.ts', line: 2, column: 12, message: 'syntax error: Expression expected.' },
    ]);
    expect(stats.relevantFiles).toBe(3);
  });

  it('goes on without a file that is nested deeper than the compiler can follow, and tells of it', () => {
    const folder = temporaryTree({
      'parsed.ts': `${SOUND}const a = ${'('.repeat(5000)}1${')'.repeat(5000)};`,
      'bound.ts': `${SOUND}const a = pool${'.end()'.repeat(5000)};`,
      'sound.ts': SOUND,
    });
    const { problems, stats } = checked(folder);
    const message = 'TypeScript cannot read it (Maximum call stack size exceeded); skipped';
    expect(problems).toEqual([{ file: 'bound.ts', line: 1, column: 1, message }, { file: 'parsed.ts', line: 1, column: 1, message }]);
    expect(stats).toMatchObject({ relevantFiles: 3, cut: 0, failed: 0 });
  });

  it('tells where a tsconfig.json breaks and goes on without its paths', () => {
    const folder = temporaryTree({
      'tsconfig.json': '{\n  "compilerOptions": { "paths": { "~/*": ["./src/*"] }\n',
      'src/a.ts': `${SOUND}import '~/b';`,
      'src/b.ts': '',
      'other/tsconfig.json': '{ "compilerOptions": { "paths": ["x"] } }',
      'other/c.ts': `import 'lodash';`,
    });
    const { problems, stats } = checked(folder);
    expect(problems).toEqual([
      {
        file: 'other/tsconfig.json',
        line: 1,
        column: 24,
        message: "Cannot be read, so its path mappings are ignored: 'paths' must be an object of arrays of strings.",
      },
      {
        file: 'tsconfig.json',
        line: 3,
        column: 1,
        message: "Cannot be read, so its path mappings are ignored: '}' expected.",
      },
    ]);
    expect(stats.relevantFiles).toBe(1);
  });

  it('tells of a tsconfig.json that breaks even where no import needs it', () => {
    const folder = temporaryTree({ 'tsconfig.json': '{ "compilerOptions": ', 'a.ts': SOUND });
    expect(checked(folder).problems).toMatchObject([{ file: 'tsconfig.json', line: 1 }]);
  });

  it('tells of a named file that is no source, too large or minified, and is silent about such files in a folder', () => {
    const long = `x = '${'1'.repeat(40_000)}';\n`;
    const folder = temporaryTree({ 'notes.md': '', 'bundle.js': 'x'.repeat(1024 * 1024 + 1), 'packed.js': long, 'table.js': `${long}${'// a row\n'.repeat(200)}` });
    expect(checked(folder).problems).toEqual([]);
    expect(checked(folder, ['notes.md', 'bundle.js', 'packed.js', 'table.js']).problems.map(({ file, message }) => `${file} ${message}`)).toEqual([
      'bundle.js is larger than 1024 KiB (1048577 bytes); skipped',
      'notes.md is not a TypeScript or JavaScript source file; skipped',
      'packed.js is minified; skipped',
    ]);
  });
});
