/** Chooses which of the files that a file imports, directly or not, belong into its program. */
import type { ModelledModules } from './modelled-modules.js';
import type { MentionTest } from './mentions.js';
import { declaredClasses, extendedClasses, haveCommonName } from './base-classes.js';
import { scanImports } from './import-scan.js';
import type { ModuleResolver } from './module-resolution.js';
import { mentionsDeferredLease } from './deferred-leases.js';
import { isNamedLikeSettings, type OptionMentionTest } from './option-mentions.js';
import { mentionsTag } from './own-tags.js';
import type { SourceHost } from './source-host.js';

/** Most files that the program of a single file takes in besides it; the nearest come first. */
export const MAX_NEIGHBOURS = 64;

export interface NeighbourRequest {
  readonly fileName: string;
  readonly text: string;
  readonly host: SourceHost;
  readonly resolve: ModuleResolver;
  readonly modules: ModelledModules;
  readonly mentions: MentionTest;
  readonly optionMentions: OptionMentionTest;
}

/**
 * Follows imports breadth-first and keeps the files that import a modelled package, seem to call a modelled method, have
 * tags of their own, lend connections in their own way, pass imports on (barrels), declare a class that the importing one
 * extends, or hold the options of what it makes.
 *
 * @returns texts by absolute file name, without the file itself.
 */
export function relevantNeighbours(request: NeighbourRequest): ReadonlyMap<string, string> {
  const { host, resolve, modules, mentions, optionMentions } = request;
  const neighbours = new Map<string, string>();
  const visited = new Set([request.fileName]);
  const queue = [{ fileName: request.fileName, imports: scanImports(request.text), extended: extendedClasses(request.text), makes: optionMentions.mentionsConstruction(request.text) }];
  for (const { fileName, imports, extended, makes } of queue) {
    for (const { specifier } of imports) {
      if (neighbours.size >= MAX_NEIGHBOURS) return neighbours;
      const target = resolve(specifier, fileName);
      if (target.kind !== 'file' || visited.has(target.fileName)) continue;
      visited.add(target.fileName);
      const text = host.readFile(target.fileName);
      if (text === undefined) continue;
      const scanned = scanImports(text);
      const isNamedSo = makes && isNamedLikeSettings(target.fileName);
      const isRelevant = isNamedSo || (makes && optionMentions.mentionsOptions(text)) ||
        scanned.some((mention) => mention.passedOn || modules.belongsToModelledPackage(mention.specifier) || resolve(mention.specifier, target.fileName).kind === 'model') ||
        mentions.mentionsMember(text) || mentionsTag(text) || mentionsDeferredLease(text) || haveCommonName(extended, declaredClasses(text));
      if (!isRelevant) continue;
      neighbours.set(target.fileName, text);
      queue.push({ fileName: target.fileName, imports: scanned, extended: extendedClasses(text), makes: isNamedSo || optionMentions.mentionsConstruction(text) });
    }
  }
  return neighbours;
}
