/** A step of the build: copies the rules' pages from docs/ into the package, so that it carries them once published. */
import { copyFileSync, mkdirSync } from 'node:fs';
import { RULE_DOCUMENTATION, RULE_IDS } from '@leakcheck/core';
import { PAGES_FOLDER } from './page.js';

const repository = new URL('../../../../', import.meta.url);

mkdirSync(PAGES_FOLDER, { recursive: true });
for (const id of RULE_IDS) {
  copyFileSync(new URL(RULE_DOCUMENTATION[id].page, repository), new URL(`${id}.md`, PAGES_FOLDER));
}
