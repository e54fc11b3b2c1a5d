/** The pages lead somewhere: a relative link names a file or folder of the repository, its anchor a heading of the page. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The repository's own pages, relative to its root. */
const pages = [
  ...pagesIn('.'),
  ...pagesIn('docs', { recursive: true }),
  ...pagesIn('examples'),
  ...readdirSync(join(root, 'packages')).map((name) => `packages/${name}/README.md`),
];

function pagesIn(folder: string, { recursive = false } = {}): readonly string[] {
  return readdirSync(join(root, folder), { recursive, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(folder, name));
}

/** The targets of a page's links that stay within the repository; what stands in code is no link. */
function relativeLinks(page: string): readonly string[] {
  const prose = page.replace(/^```.*?^```/gms, '').replace(/`[^`\n]*`/g, '');
  return [...prose.matchAll(/\]\((?<target>[^)\s]+)\)/g)]
    .map(({ groups }) => groups?.['target'] ?? '')
    .filter((target) => !/^[a-z]+:/.test(target));
}

/** `## Options of check` → `options-of-check`, as code hosts make it. */
function anchorsOf(page: string): readonly string[] {
  return [...page.matchAll(/^#+ (?<title>.*)$/gm)].map(({ groups }) =>
    (groups?.['title'] ?? '').toLowerCase().replace(/[^\p{Letter}\p{Number} _-]/gu, '').replaceAll(' ', '-'));
}

function leadsSomewhere(link: string, page: string): boolean {
  const [path = '', anchor] = link.split('#');
  const target = path === '' ? join(root, page) : join(root, dirname(page), path);
  return existsSync(target) && (anchor === undefined || anchorsOf(readFileSync(target, 'utf8')).includes(anchor));
}

describe.each(pages)('%s', (page) => {
  it('has no broken link', () => {
    const links = relativeLinks(readFileSync(join(root, page), 'utf8'));
    expect(links.filter((link) => !leadsSomewhere(link, page))).toEqual([]);
  });
});

it('a link to a missing page or heading is found', () => {
  expect(['docs/missing.md', '#no-such-heading', 'docs/command.md#no-such-heading', 'docs/command.md#formats'].map((link) => leadsSomewhere(link, 'README.md')))
    .toEqual([false, false, false, true]);
});
