import { relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { discover } from '../src/discover.js';
import { temporaryTree } from './temporary-tree.js';

function names(folder: string, paths: readonly string[] = ['.']): readonly string[] {
  return discover(folder, paths).files.map((fileName) => relative(folder, fileName));
}

describe('discovery', () => {
  it('takes sources of every extension and leaves out declarations, minified files and skipped folders', () => {
    const folder = temporaryTree({
      'a.ts': '', 'b.tsx': '', 'c.mts': '', 'd.cts': '', 'e.js': '', 'f.jsx': '', 'g.mjs': '', 'h.cjs': '',
      'types.d.ts': '', 'types.test-d.ts': '', 'types.d.mts': '', 'x.min.js': '', 'README.md': '', 'data.json': '{}',
      'node_modules/pg/index.js': '', 'dist/a.js': '', 'build/a.js': '', 'coverage/a.js': '', '.git/hooks/a.js': '',
      'deep/er/node_modules/x.js': '', 'deep/er/i.ts': '',
    });
    expect(names(folder)).toEqual(['a.ts', 'b.tsx', 'c.mts', 'd.cts', 'deep/er/i.ts', 'e.js', 'f.jsx', 'g.mjs', 'h.cjs']);
  });

  it('honours .gitignore in nested folders, the inner over the outer', () => {
    const folder = temporaryTree({
      '.git/HEAD': '',
      '.gitignore': 'generated/\n*.gen.ts\n/top.ts\n',
      'top.ts': '',
      'a.gen.ts': '',
      'generated/x.ts': '',
      'src/top.ts': '',
      'src/.gitignore': '!keep.gen.ts\nlocal.ts\n',
      'src/keep.gen.ts': '',
      'src/other.gen.ts': '',
      'src/local.ts': '',
      'src/deep/local.ts': '',
      'local.ts': '',
    });
    expect(names(folder)).toEqual(['local.ts', 'src/keep.gen.ts', 'src/top.ts']);
    expect(names(folder, ['src'])).toEqual(['src/keep.gen.ts', 'src/top.ts']);
  });

  it('takes what is named even if it is ignored', () => {
    const folder = temporaryTree({ '.git/HEAD': '', '.gitignore': 'generated/\n', 'generated/x.ts': '', 'dist/y.js': '' });
    expect(names(folder, ['generated', 'dist/y.js'])).toEqual(['dist/y.js', 'generated/x.ts']);
  });

  it('takes overlapping, absolute and relative paths once', () => {
    const folder = temporaryTree({ 'src/a.ts': '', 'src/b/c.ts': '' });
    expect(names(folder, ['src', './src/b', `${folder}/src/a.ts`, 'src/b/c.ts'])).toEqual(['src/a.ts', 'src/b/c.ts']);
  });
});
